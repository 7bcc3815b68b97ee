import { heardEvent, NATURE } from '../charts/machine.ts';
import type { Answers } from './answers.ts';
import type { Ground } from './ground.ts';
import { isHeard, type Listeners } from './listeners.ts';
import type { Moves } from './moves.ts';

/** In place of a reaction or of a move: there is none. */
export const NO_REACTION = 1;

/**
 * How listeners react by configuration: `NO_REACTION`, the address of a table of moves, or a move's address with a minus sign when it depends on nothing
 * else than the configuration. 0 is not yet known.
 */
export class Reactions {
  private readonly ground: Ground;
  private readonly answers: readonly Answers[];
  private readonly listeners: Listeners;
  private readonly moves: Moves;

  constructor(ground: Ground, answers: readonly Answers[], listeners: Listeners, moves: Moves) {
    this.ground = ground;
    this.answers = answers;
    this.listeners = listeners;
    this.moves = moves;
  }

  /** Forgets how an actor reacts. */
  forget(actor: number): void {
    const [from, to] = this.ground.cells.placesOf(actor);
    for (const listener of this.listeners.all)
      if (listener.actor === actor) this.ground.memory.words.fill(0, listener.reactions, listener.reactions + to - from);
  }

  /** Finds out and lays down how the listener of this number reacts in this configuration. */
  resolve(number: number, configuration: number): number {
    const { actor, reactions, name, from } = this.listeners.all[number]!;
    const event = heardEvent(name, from === null ? NATURE : this.ground.model.actors[from]!.name);
    const answer = this.answers[actor]!.answer(configuration, event, (trigger) => isHeard(trigger, name, from));
    const move = (): number => {
      const step = answer.step();
      return step.taken.length === 0 ? NO_REACTION : this.moves.move(actor, configuration, step.configuration, step.taken, null);
    };
    let reaction: number = NO_REACTION;
    const atoms = this.answers[actor]!.beyondOwn(answer.atoms);
    if (answer.possible && atoms.length > 0) reaction = this.ground.tables.declare(atoms, move, this.ground.roomOf(actor));
    else if (answer.possible) reaction = move() === NO_REACTION ? NO_REACTION : -move();
    this.ground.memory.words[reactions + configuration] = reaction;
    return reaction;
  }
}
