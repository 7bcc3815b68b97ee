import { DEFAULT_LIMIT, exportPrism, type PrismExport } from '@plenary/engine';
import { EXIT, UsageError } from '../exit.ts';
import { checkModelFiles, writeModelFiles } from '../files/model-files.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { createProgress } from '../terminal/progress.ts';
import { defineCommand } from './command.ts';
import { json, variant, wholeNumber } from './flags.ts';

const TARGETS = ['prism'] as const;
type Target = (typeof TARGETS)[number];

export const exportModel = defineCommand({
  examples: [
    ['export scenarios/first-summit.yaml --to prism --out talks.prism', 'write talks.prism, and questions to it into talks.props'],
    ['export scenarios/first-summit.yaml --to prism > talks.prism', 'the model alone'],
    ['export scenarios/first-summit.yaml --to prism --properties', 'the questions alone'],
  ],
  positionals: { file: { type: 'string', demandOption: true, describe: 'The scenario' } },
  flags: {
    to: { choices: TARGETS, default: 'prism' as Target, requiresArg: true, describe: 'What to write: prism for PRISM and Storm' },
    variant,
    limit: {
      type: 'string',
      requiresArg: true,
      coerce: wholeNumber('limit', 1, 100_000_000),
      describe: `How many states the model may have [default: ${DEFAULT_LIMIT}]`,
    },
    out: { type: 'string', requiresArg: true, describe: 'The file to write the model to; its properties go beside it, as .props' },
    force: { type: 'boolean', describe: 'Replace files that exist' },
    properties: { type: 'boolean', describe: 'Print the properties instead of the model' },
    json,
  },
  async run({ file, variant, limit, out, force, properties, json }, terminal) {
    const { results, talk } = terminal;
    if (out !== undefined && properties === true)
      throw new UsageError('expected --out or --properties, got both. --out writes the properties beside the model.');
    if (force === true && out === undefined)
      throw new UsageError('--force: expected it with --out FILE, got it alone. Say which file to write.');
    const model = await readScenarioFile(file, variant, talk);
    if (out !== undefined) await checkModelFiles(out, force === true);
    const progress = createProgress(talk, 'Exporting', terminal.now);
    const exported = exportPrism(model, {
      limit: limit ?? DEFAULT_LIMIT,
      onRound: (round) => progress.update(round, model.rounds),
    });
    progress.end();
    if (!exported.complete) throw new UsageError(tooLargeText(exported, file));
    if (out !== undefined) {
      const { modelFile, propertiesFile } = await writeModelFiles(out, exported);
      talk.line(`Model: ${modelFile}, with ${exported.states} states and ${exported.transitions} transitions`);
      talk.line(`Properties: ${propertiesFile}`);
    }
    if (json === true) results.raw(`${JSON.stringify(exported, null, 2)}\n`);
    else if (out === undefined) results.raw(properties === true ? exported.properties : exported.model);
    return EXIT.done;
  },
});

function tooLargeText({ limit }: PrismExport, file: string): string {
  return (
    `${file}: expected a model of at most ${limit} states, got more. ` +
    `Raise --limit, lower the scenario's rounds, or sample instead: plenary run ${file}`
  );
}
