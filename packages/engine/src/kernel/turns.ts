import { actEvent } from '../charts/machine.ts';
import type { ChartStep } from '../charts/stepper.ts';
import { CELL } from '../state/layout.ts';
import { type Strategy, strategyNamed } from '../strategies/registry.ts';
import type { EnabledAct } from '../strategies/strategy.ts';
import type { Answer, Answers } from './answers.ts';
import type { Atom } from './atoms.ts';
import { alternativesOf, type Choices, FACTS, factsOf, isShort, SHORT } from './choices.ts';
import { DIGEST_WORDS, HEAD_PAIRS, HEAD_PLACES, HEAD_WORDS, MENU_WORDS, NO_MENU, STATE, WORD_BYTES } from './frame.ts';
import type { Ground } from './ground.ts';
import { KeyIndex } from './key-index.ts';
import type { Moves } from './moves.ts';
import { TABLE } from './tables.ts';

/** Tables of at most so many keys have digests of their rows side by side. */
const MOST_ROWS = 1 << 12;
const ROOM_FOR_MENUS = 1 << 12;
/** Bits below the upper half of a word. */
const UPPER = 16;
const NONE: readonly number[] = [];

/** What an act comes to by one step of the chart: its move, 0 if it is not enabled, and its appeal in the present state. */
interface Candidate {
  readonly move: number;
  readonly appeal: () => number;
}

/** An act that a configuration has transitions for. */
interface Option {
  readonly answer: Answer;
  readonly candidates: Map<ChartStep, Candidate>;
  /** As the strategy sees it; its appeal is that of the present state while a row is made. */
  readonly enabled: { -readonly [Key in keyof EnabledAct]: EnabledAct[Key] };
}

/** The actors' turns: one table of choices among moves for each actor and configuration. A row's note holds the blocked preconditions. */
export class Turns {
  /** The address of a list by place (see `Cells.places`): the address of the table, 0 while it is not declared. */
  readonly tables: number;
  /** The address of a list of heads by place, for the compiled loop (see `HEAD_WORDS`). */
  readonly heads: number;
  /** The address of the menus, for the compiled loop (see `MENU_WORDS`). */
  readonly menus: number;
  /** The address of the notes of their rows. */
  readonly notes: number;
  private readonly menuNumbers = new KeyIndex();
  private nextMenu = NO_MENU + 1;
  private readonly ground: Ground;
  private readonly choices: Choices;
  private readonly answers: readonly Answers[];
  private readonly moves: Moves;

  constructor(ground: Ground, choices: Choices, answers: readonly Answers[], moves: Moves) {
    this.ground = ground;
    this.choices = choices;
    this.answers = answers;
    this.moves = moves;
    this.tables = ground.memory.reserve(ground.cells.placeCount);
    this.menus = ground.memory.linear === null ? 0 : ground.memory.reserveAligned(MENU_WORDS * ROOM_FOR_MENUS, MENU_WORDS);
    this.notes = ground.memory.linear === null ? 0 : ground.memory.reserve(ROOM_FOR_MENUS);
    this.heads = ground.memory.reserveAligned(HEAD_WORDS * ground.cells.placeCount, HEAD_WORDS);
  }

  /** Declares and remembers the table of an actor's turn in this configuration. */
  declare(actor: number, configuration: number): number {
    const { acts } = this.ground.model;
    const own = this.ground.model.actors[actor]!;
    const answers = this.answers[actor]!;
    const strategy = strategyNamed(own.strategy.name);
    const possible = acts.flatMap(({ name, lean }, act): readonly Option[] => {
      const answer = answers.answer(configuration, actEvent(name), (trigger) => trigger.kind === 'act' && trigger.act === act);
      return answer.possible ? [{ answer, candidates: new Map(), enabled: { act, name, appeal: 0, lean } }] : [];
    });
    const atoms = [
      ...possible.flatMap(({ enabled, answer }) => [...answer.atoms, ...answers.appealAtoms(configuration, enabled.act)]),
      ...answers.blockedAtoms(configuration),
      ...this.strategyAtoms(strategy, actor),
    ];

    const candidateOf = ({ candidates, enabled: { act } }: Option, step: ChartStep): Candidate => {
      const { configuration: to, taken } = step;
      const move = taken.length === 0 ? 0 : this.moves.move(actor, configuration, to, taken, act);
      const candidate = { move, appeal: answers.appeal(taken) };
      candidates.set(step, candidate);
      return candidate;
    };

    const room = this.ground.roomOf(actor);
    const fill = (): number => {
      const enabled: EnabledAct[] = [];
      const alternatives: number[] = [];
      for (let place = 0; place < possible.length; place++) {
        const option = possible[place]!;
        const step = option.answer.step();
        const { move, appeal } = option.candidates.get(step) ?? candidateOf(option, step);
        if (move === 0) continue;
        option.enabled.appeal = appeal();
        enabled.push(option.enabled);
        alternatives.push(move);
      }
      const blocked = answers.blocked(configuration, enabled);
      return this.choices.row(alternatives, enabled.length === 0 ? NONE : this.weights(strategy, actor, enabled), blocked, room);
    };
    const table = this.ground.tables.declare(answers.beyondOwn(atoms), fill, room);
    const place = this.ground.cells.places[actor]! + configuration;
    this.ground.memory.words[this.tables + place] = table;
    this.writeHead(actor, this.heads + HEAD_WORDS * place, table);
    return table;
  }

