import { ExactSum, scaled } from './exact-sum.ts';
import type { Sample } from './mean-interval.ts';

const SMALL = 65_536;
const FLUSH_AT = 0x10_0000_0000_0000;
/** Beyond this a square would overflow. */
const LARGEST = 1e150;
const VELTKAMP = 134_217_729;
/** Places for values that may come again, a power of two, and a factor that spreads shares over them. */
const LATEST = 64;
const SPREAD = 8191;
/** Of one value before it is added up. */
const MOST_TIMES = 1 << 20;

/**
 * Count, mean and variance of values that arrive one by one. The sums of the values and of their squares are kept exactly, so that the
 * results are the same to the last bit in whatever order and portions the values came. Values beyond 1e150 in size count as 1e150.
 */
export class Moments {
  count = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  readonly #sum: ExactSum;
  readonly #squares: ExactSum;
  /** Sums over small integers, which are most of what is measured; exact below 2^53. */
  #smallSum = 0;
  #smallSquares = 0;
  /** Other values, each followed by how often it came since it was last added up: the same few come again and again. */
  #latest: Float64Array | null = null;

  constructor(sum = new ExactSum(), squares = new ExactSum()) {
    this.#sum = sum;
    this.#squares = squares;
  }

  /** @param value not NaN */
  add(value: number): void {
    this.count++;
    if (value < this.minimum) this.minimum = value + 0;
    if (value > this.maximum) this.maximum = value + 0;
    if (value >= -SMALL && value <= SMALL && value === Math.floor(value)) {
      this.#smallSum += value;
      this.#smallSquares += value * value;
      if (this.#smallSquares >= FLUSH_AT) this.#flush();
      return;
    }
    this.#latest ??= new Float64Array(2 * LATEST);
    const latest = this.#latest;
    const place = 2 * ((value * SPREAD) & (LATEST - 1));
    if (latest[place] !== value || latest[place + 1] === MOST_TIMES) {
      this.#addUp(latest, place);
      latest[place] = value;
    }
    latest[place + 1]!++;
  }

  /** Adds the values of another accumulator to these. */
  merge(other: Moments): void {
    this.#flush();
    other.#flush();
    this.count += other.count;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
    this.#sum.merge(other.#sum);
    this.#squares.merge(other.#squares);
  }

  /** The arithmetic mean, NaN without values. */
  mean(): number {
    this.#flush();
    return this.#sum.value() / this.count;
  }

  /** The unbiased sample variance, from exact sums and so without cancellation (values below 1e-150 apart, whose squares vanish); NaN with fewer than two values. */
  variance(): number {
    if (this.count < 2) return Number.NaN;
    this.#flush();
    const sum = this.#sum.parts();
    const squares = this.#squares.parts();
    const exponent = Math.min(2 * sum.exponent, squares.exponent);
    const total = (sum.mantissa * sum.mantissa) << BigInt(2 * sum.exponent - exponent);
    const spread = ((BigInt(this.count) * squares.mantissa) << BigInt(squares.exponent - exponent)) - total;
    return scaled(spread < 0n ? 0n : spread, exponent) / this.count / (this.count - 1);
  }

  sample(): Sample {
    return { count: this.count, mean: this.mean(), variance: this.variance() };
  }

  toJSON(): MomentsData {
    this.#flush();
    return {
      count: this.count,
      range: this.count === 0 ? null : [this.minimum, this.maximum],
      sum: this.#sum.toJSON(),
      squares: this.#squares.toJSON(),
    };
  }

  /** Reads what `toJSON` writes. */
  static fromJSON(data: MomentsData): Moments {
    const moments = new Moments(ExactSum.fromJSON(data.sum), ExactSum.fromJSON(data.squares));
    moments.count = data.count;
    if (data.range !== null) [moments.minimum, moments.maximum] = data.range;
    return moments;
  }

  #flush(): void {
    this.#sum.add(this.#smallSum);
    this.#squares.add(this.#smallSquares);
    this.#smallSum = 0;
    this.#smallSquares = 0;
    if (this.#latest !== null) for (let place = 0; place < 2 * LATEST; place += 2) this.#addUp(this.#latest, place);
  }

  #addUp(latest: Float64Array, place: number): void {
    const times = latest[place + 1]!;
    if (times === 0) return;
    const value = Math.min(LARGEST, Math.max(-LARGEST, latest[place]!));
    this.#sum.add(value, times);
    addSquare(this.#squares, value, times);
    latest[place + 1] = 0;
  }
}

export interface MomentsData {
  readonly count: number;
  /** Least and greatest value. */
  readonly range: readonly [number, number] | null;
  readonly sum: string;
  readonly squares: string;
}

/** Adds the exact square so many times, as a rounded product and its rounding error (Dekker 1971, with Veltkamp's split). */
function addSquare(sum: ExactSum, value: number, times: number): void {
  const square = value * value;
  const shifted = value * VELTKAMP;
  const high = shifted - (shifted - value);
  const low = value - high;
  sum.add(square, times);
  sum.add(high * high - square + 2 * high * low + low * low, times);
}
