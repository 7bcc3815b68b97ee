import { LUCK_ROUNDS, PURPOSE } from '../luck/luck.ts';
import { threefry4x32, type Words } from '../luck/threefry.ts';
import type { Model } from '../scenario/model.ts';
import { BIAS } from './choices.ts';

/** Rounds that share one block of luck. */
const BLOCK_SHIFT = 2;
const BLOCK_MASK = 3;

/**
 * Luck by slot, a slot being an actor or event for one purpose: the block of four draws is made when its first draw is wanted and serves four rounds.
 */
export class LuckBlocks {
  private readonly addresses: Float64Array;
  private readonly purposes: Int32Array;
  private readonly words: Uint32Array;
  /** The block that a slot holds, as the number of the time at which it was made. */
  private readonly times: Float64Array;
  private time = 0;
  private key: Words = [0, 0, 0, 0];
  private run = 0;
  private block = -1;
  private word = 0;

  constructor(slots: readonly Slot[]) {
    this.addresses = Float64Array.from(slots, ({ address }) => address);
    this.purposes = Int32Array.from(slots, ({ purpose }) => purpose);
    this.words = new Uint32Array((BLOCK_MASK + 1) * slots.length);
    this.times = new Float64Array(slots.length);
  }

  /** Turns to a run of this key. */
  beginRun(key: Words, run: number): void {
    this.key = key;
    this.run = run;
    this.block = -1;
  }

  /** Turns to a round, from 1. */
  beginRound(round: number): void {
    const block = (round - 1) >>> BLOCK_SHIFT;
    this.word = (round - 1) & BLOCK_MASK;
    if (block === this.block) return;
    this.block = block;
    this.time++;
  }

  /** The draw of a slot in the present round, biased to compare as a signed integer (see `BIAS`). */
  draw(slot: number): number {
    if (this.times[slot] !== this.time) this.make(slot);
    return this.words[(slot << BLOCK_SHIFT) + this.word]! ^ BIAS;
  }

  private make(slot: number): void {
    threefry4x32(this.key, this.run, this.block, this.addresses[slot]!, this.purposes[slot]!, LUCK_ROUNDS, this.words, slot << BLOCK_SHIFT);
    this.times[slot] = this.time;
  }
}

/** What a draw of a round is for. */
export interface Slot {
  readonly address: number;
  readonly purpose: number;
}

/** The slots of a model: the actors' acts, the events, then for each session the actors' support and the actors' brackets. */
export function slotsOf({ actors, events, phases }: Model): readonly Slot[] {
  const sessions = Math.max(0, ...phases.map(({ drafting }) => drafting?.sessions ?? 0));
  const actorSlots = (purpose: number) => actors.map(({ luck }) => ({ address: luck, purpose }));
  return [
    ...actorSlots(PURPOSE.act),
    ...events.map(({ luck }) => ({ address: luck, purpose: PURPOSE.event })),
    ...Array.from({ length: sessions }, (_, index) => index + 1).flatMap((session) => [
      ...actorSlots(PURPOSE.support(session)),
      ...actorSlots(PURPOSE.bracket(session)),
    ]),
  ];
}