  /** Forgets the tables of an actor, which are declared anew when they are met. */
  forget(actor: number): void {
    const { memory, cells } = this.ground;
    const [from, to] = cells.placesOf(actor);
    memory.words.fill(0, this.tables + from, this.tables + to);
    memory.words.fill(0, this.heads + HEAD_WORDS * from, this.heads + HEAD_WORDS * to);
  }

  /** Writes the digest of a row to this address (see `HEAD_WORDS`). */
  digest(row: number, address: number): void {
    const { words } = this.ground.memory;
    const facts = factsOf(words, row);
    const count = words[facts + FACTS.count]!;
    const menu = count > 0 && isShort(count) ? this.menu(row, count, words[facts + FACTS.note]!) : NO_MENU;
    words[address] = (words[row]! >>> UPPER) | ((words[row + 1]! >>> UPPER) << UPPER);
    words[address + 1] = (words[row + 2]! >>> UPPER) | (menu << UPPER);
  }

  /** The number of the menu of a short row, which many rows share; `NO_MENU` when there are too many. */
  private menu(row: number, count: number, note: number): number {
    const { menuNumbers } = this;
    const { words } = this.ground.memory;
    const first = alternativesOf(row, count);
    const last = first + SHORT - 1;
    const prefix = menuNumbers.prefix(words[first]!, words[first + 1]!, words[first + 2]!);
    const known = menuNumbers.get(prefix, words[last]!, note);
    if (known !== 0) return known;
    if (this.nextMenu === ROOM_FOR_MENUS) return NO_MENU;
    const number = this.nextMenu++;
    menuNumbers.set(prefix, words[last]!, note, number);
    const menu = this.menus + MENU_WORDS * number;
    for (let place = 0; place < SHORT; place++) words[menu + place] = WORD_BYTES * words[first + place]!;
    words[this.notes + number] = note;
    return number;
  }

  /** Copies what a look-up needs of a table's head, if it fits, and makes room for digests of its rows. */
  private writeHead(actor: number, head: number, table: number): void {
    const { memory, cells, tables } = this.ground;
    if (memory.linear === null) return;
    const digits = memory.words[table + TABLE.length]!;
    const pairs = Math.max(2, Math.ceil(digits / 2));
    const size = tables.sizeOf(table);
    if (size > MOST_ROWS || HEAD_PLACES + 4 * pairs > HEAD_WORDS) return;
    this.moves.watch(
      actor,
      Array.from({ length: digits }, (_, digit) => memory.words[table + TABLE.digits + 2 * digit]!),
    );
    const rows = this.ground.roomOf(actor).reserveAligned(DIGEST_WORDS * size, DIGEST_WORDS);
    const { words } = memory;
    for (let digit = 0; digit < 2 * pairs; digit++) {
      const from = table + TABLE.digits + 2 * digit;
      const to = head + HEAD_PLACES + 2 * digit;
      // A digit too many reads a cell that is always 0 and the word at address 0, which is 0 too.
      words[to] = WORD_BYTES * (STATE + (digit < digits ? words[from]! : cells.size));
      words[to + 1] = digit < digits ? WORD_BYTES * words[from + 1]! : 0;
    }
    words[head + HEAD_PAIRS] = pairs;
    words[head] = WORD_BYTES * rows;
  }

  private weights(strategy: Strategy, actor: number, enabled: readonly EnabledAct[]): readonly number[] {
    const { model, state } = this.ground;
    const { precision, strategy: use } = model.actors[actor]!;
    return strategy.actWeights(
      {
        precision,
        round: state[CELL.round]!,
        rounds: model.rounds,
        phaseRound: state[CELL.phaseRound]!,
        enabled,
        last: (name) => this.leanOf(state[this.lastCell(name)]!),
      },
      use.options,
    );
  }

  private strategyAtoms(strategy: Strategy, actor: number): readonly Atom[] {
    const { round, phaseRound, last } = strategy.reads(this.ground.model.actors[actor]!.strategy.options);
    return [
      ...(round ? [{ cell: CELL.round, value: null }] : []),
      ...(phaseRound ? [{ cell: CELL.phaseRound, value: null }] : []),
      ...last.map((name) => ({ cell: this.lastCell(name), value: (content: number) => this.leanOf(content) ?? Number.NaN })),
    ];
  }

  private leanOf(last: number): number | null {
    return last === 0 ? null : this.ground.model.acts[last - 1]!.lean;
  }

  private lastCell(name: string): number {
    return this.ground.cells.layout.lasts + this.ground.model.actors.findIndex((actor) => actor.name === name);
  }
}
