import type { FinishedChunks, Journal } from './journal.ts';

/** Finished chunks while others are still being played. */
export interface Arrivals {
  /** Notes a chunk and lets whoever waits for it go on. @throws {UsageError} when it cannot be written */
  arrive(chunk: number, payload: Uint8Array): void;
  /** The payload of a chunk as soon as it is finished; rejects with `Ended` when no more are played. */
  payload(chunk: number): Promise<Buffer>;
  /** No more will arrive. */
  end(): void;
}

/** Playing has ended before the chunk that was waited for was finished. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

/** @param journal where new chunks are noted; null if all are finished */
export function createArrivals(finished: FinishedChunks, journal: Journal | null): Arrivals {
  // Results are written in order, so that one chunk at most is waited for.
  let wake: (() => void) | null = null;
  let ended = journal === null;
  return {
    arrive(chunk, payload) {
      if (journal === null) throw new Error('Expected no more chunks.');
      finished.add(journal.path, journal.note(chunk, payload));
      wake?.();
    },
    async payload(chunk) {
      while (!finished.has(chunk)) {
        if (ended) throw new Ended(`Chunk ${chunk} is not finished.`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return finished.read(chunk);
    },
    end() {
      ended = true;
      wake?.();
    },
  };
}
