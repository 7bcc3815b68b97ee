import {
  type Average,
  type Comparison,
  createComparison,
  createForecast,
  type Forecast,
  type Model,
  mergeTallies,
  type Tally,
} from '@plenary/engine';
import type { Harvest } from '../../harvest/harvest.ts';
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
  /** Against the first variant, by point that both could play; of many points only the outcomes. Empty for the first itself. */
  readonly changes: readonly Comparison[];
}

/** What came out at a point, as far as it may be compared with others; null where it could not be played. */
export interface PointOutputs {
  readonly runs: number;
  /** By outcome: how many runs ended so. */
  readonly outcomes: readonly number[];
  /** By measure, over the runs that have it. */
  readonly measures: readonly Average[];
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
export function gatherStudy(batch: ReadableBatch, study: number, confidence: number): GatheredStudy {
  const { plan } = batch;
  const failures: Failure[] = [];
  const { scenario = 0 } = batch.studies[study] ?? {};
  const sides = plan.variants.map((_, index) => createSide(batch.model(study, index), batch.variantTitle(scenario, index), confidence));
  plan.points.forEach((_, point) => {
    const read = batch.readVariants(study, point);
    sides.forEach((side, index) => {
      const { tally = null, error = null } = read[index] ?? {};
      if (tally === null) failures.push({ side: side.name, point, error: error ?? '' });
      side.add(tally);
    });
    batch.readPairs(study, point).forEach((pairs, index) => {
      if (pairs !== null)
        sides[index + 1]?.changes.push(kept(createComparison(pairs, confidence, batch.studies[study]?.seed), plan.points.length));
    });
  });
  const seed = batch.studies[study]?.seed ?? '';
  return { name: studyName(batch, study), sides: sides.map((side) => side.end(seed)), failures };
}

/** Of many points only the outcomes' changes are kept. */
function kept(comparison: Comparison, points: number): Comparison {
  return points === 1 ? comparison : { ...comparison, measures: [], utilities: [] };
}

function averageOf({ runs, mean, low, high, deviation, method }: Average): Average {
  return { runs, mean, low, high, deviation, method };
}

function studyName({ plan, studies }: ReadableBatch, study: number): string {
  const { scenario = 0, seed = '' } = studies[study] ?? {};
  const { name = '', seeds = [] } = plan.scenarios[scenario] ?? {};
  const parts = [...(plan.scenarios.length > 1 ? [name.replaceAll('-', ' ')] : []), ...(seeds.length > 1 ? [`seed ${seed}`] : [])];
  return parts.join(', ');
}

function createSide(model: Model, name: string, confidence: number) {
  const changes: Comparison[] = [];
  const points: (PointOutputs | null)[] = [];
  const outcomes = model.outcomes.map(({ title }) => createSpread(title, confidence));
  const answers: Spread[][] = QUESTIONS.map(() => []);
  const envelopes = model.measures.map(({ kind }) => (kind === 'first' ? createEnvelope(model.rounds) : null));
  let pooled: Tally | null = null;
  let isPooled = true;

  function read(forecast: Forecast): void {
    forecast.outcomes.forEach((share, index) => void outcomes[index]?.add(share));
    QUESTIONS.forEach(({ shares }, question) => {
      const own = answers[question] ?? [];
      shares(forecast).forEach(({ title, share }, index) => {
        own[index] ??= createSpread(title, confidence);
        if (share !== null) own[index].add(share);
      });
    });
    forecast.measures.forEach(({ passage }, index) => {
      if (passage !== null) envelopes[index]?.add(passage);
    });
  }

  return {
    name,
    changes,
    add(tally: Tally | null): void {
      if (tally === null) return void points.push(null);
      const forecast = createForecast(tally, { confidence });
      read(forecast);
      points.push({
        runs: forecast.runs,
        outcomes: forecast.outcomes.map(({ count }) => count),
        measures: forecast.measures.map(averageOf),
      });
      if (pooled !== null && pooled.model !== tally.model) isPooled = false;
      else pooled = pooled === null ? tally : mergeTallies(pooled, tally);
    },
    end: (seed: string): Side => ({
      name,
      model,
      forecast: isPooled && pooled !== null ? createForecast(pooled, { confidence, seed }) : null,
      outcomes,
      answers,
      envelopes,
      points,
      changes,
    }),
  };
}
