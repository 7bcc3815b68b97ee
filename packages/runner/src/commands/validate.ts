import { formatProblem, type Problem, parseScenario } from '@plenary/engine';
import { EXIT, UsageError } from '../exit.ts';
import { readInputFile } from '../files/input-file.ts';
import type { Output } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { json } from './flags.ts';

/** What became of one file. */
interface Verdict {
  readonly file: string;
  readonly valid: boolean;
  readonly title: string | null;
  /** Why the file could not be read at all, or null. */
  readonly unreadable: string | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly variants: readonly string[];
}

export const validate = defineCommand({
  examples: [
    ['validate scenarios/*.yaml', 'check all scenarios, with all their variants'],
    ['validate my-talks.yaml --json', 'the problems as data, for an editor or a script'],
  ],
  positionals: { files: { type: 'string', array: true, demandOption: true, describe: 'Scenario files' } },
  flags: { json },
  async run({ files, json }, { results }) {
    const verdicts: Verdict[] = [];
    for (const file of files) {
      const verdict = await verdictOn(file);
      verdicts.push(verdict);
      if (json !== true) tell(verdict, results);
    }
    if (json)
      results.raw(
        `${JSON.stringify({ format: 'plenary.validation/1', valid: verdicts.every(({ valid }) => valid), files: verdicts }, null, 2)}\n`,
      );
    else if (files.length > 1) results.line(summary(verdicts));
    return verdicts.every(({ valid }) => valid) ? EXIT.done : EXIT.usage;
  },
});

async function verdictOn(file: string): Promise<Verdict> {
  const nothing = { file, valid: false, title: null, unreadable: null, problems: [], warnings: [], variants: [] };
  try {
    const { model, problems, warnings, variants } = parseScenario(await readInputFile(file, 'scenario'), { file });
    return {
      ...nothing,
      valid: problems.length === 0,
      title: model?.title ?? null,
      problems,
      warnings,
      variants: variants.map(({ name }) => name),
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { ...nothing, unreadable: error.message };
  }
}

function tell({ file, valid, title, unreadable, problems, warnings, variants }: Verdict, { line, style }: Output): void {
  if (unreadable !== null) line(`${style.bad('error')} ${unreadable}`);
  for (const problem of problems) line(`${style.bad('error')} ${formatProblem(problem)}`);
  for (const warning of warnings) line(`${style.warning('warning')} ${formatProblem(warning)}`);
  if (!valid) return;
  const more = variants.length === 0 ? '' : `, with ${counted(variants.length, 'variant')}`;
  line(`${style.good('valid')} ${file}: ${title ?? ''}${more}`);
}

function summary(verdicts: readonly Verdict[]): string {
  const bad = verdicts.filter(({ valid }) => !valid).length;
  return bad === 0 ? `All ${verdicts.length} files are valid.` : `${bad} of ${verdicts.length} files cannot be used.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
