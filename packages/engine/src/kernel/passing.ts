import type { Memory } from './memory.ts';

/** What gives out fresh words: the memory itself, or a part of it. */
export type Room = Pick<Memory, 'reserve' | 'reserveAligned' | 'reserveDoubles'>;

/** Words that are taken from the memory at a time. */
const BLOCK_WORDS = 1 << 15;

interface Block {
  readonly from: number;
  readonly size: number;
  used: number;
}

/**
 * Room for what does not last: the rows of actors whose numbers change from model to model. It is cleared when they change, so that the memory does not grow by
 * what nobody can find any more.
 */
export class Passing implements Room {
  private readonly memory: Memory;
  private readonly blocks: Block[] = [];
  private present = 0;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  reserve(count: number): number {
    return this.reserveAligned(count, 1);
  }

  reserveAligned(count: number, alignment: number): number {
    for (; this.present < this.blocks.length; this.present++) {
      const block = this.blocks[this.present]!;
      const address = Math.ceil((block.from + block.used) / alignment) * alignment;
      if (address + count > block.from + block.size) continue;
      block.used = address + count - block.from;
      return address;
    }
    const size = Math.max(BLOCK_WORDS, count + alignment);
    this.blocks.push({ from: this.memory.reserve(size), size, used: 0 });
    return this.reserveAligned(count, alignment);
  }

  reserveDoubles(count: number): number {
    return this.reserveAligned(2 * count, 2) / 2;
  }

  /** Takes back all that was given out. */
  clear(): void {
    const { words } = this.memory;
    for (const block of this.blocks) {
      words.fill(0, block.from, block.from + block.used);
      block.used = 0;
    }
    this.present = 0;
  }
}
