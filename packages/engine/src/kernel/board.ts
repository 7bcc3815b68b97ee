import { exceeds } from '../choice/rounding.ts';
import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import { AdoptionCount, VOTE } from './adoption.ts';
import type { Changes } from './changes.ts';
import { type Compiled, compileModel, renew } from './compile.ts';
import { LISTENER_WORDS } from './listeners.ts';
import type { LinearMemory, Memory } from './memory.ts';
import { MOVE } from './moves.ts';
import type { PhaseRules } from './phases.ts';
import { LISTED_WORDS, STEP_WORDS, THEN } from './programs.ts';
import { NO_REACTION } from './reactions.ts';
import type { Tables } from './tables.ts';

/**
 * The steps of a round on the present state, without luck: what may happen next is a row in memory, and what was drawn from it is carried out. Sampling
 * and exact solving are two ways to walk over them. No step allocates, but for rows that are met for the first time.
 */
export class Board {
  readonly compiled: Compiled;
  readonly memory: Memory;
  private readonly model: Model;
  private readonly tables: Tables;
  private readonly configurations: number;
  private readonly lasts: number;
  private readonly places: Int32Array;
  private readonly turnTables: number;
  private readonly parts: Int32Array;
  private readonly attending: Uint8Array;
  /** The state at the beginning of a run. */
  start: Int32Array;
  private readonly count: AdoptionCount;
  private readonly bracketWeights: Float64Array;

  constructor(model: Model, linear: LinearMemory | null = null) {
    this.compiled = compileModel(model, linear);
    const { ground } = this.compiled;
    const { configurations, lasts } = ground.cells.layout;
    this.model = model;
    this.memory = ground.memory;
    this.tables = ground.tables;
    this.configurations = configurations;
    this.lasts = lasts;
    this.places = ground.cells.places;
    this.turnTables = this.compiled.turns.tables;
    this.parts = ground.stances.parts;
    this.attending = ground.stances.attending;
    this.count = new AdoptionCount(model);
    this.bracketWeights = new Float64Array(2 * model.issues.length);
    this.start = this.begin();
  }

  /** Makes the board one of a model with other numbers (see `renew`). */
  renew(model: Model, changes: Changes): void {
    renew(this.compiled, model, changes);
    this.start = this.begin();
  }

  /** Goes to the beginning of a run. */
  private begin(): Int32Array {
    const { ground, sums, phases } = this.compiled;
    this.state.set(ground.cells.initial(ground.model));
    ground.cells.tallies.forEach(({ scale }, index) => {
      if (scale === 0) sums.renew(index);
    });
    this.execute(phases[0]!.onEnter);
    return this.state.slice();
  }

  /** Back to the beginning of a run, the first phase entered. */
  reset(): void {
    this.state.set(this.start);
  }

  /** The present state, by cell (see `Memory.state`). */
  get state(): Int32Array {
    return this.memory.state;
  }

  get phase(): PhaseRules {
    return this.compiled.phases[this.state[CELL.phase]!]!;
  }

  /** The row of choices among moves of an actor's turn. */
  turnRow(actor: number): number {
    const configuration = this.state[this.configurations + actor]!;
    const table = this.memory.words[this.turnTables + this.places[actor]! + configuration]!;
    return this.tables.find(table !== 0 ? table : this.compiled.turns.declare(actor, configuration));
  }

  /** Carries out an actor's act: a move of its turn, or a walk-out. */
  act(actor: number, move: number): void {
    this.state[this.configurations + actor] = this.memory.words[move + MOVE.configuration]!;
    this.execute(move + MOVE.program);
    const { words } = this.memory;
    this.state[this.lasts + actor] = words[move + MOVE.act]!;
    const listeners = words[move + MOVE.listeners]!;
    if (listeners !== 0) this.announce(listeners);
  }

  /** Lets an event strike. */
  strike(event: number): void {
    const { program, listeners } = this.compiled.hazards.strikes[event]!;
    this.execute(program);
    if (listeners !== 0) this.announce(listeners);
  }

  /** Applies the rules of each round. */
  keepHouse(): void {
    const { tables } = this.compiled.housekeeping;
    for (let block = 0; block < tables.length; block++) this.execute(this.tables.find(tables[block]!));
  }

  /** Whether a drafting session can begin. */
  get drafts(): boolean {
    return this.phase.sessions > 0 && this.state[CELL.status] === OPEN;
  }

  /** Begins the session of this number in the round, from 1. */
  openSession(number: number): void {
    const { cells } = this.compiled.ground;
    this.state[cells.session] = (this.state[CELL.phaseRound]! - 1) * this.phase.sessions + number;
  }

  /** The chance that an actor supports the text, on the present page of positions; 0 when it takes no part. */
  supportChance(actor: number, page: number): number {
    const part = this.parts[this.places[actor]! + this.state[this.configurations + actor]!]!;
    if (part === -1) return 0;
    const known = this.memory.words[page + part]!;
    return known !== 0 ? known : this.compiled.positions.support(actor, page);
  }

  /** Notes an actor's word: whether it supports, and 1 + the side of its bracket or 0. */
  say(actor: number, supports: boolean, bracket: number): void {
    const { cells } = this.compiled.ground;
    this.state[cells.votes + actor] = supports ? VOTE.supports : VOTE.objects;
    this.state[cells.brackets + actor] = bracket;
  }

