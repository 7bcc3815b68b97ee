import { type Interval, wilsonInterval } from './interval.ts';

/** A round at which something happened for the first time in some runs. */
export interface PassageStep {
  readonly round: number;
  /** Runs still going in this round in which it had not happened before. */
  readonly atRisk: number;
  /** Runs in which it happened in this round. */
  readonly passed: number;
  /** Share of all runs in which it had happened by the end of this round. */
  readonly share: number;
  readonly shareInterval: Interval;
  /** Kaplan and Meier's estimate of the share in which it would have happened by then, had no run ended early. */
  readonly unended: number;
  readonly unendedInterval: Interval;
}

/** When something happens first, over runs some of which end before it does. */
export interface Passage {
  readonly runs: number;
  readonly passed: number;
  /** Runs that an outcome ended before the horizon and before it happened: censored, in Kaplan and Meier's estimate. */
  readonly endedBefore: number;
  /** Only the rounds in which it happened in some run, in order. */
  readonly steps: readonly PassageStep[];
  /** The first round by which it had happened in at least this share of all runs, or null. */
  readonly quarter: number | null;
  readonly half: number | null;
  readonly threeQuarters: number | null;
}

/**
 * The distribution of the first passage. Its share of all runs has Wilson intervals. Beside it stands the product-limit estimate (Kaplan and Meier 1958),
 * which takes ended runs out of the reckoning as if their end said nothing about what would have come; its intervals are Wilson's at
 * the effective sample size `S (1 - S) / variance` with Greenwood's variance (Dorey and Korn 1987). They agree where no run ends early.
 * @param passed by round, from 0 to the horizon: runs in which it happened first in that round
 * @param censored by round: runs whose last round it was and in which it had not happened
 * @param confidence in (0, 1)
 */
export function firstPassage(passed: ArrayLike<number>, censored: ArrayLike<number>, confidence: number): Passage {
  const horizon = passed.length - 1;
  const runs = sum(passed) + sum(censored);
  const steps: PassageStep[] = [];
  let atRisk = runs;
  let happened = 0;
  let survival = 1;
  let greenwood = 0;
  let effective: number | undefined;
  for (let round = 0; round <= horizon; round++) {
    const events = passed[round]!;
    if (events > 0) {
      happened += events;
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      effective = survival > 0 ? (1 - survival) / (survival * greenwood) : (effective ?? atRisk);
      steps.push({
        round,
        atRisk,
        passed: events,
        share: happened / runs,
        shareInterval: wilsonInterval(happened, runs, confidence),
        unended: 1 - survival,
        unendedInterval: wilsonInterval((1 - survival) * effective, effective, confidence),
      });
    }
    atRisk -= events + censored[round]!;
  }
  const by = (share: number): number | null => steps.find((step) => step.share >= share)?.round ?? null;
  return {
    runs,
    passed: happened,
    endedBefore: runs - happened - (censored[horizon] ?? 0),
    steps,
    quarter: by(0.25),
    half: by(0.5),
    threeQuarters: by(0.75),
  };
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < counts.length; index++) total += counts[index]!;
  return total;
}
