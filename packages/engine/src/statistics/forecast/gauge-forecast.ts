import { type Quantiles, quantiles } from '../quantiles.ts';
import type { Tally } from '../tally.ts';
import { type Average, average } from './average.ts';

export interface GaugeForecast {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** By recorded round, over the runs still going. */
  readonly byRound: readonly GaugeValues[];
  /** At the end of each run, whenever that was. */
  readonly final: GaugeValues;
}

/** The spread of a gauge's values over runs; the quantiles are null when no run is left. */
export interface GaugeValues extends Average {
  readonly quantiles: Quantiles | null;
}

export function gaugeForecast(tally: Tally, index: number, confidence: number): GaugeForecast {
  const { name, title, unit, low, high } = tally.model.gauges[index]!;
  const zero = tally.shape.gauges[index]!;
  const values = (counts: Float64Array, offset: number): GaugeValues => {
    const histogram: [number, number][] = [];
    for (let value = low; value <= high; value++) {
      const count = counts[offset + zero + value]!;
      if (count > 0) histogram.push([value, count]);
    }
    return { ...average(sampleOf(histogram), confidence), quantiles: quantiles(histogram) };
  };
  return {
    name,
    title,
    unit,
    low,
    high,
    byRound: tally.shape.recorded.map((_, slot) => values(tally.gaugesByRound, slot * tally.shape.gaugeCells)),
    final: values(tally.finalGauges, 0),
  };
}

function sampleOf(histogram: readonly (readonly [number, number])[]): { count: number; mean: number; variance: number } {
  let count = 0;
  let sum = 0;
  for (const [value, times] of histogram) {
    count += times;
    sum += value * times;
  }
  const mean = sum / count;
  let spread = 0;
  for (const [value, times] of histogram) spread += times * (value - mean) * (value - mean);
  return { count, mean, variance: count < 2 ? Number.NaN : spread / (count - 1) };
}
