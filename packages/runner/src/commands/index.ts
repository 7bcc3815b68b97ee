import type { AnyCommand } from './command.ts';

/** A line in the table of commands. The module is loaded only when the command is used. */
export interface CommandEntry {
  /** As yargs wants it: the name and its positional arguments. */
  readonly usage: string;
  readonly summary: string;
  readonly load: () => Promise<AnyCommand>;
}

/** The first word of a command's usage. */
export function nameOf({ usage }: CommandEntry): string {
  return usage.split(' ')[0] ?? '';
}

/** The commands in the order of the help. To add one, write its file beside this one and a line here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    usage: 'run <file>',
    summary: 'Play a scenario many times and tell what is likely, with error bars',
    load: async () => (await import('./run.ts')).run,
  },
  {
    usage: 'compare <files..>',
    summary: 'Compare two scenarios or variants over runs with the same luck',
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    usage: 'sensitivity <file>',
    summary: 'Tell which uncertain numbers an outcome depends on',
    load: async () => (await import('./sensitivity.ts')).sensitivity,
  },
  {
    usage: 'seek <file>',
    summary: 'Seek the smallest changes that bring an outcome to a probability',
    load: async () => (await import('./seek.ts')).seek,
  },
  {
    usage: 'batch <plan>',
    summary: 'Play the points of a plan: scenarios, variants and numbers, each many times',
    load: async () => (await import('./batch.ts')).batch,
  },
  {
    usage: 'worker',
    summary: 'Play for batches on other machines that share their work by a queue',
    load: async () => (await import('./worker.ts')).worker,
  },
  {
    usage: 'merge <folders..>',
    summary: 'Join the shards of a batch that several machines have played',
    load: async () => (await import('./merge.ts')).merge,
  },
  {
    usage: 'verify <folder>',
    summary: 'Check the results of a batch, and play some of its points again',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    usage: 'report <folder>',
    summary: 'Write the results of a batch as a page with pictures, to send',
    load: async () => (await import('./report.ts')).report,
  },
  {
    usage: 'solve <file>',
    summary: 'Solve a small scenario exactly: the probability of every outcome',
    load: async () => (await import('./solve.ts')).solve,
  },
  {
    usage: 'export <file>',
    summary: 'Write a small scenario for a model checker: PRISM or Storm',
    load: async () => (await import('./export.ts')).exportModel,
  },
  {
    usage: 'explain <file>',
    summary: 'Tell one run as a transcript: who did what, and why',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    usage: 'score <file>',
    summary: 'Score the forecast against what really happened',
    load: async () => (await import('./score.ts')).score,
  },
  {
    usage: 'chart <file> [actor]',
    summary: "Draw the actors' statecharts",
    load: async () => (await import('./chart.ts')).chart,
  },
  {
    usage: 'validate <files..>',
    summary: 'Check scenario files and list every problem at its place',
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    usage: 'new <name>',
    summary: 'Start a scenario from a commented template',
    load: async () => (await import('./new.ts')).create,
  },
];
