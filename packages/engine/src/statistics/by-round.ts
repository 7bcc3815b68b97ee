import { configurations } from '../charts/configurations.ts';
import type { Model } from '../scenario/model.ts';
import { quantiles } from './quantiles.ts';
import type { Tally } from './tally.ts';

/**
 * The names of the columns of `roundRows`: `round`; `going` (runs still going in it); for each gauge `gauge.NAME.mean`, `.q05`, `.q50`, `.q95`; for each actor's states
 * without states inside `stance.ACTOR.STATE`, and `attending.ACTOR` where it can attend. The last two are shares of the runs going.
 */
export function roundColumns(model: Model): readonly string[] {
  return [
    'round',
    'going',
    ...model.gauges.flatMap(({ name }) => ['mean', 'q05', 'q50', 'q95'].map((figure) => `gauge.${name}.${figure}`)),
    ...occupancies(model).map(({ name }) => name),
  ];
}

/** One row for each recorded round, at its end, over the runs still going in it; null where none is. */
export function roundRows(tally: Tally): readonly (readonly (number | null)[])[] {
  const { model, shape, going, configurationsByRound } = tally;
  const shown = occupancies(model);
  return shape.recorded.map((round, slot) => {
    const runs = going[slot]!;
    const first = slot * shape.configurationCells;
    const shares = shown.map(({ actor, cells }) => {
      let count = 0;
      for (const cell of cells) count += configurationsByRound[first + shape.configurations[actor]! + cell]!;
      return runs === 0 ? null : count / runs;
    });
    return [round, runs, ...model.gauges.flatMap((_, gauge) => gaugeFigures(tally, slot, gauge)), ...shares];
  });
}

interface Occupancy {
  readonly name: string;
  readonly actor: number;
  /** Its configurations, counted from the actor's first. */
  readonly cells: readonly number[];
}

function occupancies({ actors }: Model): readonly Occupancy[] {
  return actors.flatMap(({ name, chart }, actor) => {
    const all = configurations(chart);
    const cellsOf = (nodes: readonly number[]): number[] =>
      all.flatMap(({ active }, cell) => (nodes.some((node) => active.includes(node)) ? [cell] : []));
    const attending = chart.nodes.flatMap(({ tags }, node) => (tags.includes('attending') ? [node] : []));
    const stances = chart.nodes.flatMap(({ type, path }, node) =>
      type === 'atomic' && path !== '' ? [{ name: `stance.${name}.${path}`, actor, cells: cellsOf([node]) }] : [],
    );
    return attending.length === 0 ? stances : [...stances, { name: `attending.${name}`, actor, cells: cellsOf(attending) }];
  });
}

function gaugeFigures({ model, shape, gaugesByRound }: Tally, slot: number, gauge: number): (number | null)[] {
  const { low, high } = model.gauges[gauge]!;
  const zero = slot * shape.gaugeCells + shape.gauges[gauge]!;
  const histogram: [number, number][] = [];
  let count = 0;
  let sum = 0;
  for (let value = low; value <= high; value++) {
    const times = gaugesByRound[zero + value]!;
    if (times === 0) continue;
    histogram.push([value, times]);
    count += times;
    sum += value * times;
  }
  const spread = quantiles(histogram);
  return spread === null ? [null, null, null, null] : [sum / count, spread.ninety[0], spread.median, spread.ninety[1]];
}
