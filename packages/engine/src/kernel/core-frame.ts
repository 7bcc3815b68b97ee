import type { Model } from '../scenario/model.ts';
import type { Board } from './board.ts';
import * as frame from './frame.ts';
import type { Slot } from './luck-blocks.ts';
import type { Readings } from './readings.ts';

const NONE = -1;
const GROUP = 4;
const KINDS = {
  first: frame.FIRST,
  rounds: frame.ROUNDS_IN,
  maximum: frame.MAXIMUM,
  minimum: frame.MINIMUM,
  mean: frame.MEAN,
  final: frame.FINAL,
  count: frame.COUNT,
} as const;
const RULES = { consensus: frame.CONSENSUS, majority: frame.MAJORITY, weighted: frame.WEIGHTED } as const;

/** Writes the frame: tells the compiled loop where everything lies. */
export function frameOf(model: Model, board: Board, readings: Readings, slots: readonly Slot[], records: number): void {
  const { memory } = board;
  const entries = [
    ...stateEntries(model, board),
    ...courseEntries(model, board),
    ...draftingEntries(model, board),
    ...readingEntries(model, board, readings),
    ...luckEntries(model, board, slots),
    ...recordEntries(model, board, records),
  ];
  for (const [place, content] of entries) memory.words[place] = content;
}

/** Writes what of the frame depends on numbers that may change (see `Changes`). */
export function renewFrame({ memory, start, compiled }: Board): void {
  const { tables } = compiled.hazards;
  const list = memory.store(tables);
  const { words } = memory;
  words[frame.HAZARD_COUNT] = tables.length;
  words[frame.HAZARD_TABLES] = list;
  words.set(start, words[frame.START]!);
}

type Entries = readonly (readonly [place: number, content: number])[];

function stateEntries(model: Model, { memory, start, compiled }: Board): Entries {
  const { cells, stances } = compiled.ground;
  const { layout } = cells;
  return [
    [frame.ACTORS, model.actors.length],
    [frame.ROUNDS, model.rounds],
    [frame.ROW_CELLS, layout.size],
    [frame.STATE_CELLS, cells.size],
    [frame.START, memory.store(start)],
    [frame.CONFIGURATIONS, layout.configurations],
    [frame.LASTS, layout.lasts],
    [frame.GAUGES, layout.gauges],
    [frame.ISSUES, layout.issues],
    [frame.SESSION, cells.session],
    [frame.ADOPTED, cells.adopted],
    [frame.VOTES, cells.votes],
    [frame.BRACKETS, cells.brackets],
    [frame.COUNTS, cells.counts],
    [frame.PLACES, memory.store(cells.places)],
    [frame.TURN_TABLES, compiled.turns.tables],
    [frame.MENUS, compiled.turns.menus],
    [frame.NOTES, compiled.turns.notes],
    [frame.TURN_HEADS, compiled.turns.heads],
    [frame.OBJECTION_TABLES, compiled.positions.objections],
    [frame.PARTS, memory.store(stances.parts)],
    [frame.ATTENDING, memory.store(stances.attending)],
  ];
}

function courseEntries(model: Model, board: Board): Entries {
  const { memory, compiled } = board;
  const { orders, phases, housekeeping, hazards } = compiled;
  const phaseWords = phases.flatMap(({ rounds, sessions, endsWhen, quorum, slip, next, failing, onEnter }) => [
    rounds,
    sessions,
    endsWhen ?? NONE,
    quorum ?? NONE,
    slip?.by ?? 0,
    slip?.atMost ?? 0,
    slip?.program ?? 0,
    next ?? NONE,
    failing ?? NONE,
    onEnter,
  ]);
  return [
    [frame.BEGINNERS, orders.count],
    [frame.EVERYBODY, memory.store(orders.everybody)],
    [frame.SPEAKERS, memory.store([...orders.speakers].map((list) => speakers(board, list)))],
    [frame.FORESEEN, 2 * memory.reserveDoubles(model.actors.length)],
    [frame.PHASES, memory.store(phaseWords)],
    [frame.HOUSE_COUNT, housekeeping.tables.length],
    [frame.HOUSE_TABLES, memory.store(housekeeping.tables)],
    [frame.EVENTS_COUNT, model.events.length],
    [frame.HAZARD_COUNT, hazards.tables.length],
    [frame.HAZARD_TABLES, memory.store(hazards.tables)],
    [frame.STRIKES, memory.store(hazards.strikes.flatMap(({ program, listeners }) => [program, listeners]))],
  ];
}

