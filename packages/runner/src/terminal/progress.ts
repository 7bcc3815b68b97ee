import type { Output } from './terminal.ts';

/** A bar on a live terminal that tells how far long work has come. */
export interface Progress {
  /** Redraws the bar. */
  update(done: number, total: number): void;
  /** Wipes it away. */
  end(): void;
}

const CELLS = 24;
/** Shorter work than this shows no bar. */
const PATIENCE_MS = 400;
const REDRAW_MS = 80;
/** Below this share no time left is told: the first runs fill the kernel's tables and say little of those to come. */
const FORESEEABLE = 0.02;

/** The progress of work named `label`. Silent where nobody watches and for work that ends at once; `now` is a clock in milliseconds. */
export function createProgress(output: Output, label: string, now: () => number): Progress {
  const started = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    update(done, total) {
      const time = now();
      if (!output.live || time - started < PATIENCE_MS || time - drawn < REDRAW_MS) return;
      drawn = time;
      visible = true;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const full = Math.round(share * CELLS);
      const left = share < FORESEEABLE ? '' : `  ${duration(((time - started) / share) * (1 - share))} left`;
      const bar = `${output.style.accent('█'.repeat(full))}${output.style.faint('░'.repeat(CELLS - full))}`;
      output.redraw(`${label} ${bar} ${Math.floor(share * 100)}%${left}`);
    },
    end() {
      if (visible) output.redraw('');
      visible = false;
    },
  };
}

/** How often a line is written where nobody watches. */
const LINE_MS = 30_000;

/** Tells how many points have been played where nobody knows how many there will be: on a live terminal as it goes, elsewhere a line now and then. */
export function createCount(output: Output, quiet: boolean, now: () => number): { update(done: number): void; end(): void } {
  let told = now();
  let visible = false;
  return {
    update(done) {
      const time = now();
      if (quiet || time - told < (output.live ? REDRAW_MS : LINE_MS)) return;
      told = time;
      visible = output.live;
      if (output.live) output.redraw(`Played ${done} points`);
      else output.line(`Played ${done} points.`);
    },
    end() {
      if (visible) output.redraw('');
      visible = false;
    },
  };
}

/** A time in words: `40 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
