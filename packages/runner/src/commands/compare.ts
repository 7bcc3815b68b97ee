import { createComparison, type Model } from '@plenary/engine';
import { playPairs } from '../batch/pairs.ts';
import { EXIT, UsageError } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { comparisonLines } from '../reports/comparison.ts';
import type { Output } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { confidence, DEFAULT_RUNS, json, runs, seed } from './flags.ts';

export const compare = defineCommand({
  examples: [
    ['compare scenarios/first-summit.yaml --variant without-raids', 'what a variant changes in the scenario'],
    ['compare scenarios/first-summit.yaml --variant without-raids --variant without-envoy', 'one variant against another'],
    ['compare mine.yaml theirs.yaml --runs 50000 --json', 'two files, as data'],
  ],
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'The scenario, or two' } },
  flags: {
    variant: {
      type: 'string',
      array: true,
      nargs: 1,
      requiresArg: true,
      describe: 'Compare this variant with the scenario, or two of them with each other',
    },
    runs,
    seed,
    confidence,
    json,
  },
  async run({ files, variant, runs, seed, confidence, json }, terminal) {
    const { results, talk } = terminal;
    const [base, other] = await readSides(files, variant ?? [], talk);
    const usedSeed = seed ?? base.seed;
    const wanted = runs ?? DEFAULT_RUNS;
    const { tally, played, interrupted } = await playPairs({ base, other, seed: usedSeed, runs: wanted }, terminal);
    if (interrupted) {
      talk.line(`Interrupted after ${played} of ${wanted} runs; --runs ${played} gives the same numbers.`);
      if (played === 0) return EXIT.interrupted;
    }
    const comparison = createComparison(tally, confidence, usedSeed);
    if (json === true) results.raw(`${JSON.stringify(comparison, null, 2)}\n`);
    else for (const line of comparisonLines(comparison, results)) results.line(line);
    return interrupted ? EXIT.interrupted : EXIT.done;
  },
});

async function readSides(files: readonly string[], variants: readonly string[], talk: Output): Promise<readonly [Model, Model]> {
  const [file = '', second, third] = files;
  if (third !== undefined) throw new UsageError(`expected one file or two, got ${files.length}.`);
  if (second !== undefined) {
    if (variants.length > 0) throw new UsageError('expected two files or --variant, got both. Give one file with its variants.');
    return [await readScenarioFile(file, undefined, talk), await readScenarioFile(second, undefined, talk)];
  }
  const [one, two, more] = variants;
  if (one === undefined) throw new UsageError('expected two files, or one with --variant, got one file. Say what to compare it with.');
  if (more !== undefined) throw new UsageError(`--variant: expected it once or twice, got it ${variants.length} times.`);
  return two === undefined
    ? [await readScenarioFile(file, undefined, talk), await readScenarioFile(file, one, talk)]
    : [await readScenarioFile(file, one, talk), await readScenarioFile(file, two, talk)];
}