/** The address of a speaking order with all that a turn needs of each speaker. */
function speakers({ memory, compiled }: Board, list: number): number {
  const { cells } = compiled.ground;
  const order = memory.words.slice(list + 1, list + 1 + memory.words[list]!);
  const words = [...order].flatMap((actor) => [
    actor,
    frame.WORD_BYTES * (frame.STATE + cells.layout.configurations + actor),
    frame.WORD_BYTES * (compiled.turns.heads + frame.HEAD_WORDS * cells.places[actor]!),
    frame.WORD_BYTES * actor,
  ]);
  return memory.store([order.length, ...words]);
}

function draftingEntries({ actors, issues, protocol }: Model, { memory, compiled }: Board): Entries {
  const { rule, vetoes, optOuts } = protocol.adoption;
  const flags = (chosen: readonly number[]): number => memory.store(actors.map((_, actor) => (chosen.includes(actor) ? 1 : 0)));
  return [
    [frame.PAGES, compiled.positions.pages],
    [frame.AMENDMENTS, memory.store(compiled.drafts.amendments)],
    [frame.FALLBACK, compiled.drafts.fallback],
    [frame.WEIGHTS, memory.storeDoubles(actors.map(({ weight }) => weight))],
    [frame.BRACKET_WEIGHTS, memory.reserveDoubles(2 * issues.length)],
    [frame.ISSUE_COUNT, issues.length],
    [frame.RULE, RULES[rule.kind]],
    [frame.RULE_MINUS, rule.kind === 'consensus' ? rule.minus : 0],
    [frame.RULE_QUOTA, memory.storeDoubles([rule.kind === 'consensus' ? 0 : rule.quota])],
    [frame.VETOES, flags(vetoes)],
    [frame.STAND_ASIDE, flags(optOuts.actors)],
    [frame.MOST_ASIDE, optOuts.atMost],
  ];
}

function readingEntries({ measures }: Model, { memory, compiled }: Board, readings: Readings): Entries {
  const ends = compiled.roundEnds.flatMap(({ table, measures: read }) => [table, read.length, memory.store(read)]);
  return [
    [frame.OUTCOME_TABLES, memory.store(readings.outcomes)],
    [frame.END_COUNT, compiled.roundEnds.length],
    [frame.ENDS, memory.store(ends)],
    [frame.MEASURE_COUNT, measures.length],
    [frame.MEASURE_KINDS, memory.store(measures.map(({ kind }) => KINDS[kind]))],
    [frame.MEASURE_TABLES, memory.store(readings.finals)],
    [frame.MEASURE_VALUES, memory.reserveDoubles(measures.length)],
  ];
}

function luckEntries({ actors, events }: Model, { memory }: Board, slots: readonly Slot[]): Entries {
  const groups = Math.ceil(slots.length / GROUP);
  const padded = (words: readonly number[]): number => {
    const address = memory.reserve(GROUP * groups);
    memory.words.set(words, address);
    return address;
  };
  return [
    [frame.SLOT_COUNT, GROUP * groups],
    [frame.EAGER_GROUPS, Math.ceil((actors.length + events.length) / GROUP)],
    [frame.LUCK_ADDRESSES, padded(slots.map(({ address }) => address))],
    [frame.LUCK_PURPOSES, padded(slots.map(({ purpose }) => purpose))],
    [frame.DRAWS, memory.reserve(GROUP * GROUP * groups)],
    [frame.GROUP_TIMES, memory.reserve(groups)],
  ];
}

function recordEntries({ measures }: Model, { memory, compiled }: Board, records: number): Entries {
  const row = compiled.ground.cells.layout.size;
  const words = frame.RECORD_HEAD + row + (row % 2) + 2 * measures.length;
  return [
    [frame.RECORDS, 2 * memory.reserveDoubles(Math.ceil((words * records) / 2))],
    [frame.RECORD_WORDS, words],
  ];
}
