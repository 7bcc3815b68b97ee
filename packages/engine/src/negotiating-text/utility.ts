import type { Issue } from '../scenario/model.ts';
import type { Position } from './position.ts';

/** The satisfaction with one option, in [0, 1]: 1 at the ideal, falling linearly to 0 at the other end of the line. */
export function satisfaction(options: number, option: number, ideal: number): number {
  return options < 2 ? 1 : 1 - Math.abs(option - ideal) / (options - 1);
}

/**
 * The utility of a text, in [0, 1]: the weighted mean of the satisfaction with each issue's option (linear additive value, Raiffa 1982).
 * @param text option index by issue
 */
export function utilityOf(issues: readonly Issue[], position: Position, text: readonly number[]): number {
  return utilityAfter(issues, position, text, -1, 0);
}

/**
 * The same of the text with this option of one issue in place of its own.
 * @param changed the issue; -1 for none
 */
export function utilityAfter(
  issues: readonly Issue[],
  position: Position,
  text: readonly number[],
  changed: number,
  option: number,
): number {
  let sum = 0;
  for (let issue = 0; issue < issues.length; issue++) {
    const own = position.issues[issue];
    if (own === null || own === undefined) continue;
    sum += own.weight * satisfaction(issues[issue]?.options.length ?? 1, issue === changed ? option : (text[issue] ?? 0), own.ideal);
  }
  return sum / position.totalWeight;
}
