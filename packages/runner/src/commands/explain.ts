import { createReference, runReference, transcribe } from '@plenary/engine';
import { EXIT } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { transcriptLines } from '../reports/transcript.ts';
import { defineCommand } from './command.ts';
import { json, seed, variant, wholeNumber } from './flags.ts';

export const explain = defineCommand({
  examples: [
    ['explain scenarios/vancouver-2018.yaml --run 17', 'run 17 as it was played by plenary run'],
    ['explain scenarios/vancouver-2018.yaml --run 17 --full', 'with every appeal, guard and draw'],
    ['explain scenarios/vancouver-2018.yaml --run 17 --json', 'its causes as data'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    run: { type: 'string', requiresArg: true, default: '0', coerce: wholeNumber('run', 0, 0xffff_ffff), describe: 'The number of the run' },
    seed,
    variant,
    full: { type: 'boolean', describe: 'Tell every turn, with every appeal, guard and draw' },
    json,
  },
  async run({ file, run, seed, variant, full, json }, { results, talk }) {
    const model = await readScenarioFile(file, variant, talk);
    const usedSeed = seed ?? model.seed;
    const { records, outcome, rounds } = runReference(createReference(model), { seed: usedSeed, run });
    const transcript = transcribe(model, records, { detail: full === true ? 'full' : 'story' });
    if (json === true) {
      const explanation = {
        format: 'plenary.explanation/1',
        title: model.title,
        variant: model.variant,
        seed: usedSeed,
        run,
        rounds,
        outcome,
        transcript,
        records,
      };
      results.raw(`${JSON.stringify(explanation, null, 2)}\n`);
    } else {
      for (const line of transcriptLines({ transcript, seed: usedSeed, run, variant: model.variant, output: results })) results.line(line);
    }
    return EXIT.done;
  },
});
