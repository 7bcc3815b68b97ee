/** Runs the command with these arguments and resolves to its exit code: 0 done, 1 a claim or some runs failed, 2 bad input or usage. */
export async function main(_argv: readonly string[]): Promise<number> {
  return 2;
}
