import { type Proportion, proportion } from './proportion.ts';

/**
 * Shares of occasions of which a run has many (its turns, its positions): occasions of one run resemble each other, so their number overstates what
 * is known. Beside hits and occasions it keeps the squares and products of the numbers per run. All integers, so exact in any order.
 */
export class ClusteredShares {
  readonly hits: Float64Array;
  readonly occasions: Float64Array;
  /** Runs with at least one occasion. */
  readonly runs: Float64Array;
  readonly hitSquares: Float64Array;
  readonly occasionSquares: Float64Array;
  readonly products: Float64Array;

  constructor(size: number) {
    this.hits = new Float64Array(size);
    this.occasions = new Float64Array(size);
    this.runs = new Float64Array(size);
    this.hitSquares = new Float64Array(size);
    this.occasionSquares = new Float64Array(size);
    this.products = new Float64Array(size);
  }

  /** Counts the occasions of one run. */
  add(cell: number, hits: number, occasions: number): void {
    if (occasions === 0) return;
    this.hits[cell]! += hits;
    this.occasions[cell]! += occasions;
    this.runs[cell]!++;
    this.hitSquares[cell]! += hits * hits;
    this.occasionSquares[cell]! += occasions * occasions;
    this.products[cell]! += hits * occasions;
  }

  counts(): Readonly<Record<string, Float64Array>> {
    const { hits, occasions, runs, hitSquares, occasionSquares, products } = this;
    return { hits, occasions, runs, hitSquares, occasionSquares, products };
  }

  /**
   * The share of occasions that were hits. Its interval is Wilson's at the effective sample size `R (1 - R) / variance`, with the variance of the ratio
   * of two totals over independent runs (Cochran, "Sampling Techniques", 1977, section 6.4); the number of runs when that variance is 0.
   */
  proportion(cell: number, confidence: number): Proportion {
    const hits = this.hits[cell]!;
    const occasions = this.occasions[cell]!;
    const runs = this.runs[cell]!;
    const share = hits / occasions;
    const spread = this.hitSquares[cell]! - 2 * share * this.products[cell]! + share * share * this.occasionSquares[cell]!;
    const variance = ((spread / (runs - 1)) * runs) / (occasions * occasions);
    const effective = spread > 0 && runs > 1 ? Math.min(occasions, (share * (1 - share)) / variance) : runs;
    return proportion(hits, occasions, confidence, effective);
  }
}
