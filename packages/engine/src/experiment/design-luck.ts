import { drawAt, luckAddress, luckKey } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';

const RESOLUTION = 0x1_0000_0000;

/** What a draw of a design is for. */
export const DESIGN_PURPOSE = { order: 0, place: 1, direction: 2, scramble: 3, resample: 4 } as const;

/** The key of the luck of designs and of resampling, which is apart from that of the runs of the same seed. */
export function designKey(seed: string): Words {
  return luckKey(`design ${seed}`);
}

/**
 * The luck of something named: its draws depend on the seed, its name, the purpose and their number, and not on what else is drawn or on its
 * place among others. Two hashes of the name make its address, so that names do not share it by accident.
 */
export function namedLuck(key: Words, name: string): (purpose: number, index: number) => number {
  const first = luckAddress(name);
  const second = luckAddress(`again ${name}`);
  return (purpose, index) => drawAt(key, first, index + 1, second, purpose);
}

/** An unsigned 32-bit draw as a number strictly between 0 and 1. */
export function shareOfDraw(draw: number): number {
  return (draw + 0.5) / RESOLUTION;
}

/** An unsigned 32-bit draw as an index from 0 to `count - 1`, each as likely as the next to within 2^-32. */
export function indexOfDraw(draw: number, count: number): number {
  return Math.floor((draw / RESOLUTION) * count);
}

/** The numbers from 0 to `count - 1` in an order drawn by Durstenfeld's shuffle (1964). */
export function drawnOrder(count: number, draw: (index: number) => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = indexOfDraw(draw(last), last + 1);
    const kept = order[chosen]!;
    order[chosen] = order[last]!;
    order[last] = kept;
  }
  return order;
}
