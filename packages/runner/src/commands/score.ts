import { createForecast, scoreForecast } from '@plenary/engine';
import { playBatch } from '../batch/batch.ts';
import { EXIT, UsageError } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { scoreLines } from '../reports/score.ts';
import { defineCommand } from './command.ts';
import { DEFAULT_RUNS, DEFAULT_WORKERS, json, runs, seed, variant, workers } from './flags.ts';

export const score = defineCommand({
  examples: [
    ['score scenarios/vancouver-2018.yaml', 'Brier and logarithmic scores, beside those of the base rates'],
    ['score scenarios/vancouver-2018.yaml --json', 'the scores as data'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario; its outcomes say what happened' } },
  flags: { runs, seed, variant, workers, json },
  async run({ file, runs, seed, variant, workers, json }, terminal) {
    const { results, talk } = terminal;
    const model = await readScenarioFile(file, variant, talk);
    if (model.outcomes.every(({ happened }) => happened === null)) {
      throw new UsageError(`${file}: expected outcomes that say what happened, got none. Add happened: true or happened: false to each.`);
    }
    const usedSeed = seed ?? model.seed;
    const { tally, interrupted } = await playBatch(
      { model, seed: usedSeed, until: runs ?? DEFAULT_RUNS, workers: workers ?? DEFAULT_WORKERS },
      terminal,
    );
    if (interrupted) {
      talk.line(`Interrupted after ${tally.runs} of ${runs ?? DEFAULT_RUNS} runs.`);
      return EXIT.interrupted;
    }
    const result = scoreForecast(model, createForecast(tally, { seed: usedSeed }));
    if (json === true) results.raw(`${JSON.stringify(result, null, 2)}\n`);
    else for (const line of scoreLines(result, results)) results.line(line);
    return EXIT.done;
  },
});
