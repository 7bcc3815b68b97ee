/** What the command ends with: done; a claim or some of the runs failed, or it broke; bad input or usage; interrupted by Ctrl-C. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the user asked cannot be done as asked: the message says what was expected, what came and how to mend it. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
