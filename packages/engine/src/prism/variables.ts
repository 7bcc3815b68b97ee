import { configurations } from '../charts/configurations.ts';
import { decisiveCells } from '../exact/decisive-cells.ts';
import type { Cells } from '../kernel/cells.ts';
import { type Model, TEXT_STATUSES } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';

/** A part of the kernel's state as a variable of the exported model. */
export interface Variable {
  readonly read: (row: Int32Array) => number;
  /** What it is of the model: `gauge 3`, `in 2` (the configuration of an actor), `issue 0`, `last 1`, `vote 1`, `bracket 1`, or one of its kind alone, such as `round`. */
  readonly key: string;
  /** The name that it would like to have. */
  readonly wanted: string;
  /** What it is, for people. */
  readonly about: string;
  /** The names of its values, or null where they are numbers. Their names begin with the variable's. */
  readonly values: ((value: number) => { readonly wanted: string; readonly about: string }) | null;
  /** Of the state of the world, which is shown even where it never changes; else of the course of a meeting. */
  readonly isWorldly: boolean;
  /** How its changes are written: `advance` is `+1` where it goes up by one, and else the new value. A number without this may be written with its difference. */
  readonly change?: 'advance' | 'value';
  /** How far it mostly is from what decides a step: of several explanations of a step, the one without the greatest is taken. */
  readonly remoteness: number;
}

/** The variables that tell a model's states apart, in the order of their declaration: the round, then whatever anything can depend on. */
export function variablesOf(model: Model, cells: Cells): readonly Variable[] {
  const decisive = new Set([CELL.round, ...decisiveCells(model, cells)]);
  return [
    ...(model.order === 'rotating' ? [firstSpeaker(model)] : []),
    ...cellVariables(model, cells)
      .filter(({ cell }) => decisive.has(cell))
      .map(({ cell, ...variable }) => ({ ...variable, read: (row: Int32Array) => row[cell]! })),
  ];
}

function firstSpeaker({ actors }: Model): Variable {
  return {
    read: (row) => (row[CELL.round]! - 1) % actors.length,
    key: 'first-speaker',
    wanted: 'first-speaker',
    about: 'who speaks first in this round',
    values: (value) => ({ wanted: actors[value]!.name, about: actors[value]!.title }),
    isWorldly: false,
    remoteness: 0,
  };
}

type CellVariable = Omit<Variable, 'read'> & { readonly cell: number };

function cellVariables(model: Model, cells: Cells): readonly CellVariable[] {
  const { layout } = cells;
  const { actors, acts, gauges, issues, phases } = model;
  const number = { values: null, isWorldly: true };
  const course = { values: null, isWorldly: false };
  const phaseNames = (value: number) => ({ wanted: phases[value]!.name, about: phases[value]!.title });
  return [
    { ...number, cell: CELL.round, key: 'round', wanted: 'round', about: 'the present round', change: 'advance', remoteness: 9 },
    { ...number, cell: CELL.phase, key: 'phase', wanted: 'phase', about: 'the present phase', values: phaseNames, remoteness: 0 },
    {
      ...number,
      cell: CELL.phaseRound,
      key: 'phase-round',
      wanted: 'phase_round',
      about: 'the round within the phase',
      change: 'advance',
      remoteness: 7,
    },
    {
      ...course,
      cell: CELL.slips,
      key: 'slips',
      wanted: 'slips',
      about: 'how often the phase has slipped',
      change: 'advance',
      remoteness: 8,
    },
    ...gauges.map(({ name, title, owner }, index) => ({
      ...number,
      cell: layout.gauges + index,
      key: `gauge ${index}`,
      wanted: name,
      about: owner === null ? `gauge: ${title}` : `gauge of ${actors[owner]!.title}: ${title}`,
      remoteness: owner === null ? 1 : 2,
    })),
    ...actors.map(({ name, title, chart }, index) => ({
      ...number,
      cell: layout.configurations + index,
      key: `in ${index}`,
      wanted: name,
      about: `the stance of ${title}`,
      values: (value: number) => ({ wanted: configurations(chart)[value]!.label, about: stanceTitle(model, index, value) }),
      remoteness: 3,
    })),
    ...actors.map(({ name, title }, index) => ({
      ...number,
      cell: layout.lasts + index,
      key: `last ${index}`,
      wanted: `last-${name}`,
      about: `the last act of ${title}`,
      values: (value: number) =>
        value === 0 ? { wanted: 'none', about: 'none yet' } : { wanted: acts[value - 1]!.name, about: acts[value - 1]!.title },
      remoteness: 4,
    })),
    { ...statusVariable, isWorldly: issues.length > 0 },
    ...issues.map(({ name, title, options }, index) => ({
      ...number,
      cell: layout.issues + index,
      key: `issue ${index}`,
      wanted: `text-${name}`,
      about: `the draft on ${title}`,
      values: (value: number) => ({ wanted: options[value]!, about: options[value]! }),
      remoteness: 3,
    })),
    {
      ...course,
      cell: cells.adopted,
      key: 'adopted',
      wanted: 'adopted-now',
      about: '1 while the text was adopted in this round',
      change: 'value',
      remoteness: 6,
    },
    {
      ...course,
      cell: cells.session,
      key: 'session',
      wanted: 'session',
      about: 'the drafting session of the phase, 0 between sessions',
      change: 'value',
      remoteness: 5,
    },
    ...actors.flatMap(({ name, title }, index) => [
      {
        ...course,
        cell: cells.votes + index,
        key: `vote ${index}`,
        wanted: `word-${name}`,
        about: `what ${title} says in the present session`,
        values: (value: number) => WORDS[value]!,
        remoteness: 6,
      },
      {
        ...course,
        cell: cells.brackets + index,
        key: `bracket ${index}`,
        wanted: `bracket-${name}`,
        about: `where ${title} wants the draft changed in the present session`,
        values: (value: number) => bracketValue(model, value),
        remoteness: 6,
      },
    ]),
  ];
}

const statusVariable: CellVariable = {
  cell: CELL.status,
  key: 'status',
  wanted: 'text-status',
  about: "the text's status",
  values: (value) => ({ wanted: TEXT_STATUSES[value]!, about: TEXT_STATUSES[value]! }),
  isWorldly: true,
  remoteness: 3,
};

/** What an actor has said, by the value of its cell. */
const WORDS = [
  { wanted: 'silent', about: 'nothing yet' },
  { wanted: 'supports', about: 'supports the draft' },
  { wanted: 'objects', about: 'objects' },
] as const;

/** A bracket by the value of its cell: 0 is none, else 1 + twice the issue, + 1 when upwards. */
function bracketValue({ issues }: Model, value: number): { wanted: string; about: string } {
  if (value === 0) return { wanted: 'none', about: 'no bracket' };
  const { name, title } = issues[(value - 1) >> 1]!;
  const direction = value % 2 === 1 ? 'down' : 'up';
  return { wanted: `${name}-${direction}`, about: `${title}, a step ${direction}` };
}

function stanceTitle({ actors }: Model, actor: number, configuration: number): string {
  const { chart } = actors[actor]!;
  return configurations(chart)
    [configuration]!.leaves.map((leaf) => chart.nodes[leaf]!.title)
    .join(' & ');
}
