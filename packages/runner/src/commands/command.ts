import type { InferredOptionTypes, Options, PositionalOptions } from 'yargs';
import type { ExitCode } from '../exit.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Positionals = Readonly<Record<string, PositionalOptions>>;
type Flags = Readonly<Record<string, Options>>;

/** One command of `plenary`: what it takes, as yargs reads it, examples for its help, and what it does. */
export interface Command<P extends Positionals, F extends Flags> {
  /** Command lines without `plenary`, and what they do. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
  readonly positionals: P;
  readonly flags: F;
  /** Does it and resolves to the exit code; input that cannot be used is thrown as a `UsageError` or an `InputError`. */
  run(options: InferredOptionTypes<P> & InferredOptionTypes<F>, terminal: Terminal): Promise<ExitCode>;
}

/** Gives a command the types of its options. */
export function defineCommand<const P extends Positionals, const F extends Flags>(command: Command<P, F>): Command<P, F> {
  return command;
}

/** A command whose options are its own business: what the table of commands holds. */
// biome-ignore lint/suspicious/noExplicitAny: each command's options are checked where it is defined
export type AnyCommand = Command<any, any>;
