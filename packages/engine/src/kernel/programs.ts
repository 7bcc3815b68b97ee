import type { Effect } from '../scenario/model.ts';
import type { Atom } from './atoms.ts';
import type { Tally } from './cells.ts';
import type { Ground } from './ground.ts';

/**
 * A program is a list of instructions in memory: first how many plain steps (cell, summand, low, high: the cell becomes the sum, kept within the
 * bounds; setting is a step whose bounds are equal), then the steps, then one of these and its two operands, then, unless it is `end`, a program again.
 * Between the operands of `listed` or `lanes` and that program are as many groups of words as the first operand says.
 */
export const THEN = {
  end: 0,
  /** A step on a cell by a table's row: the table and the cell. The row holds summand, low and high. */
  computed: 1,
  /** The sum of a tally without a scale is made anew: its index and 0. */
  resum: 2,
  /** Another program runs here if a condition holds: the condition's table and the program. */
  when: 3,
  /** Steps whose summand depends on one other cell: that cell, the address of the summands by its contents, the cell, low and high. */
  listed: 4,
  /** Plain steps on four neighbouring cells at a time, in the compiled loop alone (see `lanesOf`). */
  lanes: 5,
} as const;

/** Words of a plain step. */
export const STEP_WORDS = 4;

/** Words of a listed step. */
export const LISTED_WORDS = 5;

/** A cell of at most so many contents has the summands listed that depend on it. */
const LONGEST_LIST = 64;

const LOWEST = -(2 ** 31);
const HIGHEST = 2 ** 31 - 1;

/** One instruction before it is laid down. */
export type Instruction =
  | { readonly kind: 'step'; readonly cell: number; readonly summand: number; readonly low: number; readonly high: number }
  | { readonly kind: 'computed'; readonly cell: number; readonly table: number; readonly atoms: readonly Atom[] }
  | {
      readonly kind: 'listed';
      readonly source: number;
      /** Of the summand at content 0 of the source. */
      readonly list: number;
      readonly cell: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: 'lanes'; readonly words: readonly number[] }
  | { readonly kind: 'resum'; readonly tally: number }
  | { readonly kind: 'when'; readonly condition: number; readonly program: number };

/** The instruction that sets a cell. */
export function setting(cell: number, content: number): Instruction {
  return { kind: 'step', cell, summand: 0, low: content, high: content };
}

/** The instruction that adds to a cell which cannot overflow. */
export function adding(cell: number, summand: number): Instruction {
  return { kind: 'step', cell, summand, low: LOWEST, high: HIGHEST };
}

/** Whether a step adds to a cell which cannot overflow. */
export function isPlain({ low, high }: { readonly low: number; readonly high: number }): boolean {
  return low === LOWEST && high === HIGHEST;
}

/** The words of a program of these instructions, to be stored in memory. */
export function programWords(instructions: readonly Instruction[]): readonly number[] {
  const words: number[] = [];
  let steps: number[] = [];
  /** What the last plain steps were followed by, and where its first operand is. */
  let last = { kind: THEN.end as number, operand: -1 };
  const close = (kind: number, first: number, second: number): void => {
    words.push(steps.length / STEP_WORDS, ...steps, kind, first, second);
    steps = [];
    last = { kind, operand: words.length - 2 };
  };
  const group = (kind: number, own: readonly number[]): void => {
    if (steps.length > 0 || last.kind !== kind) close(kind, 0, 0);
    words[last.operand]!++;
    words.push(...own);
  };
  for (const instruction of instructions) {
    if (instruction.kind === 'step') steps.push(instruction.cell, instruction.summand, instruction.low, instruction.high);
    else if (instruction.kind === 'computed') close(THEN.computed, instruction.table, instruction.cell);
    else if (instruction.kind === 'listed')
      group(THEN.listed, [instruction.source, instruction.list, instruction.cell, instruction.low, instruction.high]);
    else if (instruction.kind === 'lanes') group(THEN.lanes, instruction.words);
    else if (instruction.kind === 'resum') close(THEN.resum, instruction.tally, 0);
    else close(THEN.when, instruction.condition, instruction.program);
  }
  close(THEN.end, 0, 0);
  return words;
}

/** Makes instructions of effects, and of what follows from them. */
export class Programs {
  private readonly ground: Ground;
  private readonly known = new Map<Effect, Instruction>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** The address of a program of these effects; 0 when they have no consequence. */
  program(effects: readonly Effect[]): number {
    const instructions = this.effects(effects);
    return instructions.length === 0 ? 0 : this.ground.memory.store(programWords(instructions));
  }

  /** The instructions of a list of effects, in order; constant effects without consequence are left out. */
  effects(effects: readonly Effect[]): readonly Instruction[] {
    return effects
      .map((effect) => {
        const instruction = this.known.get(effect) ?? this.instruct(effect);
        this.known.set(effect, instruction);
        return instruction;
      })
      .filter((instruction) => instruction.kind !== 'step' || instruction.summand !== 0 || instruction.low === instruction.high);
  }

  /** The instructions that keep the tallies true when an actor's configuration changes. */
  moved(actor: number, from: number, to: number): readonly Instruction[] {
    const { cells } = this.ground;
    return cells.tallies.flatMap((tally, index): Instruction[] => {
      if (!cells.isMovedBy(tally, actor, from, to)) return [];
      return tally.scale === 0 ? [{ kind: 'resum', tally: index }] : this.difference(tally, actor, from, to);
    });
  }

  /** What a computed step comes to in the present state. May reserve memory. */
  resolved({ cell, table }: Extract<Instruction, { kind: 'computed' }>): Instruction {
    const row = this.ground.tables.find(table);
    const [summand = 0, low = 0, high = 0] = this.ground.memory.words.subarray(row, row + 3);
    return { kind: 'step', cell, summand, low, high };
  }

  private difference(tally: Tally, actor: number, from: number, to: number): Instruction[] {
    const { cells } = this.ground;
    const summand = cells.contribution(tally, actor, to) - cells.contribution(tally, actor, from);
    return summand === 0 ? [] : [adding(tally.cell, summand)];
  }

  private instruct({ target, mode, value }: Effect): Instruction {
    const { cells, atoms, tables, memory } = this.ground;
    const cell = target.kind === 'gauge' ? cells.layout.gauges + target.gauge : cells.layout.issues + target.issue;
    const low = cells.low[cell]!;
    const high = cells.high[cell]!;
    const evaluate = this.ground.evaluator(value);
    const summandOf = (computed: number): number => clamp(rounded(computed), low - high, high - low);
    const step = (): { summand: number; low: number; high: number } => {
      if (mode === 'add') return { summand: summandOf(evaluate()), low, high };
      const content = clamp(rounded(evaluate()), low, high);
      return { summand: 0, low: content, high: content };
    };
    const read = atoms.of(value.root);
    if (read.length === 0) return { kind: 'step', cell, ...step() };
    const whole = mode === 'add' ? atoms.whole(value.root) : null;
    const contents = whole === null ? [] : cells.contents(whole.cell, LONGEST_LIST);
    if (whole !== null && contents.length > 0) {
      const summands = contents.map((content) => summandOf(whole.value === null ? content : whole.value(content)));
      return { kind: 'listed', source: whole.cell, list: memory.store(summands) - contents[0]!, cell, low, high };
    }
    const fill = (): number => {
      const { summand, low: least, high: most } = step();
      return memory.store([summand, least, most]);
    };
    return { kind: 'computed', cell, table: tables.declare(read, fill), atoms: read };
  }
}

function rounded(value: number): number {
  return Math.floor(value + 0.5);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
