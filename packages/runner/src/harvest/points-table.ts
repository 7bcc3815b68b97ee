import { average, type Difference, meanDifference, type PairTally, proportion, proportionDifference, type Tally } from '@plenary/engine';
import type { Column, Row, Value } from './column.ts';
import type { PointContext } from './point-context.ts';

/** Of every interval in the tables, for each alone. */
export const CONFIDENCE = 0.95;
const OUTCOME = ['share', 'low', 'high', 'count', 'change', 'change-low', 'change-high'] as const;
const MEASURE = ['mean', 'low', 'high', 'deviation', 'runs', 'change', 'change-low', 'change-high'] as const;

/** The columns that say which point of which study a row is of, with which variant. */
export const ADDRESS: readonly Column[] = [
  { name: 'scenario', type: 'STRING' },
  { name: 'seed', type: 'STRING' },
  { name: 'variant', type: 'STRING' },
  { name: 'point', type: 'INT32' },
];

export function addressOf({ scenario, seed, variant, point }: PointContext): Row {
  return [scenario, seed, variant, point];
}

/** `points`: one row for each study, point and variant. */
export function pointsColumns(factors: readonly string[], outcomes: readonly string[], measures: readonly string[]): readonly Column[] {
  const typeOf = (figure: string): Column['type'] => (figure === 'count' || figure === 'runs' ? 'INT32' : 'DOUBLE');
  return [
    ...ADDRESS,
    ...factors.map((name): Column => ({ name, type: 'DOUBLE' })),
    { name: 'runs', type: 'INT32' },
    ...outcomes.flatMap((name) => OUTCOME.map((figure): Column => ({ name: `outcome.${name}.${figure}`, type: typeOf(figure) }))),
    ...measures.flatMap((name) => MEASURE.map((figure): Column => ({ name: `measure.${name}.${figure}`, type: typeOf(figure) }))),
    { name: 'error', type: 'STRING' },
    { name: 'replay', type: 'STRING' },
  ];
}

/** The row of one variant at one point. */
export function pointRow(context: PointContext, outcomes: readonly string[], measures: readonly string[]): Row {
  const { values, tally, error, pairs, cell } = context;
  return [
    ...addressOf(context),
    ...values,
    tally === null ? 0 : tally.runs,
    ...outcomes.flatMap((name) => outcomeFigures(name, tally, pairs)),
    ...measures.flatMap((name) => measureFigures(name, tally, pairs)),
    error,
    error === null ? null : `plenary verify . --point ${cell}`,
  ];
}

function outcomeFigures(name: string, tally: Tally | null, pairs: PairTally | null): readonly Value[] {
  const index = tally?.model.outcomes.findIndex((outcome) => outcome.name === name) ?? -1;
  if (tally === null || index < 0) return OUTCOME.map(() => null);
  const { share, low, high, count } = proportion(tally.outcomes[index]!, tally.runs, CONFIDENCE);
  const counts = pairs?.outcomeCounts(name) ?? null;
  return [share, low, high, count, ...changeFigures(counts && proportionDifference(counts, CONFIDENCE))];
}

function measureFigures(name: string, tally: Tally | null, pairs: PairTally | null): readonly Value[] {
  const index = tally?.model.measures.findIndex((measure) => measure.name === name) ?? -1;
  if (tally === null || index < 0) return MEASURE.map(() => null);
  const { mean, low, high, deviation, runs } = average(tally.measures[index]!.sample(), CONFIDENCE);
  const pair = pairs?.measures.find((measure) => measure.name === name) ?? null;
  const change = pair && meanDifference(pair.base.sample(), pair.other.sample(), pair.difference.sample(), CONFIDENCE);
  return [mean, low, high, deviation, runs, ...changeFigures(change)];
}

function changeFigures(change: Difference | null): readonly Value[] {
  if (change === null) return [null, null, null];
  const { difference, interval } = change;
  return [difference, interval?.low ?? null, interval?.high ?? null].map((value) => (Number.isFinite(value) ? value : null));
}
