import { callRecruits } from '../batch/crew.ts';
import { UsageError } from '../exit.ts';
import { defineCommand } from './command.ts';
import { confidence, DEFAULT_WORKERS, figures, html, json, runs, seed, share, variant, workers } from './flags.ts';

/** So many runs are worth several workers in most scenarios, and the workers' time to start. */
const MANY_RUNS = 30_000;

export const run = defineCommand({
  examples: [
    ['run scenarios/vancouver-2018.yaml', 'the forecast, from 10,000 runs'],
    ['run scenarios/vancouver-2018.yaml --variant without-leak', 'what would change it'],
    ['run scenarios/first-summit.yaml --within 0.5%', 'as many runs as it takes to know every outcome to within half a point'],
    ['run scenarios/vancouver-2018.yaml --rare war --levels tension', 'the probability of a rare outcome, by importance splitting'],
    ['run scenarios/vancouver-2018.yaml --html vancouver.html', 'the forecast as a page with pictures, to send'],
    ['run scenarios/vancouver-2018.yaml --json > forecast.json', 'the forecast as data'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    runs,
    within: {
      type: 'string',
      requiresArg: true,
      coerce: share('within', 0.5, '0.01 or 1%'),
      describe: 'Play until every outcome is known to within this, such as 0.5%',
    },
    seed,
    variant,
    confidence,
    rare: {
      type: 'string',
      requiresArg: true,
      describe: 'Estimate only the probability of this outcome, however small, by importance splitting',
    },
    levels: {
      type: 'string',
      requiresArg: true,
      describe: 'With --rare: the number to take levels of, such as tension [default: how near the outcome is]',
    },
    workers,
    html,
    figures,
    json,
  },
  async run(options, terminal) {
    const { runs, within, rare, levels, workers = DEFAULT_WORKERS, html, figures } = options;
    if (runs !== undefined && within !== undefined) throw new UsageError('expected --runs or --within, got both. Leave one out.');
    if (rare !== undefined && within !== undefined) throw new UsageError('expected --rare or --within, got both. Leave one out.');
    if (rare !== undefined && (html !== undefined || figures !== undefined))
      throw new UsageError('expected --rare or a report (--html, --figures), got both. Leave one out.');
    if (rare === undefined && levels !== undefined)
      throw new UsageError('--levels: expected it with --rare OUTCOME, got it alone. Say which outcome is rare.');
    const many = rare === undefined && runs !== undefined && runs >= MANY_RUNS;
    const recruits = many && workers > 1 ? callRecruits(workers - 1) : null;
    try {
      // Loaded only now, while the workers load it too.
      const { runForecast } = await import('./run-forecast.ts');
      return await runForecast({ ...options, workers, recruits }, terminal);
    } finally {
      await recruits?.dismiss();
    }
  },
});
