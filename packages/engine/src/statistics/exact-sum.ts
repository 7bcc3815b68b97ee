const LIMB_BITS = 32;
const LIMB = 0x1_0000_0000;
/** Enough limbs for 2^53 of the greatest doubles: bit 0 stands for 2^-1074, the least double. */
const LIMBS = 68;
const UNIT_EXPONENT = -1074;
const ADDS_BEFORE_CARRY = 0x10_0000;

const word = new DataView(new ArrayBuffer(8));

/**
 * The exact sum of any number of finite doubles, so that it depends neither on their order nor on how they were shared out among
 * workers. A fixed-point number of 68 limbs of 32 bits whose carries are put off, after the small superaccumulator of R. M. Neal, "Fast
 * exact summation using small and large superaccumulators" (2015).
 */
export class ExactSum {
  readonly #limbs = new Float64Array(LIMBS);
  #adds = 0;

  /**
   * Adds a value once or several times.
   * @param value finite
   * @param times from 1 to 2^20
   */
  add(value: number, times = 1): void {
    if (value === 0) return;
    if (this.#adds + times > ADDS_BEFORE_CARRY) this.#carry();
    this.#adds += times;
    word.setFloat64(0, value);
    const top = word.getUint32(0);
    const factor = top >>> 31 === 1 ? -times : times;
    const exponent = (top >>> 20) & 0x7ff;
    const high = exponent === 0 ? top & 0xfffff : (top & 0xfffff) | 0x100000;
    const low = word.getUint32(4);
    const position = exponent === 0 ? 0 : exponent - 1;
    const limb = position >>> 5;
    const shift = position & 31;
    const upper = high * ((1 << shift) >>> 0) + (shift === 0 ? 0 : low >>> (LIMB_BITS - shift));
    const upperCarry = Math.floor(upper / LIMB);
    const limbs = this.#limbs;
    limbs[limb]! += factor * ((low << shift) >>> 0);
    limbs[limb + 1]! += factor * (upper - upperCarry * LIMB);
    limbs[limb + 2]! += factor * upperCarry;
  }

  /** Adds another sum to this one. */
  merge(other: ExactSum): void {
    this.#carry();
    other.#carry();
    for (let index = 0; index < LIMBS; index++) this.#limbs[index]! += other.#limbs[index]!;
    this.#carry();
  }

  /** The exact sum as an integer and the power of two that it is multiplied by. */
  parts(): { readonly mantissa: bigint; readonly exponent: number } {
    this.#carry();
    const limbs = this.#limbs;
    let low = 0;
    while (low < LIMBS && limbs[low] === 0) low++;
    if (low === LIMBS) return { mantissa: 0n, exponent: 0 };
    let high = LIMBS - 1;
    while (limbs[high] === 0) high--;
    let mantissa = 0n;
    for (let index = high; index >= low; index--) mantissa = (mantissa << BigInt(LIMB_BITS)) + BigInt(limbs[index]!);
    return { mantissa, exponent: UNIT_EXPONENT + LIMB_BITS * low };
  }

  /** The double nearest to the sum. */
  value(): number {
    const { mantissa, exponent } = this.parts();
    return scaled(mantissa, exponent);
  }

  /** The exact sum as text: an odd integer, `p`, and the power of two that it is multiplied by; `0` for none. */
  toJSON(): string {
    const { mantissa, exponent } = this.parts();
    if (mantissa === 0n) return '0';
    let zeros = 0;
    let lowest = Number(BigInt.asIntN(LIMB_BITS, mantissa));
    for (; lowest === 0; zeros += LIMB_BITS) lowest = Number(BigInt.asIntN(LIMB_BITS, mantissa >> BigInt(zeros + LIMB_BITS)));
    zeros += 31 - Math.clz32(lowest & -lowest);
    return `${mantissa >> BigInt(zeros)}p${exponent + zeros}`;
  }

  /**
   * Reads what `toJSON` writes.
   * @throws RangeError if the text is not such a sum
   */
  static fromJSON(text: string): ExactSum {
    const sum = new ExactSum();
    if (text === '0') return sum;
    const parts = /^(-?\d{1,700})p(-?\d{1,4})$/.exec(text);
    const mantissa = BigInt(parts?.[1] ?? 0);
    const sign = mantissa < 0n ? -1 : 1;
    const shift = Math.max(0, Number(parts?.[2] ?? 0) - UNIT_EXPONENT);
    let left = (mantissa < 0n ? -mantissa : mantissa) << BigInt(shift % LIMB_BITS);
    for (let index = Math.floor(shift / LIMB_BITS); index < LIMBS && left > 0n; index++) {
      sum.#limbs[index] = sign * Number(BigInt.asUintN(LIMB_BITS, left));
      left >>= BigInt(LIMB_BITS);
    }
    // What is too large, or not in lowest terms, is written in another way.
    if (sum.toJSON() !== text) throw new RangeError(`An exact sum is written like "-3p-1" (for -1.5), got "${text.slice(0, 60)}".`);
    return sum;
  }

  #carry(): void {
    const limbs = this.#limbs;
    for (let index = 0; index < LIMBS - 1; index++) {
      const carry = Math.floor(limbs[index]! / LIMB);
      if (carry === 0) continue;
      limbs[index]! -= carry * LIMB;
      limbs[index + 1]! += carry;
    }
    this.#adds = 0;
  }
}

const KEPT_BITS = 64;

/** The double nearest to `mantissa * 2^exponent`, short of overflow and of subnormal results. */
export function scaled(mantissa: bigint, exponent: number): number {
  const size = mantissa < 0n ? -mantissa : mantissa;
  const spare = Math.max(0, size.toString(16).length * 4 - KEPT_BITS);
  const kept = size >> BigInt(spare);
  const sticky = kept << BigInt(spare) === size ? 0n : 1n;
  let result = Number(kept | sticky);
  let power = exponent + spare;
  for (; power > 0; power--) result *= 2;
  for (; power < 0; power++) result /= 2;
  return mantissa < 0n ? -result : result;
}
