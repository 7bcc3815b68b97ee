/** An argument as it is typed into a shell: in quotes where it needs them. */
export function quoted(argument: string): string {
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A command line of these words as it is typed into a shell. */
export function commandLine(...words: readonly string[]): string {
  return words.map(quoted).join(' ');
}
