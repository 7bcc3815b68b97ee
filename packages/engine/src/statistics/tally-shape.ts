import { configurations } from '../charts/configurations.ts';
import type { CounterShape } from '../kernel/core-counts.ts';
import type { Model } from '../scenario/model.ts';

/** By-round counts are kept for as many rounds as fit in this many cells, 32 MiB. */
const MOST_CELLS = 0x40_0000;

/** Where a tally keeps what. */
export interface TallyShape extends CounterShape {
  /** By actor: the first of its chart's configurations. */
  readonly configurations: Int32Array;
  /** By configuration cell: 1 if its actor attends. */
  readonly attending: Uint8Array;
  /** The actors that have a configuration in which they attend. */
  readonly attenders: readonly number[];
}

export function tallyShape(model: Model): TallyShape {
  const [configurationOffsets, configurationCells] = offsets(model.actors.map(({ chart }) => configurations(chart).length));
  const [gaugeOffsets, gaugeCells] = offsets(model.gauges.map(({ low, high }) => high - low + 1));
  const [options, optionCells] = offsets(model.issues.map((issue) => issue.options.length));
  const [preconditions, preconditionCells] = offsets(model.actors.map(({ preconditions: { length } }) => (length === 0 ? 0 : length + 1)));
  const attending = model.actors.map(({ chart }) =>
    configurations(chart).map(({ active }) => (active.some((node) => chart.nodes[node]!.tags.includes('attending')) ? 1 : 0)),
  );
  const recorded = recordedRounds(model.rounds, configurationCells + gaugeCells);
  const slots = new Int32Array(model.rounds + 1).fill(-1);
  recorded.forEach((round, slot) => {
    slots[round] = slot;
  });
  return {
    recorded,
    slots,
    configurations: Int32Array.from(configurationOffsets),
    configurationCells,
    gauges: Int32Array.from(model.gauges, ({ low }, index) => gaugeOffsets[index]! - low),
    gaugeCells,
    options: Int32Array.from(options),
    optionCells,
    preconditions: Int32Array.from([...preconditions, preconditionCells]),
    preconditionCells,
    attending: Uint8Array.from(attending.flat()),
    attenders: attending.flatMap((flags, actor) => (flags.some((flag) => flag === 1) ? [actor] : [])),
  };
}

function recordedRounds(rounds: number, cellsPerRound: number): number[] {
  const affordable = Math.max(1, Math.floor(MOST_CELLS / cellsPerRound));
  const stride = Math.ceil(rounds / affordable);
  const recorded: number[] = [];
  for (let round = stride; round < rounds; round += stride) recorded.push(round);
  return [...recorded, rounds];
}

function offsets(sizes: readonly number[]): readonly [readonly number[], number] {
  let next = 0;
  const starts = sizes.map((size) => {
    const start = next;
    next += size;
    return start;
  });
  return [starts, next];
}
