import { type MorrisEffect, proportion, type SobolIndices, type TornadoBar } from '@plenary/engine';
import { shareText } from './estimate.ts';
import { createFigures, type Figures } from './figures.ts';
import type { SensitivityReport } from './sensitivity-report.ts';

/** The mean size of a normal deviate, in deviations: what luck alone gives mu*. */
export const LUCK_SIZE = Math.sqrt(2 / Math.PI);
const NOTHING = 'These runs tell no effect of any of these numbers: they hardly matter, or there are too few runs.';

/** Which number matters most, in one sentence. */
export function sensitivityAnswer(report: SensitivityReport): string {
  const { found } = report;
  switch (found.method) {
    case 'tornado':
      return widestText(report, found.bars);
    case 'morris':
      return strongestText(report, found.effects);
    case 'sobol':
      return weightiestText(found);
  }
}

/** Whether the intervals of a bar leave open that its number does nothing. */
export function isIdle({ low, high }: TornadoBar): boolean {
  return [low, high].every(({ difference, interval }) => (interval === null ? difference === 0 : interval.low <= 0 && interval.high >= 0));
}

/** What never happened, or always did, is shown as a bound. */
export function valueText({ output, runs, confidence }: SensitivityReport, figures: Figures, value: number): string {
  if (output.kind === 'measure' || (value !== 0 && value !== 1)) return figures.value(value);
  return shareText(proportion(value * runs, runs, confidence));
}

function widestText(report: SensitivityReport, bars: readonly TornadoBar[]): string {
  const widest = bars.find((bar) => !isIdle(bar));
  if (widest === undefined) return NOTHING;
  const figures = createFigures(
    report.output,
    bars.flatMap(({ low, high }) => [low.interval, high.interval]),
  );
  const at = ({ value, output }: TornadoBar['low']): string => `${valueText(report, figures, output)} at ${figures.factor(value)}`;
  return `Moves it most: ${widest.factor}, with ${at(widest.low)} and ${at(widest.high)}.`;
}

function strongestText({ output }: SensitivityReport, effects: readonly MorrisEffect[]): string {
  const [strongest] = [...effects].sort((a, b) => b.muStar.value - a.muStar.value);
  if (strongest === undefined || strongest.muStar.value === 0) return NOTHING;
  const { factor, muStar } = strongest;
  const figures = createFigures(output, muStar.interval === null ? [] : [muStar.interval]);
  const interval = muStar.interval === null ? '' : ` (${figures.sizes(muStar.interval)})`;
  return `Strongest: ${factor}, whose whole range changes it by ${figures.deviation(muStar.value)}${interval} on average.`;
}

function weightiestText({ indices }: SobolIndices): string {
  const [first] = [...indices].sort((a, b) => (b.first?.value ?? 0) - (a.first?.value ?? 0));
  // Without an interval no effect is told.
  if (first?.first?.interval == null) return NOTHING;
  const { value, interval } = first.first;
  const percent = (share: number): string => (100 * Math.min(1, Math.max(0, share))).toFixed(0);
  return `Were ${first.factor} known, ${percent(value)}% (${percent(interval.low)} to ${percent(interval.high)}%) of the variance would go.`;
}
