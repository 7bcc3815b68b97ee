import { exactInterval, type Interval, normalScore, unseenBound } from './interval.ts';

const GROWTH = 1.5;
const SLACK = 1.01;
const MOST_RUNS = 0x1_0000_0000;

export interface PrecisionOptions {
  /** Half the width that each interval may have in the end, in (0, 0.5). */
  readonly halfWidth: number;
  /** In (0, 1), such as 0.95. */
  readonly confidence: number;
}

/** When to look at the results of a batch that stops by precision, settled before the first run. */
export interface LookPlan extends PrecisionOptions {
  /** Numbers of runs, growing by half; the last is enough for every proportion. */
  readonly looks: readonly number[];
  /** The confidence of the interval of one look. */
  readonly lookConfidence: number;
}

/**
 * The plan of looks under which stopping at the first precise enough interval keeps its confidence. The first look is the first at which even
 * something never seen could be precise, the last one suffices for a proportion of a half, so the number K of looks is known beforehand, and exact
 * intervals (Clopper and Pearson 1934) at confidence `1 - (1 - confidence) / K` are all right together with the confidence asked for, by
 * Bonferroni's inequality. So is whichever of them ends the batch. The confidence holds for each proportion, not for all at once.
 * @throws RangeError if an option is out of range, or more than 2^32 runs would be needed
 */
export function planLooks(options: PrecisionOptions): LookPlan {
  const { halfWidth, confidence } = options;
  if (!(halfWidth > 0 && halfWidth < 0.5)) throw new RangeError(`A half-width lies between 0 and 0.5, such as 0.01, got ${halfWidth}.`);
  for (let count = 1; ; count++) {
    const lookConfidence = 1 - (1 - confidence) / count;
    const first = firstLook(halfWidth, lookConfidence);
    const last = lastLook(halfWidth, lookConfidence);
    const looks = [first];
    for (let next = first; looks.length < count; ) {
      next *= GROWTH;
      looks.push(Math.ceil(next));
    }
    if (looks[count - 1]! < last) continue;
    looks[count - 1] = Math.max(last, (looks[count - 2] ?? 0) + 1);
    return { halfWidth, confidence, looks, lookConfidence };
  }
}

/** The next number of runs at which to look, or null after the last look. */
export function nextLook(plan: LookPlan, runs: number): number | null {
  return plan.looks.find((look) => look > runs) ?? null;
}

/** The interval to report for a proportion at a look of the plan. */
export function lookInterval(plan: LookPlan, count: number, runs: number): Interval {
  return exactInterval(count, runs, plan.lookConfidence);
}

/** Whether all proportions, given by their counts at a look of the plan, are known to within the half-width. */
export function isPreciseEnough(plan: LookPlan, counts: readonly number[], runs: number): boolean {
  return counts.every((count) => {
    const { low, high } = lookInterval(plan, count, runs);
    return high - low <= 2 * plan.halfWidth;
  });
}

/** The least number of runs at which the interval of something unseen is narrow enough. */
function firstLook(halfWidth: number, confidence: number): number {
  let runs = 1;
  let step = 1;
  while (unseenBound(runs + step, confidence) > 2 * halfWidth) {
    runs += step;
    step *= 2;
  }
  for (; step >= 1; step /= 2) if (unseenBound(runs + step, confidence) > 2 * halfWidth) runs += step;
  return runs + 1;
}

/** A number of runs at which the widest interval, of a proportion of a half, is narrow enough. */
function lastLook(halfWidth: number, confidence: number): number {
  const z = normalScore(confidence);
  let runs = Math.ceil((z * z) / (4 * halfWidth * halfWidth));
  for (;;) {
    if (runs > MOST_RUNS) throw new RangeError(`A half-width of ${halfWidth} needs more than 2^32 runs. Ask for a wider interval.`);
    const { low, high } = exactInterval(runs >>> 1, runs, confidence);
    if (high - low <= 2 * halfWidth) return runs;
    runs = Math.ceil(runs * SLACK);
  }
}
