/** What the command ends with: done; a claim or some of the runs failed, or it broke or was interrupted; bad input or usage. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the user asked cannot be done as asked: the message says what was expected, what came and how to mend it. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
