/** A running sum whose rounding error does not grow with the number of terms (Neumaier 1974). */
export class Sum {
  private total = 0;
  private correction = 0;

  static of(terms: readonly number[]): number {
    const sum = new Sum();
    for (const term of terms) sum.add(term);
    return sum.value;
  }

  add(term: number): void {
    const next = this.total + term;
    this.correction += Math.abs(this.total) >= Math.abs(term) ? this.total - next + term : term - next + this.total;
    this.total = next;
  }

  get value(): number {
    return this.total + this.correction;
  }
}
