import type { Ground } from './ground.ts';

/** The speaking orders, as lists in memory: how many speak, then the actors. */
export class Orders {
  /** How many actors can begin a round: all when the order rotates, else one. */
  readonly count: number;
  private readonly rotating: boolean;
  /** By the place of the actor that begins. */
  readonly everybody: Int32Array;
  /** By phase, then by the place of the actor that begins. */
  readonly speakers: Int32Array;

  constructor({ model, memory }: Ground) {
    this.rotating = model.order === 'rotating';
    this.count = this.rotating ? Math.max(1, model.actors.length) : 1;
    const all = model.actors.map((_, actor) => actor);
    const store = (actors: readonly number[]): number => memory.store([actors.length, ...actors]);
    const begunBy = (first: number): readonly number[] => [...all.slice(first), ...all.slice(0, first)];
    const beginners = Array.from({ length: this.count }, (_, first) => first);
    this.everybody = Int32Array.from(beginners, (first) => store(begunBy(first)));
    this.speakers = Int32Array.from(
      model.phases.flatMap(({ speakers }) => beginners.map((first) => store(begunBy(first).filter((actor) => speakers.includes(actor))))),
    );
  }

  /** The list of all actors in the speaking order of a round. */
  all(round: number): number {
    return this.everybody[this.beginner(round)]!;
  }

  /** The list of the speakers of a phase in the speaking order of a round. */
  ofPhase(phase: number, round: number): number {
    return this.speakers[phase * this.count + this.beginner(round)]!;
  }

  private beginner(round: number): number {
    return this.rotating ? (round - 1) % this.count : 0;
  }
}
