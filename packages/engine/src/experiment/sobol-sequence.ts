import { checkCount } from './count.ts';
import { DESIGN_PURPOSE, designKey, namedLuck } from './design-luck.ts';
import { JOE_KUO } from './direction-numbers.ts';

const BITS = 32;
const RESOLUTION = 0x1_0000_0000;
const HIGHEST = 0x8000_0000;

const TABLE: readonly (readonly number[])[] = JOE_KUO.trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number));

/** The greatest number of dimensions that there are direction numbers for. */
export const MOST_DIMENSIONS = TABLE.length + 1;

/** A point of the sequence, by its number from 0: coordinates in [0, 1) that are multiples of 2^-32. */
export type SobolSequence = (index: number) => Float64Array;

/**
 * Sobol's sequence (1967) in the order of the Gray code (Antonov and Saleev 1979), with direction numbers of Joe and Kuo (2008). Its first 2^k points, and each further 2^k, are
 * spread over every dimension's intervals of length 2^-k, one in each. With a seed each dimension is scrambled by a random lower triangular matrix and a random digital shift (Matousek 1998), which keeps that
 * spread, makes each point uniformly distributed, and takes away the corner at which the plain sequence begins. A dimension does not depend on how many there are.
 * @param seed null for the plain sequence
 * @throws RangeError if there are no direction numbers for so many dimensions
 */
export function sobolSequence(dimensions: number, seed: string | null = null): SobolSequence {
  checkCount('The number of dimensions', dimensions);
  if (dimensions > MOST_DIMENSIONS) throw new RangeError(`Sobol's sequence has at most ${MOST_DIMENSIONS} dimensions, got ${dimensions}.`);
  const columns = Array.from({ length: dimensions }, (_, dimension) => {
    const plain = { directions: directionsOf(dimension), shift: 0 };
    return seed === null ? plain : scrambled(plain.directions, seed, dimension);
  });
  return (index) => {
    const point = new Float64Array(dimensions);
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const { directions, shift } = columns[dimension]!;
      let digits = shift;
      for (let code = (index ^ (index >>> 1)) >>> 0, bit = 0; code !== 0; code >>>= 1, bit++) {
        if ((code & 1) === 1) digits ^= directions[bit]!;
      }
      point[dimension] = (digits >>> 0) / RESOLUTION;
    }
    return point;
  };
}

/** The direction numbers of a dimension (from 0), as binary fractions whose highest bit stands for a half. */
function directionsOf(dimension: number): Uint32Array {
  const [inner = 0, ...initial] = TABLE[dimension - 1] ?? [];
  const degree = initial.length;
  const directions = new Uint32Array(BITS);
  for (let bit = 0; bit < BITS; bit++) {
    if (dimension === 0) directions[bit] = HIGHEST >>> bit;
    else if (bit < degree) directions[bit] = initial[bit]! << (BITS - 1 - bit);
    else {
      let value = directions[bit - degree]! ^ (directions[bit - degree]! >>> degree);
      for (let term = 1; term < degree; term++) {
        if (((inner >>> (degree - 1 - term)) & 1) === 1) value ^= directions[bit - term]!;
      }
      directions[bit] = value;
    }
  }
  return directions;
}

/** The direction numbers times a random lower triangular matrix over bits (each keeps its own digit and mixes in higher ones), and a random shift. */
function scrambled(plain: Uint32Array, seed: string, dimension: number): { directions: Uint32Array; shift: number } {
  const draw = namedLuck(designKey(seed), `dimension ${dimension + 1}`);
  const directions = new Uint32Array(BITS);
  for (let row = 0; row < BITS; row++) {
    const digit = HIGHEST >>> row;
    const above = ~(digit - 1) & ~digit;
    const mixed = digit | (draw(DESIGN_PURPOSE.scramble, row) & above);
    for (let bit = 0; bit < BITS; bit++) if (oddBits(plain[bit]! & mixed)) directions[bit]! |= digit;
  }
  return { directions, shift: draw(DESIGN_PURPOSE.scramble, BITS) };
}

function oddBits(word: number): boolean {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  folded ^= folded >>> 2;
  return ((folded ^ (folded >>> 1)) & 1) === 1;
}
