import {
  type Comparison,
  createComparison,
  createForecast,
  type Forecast,
  type Interval,
  type Model,
  mergeTallies,
  type PairTally,
  type ProportionDifference,
  proportion,
  proportionDifference,
  type Tally,
} from '@plenary/engine';
import type { Harvest } from '../../harvest/harvest.ts';
import { quoted } from '../../terminal/quoted.ts';
import { createSpread, type Spread } from '../experiment/spread.ts';
import { createEnvelope, type Envelope } from './envelope.ts';
import { QUESTIONS } from './question.ts';

/** One variant of a study, as far as a report needs it, gathered in one pass over the points. */
export interface Side {
  readonly name: string;
  readonly model: Model;
  /** Of all points together; null where nothing was played, or where points differ in rounds or in bounds of gauges. */
  readonly forecast: Forecast | null;
  readonly outcomes: readonly Spread[];
  /** By question, then share. */
  readonly answers: readonly (readonly Spread[])[];
  /** By measure; null where it is no first passage. */
  readonly envelopes: readonly (Envelope | null)[];
  readonly points: readonly (PointOutputs | null)[];
  /** Against the first variant, of a single point only. */
  readonly comparison: Comparison | null;
  /** Against the first variant: what becomes of each outcome that both know. Empty for the first itself. */
  readonly changes: readonly OutcomeChanges[];
}

/** How the share of an outcome changes from the first variant to another, by point that both could play. */
export interface OutcomeChanges {
  readonly title: string;
  readonly differences: PointChange[];
}

/** A change at one point. */
export interface PointChange extends Pick<ProportionDifference, 'difference' | 'interval'> {
  /** So wide that the intervals of all points together have the confidence (Bonferroni), whatever luck they share. */
  readonly joint: Interval;
}

/** What came out at a point, as far as it may be compared with others; null where it could not be played. */
export interface PointOutputs {
  readonly runs: number;
  /** By outcome: how many runs ended so. */
  readonly outcomes: readonly number[];
  /** By measure, over the runs that have it. */
  readonly measures: readonly Sample[];
}

/** A mean over so many runs; NaN for a mean of none, and for a variance of one. */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** A point that could not be played. */
export interface Failure {
  readonly side: string;
  readonly point: number;
  readonly error: string;
}

export interface GatheredStudy {
  /** What tells it from the other studies; empty for the only one. */
  readonly name: string;
  readonly sides: readonly Side[];
  readonly failures: readonly Failure[];
}

export interface ReadableBatch extends Pick<Harvest, 'plan' | 'studies' | 'readVariants' | 'readPairs' | 'model'> {
  /** What a scenario calls one of the plan's variants. */
  readonly variantTitle: (scenario: number, variant: number) => string;
}

/** Everything that a report says of one study. Reads each point once or twice and keeps little of it. */
export function gatherStudy(batch: ReadableBatch, study: number, confidence: number, onPoint: () => void): GatheredStudy {
  const { plan } = batch;
  const failures: Failure[] = [];
  const { scenario = 0 } = batch.studies[study] ?? {};
  const sides = plan.variants.map((_, index) =>
    createSide(batch.model(study, index), batch.variantTitle(scenario, index), confidence, plan.points.length),
  );
  plan.points.forEach((_, point) => {
    onPoint();
    const read = batch.readVariants(study, point);
    sides.forEach((side, index) => {
      const { tally = null, error = null } = read[index] ?? {};
      if (tally === null) failures.push({ side: side.name, point, error: error ?? '' });
      side.add(tally);
    });
    batch.readPairs(study, point).forEach((pairs, index) => {
      if (pairs !== null) sides[index + 1]?.compare(pairs, plan.points.length === 1);
    });
  });
  const seed = batch.studies[study]?.seed ?? '';
  return { name: studyName(batch, study), sides: sides.map((side) => side.end(seed)), failures };
}

function studyName({ plan, studies }: ReadableBatch, study: number): string {
  const { scenario = 0, seed = '' } = studies[study] ?? {};
  const { name = '', seeds = [] } = plan.scenarios[scenario] ?? {};
  const parts = [...(plan.scenarios.length > 1 ? [name.replaceAll('-', ' ')] : []), ...(seeds.length > 1 ? [`seed ${quoted(seed)}`] : [])];
  return parts.join(', ');
}

/** Gathers a variant point by point. @param pointCount of the plan */
function createSide(model: Model, name: string, confidence: number, pointCount: number) {
  const outcomes = model.outcomes.map(({ title }) => createSpread(title));
  const answers: Spread[][] = QUESTIONS.map(() => []);
  const envelopes = model.measures.map(({ kind }) => (kind === 'first' ? createEnvelope(model.rounds) : null));
  const points: (PointOutputs | null)[] = [];
  const changes = new Map<string, OutcomeChanges>();
  let comparison: Comparison | null = null;
  let pooled: Tally | null = null;
  let isPooled = true;

  return {
    name,
    add(tally: Tally | null): void {
      if (tally === null) return void points.push(null);
      outcomes.forEach((outcome, index) => void outcome.add(proportion(tally.outcomes[index]!, tally.runs, confidence)));
      QUESTIONS.forEach(({ shares }, question) => {
        const own = answers[question] ?? [];
        shares(tally, confidence).forEach(({ title, share }, index) => {
          own[index] ??= createSpread(title);
          own[index].add(share);
        });
      });
      envelopes.forEach((envelope, index) => void envelope?.add(tally.passed[index] ?? [], tally.runs));
      points.push({ runs: tally.runs, outcomes: Array.from(tally.outcomes), measures: tally.measures.map((moments) => moments.sample()) });
      if (pooled !== null && pooled.model !== tally.model) isPooled = false;
      else pooled = pooled === null ? tally : mergeTallies(pooled, tally);
    },
    compare(pairs: PairTally, isOnly: boolean): void {
      if (isOnly) comparison = createComparison(pairs, confidence);
      for (const { name, title } of model.outcomes) {
        const counts = pairs.outcomeCounts(name);
        if (counts === null) continue;
        const { difference, interval } = proportionDifference(counts, confidence);
        const own = changes.get(name) ?? { title, differences: [] };
        const { interval: joint } = proportionDifference(counts, 1 - (1 - confidence) / pointCount);
        own.differences.push({ difference, interval, joint });
        changes.set(name, own);
      }
    },
    end: (seed: string): Side => ({
      name,
      model,
      forecast: isPooled && pooled !== null ? createForecast(pooled, { confidence, seed }) : null,
      outcomes,
      answers,
      envelopes,
      points,
      comparison,
      changes: [...changes.values()],
    }),
  };
}
