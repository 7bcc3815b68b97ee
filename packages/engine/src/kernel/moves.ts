import type { Answers } from './answers.ts';
import { LINE_STEPS, MORE_MATTERS, MOVE_WORDS, STATE, WORD_BYTES } from './frame.ts';
import type { Ground } from './ground.ts';
import type { Listeners } from './listeners.ts';
import { adding, type Instruction, type Programs, programWords } from './programs.ts';

/** Places of a move: the configuration afterwards, 1 + the act (0: a reaction), who hears of it (0: nobody), then its program (see `MOVE_WORDS` for the compiled loop). */
export const MOVE = { configuration: 0, act: 1, listeners: 2, program: 3 } as const;

/** The place of what more there is to a move in its words for the compiled loop. */
const MORE = 2;

/** What an actor's chart does on one event, laid down in memory: addresses of moves. */
export class Moves {
  private readonly ground: Ground;
  private readonly programs: Programs;
  private readonly answers: readonly Answers[];
  private readonly listeners: Listeners;
  private readonly known = new Map<string, number>();
  /** By cell: the actors whose turns depend on it, and the moves that may change it. For the compiled loop alone. */
  private readonly readers = new Map<number, Set<number>>();
  private readonly writers = new Map<number, readonly { readonly actor: number; readonly move: number }[]>();

  constructor(ground: Ground, programs: Programs, answers: readonly Answers[], listeners: Listeners) {
    this.ground = ground;
    this.programs = programs;
    this.answers = answers;
    this.listeners = listeners;
  }

  /**
   * The move of an actor from one configuration to another by these transitions.
   * @param act the act that it carries out, or null when it reacts
   */
  move(actor: number, from: number, to: number, taken: readonly number[], act: number | null): number {
    const key = `${actor} ${from} ${to} ${taken.join(',')} ${act}`;
    let address = this.known.get(key);
    if (address === undefined) {
      const { model, memory } = this.ground;
      const listeners = act === null ? 0 : this.listeners.list(model.acts[act]!.name, actor);
      const instructions = [
        ...(act === null ? [] : this.counted(actor, act)),
        ...this.programs.moved(actor, from, to),
        ...taken.flatMap((index) => this.programs.effects(this.answers[actor]!.transition(index).effects)),
      ];
      const head = [to, act === null ? 0 : 1 + act, listeners];
      address = memory.linear === null ? memory.store([...head, ...programWords(instructions)]) : this.line(actor, head, instructions);
      this.known.set(key, address);
    }
    return address;
  }

  /** Notes that an actor's turns depend on these cells: others' moves that write them matter to it. */
  watch(actor: number, cells: readonly number[]): void {
    for (const cell of cells) {
      const readers = this.readers.get(cell) ?? new Set();
      this.readers.set(cell, readers.add(actor));
      for (const writer of this.writers.get(cell) ?? []) if (writer.actor !== actor) this.matter(writer.move);
    }
  }

  /** A move for the compiled loop (see `MOVE_WORDS`). */
  private line(actor: number, [to = 0, act = 0, listeners = 0]: readonly number[], instructions: readonly Instruction[]): number {
    const { memory, cells } = this.ground;
    const steps: number[] = [];
    let count = 0;
    for (; count < LINE_STEPS; count++) {
      const instruction = instructions[count];
      if (instruction?.kind !== 'step') break;
      steps.push(byteOf(instruction.cell), instruction.summand, instruction.low, instruction.high);
    }
    const rest = instructions.slice(count);
    for (; count < LINE_STEPS; count++) steps.push(byteOf(cells.size + 1 + count), 0, 0, 0);
    const program = rest.length === 0 ? 0 : memory.store(programWords(rest));
    const more = program === 0 && listeners === 0 ? 0 : memory.store([program, listeners, listeners === 0 ? 0 : 1]);
    const move = memory.reserveAligned(MOVE_WORDS, MOVE_WORDS);
    memory.words.set([to, act, more, 0, ...steps], move);
    const { configurations, lasts } = cells.layout;
    for (const cell of [configurations + actor, lasts + actor, ...instructions.map((instruction) => this.writtenBy(instruction))]) {
      if (cell === null) {
        this.matter(move);
        continue;
      }
      this.writers.set(cell, [...(this.writers.get(cell) ?? []), { actor, move }]);
      if ([...(this.readers.get(cell) ?? [])].some((reader) => reader !== actor)) this.matter(move);
    }
    return move;
  }

  /** The cell that an instruction may change, or null where that is not known at once. */
  private writtenBy(instruction: Instruction): number | null {
    switch (instruction.kind) {
      case 'step':
      case 'computed':
      case 'listed':
        return instruction.cell;
      case 'resum':
        return this.ground.cells.tallies[instruction.tally]!.cell;
      case 'when':
      case 'lanes':
        return null;
    }
  }

  /** Notes that others' next turns may depend on a move. */
  private matter(move: number): void {
    const { memory } = this.ground;
    const more = memory.words[move + MORE]! !== 0 ? memory.words[move + MORE]! : memory.store([0, 0, 0]);
    memory.words[more + MORE_MATTERS] = 1;
    memory.words[move + MORE] = more;
  }

  private counted(actor: number, act: number): readonly Instruction[] {
    const { model, cells } = this.ground;
    return model.measures.flatMap((measure, index) =>
      measure.kind === 'count' && measure.act === act && (measure.from === null || measure.from === actor)
        ? [adding(cells.counts + index, 1)]
        : [],
    );
  }
}

/** Where a cell lies, in bytes. */
function byteOf(cell: number): number {
  return WORD_BYTES * (STATE + cell);
}
