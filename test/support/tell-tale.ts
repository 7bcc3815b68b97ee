import type { RunObserver } from '@plenary/engine';

/** An observer that writes down everything it is told, in order, as lines of text. */
export function createTellTale(): { readonly lines: string[]; readonly observer: RunObserver } {
  const lines: string[] = [];
  const write = (...words: unknown[]): void => void lines.push(words.join(' '));
  return {
    lines,
    observer: {
      turn: (actor, blocked) => write('turn', actor, blocked),
      act: (actor, act) => write('act', actor, act),
      event: (event) => write('event', event),
      position: (actor, supports) => write('position', actor, supports),
      roundEnd: (row) => write('round', ...row),
      runEnd: ({ run, outcome, rounds, measures, utilities }, row) =>
        write('end', run, outcome, rounds, '|', ...measures, '|', ...utilities, '|', ...row),
    },
  };
}