  /** Adopts the text or lets the chairs amend it, and forgets the session's words. */
  closeSession(): void {
    const { compiled, state, count, bracketWeights, model, memory } = this;
    const { ground, orders, drafts } = compiled;
    const { votes, brackets, adopted, session, layout } = ground.cells;
    const order = orders.all(state[CELL.round]!);
    count.begin();
    bracketWeights.fill(0);
    for (let place = 1; place <= model.actors.length; place++) {
      const actor = memory.words[order + place]!;
      const vote = state[votes + actor]!;
      const bracket = state[brackets + actor]!;
      state[votes + actor] = VOTE.none;
      state[brackets + actor] = 0;
      if (vote === VOTE.none || this.attending[this.places[actor]! + state[this.configurations + actor]!] === 0) continue;
      count.vote(actor, vote === VOTE.supports);
      if (bracket > 0) bracketWeights[bracket - 1]! += model.actors[actor]!.weight;
    }
    state[session] = 0;
    if (count.isAdopted()) {
      state[CELL.status] = ADOPTED;
      state[adopted] = 1;
      return;
    }
    const side = this.heaviestSide();
    if (side !== -1 && drafts.isCarried(side)) state[layout.issues + (side >> 1)]! += (side & 1) === 1 ? 1 : -1;
  }

  /** Resolves the fallback if the present phase drafts and the text is still open. */
  settleText(): void {
    if (this.drafts) this.execute(this.compiled.drafts.fallbackProgram());
  }

  /** Moves on to the next round: the phase goes on, slips or gives way. */
  passRound(): void {
    const { state, phase } = this;
    const { cells } = this.compiled.ground;
    const { conditions } = this.compiled;
    const slips = state[CELL.slips]!;
    const given = state[cells.adopted] === 1 || (phase.endsWhen !== null && conditions.holds(phase.endsWhen));
    const over = given || state[CELL.phaseRound]! >= phase.rounds + slips * (phase.slip?.by ?? 0);
    const failed = over && !given && phase.quorum !== null && !conditions.holds(phase.quorum);
    const next = failed ? phase.failing : phase.next;
    state[cells.adopted] = 0;
    if (failed && phase.slip !== null && slips < phase.slip.atMost) {
      state[CELL.slips] = slips + 1;
      this.execute(phase.slip.program);
    } else if (over && next !== null) {
      this.enter(next);
      return;
    }
    state[CELL.round]!++;
    state[CELL.phaseRound]!++;
  }

  private enter(phase: number): void {
    const { state } = this;
    this.settleText();
    state[CELL.round]!++;
    state[CELL.phase] = phase;
    state[CELL.phaseRound] = 1;
    state[CELL.slips] = 0;
    this.execute(this.phase.onEnter);
  }

  /** The side with the greatest weight of brackets, the first of equals; -1 without any. */
  private heaviestSide(): number {
    const { bracketWeights } = this;
    let best = -1;
    let most = 0;
    for (let side = 0; side < bracketWeights.length; side++) {
      const weight = bracketWeights[side]!;
      if (exceeds(weight, most, weight)) {
        best = side;
        most = weight;
      }
    }
    return best;
  }

  /** Lets everybody on a list of listeners react to what they hear. */
  announce(listeners: number): void {
    const { state, configurations } = this;
    const end = listeners + 1 + LISTENER_WORDS * this.memory.words[listeners]!;
    for (let place = listeners + 1; place < end; place += LISTENER_WORDS) {
      const { words } = this.memory;
      const actor = words[place]!;
      const configuration = state[configurations + actor]!;
      let reaction = words[words[place + 1]! + configuration]!;
      if (reaction === NO_REACTION) continue;
      if (reaction === 0) reaction = this.compiled.reactions.resolve(words[place + 2]!, configuration);
      const move = reaction > NO_REACTION ? this.tables.find(reaction) : Math.abs(reaction);
      if (move === NO_REACTION) continue;
      state[configurations + actor] = this.memory.words[move + MOVE.configuration]!;
      this.execute(move + MOVE.program);
    }
  }

  /** Runs a program; none at address 0. */
  execute(program: number): void {
    if (program === 0) return;
    const { state } = this;
    const { words } = this.memory;
    let at = program + 1;
    for (let steps = words[program]!; steps > 0; steps--, at += STEP_WORDS) {
      const cell = words[at]!;
      state[cell] = within((state[cell]! + words[at + 1]!) | 0, words[at + 2]!, words[at + 3]!);
    }
    if (words[at] !== THEN.end) this.goOn(at);
  }

  /** Runs a program from the end of its plain steps on. */
  goOn(from: number): void {
    const { memory } = this;
    const then = memory.words[from]!;
    const first = memory.words[from + 1]!;
    const second = memory.words[from + 2]!;
    if (then === THEN.resum) {
      this.compiled.sums.renew(first);
    } else if (then === THEN.when) {
      if (this.compiled.conditions.holds(first)) this.execute(second);
    } else if (then === THEN.listed) {
      this.execute(this.takeListed(from + 3, first));
      return;
    } else {
      const row = this.tables.find(first);
      const { words, state } = memory;
      state[second] = within((state[second]! + words[row]!) | 0, words[row + 1]!, words[row + 2]!);
    }
    this.execute(from + 3);
  }

  /** Takes so many listed steps; gives the address after them. */
  private takeListed(from: number, count: number): number {
    const { words, state } = this.memory;
    const end = from + LISTED_WORDS * count;
    for (let at = from; at < end; at += LISTED_WORDS) {
      const summand = words[words[at + 1]! + state[words[at]!]!]!;
      const cell = words[at + 2]!;
      state[cell] = within((state[cell]! + summand) | 0, words[at + 3]!, words[at + 4]!);
    }
    return end;
  }
}

const OPEN = 0;
const ADOPTED = 1;

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
