import { createForecast } from '@plenary/engine';
import { playBatch } from '../batch/batch.ts';
import { EXIT } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { runReport } from '../reports/run-report.ts';
import { defineCommand } from './command.ts';
import { confidence, json, runs, seed, variant } from './flags.ts';

export const run = defineCommand({
  examples: [
    ['run scenarios/vancouver-2018.yaml', 'the forecast, from 10,000 runs'],
    ['run scenarios/vancouver-2018.yaml --variant without-leak --runs 50000', 'what would change it'],
    ['run scenarios/vancouver-2018.yaml --json > forecast.json', 'the forecast as data'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: { runs, seed, variant, confidence, json },
  async run({ file, runs, seed, variant, confidence, json }, terminal) {
    const { results, talk } = terminal;
    const model = await readScenarioFile(file, variant, talk);
    const usedSeed = seed ?? model.seed;
    const { tally, examples, interrupted } = await playBatch({ model, seed: usedSeed, runs }, terminal);
    if (interrupted) {
      talk.line(`Interrupted after ${tally.runs} of ${runs} runs; --runs ${tally.runs} gives the same numbers.`);
      if (tally.runs === 0) return EXIT.interrupted;
    }
    const forecast = createForecast(tally, { confidence, seed: usedSeed });
    if (json) results.raw(`${JSON.stringify(forecast, null, 2)}\n`);
    else for (const line of runReport({ forecast, model, examples, output: results })) results.line(line);
    return interrupted ? EXIT.interrupted : EXIT.done;
  },
});
