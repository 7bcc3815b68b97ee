import { ln } from '../choice/portable.ts';
import type { Model } from '../scenario/model.ts';
import type { Forecast } from './forecast/forecast.ts';

/**
 * How good a forecast was, once it is known what happened; lower scores are better. Each outcome is scored as a yes-or-no question.
 * `base` holds the same scores of the base rates, where the scenario gives them.
 */
export interface Score {
  readonly format: 'plenary.score/1';
  readonly title: string;
  readonly variant: string | null;
  readonly seed: string;
  readonly runs: number;
  /** Outcomes of which the scenario says whether they happened, in the model's order. */
  readonly outcomes: readonly OutcomeScore[];
  /** Means over all of these. */
  readonly mean: Scores | null;
  /** Means over those of them that have a base rate. */
  readonly againstBase: { readonly outcomes: number; readonly forecast: Scores; readonly base: Scores; readonly skill: Skill } | null;
}

export interface OutcomeScore {
  readonly name: string;
  readonly title: string;
  readonly happened: 0 | 1;
  readonly count: number;
  /** The forecast probability as counted, and as smoothed for the logarithmic score: `(count + 0.5) / (runs + 1)`. */
  readonly probability: number;
  readonly smoothed: number;
  readonly scores: Scores;
  readonly base: { readonly probability: number; readonly scores: Scores; readonly skill: Skill } | null;
}

export interface Scores {
  /** `(probability - happened)^2` (Brier 1950), from 0 to 1. */
  readonly brier: number;
  /** `-ln` of the probability given to what happened (Good 1952); null where that probability was 0, so that no score is bad enough. */
  readonly log: number | null;
}

/** `1 - score / base score`: 1 for a perfect forecast, 0 for one as good as the base rates, negative for a worse; null where that is undefined. */
export interface Skill {
  readonly brier: number | null;
  readonly log: number | null;
}

/**
 * The scores of a forecast of this model. A count of 0 in n runs is no certainty, so the logarithmic score takes the mean of Jeffreys' posterior,
 * `(count + 0.5) / (runs + 1)`; the Brier score takes the share as it is.
 */
export function scoreForecast(model: Model, forecast: Forecast): Score {
  const outcomes = model.outcomes.flatMap(({ name, title, happened, baseRate }): OutcomeScore[] => {
    const predicted = forecast.outcomes.find((outcome) => outcome.name === name);
    if (happened === null || predicted === undefined || predicted.share === null) return [];
    const smoothed = (predicted.count + 0.5) / (predicted.of + 1);
    const scores = { brier: brier(predicted.share, happened), log: logScore(smoothed, happened) };
    const baseScores = baseRate === null ? null : { brier: brier(baseRate, happened), log: logScore(baseRate, happened) };
    const base =
      baseRate === null || baseScores === null ? null : { probability: baseRate, scores: baseScores, skill: skill(scores, baseScores) };
    return [{ name, title, happened, count: predicted.count, probability: predicted.share, smoothed, scores, base }];
  });
  const { title, variant, seed, runs } = forecast;
  return {
    format: 'plenary.score/1',
    title,
    variant,
    seed,
    runs,
    outcomes,
    mean: meanScores(outcomes.map(({ scores }) => scores)),
    againstBase: againstBase(outcomes),
  };
}

function againstBase(outcomes: readonly OutcomeScore[]): Score['againstBase'] {
  const both = outcomes.flatMap(({ scores, base }) => (base === null ? [] : [{ scores, base: base.scores }]));
  const forecast = meanScores(both.map(({ scores }) => scores));
  const base = meanScores(both.map((pair) => pair.base));
  return forecast === null || base === null ? null : { outcomes: both.length, forecast, base, skill: skill(forecast, base) };
}

function meanScores(scores: readonly Scores[]): Scores | null {
  if (scores.length === 0) return null;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const logs = scores.flatMap(({ log }) => (log === null ? [] : [log]));
  return { brier: mean(scores.map((score) => score.brier)), log: logs.length < scores.length ? null : mean(logs) };
}

function skill(scores: Scores, base: Scores): Skill {
  return { brier: skillOf(scores.brier, base.brier), log: scores.log === null || base.log === null ? null : skillOf(scores.log, base.log) };
}

function skillOf(score: number, base: number): number | null {
  return base === 0 ? null : 1 - score / base;
}

function brier(probability: number, happened: 0 | 1): number {
  return (probability - happened) * (probability - happened);
}

function logScore(probability: number, happened: 0 | 1): number | null {
  const given = happened === 1 ? probability : 1 - probability;
  return given === 0 ? null : 0 - ln(given);
}
