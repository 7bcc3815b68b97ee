import { LIMITS } from '../limits.ts';
import type { Gauge } from '../model.ts';
import type { Path } from '../place.ts';
import type { RawGauge } from '../schema/word.ts';
import { type Context, constantAt } from './context.ts';
import { oneLine, titleOf } from './title.ts';

/** A gauge's owner: its index, and its name and title, which its gauges carry. */
export interface GaugeOwner {
  readonly index: number;
  readonly name: string;
  readonly title: string;
}

/** The gauges of the world, or those that a chart gives to one actor. */
export function resolveGauges(
  context: Context,
  at: Path,
  raw: Readonly<Record<string, RawGauge>> | undefined,
  owner: GaugeOwner | null,
  parameters: ReadonlyMap<string, number>,
): readonly Gauge[] {
  return Object.entries(raw ?? {}).map(([name, gauge]) => {
    const title = titleOf(name, typeof gauge === 'string' ? undefined : gauge.title);
    return {
      name: owner === null ? name : `${owner.name}.${name}`,
      title: owner === null ? title : `${owner.title}: ${title}`,
      unit: typeof gauge === 'string' ? '' : oneLine(gauge.unit ?? ''),
      owner: owner?.index ?? null,
      ...boundsOf(context, [...at, name], gauge, parameters),
    };
  });
}

function boundsOf(
  context: Context,
  path: Path,
  raw: RawGauge,
  parameters: ReadonlyMap<string, number>,
): Pick<Gauge, 'low' | 'high' | 'start'> {
  const widest = { low: -1e9, high: 1e9, whole: true };
  const rule = 'a whole number between -1e9 and 1e9';
  let [low, high]: (number | undefined)[] = [];
  if (typeof raw === 'string') {
    [low, high] = raw.split('..').map(Number);
  } else {
    low = constantAt(context, [...path, 'from'], raw.from, 0, parameters, rule, widest);
    high = constantAt(context, [...path, 'to'], raw.to, low, parameters, rule, widest);
  }
  low ??= 0;
  high ??= low;
  if (low > high) {
    context.findings.error({
      path,
      code: 'empty-gauge',
      expected: 'bounds of which the lower comes first',
      got: `${low}..${high}`,
      fix: `Write ${high}..${low}.`,
    });
    return { low: high, high: low, start: high };
  }
  if (high - low >= LIMITS.gaugeValues) {
    const fix = 'Count in larger units.';
    context.findings.error({
      path,
      code: 'too-many',
      expected: `a gauge of at most ${LIMITS.gaugeValues} values`,
      got: `${low}..${high}`,
      fix,
    });
  }
  const start = typeof raw === 'string' ? undefined : raw.start;
  return {
    low,
    high,
    start: constantAt(context, [...path, 'start'], start, low, parameters, `a whole number from ${low} to ${high}`, {
      low,
      high,
      whole: true,
    }),
  };
}
