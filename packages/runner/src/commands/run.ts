import { createForecast, type LookPlan, planLooks } from '@plenary/engine';
import { playBatch } from '../batch/batch.ts';
import { EXIT, UsageError } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { runReport } from '../reports/run-report.ts';
import { defineCommand } from './command.ts';
import { confidence, DEFAULT_RUNS, DEFAULT_WORKERS, json, runs, seed, share, variant, workers } from './flags.ts';

export const run = defineCommand({
  examples: [
    ['run scenarios/vancouver-2018.yaml', 'the forecast, from 10,000 runs'],
    ['run scenarios/vancouver-2018.yaml --variant without-leak', 'what would change it'],
    ['run scenarios/first-summit.yaml --within 0.5%', 'as many runs as it takes to know every outcome to within half a point'],
    ['run scenarios/vancouver-2018.yaml --json > forecast.json', 'the forecast as data'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    runs,
    within: {
      type: 'string',
      requiresArg: true,
      coerce: share('within'),
      describe: 'Play until every outcome is known to within this, such as 0.5%',
    },
    seed,
    variant,
    confidence,
    workers,
    json,
  },
  async run({ file, runs, within, seed, variant, confidence, workers, json }, terminal) {
    if (runs !== undefined && within !== undefined) throw new UsageError('expected --runs or --within, got both. Leave one out.');
    const plan = within === undefined ? null : lookPlan(within, confidence);
    const { results, talk } = terminal;
    const model = await readScenarioFile(file, variant, talk);
    const usedSeed = seed ?? model.seed;
    const { tally, examples, interrupted } = await playBatch(
      { model, seed: usedSeed, until: plan ?? runs ?? DEFAULT_RUNS, workers: workers ?? DEFAULT_WORKERS },
      terminal,
    );
    if (interrupted) {
      talk.line(`Interrupted after ${tally.runs} runs; --runs ${tally.runs} gives the same numbers.`);
      if (tally.runs === 0) return EXIT.interrupted;
    }
    const forecast = createForecast(tally, { confidence, seed: usedSeed });
    if (json === true) {
      const outcomes = forecast.outcomes.map((outcome, index) => ({ ...outcome, example: examples[index] ?? null }));
      results.raw(`${JSON.stringify({ ...forecast, outcomes, precision: plan }, null, 2)}\n`);
    } else
      for (const line of runReport({ forecast, model, examples, precision: interrupted ? null : plan, output: results }))
        results.line(line);
    return interrupted ? EXIT.interrupted : EXIT.done;
  },
});

function lookPlan(halfWidth: number, confidence: number): LookPlan {
  try {
    return planLooks({ halfWidth, confidence });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--within: ${error.message}`) : error;
  }
}
