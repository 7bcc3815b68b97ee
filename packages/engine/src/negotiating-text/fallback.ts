import { exceeds } from '../choice/rounding.ts';
import type { Fallback, Issue, TextStatus } from '../scenario/model.ts';
import type { Position } from './position.ts';
import { satisfaction, utilityOf } from './utility.ts';

/** An attending chair that writes the fallback. */
export interface Author {
  readonly actor: number;
  readonly weight: number;
  readonly position: Position | null;
}

export interface FallbackResult {
  readonly status: Extract<TextStatus, 'summary' | 'none'>;
  readonly text: readonly number[];
  /** The chair for which the draft is worse than no text, if that decided. */
  readonly refusedBy: number | null;
}

/**
 * What becomes of a draft that was not adopted.
 * @param allowed the value of the fallback's `when`
 */
export function resolveFallback(
  issues: readonly Issue[],
  fallback: Fallback,
  authors: readonly Author[],
  text: readonly number[],
  allowed: boolean,
): FallbackResult {
  if (fallback.kind === 'nothing' || authors.length === 0 || !allowed) return { status: 'none', text, refusedBy: null };
  if (fallback.of === 'draft') {
    const refusing = authors.find(
      ({ position }) => position !== null && exceeds(position.reservation, utilityOf(issues, position, text), 1),
    );
    return { status: refusing === undefined ? 'summary' : 'none', text, refusedBy: refusing?.actor ?? null };
  }
  return { status: 'summary', text: issues.map((issue, index) => chairsOption(issue, index, authors, text[index] ?? 0)), refusedBy: null };
}

/** The option with the greatest weighted satisfaction of the authors; ties go to the option nearest the draft, then to the lower index. */
function chairsOption({ options }: Issue, issue: number, authors: readonly Author[], drafted: number): number {
  let best = drafted;
  let bestValue = Number.NEGATIVE_INFINITY;
  const scale = authors.reduce((sum, { weight }) => sum + weight, 0);
  for (let option = 0; option < options.length; option++) {
    let value = 0;
    for (const { weight, position } of authors) {
      const own = position?.issues[issue];
      if (own && position) value += ((weight * own.weight) / position.totalWeight) * satisfaction(options.length, option, own.ideal);
    }
    const nearer = Math.abs(option - drafted) < Math.abs(best - drafted);
    if (exceeds(value, bestValue, scale) || (nearer && !exceeds(bestValue, value, scale))) {
      best = option;
      bestValue = value;
    }
  }
  return best;
}
