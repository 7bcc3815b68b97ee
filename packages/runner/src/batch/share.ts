/** Someone who plays. */
export interface Hand {
  play(firstRun: number, count: number): Promise<void>;
}

export interface Stretch {
  /** The first run to play. */
  readonly from: number;
  /** One more than the last. */
  readonly to: number;
  /** How many runs to hand out at first. */
  readonly portion: number;
  readonly signal: AbortSignal;
  /** A clock in milliseconds. */
  now(): number;
  /** Told how many runs of the batch have been played. */
  onProgress(played: number): void;
}

/** Long enough that handing out costs nothing, short enough to stop soon. */
const PORTION_MS = 200;

/**
 * Lets these play a stretch of runs, portion by portion in their order, and resolves to one more than the last run played: `to` or, after the
 * signal, an earlier one. No run before it is left out.
 */
export async function shareOut(hands: readonly Hand[], { from, to, portion: first, signal, now, onProgress }: Stretch): Promise<number> {
  let next = from;
  let played = from;
  let portion = first;
  await Promise.all(
    hands.map(async (hand) => {
      while (next < to && !signal.aborted) {
        const started = now();
        const count = Math.min(portion, Math.ceil((to - next) / hands.length));
        const firstRun = next;
        next += count;
        await hand.play(firstRun, count);
        played += count;
        onProgress(played);
        portion = now() - started < PORTION_MS ? 2 * portion : Math.max(1, Math.floor(portion / 2));
      }
    }),
  );
  return next;
}
