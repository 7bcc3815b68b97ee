import { exceeds } from '../choice/rounding.ts';
import type { Issue } from '../scenario/model.ts';
import { type Bracket, step } from './bracket.ts';
import type { Position } from './position.ts';
import { utilityAfter, utilityOf } from './utility.ts';

/** An attending chair as it looks at an amendment. */
export interface Chair {
  readonly actor: number;
  readonly position: Position | null;
  /** The greatest loss of utility that it accepts. */
  readonly tolerance: number;
}

/** What the chairs do with the brackets of a session. */
export interface Amendment {
  /** The issue and direction with the greatest weight; null when nobody bracketed or no chair attends. */
  readonly proposed: (Bracket & { readonly weight: number }) | null;
  /** The chair that does not accept it, with what it would lose; null when none refuses. */
  readonly refusedBy: { readonly actor: number; readonly loss: number } | null;
  /** The text afterwards. */
  readonly text: readonly number[];
}

/**
 * The chairs' amendment: one step on the issue and direction whose brackets weigh most (ties: the first issue, then downwards), unless it costs an attending
 * chair more utility than its tolerance.
 * @param weights weight of the brackets by `2 * issue + (direction === 1 ? 1 : 0)`
 */
export function amend(issues: readonly Issue[], chairs: readonly Chair[], text: readonly number[], weights: ArrayLike<number>): Amendment {
  if (chairs.length === 0) return { proposed: null, refusedBy: null, text };
  let best = -1;
  let most = 0;
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0;
    if (!exceeds(weight, most, weight)) continue;
    best = index;
    most = weight;
  }
  if (best === -1) return { proposed: null, refusedBy: null, text };
  const bracket: Bracket = { issue: best >> 1, direction: (best & 1) === 1 ? 1 : -1 };
  const proposed = { ...bracket, weight: most };
  const moved = step(issues, text, bracket);
  if (moved === null) return { proposed, refusedBy: null, text };
  for (const { actor, position, tolerance } of chairs) {
    const loss = lossBy(issues, position, text, bracket);
    if (isTooMuch(loss, tolerance)) return { proposed, refusedBy: { actor, loss }, text };
  }
  return { proposed, refusedBy: null, text: moved };
}

/** Whether a chair does not accept to lose so much utility. */
export function isTooMuch(loss: number, tolerance: number): boolean {
  return exceeds(loss, tolerance, 1);
}

/** The utility that a chair loses by a step on one issue; 0 without a position. */
export function lossBy(
  issues: readonly Issue[],
  position: Position | null,
  text: readonly number[],
  { issue, direction }: Bracket,
): number {
  if (position === null) return 0;
  return utilityOf(issues, position, text) - utilityAfter(issues, position, text, issue, (text[issue] ?? 0) + direction);
}
