const FIRST_CAPACITY = 1 << 10;
const ENTRY_BITS = 2;
const ENTRY = 1 << ENTRY_BITS;

/** An open-addressing hash from three integers to a positive one, on one typed array: entries of three key words and a value, 0 when free. */
export class KeyIndex {
  private entries = new Int32Array(FIRST_CAPACITY * ENTRY);
  private count = 0;
  private prefixes = 0;

  /** The value, or 0. */
  get(a: number, b: number, c: number): number {
    const { entries } = this;
    return entries[this.place(entries, a, b, c) + 3]!;
  }

  set(a: number, b: number, c: number, value: number): void {
    if (2 * (this.count + 1) * ENTRY > this.entries.length) this.grow();
    const { entries } = this;
    const at = this.place(entries, a, b, c);
    if (entries[at + 3] === 0) this.count++;
    entries[at] = a;
    entries[at + 1] = b;
    entries[at + 2] = c;
    entries[at + 3] = value;
  }

  /** An integer below 0 that stands for these three as the first of a longer key. */
  prefix(a: number, b: number, c: number): number {
    let known = this.get(a, b, c);
    if (known === 0) {
      known = ++this.prefixes;
      this.set(a, b, c, known);
    }
    return -known;
  }

  /** Where the entry of this key is, or the free one where it belongs. */
  private place(entries: Int32Array, a: number, b: number, c: number): number {
    const mask = entries.length - 1;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 13;
    let at = (hash << ENTRY_BITS) & mask;
    while (entries[at + 3] !== 0 && (entries[at] !== a || entries[at + 1] !== b || entries[at + 2] !== c)) at = (at + ENTRY) & mask;
    return at;
  }

  private grow(): void {
    const old = this.entries;
    const entries = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += ENTRY) {
      if (old[at + 3] === 0) continue;
      const place = this.place(entries, old[at]!, old[at + 1]!, old[at + 2]!);
      entries.set(old.subarray(at, at + ENTRY), place);
    }
    this.entries = entries;
  }
}
