import type { Work } from './chunk-player.ts';
import { type ChunkResult, isFailed } from './chunk-result.ts';
import { packResult } from './frame.ts';

/** A chunk's result as it is kept. */
export interface Played {
  readonly payload: Uint8Array;
  /** How many of its variants could not be played. */
  readonly failed: number;
}

export function packed(result: ChunkResult): Played {
  // A copy of its own: a small buffer is part of a larger one, which would be sent whole.
  return { payload: new Uint8Array(packResult(result)), failed: result.variants.filter(isFailed).length };
}

/** The result of a chunk that could not be played. */
export function givenUp({ variants }: Work, error: string): ChunkResult {
  return { variants: variants.map(() => ({ error })), pairs: variants.slice(1).map(() => null) };
}
