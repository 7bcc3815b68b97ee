import type { Problem } from './problem.ts';

const LONGEST = 60;

/** Whether a value is a text that would be a number without its quotes. */
export function isNumberInQuotes(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && /^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i.test(value);
}

/** What to say of such a text where a plain number is needed. */
export function numberInQuotes(text: string): Pick<Problem, 'got' | 'fix'> {
  return { got: `"${text}" in quotes`, fix: 'Remove the quotes.' };
}
