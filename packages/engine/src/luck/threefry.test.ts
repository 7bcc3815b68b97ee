import { describe, expect, it } from 'vitest';
import { threefry4x32, type Words } from './threefry.ts';

const ALL = 0xffffffff;
const COUNTER: Words = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
const KEY: Words = [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89];
const ZERO: Words = [0, 0, 0, 0];
const ONES: Words = [ALL, ALL, ALL, ALL];

/** Published known answers (Random123, kat_vectors). */
const KNOWN: readonly [rounds: number, counter: Words, key: Words, answer: Words][] = [
  [13, ZERO, ZERO, [0x531c7e4f, 0x39491ee5, 0x2c855a92, 0x3d6abf9a]],
  [13, ONES, ONES, [0xc4189358, 0x1c9cc83a, 0xd5881c67, 0x6a0a89e0]],
  [13, COUNTER, KEY, [0x4aa71d8f, 0x734738c2, 0x431fc6a8, 0xae6debf1]],
  [20, ZERO, ZERO, [0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8]],
  [20, ONES, ONES, [0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732]],
  [20, COUNTER, KEY, [0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84]],
];

describe('threefry4x32', () => {
  it.each(KNOWN)('gives the published answer for %i rounds of counter %j', (rounds, counter, key, answer) => {
    const out = new Uint32Array(4);
    threefry4x32(key, ...counter, rounds, out);
    expect([...out].map((word) => word.toString(16))).toEqual(answer.map((word) => (word >>> 0).toString(16)));
  });
});
