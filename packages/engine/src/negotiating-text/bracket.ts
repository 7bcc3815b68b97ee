import type { Issue } from '../scenario/model.ts';
import type { Position } from './position.ts';
import { utilityAfter, utilityOf } from './utility.ts';

/** A wish to move the draft one step on one issue. */
export interface Bracket {
  readonly issue: number;
  /** -1 towards the first option, +1 towards the last. */
  readonly direction: -1 | 1;
}

const DIRECTIONS = [-1, 1] as const;

/** The brackets that would raise the actor's utility, with the gain: by issue, downwards before upwards. */
export function usefulBrackets(
  issues: readonly Issue[],
  position: Position,
  text: readonly number[],
): readonly (Bracket & { readonly gain: number })[] {
  const now = utilityOf(issues, position, text);
  const useful: (Bracket & { gain: number })[] = [];
  for (let issue = 0; issue < issues.length; issue++) {
    if ((position.issues[issue] ?? null) === null) continue;
    for (const direction of DIRECTIONS) {
      const option = (text[issue] ?? 0) + direction;
      if (!isOption(issues, issue, option)) continue;
      const gain = utilityAfter(issues, position, text, issue, option) - now;
      if (gain > 0) useful.push({ issue, direction, gain });
    }
  }
  return useful;
}

/** Whether an issue has a further option in this direction. */
export function canStep(issues: readonly Issue[], text: readonly number[], { issue, direction }: Bracket): boolean {
  return isOption(issues, issue, (text[issue] ?? 0) + direction);
}

/** The text after one step, or null when the issue has no further option in that direction. */
export function step(issues: readonly Issue[], text: readonly number[], { issue, direction }: Bracket): readonly number[] | null {
  const option = (text[issue] ?? 0) + direction;
  return isOption(issues, issue, option) ? text.map((old, index) => (index === issue ? option : old)) : null;
}

function isOption(issues: readonly Issue[], issue: number, option: number): boolean {
  return option >= 0 && option < (issues[issue]?.options.length ?? 0);
}
