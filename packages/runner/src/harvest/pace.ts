import { createProgress, duration, type Progress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** How often a line is written where nobody watches. */
const LINE_MS = 30_000;

/** How far the chunks have come: a bar on a live terminal, a line now and then elsewhere, nothing if that is wished. */
export function createPace({ talk, now }: Terminal, total: number, quiet: boolean): Pick<Progress, 'end'> & { update(done: number): void } {
  if (quiet) return { update: () => undefined, end: () => undefined };
  const bar = createProgress(talk, 'Playing', now);
  const began = now();
  let told = began;
  return {
    update(done) {
      bar.update(done, total);
      const time = now();
      if (talk.live || time - told < LINE_MS) return;
      told = time;
      const left = ((time - began) / done) * (total - done);
      talk.line(`Played ${done} of ${total} pieces of work (${Math.floor((100 * done) / total)}%), about ${duration(left)} left.`);
    },
    end: () => bar.end(),
  };
}
