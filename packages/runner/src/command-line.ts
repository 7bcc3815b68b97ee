/** Flags that go without a command. */
const ALONE: readonly string[] = ['--help', '-h', '--version', '-V'];

/** The arguments of a command line, put so that each reading of them is the same. */
export interface CommandLine {
  /** The command as it was typed, known or not; null where there is none. */
  readonly word: string | null;
  /** The command, then the rest in its order; what looks like a flag but is a file's name (after `--`, or `-` alone) begins with `./`. */
  readonly args: readonly string[];
}

/** Finds the command among the arguments: the first that is no flag, before or after the flags. */
export function arrangeArguments(given: readonly string[]): CommandLine {
  const end = given.indexOf('--');
  const flags = end === -1 ? given : given.slice(0, end);
  const names = end === -1 ? [] : given.slice(end + 1);
  const args = [...flags.map((argument) => (argument === '-' ? './-' : argument)), ...names.map(asName)];
  const at = args.findIndex((argument) => !argument.startsWith('-'));
  if (at === -1) return { word: args.find((argument) => !ALONE.includes(argument)) ?? null, args };
  const word = args[at] ?? '';
  return { word, args: [word, ...args.slice(0, at), ...args.slice(at + 1)] };
}

function asName(argument: string): string {
  return argument.startsWith('-') ? `./${argument}` : argument;
}
