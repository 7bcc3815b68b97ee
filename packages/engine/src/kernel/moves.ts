import type { Answers } from './answers.ts';
import type { Cells } from './cells.ts';
import { MORE_MATTERS, MOVE_MORE, MOVE_WORDS, STATE, WINDOW, WORD_BYTES } from './frame.ts';
import type { Ground } from './ground.ts';
import type { Listeners } from './listeners.ts';
import { adding, type Instruction, isPlain, type Programs, programWords } from './programs.ts';

/** Places of a move: the configuration afterwards, 1 + the act (0: a reaction), who hears of it (0: nobody), then its program (see `MOVE_WORDS` for the compiled loop). */
export const MOVE = { configuration: 0, act: 1, listeners: 2, program: 3 } as const;

const LEAST_HALF = -(2 ** 15);
const MOST_HALF = 2 ** 15 - 1;
const MOST_PLACE = 2 ** 16 - 1;

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
    const window = windowOf(cells, instructions);
    const others = instructions.filter((instruction) => !window.steps.includes(instruction));
    const step = others[0]?.kind === 'step' ? stepWords(cells, others[0]) : null;
    const rest = step === null ? others : others.slice(1);
    const program = rest.length === 0 ? 0 : memory.store(programWords(rest));
    const more = program === 0 && listeners === 0 ? 0 : memory.store([program, listeners, listeners === 0 ? 0 : 1]);
    const move = memory.reserveAligned(MOVE_WORDS, MOVE_WORDS);
    memory.words.set([halves(to, act), more, ...(step ?? [byteOf(cells.size + 1), 0]), ...window.words], move);
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
    const more = memory.words[move + MOVE_MORE]! !== 0 ? memory.words[move + MOVE_MORE]! : memory.store([0, 0, 0]);
    memory.words[more + MORE_MATTERS] = 1;
    memory.words[move + MOVE_MORE] = more;
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

type Step = Extract<Instruction, { kind: 'step' }>;

/** The words of a step in the line of a move; null where a half word is too short for one of its numbers. */
function stepWords({ low: lows, high: highs }: Cells, { cell, summand, low, high }: Step): readonly number[] | null {
  const place = byteOf(cell);
  // What stays within the bounds of its cell may as well have the bounds of half a word.
  const least = low < lows[cell]! ? LEAST_HALF : low;
  const most = high > highs[cell]! ? MOST_HALF : high;
  const fits = place <= MOST_PLACE && [lows[cell]!, highs[cell]!, summand, least, most].every(isHalf);
  return fits ? [halves(place, summand), halves(least, most)] : null;
}

/** The plain additions that the window of the first of them takes, and the words of that window in the line of a move. */
function windowOf(
  { size }: Cells,
  instructions: readonly Instruction[],
): { readonly steps: readonly Instruction[]; readonly words: readonly number[] } {
  const plain = instructions.filter((instruction) => instruction.kind === 'step' && isPlain(instruction) && isHalf(instruction.summand));
  const [first] = plain;
  const place = first?.kind === 'step' ? windowAt(first.cell) : windowAt(size + 1 + WINDOW);
  const steps: Instruction[] = [];
  const summands = Array.from({ length: WINDOW }, () => 0);
  for (const step of plain) {
    if (step.kind !== 'step' || windowAt(step.cell) !== place || summands[step.cell - place] !== 0) continue;
    summands[step.cell - place] = step.summand;
    steps.push(step);
  }
  const [a = 0, b = 0, c = 0, d = 0] = summands;
  return { steps, words: [halves(a, b), halves(c, d), byteOf(place)] };
}

/** The first cell of the window of a cell. */
function windowAt(cell: number): number {
  return cell - (cell % WINDOW);
}

function isHalf(number: number): boolean {
  return number >= LEAST_HALF && number <= MOST_HALF;
}

/** A word of two halves, the lower first. */
function halves(lower: number, upper: number): number {
  return (lower & 0xffff) | (upper << 16);
}

/** Where a cell lies, in bytes. */
function byteOf(cell: number): number {
  return WORD_BYTES * (STATE + cell);
}
