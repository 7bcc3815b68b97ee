/**
 * The counter-based generator Threefry 4x32 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): a keyed
 * bijection of 128-bit counters made of 32-bit additions, rotations and exclusive ors.
 */

const PARITY = 0x1bd11bda;
/** Rotation distances of the two words mixed in round r mod 8. */
const ROTATIONS_FIRST = [10, 11, 13, 23, 6, 17, 25, 18] as const;
const ROTATIONS_SECOND = [26, 21, 27, 5, 20, 11, 10, 20] as const;
const UNROLLED = 12;

/** Four 32-bit words; any integers are taken modulo 2^32. */
export type Words = readonly [number, number, number, number];

/**
 * Writes the block of this key and counter to `out[at .. at + 3]`, as the array's own element type takes 32-bit integers.
 * The published known answers are for 13, 20 and 72 rounds; Plenary draws with 12, the least that passes every test of the authors.
 * @param rounds at least 12. The first 12 are written out, with constant rotations, because the kernel spends a quarter of its time here.
 */
export function threefry4x32(key: Words, c0: number, c1: number, c2: number, c3: number, rounds: number, out: Uint32Array, at = 0): void {
  const k0 = key[0] | 0;
  const k1 = key[1] | 0;
  const k2 = key[2] | 0;
  const k3 = key[3] | 0;
  const k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  let x2 = (c2 + k2) | 0;
  let x3 = (c3 + k3) | 0;

  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0;
  x2 = (x2 + x3) | 0;
  x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2;
  x0 = (x0 + x3) | 0;
  x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0;
  x2 = (x2 + x1) | 0;
  x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x2 = (x2 + x3) | 0;
  x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2;
  x0 = (x0 + x3) | 0;
  x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0;
  x2 = (x2 + x1) | 0;
  x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2) | 0;
  x2 = (x2 + k3) | 0;
  x3 = (x3 + k4 + 1) | 0;

  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x2 = (x2 + x3) | 0;
  x3 = ((x3 << 20) | (x3 >>> 12)) ^ x2;
  x0 = (x0 + x3) | 0;
  x3 = ((x3 << 17) | (x3 >>> 15)) ^ x0;
  x2 = (x2 + x1) | 0;
  x1 = ((x1 << 11) | (x1 >>> 21)) ^ x2;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 25) | (x1 >>> 7)) ^ x0;
  x2 = (x2 + x3) | 0;
  x3 = ((x3 << 10) | (x3 >>> 22)) ^ x2;
  x0 = (x0 + x3) | 0;
  x3 = ((x3 << 18) | (x3 >>> 14)) ^ x0;
  x2 = (x2 + x1) | 0;
  x1 = ((x1 << 20) | (x1 >>> 12)) ^ x2;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k3) | 0;
  x2 = (x2 + k4) | 0;
  x3 = (x3 + k0 + 2) | 0;

  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0;
  x2 = (x2 + x3) | 0;
  x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2;
  x0 = (x0 + x3) | 0;
  x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0;
  x2 = (x2 + x1) | 0;
  x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x2 = (x2 + x3) | 0;
  x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2;
  x0 = (x0 + x3) | 0;
  x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0;
  x2 = (x2 + x1) | 0;
  x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2;
  out[at] = x0 + k3;
  out[at + 1] = x1 + k4;
  out[at + 2] = x2 + k0;
  out[at + 3] = x3 + k1 + 3;
  if (rounds > UNROLLED) furtherRounds([k0, k1, k2, k3, k4], rounds, out, at);
}

/** Goes on from the state after the written-out rounds in `out` to the given number of rounds. */
function furtherRounds(keys: readonly number[], rounds: number, out: Uint32Array, at: number): void {
  let x0 = (out[at] ?? 0) | 0;
  let x1 = (out[at + 1] ?? 0) | 0;
  let x2 = (out[at + 2] ?? 0) | 0;
  let x3 = (out[at + 3] ?? 0) | 0;
  for (let round = UNROLLED; round < rounds; round++) {
    const r = ROTATIONS_FIRST[round & 7] ?? 0;
    const s = ROTATIONS_SECOND[round & 7] ?? 0;
    if ((round & 1) === 0) {
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << r) | (x1 >>> (32 - r))) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = ((x3 << s) | (x3 >>> (32 - s))) ^ x2;
    } else {
      x0 = (x0 + x3) | 0;
      x3 = ((x3 << r) | (x3 >>> (32 - r))) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = ((x1 << s) | (x1 >>> (32 - s))) ^ x2;
    }
    if ((round & 3) === 3) {
      const injection = (round >> 2) + 1;
      x0 = (x0 + (keys[injection % 5] ?? 0)) | 0;
      x1 = (x1 + (keys[(injection + 1) % 5] ?? 0)) | 0;
      x2 = (x2 + (keys[(injection + 2) % 5] ?? 0)) | 0;
      x3 = (x3 + (keys[(injection + 3) % 5] ?? 0) + injection) | 0;
    }
  }
  out[at] = x0;
  out[at + 1] = x1;
  out[at + 2] = x2;
  out[at + 3] = x3;
}
