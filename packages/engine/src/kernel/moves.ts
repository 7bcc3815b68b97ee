import type { Answers } from './answers.ts';
import type { Ground } from './ground.ts';
import type { Listeners } from './listeners.ts';
import { adding, type Instruction, type Programs, programWords } from './programs.ts';

/** Places of a move: the configuration afterwards, 1 + the act (0: a reaction), who hears of it (0: nobody), then its program. */
export const MOVE = { configuration: 0, act: 1, listeners: 2, program: 3 } as const;

/** What an actor's chart does on one event, laid down in memory: addresses of moves. */
export class Moves {
  private readonly ground: Ground;
  private readonly programs: Programs;
  private readonly answers: readonly Answers[];
  private readonly listeners: Listeners;
  private readonly known = new Map<string, number>();

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
      const program = programWords([
        ...(act === null ? [] : this.counted(actor, act)),
        ...this.programs.moved(actor, from, to),
        ...taken.flatMap((index) => this.programs.effects(this.answers[actor]!.transition(index).effects)),
      ]);
      address = memory.store([to, act === null ? 0 : 1 + act, listeners, ...program]);
      this.known.set(key, address);
    }
    return address;
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
