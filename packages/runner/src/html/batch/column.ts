import { average, type Model, type Plan, proportion, shareVariance } from '@plenary/engine';
import { meanText, number, shareText } from '../../reports/estimate.ts';
import type { Output } from '../experiment/output.ts';
import { shareWithInterval } from '../frequency.ts';
import type { PointOutputs, Sample, Side } from './gather.ts';

/** An output at one point. */
export interface Cell {
  readonly value: number;
  /** The variance that luck gives the value. */
  readonly luckVariance: number;
  /** Half the width of its interval. */
  readonly within: number;
  /** How many runs have it, and, of a share, in how many it happened. */
  readonly runs: number;
  readonly hits: number | null;
  /** The value alone, and with its interval. */
  readonly short: string;
  readonly text: string;
}

/** An output at the points of a design, in their order; null where it is unknown. */
export interface Column {
  readonly output: Output;
  readonly cells: readonly (Cell | null)[];
}

/** What the plan keeps: outcomes and first passages as shares, other measures as means. */
export function columnsOf({ keep }: Pick<Plan, 'keep'>, { model, points }: Side, confidence: number): Column[] {
  const column = (output: Output, cellOf: (point: PointOutputs) => Cell | null): Column => ({
    output,
    cells: points.map((point) => (point === null ? null : cellOf(point))),
  });
  const outcomes = model.outcomes.flatMap(({ name, title }, index) =>
    keep.outcomes.includes(name)
      ? [column({ name, title, kind: 'share', unit: '' }, ({ runs, outcomes }) => shareCell(outcomes[index] ?? 0, runs, confidence))]
      : [],
  );
  const measures = model.measures.flatMap((measure, index) => {
    if (!keep.measures.includes(measure.name)) return [];
    const output = outputOf(measure);
    return column(output, ({ runs, measures }) => {
      const sample = measures[index];
      if (sample === undefined) return null;
      return output.kind === 'share' ? shareCell(sample.count, runs, confidence) : meanCell(sample, confidence);
    });
  });
  return [...outcomes, ...measures];
}

function outputOf({ name, title, kind, unit }: Model['measures'][number]): Output {
  return kind === 'first' ? { name, title: `${title}, ever`, kind: 'share', unit: '' } : { name, title, kind: 'mean', unit };
}

function shareCell(hits: number, runs: number, confidence: number): Cell | null {
  if (runs < 2) return null;
  const share = proportion(hits, runs, confidence);
  return {
    value: hits / runs,
    luckVariance: shareVariance(hits, runs),
    within: halfOf(share),
    runs,
    hits,
    short: shareText(share),
    text: shareWithInterval(share),
  };
}

function meanCell(sample: Sample, confidence: number): Cell | null {
  const { count, mean, variance } = sample;
  if (count < 2) return null;
  const interval = average(sample, confidence);
  return {
    value: mean,
    luckVariance: variance / count,
    within: halfOf(interval),
    runs: count,
    hits: null,
    short: number(mean, 2),
    text: meanText(interval, confidence),
  };
}

function halfOf({ low, high }: { readonly low: number | null; readonly high: number | null }): number {
  return low === null || high === null ? 0 : (high - low) / 2;
}
