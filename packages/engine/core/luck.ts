/** Luck by slot as in luck-blocks.ts, four slots at a time: Threefry 4x32 with 12 rounds (see luck/threefry.ts), in the lanes of vectors. */
import { DRAWS, EAGER_GROUPS, GROUP_TIMES, KEY, LUCK_ADDRESSES, LUCK_PURPOSES, SLOT_COUNT } from '../src/kernel/frame';
import { setWord, word } from './words';

const PARITY = 0x1bd11bda;
const BIAS: i32 = 0x80000000;

let run: i32 = 0;
let block: i32 = -1;
/** The number of the present block of rounds among all that were played. */
let time: i32 = 0;
/** The draws of the present round. */
let plane: i32 = 0;

export function turnToRun(number: i32): void {
  run = number;
  block = -1;
}

export function turnToRound(round: i32): void {
  const next = (round - 1) >>> 2;
  plane = word(DRAWS) + ((round - 1) & 3) * word(SLOT_COUNT);
  if (next === block) return;
  block = next;
  time++;
  const eager = word(EAGER_GROUPS);
  makeGroups(0, eager);
}

/** The biased draw of a slot that is drawn at the beginning of each block. */
@inline
export function draw(slot: i32): i32 {
  return word(plane + slot);
}

/** Where the draws of the present round lie, in bytes. */
@inline
export function presentDraws(): i32 {
  return plane << 2;
}

/** The biased draw of any slot. */
export function lateDraw(slot: i32): i32 {
  const group = slot >>> 2;
  if (word(word(GROUP_TIMES) + group) !== time) makeGroups(group, group + 1);
  return word(plane + slot);
}

@inline
function rotate(x: v128, distance: i32): v128 {
  return v128.or(i32x4.shl(x, distance), i32x4.shr_u(x, 32 - distance));
}

/**
 * Draws some groups of four slots for the four rounds of the present block. The rounds of Threefry are written out, though their rotations come again after eight: the vectors
 * have to stay in registers, and the language gives back one value of a call.
 */
function makeGroups(start: i32, end: i32): void {
  const n0 = word(KEY);
  const n1 = word(KEY + 1);
  const n2 = word(KEY + 2);
  const n3 = word(KEY + 3);
  const n4 = PARITY ^ n0 ^ n1 ^ n2 ^ n3;
  const k0 = i32x4.splat(n0);
  const k1 = i32x4.splat(n1);
  const k2 = i32x4.splat(n2);
  const k3 = i32x4.splat(n3);
  const k4 = i32x4.splat(n4);
  const runs = i32x4.splat(run + n0);
  const blocks = i32x4.splat(block + n1);
  const bias = i32x4.splat(BIAS);
  const plane = word(SLOT_COUNT) << 2;
  let at = (word(DRAWS) + (start << 2)) << 2;
  let address = (word(LUCK_ADDRESSES) + (start << 2)) << 2;
  let purpose = (word(LUCK_PURPOSES) + (start << 2)) << 2;
  for (let group = start; group < end; group++, at += 16, address += 16, purpose += 16) {
    let x0 = runs;
    let x1 = blocks;
    let x2 = i32x4.add(v128.load(address), k2);
    let x3 = i32x4.add(v128.load(purpose), k3);

    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(rotate(x1, 10), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(rotate(x3, 26), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(rotate(x3, 11), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(rotate(x1, 21), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(rotate(x1, 13), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(rotate(x3, 27), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(rotate(x3, 23), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(rotate(x1, 5), x2);
    x0 = i32x4.add(x0, k1);
    x1 = i32x4.add(x1, k2);
    x2 = i32x4.add(x2, k3);
    x3 = i32x4.add(x3, i32x4.add(k4, i32x4.splat(1)));
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(rotate(x1, 6), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(rotate(x3, 20), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(rotate(x3, 17), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(rotate(x1, 11), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(rotate(x1, 25), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(rotate(x3, 10), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(rotate(x3, 18), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(rotate(x1, 20), x2);
    x0 = i32x4.add(x0, k2);
    x1 = i32x4.add(x1, k3);
    x2 = i32x4.add(x2, k4);
    x3 = i32x4.add(x3, i32x4.add(k0, i32x4.splat(2)));
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(rotate(x1, 10), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(rotate(x3, 26), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(rotate(x3, 11), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(rotate(x1, 21), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(rotate(x1, 13), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(rotate(x3, 27), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(rotate(x3, 23), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(rotate(x1, 5), x2);
    x0 = i32x4.add(x0, k3);
    x1 = i32x4.add(x1, k4);
    x2 = i32x4.add(x2, k0);
    x3 = i32x4.add(x3, i32x4.add(k1, i32x4.splat(3)));
    v128.store(at, v128.xor(x0, bias));
    v128.store(at + plane, v128.xor(x1, bias));
    v128.store(at + 2 * plane, v128.xor(x2, bias));
    v128.store(at + 3 * plane, v128.xor(x3, bias));
    setWord(word(GROUP_TIMES) + group, time);
  }
}
