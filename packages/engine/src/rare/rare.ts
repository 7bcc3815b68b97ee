import type { Expression } from '../expression/ast.ts';
import { luckKey } from '../luck/luck.ts';
import type { Model } from '../scenario/model.ts';
import { finite } from '../statistics/finite.ts';
import { Moments } from '../statistics/moments.ts';
import { skewedMeanInterval } from '../statistics/skewed-mean-interval.ts';
import { Brancher } from './branch.ts';
import { nearness } from './nearness.ts';
import { placeLevels } from './pilot.ts';
import { type Replication, replicate } from './splitting.ts';

export interface RareOptions {
  /** Index of the outcome. */
  readonly outcome: number;
  readonly seed: string;
  /** About how many branches may be begun in all replications together; each is a part of a run. */
  readonly runs: number;
  /** What levels are taken of; by default how near a state is to the outcome's condition (see `nearness`). */
  readonly importance?: Expression;
  /** Ascending levels of it; placed by a pilot by default. */
  readonly levels?: readonly number[];
  readonly replications?: number;
}

/** A small probability by importance splitting, as versioned, JSON-safe data. Fields may be added under the same version. */
export interface RareEstimate {
  readonly format: 'plenary.rare/1';
  readonly title: string;
  readonly variant: string | null;
  readonly outcome: { readonly name: string; readonly title: string };
  readonly seed: string;
  readonly confidence: number;
  /** What levels were taken of. */
  readonly importance: string;
  /** With the share of the branches of the stage before that came to each, over all replications; null where none was left. */
  readonly levels: readonly { readonly level: number; readonly share: number | null }[];
  readonly replications: number;
  /** Branches in each stage of a replication. */
  readonly effort: number;
  readonly probability: number;
  /** By the replications' estimates (see `skewedMeanInterval`); null with fewer than three of them, or where they do not vary. */
  readonly low: number | null;
  readonly high: number | null;
  /** The standard error over the probability; null when unknown. */
  readonly relativeError: number | null;
  /** Rounds played: by the pilot and by the replications. */
  readonly rounds: { readonly pilot: number; readonly replications: number };
  /** Rounds that plain runs would play to know the probability as well: `p (1 - p) / error^2` runs of the pilot's mean length; null when unknown. */
  readonly plainRounds: number | null;
}

/** A splitting under way: replications are played one by one, and the estimate may be read after each. */
export interface Splitting {
  readonly levels: readonly number[];
  readonly replications: number;
  /** How many replications have been played. */
  readonly played: number;
  replicate(): void;
  estimate(confidence: number): RareEstimate;
}

export const DEFAULT_REPLICATIONS = 20;
const LEAST_EFFORT = 10;
const PILOT_SHARE = 0.02;
const PILOT_BRANCHES = [50, 2_000] as const;

/**
 * Prepares the estimation of an outcome's probability by fixed-effort importance splitting in independent replications. Levels that are not given are
 * placed by a pilot first. All luck is addressed by seed, replication, stage and branch.
 * @throws RangeError if levels are given that do not ascend
 */
export function createSplitting(model: Model, options: RareOptions): Splitting {
  const { outcome, seed, runs, importance = nearness(model, outcome), replications = DEFAULT_REPLICATIONS } = options;
  const key = luckKey(seed);
  const brancher = new Brancher(model, importance);
  const [least, most] = PILOT_BRANCHES;
  const pilot = placeLevels(brancher, key, Math.min(most, Math.max(least, Math.round(PILOT_SHARE * runs))), options.levels);
  const { levels } = pilot;
  const effort = Math.max(LEAST_EFFORT, Math.floor(runs / (replications * (levels.length + 1))));
  const pilotRounds = brancher.rounds;
  const found: Replication[] = [];

  return {
    levels,
    replications,
    get played() {
      return found.length;
    },
    replicate() {
      found.push(replicate(brancher, key, found.length, levels, effort, outcome));
    },
    estimate(confidence) {
      const moments = new Moments();
      for (const { estimate } of found) moments.add(estimate);
      const sample = moments.sample();
      const { low, high } = skewedMeanInterval(
        found.map(({ estimate }) => estimate),
        confidence,
      );
      const known = sample.count > 2 && sample.mean > 0 && sample.variance > 0;
      const error = Math.sqrt(sample.variance / sample.count);
      const { name, title } = model.outcomes[outcome]!;
      return {
        format: 'plenary.rare/1',
        title: model.title,
        variant: model.variant,
        outcome: { name, title },
        seed,
        confidence,
        importance: importance.source,
        levels: levels.map((level, index) => ({ level, share: finite(meanShare(found, index)) })),
        replications: found.length,
        effort,
        probability: sample.mean,
        low: known ? Math.max(0, low) : null,
        high: known ? Math.min(1, high) : null,
        relativeError: known ? error / sample.mean : null,
        rounds: { pilot: pilotRounds, replications: brancher.rounds - pilotRounds },
        plainRounds: known ? (pilot.meanRounds * sample.mean * (1 - sample.mean)) / (error * error) : null,
      };
    },
  };
}

function meanShare(found: readonly Replication[], level: number): number {
  const shares = found.map(({ shares }) => shares[level]!).filter((share) => !Number.isNaN(share));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
