import { LUCK_ROUNDS } from '../luck/luck.ts';
import { threefry4x32, type Words } from '../luck/threefry.ts';

/** Purposes that no draw of a run has: of the key of a stage, and of the draw that deals its beginnings. */
const KEY = 0xffff_ffff;
const DEAL = 0xffff_fffe;

/** The number of the pilot among the replications. */
export const PILOT = 0xffff_ffff;

const block = new Uint32Array(4);

/**
 * The key of the luck of one stage of one replication, a block of Threefry under the seed's key: its branches are the runs of that key. So any branch
 * may be played anywhere and in any order.
 */
export function stageKey(key: Words, replication: number, stage: number): Words {
  threefry4x32(key, replication, stage, 0, KEY, LUCK_ROUNDS, block);
  return [block[0]!, block[1]!, block[2]!, block[3]!];
}

/** A whole number below `count`, even to 2^-32, for dealing the beginnings of a stage to its branches. */
export function dealingDraw(key: Words, replication: number, stage: number, count: number): number {
  threefry4x32(key, replication, stage, 0, DEAL, LUCK_ROUNDS, block);
  return Math.floor((block[0]! / 2 ** 32) * count);
}
