import { type Comparison, createComparison, type Model } from '@plenary/engine';
import { playPairs } from '../batch/pairs.ts';
import { EXIT, UsageError } from '../exit.ts';
import { digestOf } from '../files/digest.ts';
import { checkReportTargets, writeReport } from '../files/report-targets.ts';
import { readScenarioText, type ScenarioText } from '../files/scenario-file.ts';
import { version } from '../files/version.ts';
import { comparisonLines, sideNames } from '../reports/comparison.ts';
import { confidenceText } from '../reports/confidence.ts';
import { commandLine } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { confidence, DEFAULT_RUNS, figures, html, json, runs, seed } from './flags.ts';

export const compare = defineCommand({
  examples: [
    ['compare scenarios/first-summit.yaml --variant without-raids', 'what a variant changes in the scenario'],
    ['compare scenarios/first-summit.yaml --variant without-raids --variant without-envoy', 'one variant against another'],
    ['compare scenarios/vancouver-2018.yaml --variant without-leak --html leak.html', 'as a page with pictures, to send'],
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
    html,
    figures,
    json,
  },
  async run({ files, variant, runs, seed, confidence, html, figures, json }, terminal) {
    const { results, talk } = terminal;
    const sides = await readSides(files, variant ?? [], talk);
    await checkReportTargets({ html, figures });
    const [base, other] = [sides[0].model, sides[1].model];
    if (!haveCommon(base, other)) throw new UsageError(nothingCommonText(files));
    const usedSeed = seed ?? base.seed;
    const wanted = runs ?? DEFAULT_RUNS;
    const { tally, played, interrupted } = await playPairs({ base, other, seed: usedSeed, runs: wanted }, terminal);
    if (interrupted) {
      talk.line(`Interrupted after ${played} of ${wanted} runs; --runs ${played} gives the same numbers.`);
      if (played === 0) return EXIT.interrupted;
    }
    const comparison = createComparison(tally, confidence, usedSeed);
    const names = sideNames(comparison, files);
    if (json === true) results.raw(`${JSON.stringify(comparison, null, 2)}\n`);
    else for (const line of comparisonLines(comparison, names, results)) results.line(line);
    await writeReport(
      { html, figures },
      async () => {
        const { comparisonPage } = await import('../html/comparison-page.ts');
        const origins = files.map((name, index) => ({ name, digest: digestOf(sides[index]?.text ?? '') }));
        return comparisonPage(comparison, [sides[0].variantTitle ?? names[0], sides[1].variantTitle ?? names[1]], {
          version: version(),
          command: replayLine(comparison, files),
          files: origins,
        });
      },
      talk,
    );
    return interrupted ? EXIT.interrupted : EXIT.done;
  },
});

/** Whether the two know anything by one name, by which they could be compared. */
function haveCommon(base: Model, other: Model): boolean {
  return (['outcomes', 'measures', 'actors'] as const).some((section) => {
    const known = new Set(other[section].map(({ name }) => name));
    return base[section].some(({ name }) => known.has(name));
  });
}

function nothingCommonText(files: readonly string[]): string {
  return (
    `${files.join(' and ')}: expected an outcome, a measure or an actor that both sides know by one name, got none. ` +
    'Give what is to be compared the same name in both.'
  );
}

/** The command that gives these numbers again. */
function replayLine({ base, other, pairs, seed, confidence }: Comparison, files: readonly string[]): string {
  const variants = [base.variant, other.variant].flatMap((variant) => (variant === null ? [] : ['--variant', variant]));
  const sure = confidenceText(confidence, 6);
  return commandLine('npx', 'plenary', 'compare', ...files, ...variants, '--runs', String(pairs), '--seed', seed, '--confidence', sure);
}

async function readSides(
  files: readonly string[],
  variants: readonly string[],
  talk: Output,
): Promise<readonly [ScenarioText, ScenarioText]> {
  const [file = '', second, third] = files;
  if (third !== undefined) throw new UsageError(`expected one file or two, got ${files.length}.`);
  if (second !== undefined) {
    if (variants.length > 0) throw new UsageError('expected two files or --variant, got both. Give one file with its variants.');
    return [await readScenarioText(file, undefined, talk), await readScenarioText(second, undefined, talk)];
  }
  const [one, two, more] = variants;
  if (one === undefined) throw new UsageError('expected two files, or one with --variant, got one file. Say what to compare it with.');
  if (more !== undefined) throw new UsageError(`--variant: expected it once or twice, got it ${variants.length} times.`);
  return two === undefined
    ? [await readScenarioText(file, undefined, talk), await readScenarioText(file, one, talk)]
    : [await readScenarioText(file, one, talk), await readScenarioText(file, two, talk)];
}
