import { count } from '../reports/estimate.ts';
import { duration } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createPointPlayer, type PointTask, type PointWork } from './point-player.ts';

const TRIED_RUNS = 200;
/** Less is not worth a word. */
const WORTH_TELLING_MS = 2_000;

/** What there is to play. */
export interface Amount {
  readonly factors: number;
  readonly points: number;
  /** At each point. */
  readonly runs: number;
  readonly workers: number;
}

/**
 * Says what there is to play, and about how long it takes.
 * @param trials the numbers of two points: the first is played to warm up, the second twice, the second time with its tables there already
 */
export function tellWork(
  work: PointWork,
  [warming, trial]: readonly [PointTask['numbers'], PointTask['numbers']],
  { factors, points, runs, workers }: Amount,
  { talk, now }: Pick<Terminal, 'talk' | 'now'>,
): void {
  const play = createPointPlayer(work);
  const timed = (numbers: PointTask['numbers']): number => {
    const began = now();
    play({ numbers, firstRun: 0, count: TRIED_RUNS });
    return now() - began;
  };
  timed(warming);
  const [first, second] = [timed(trial), timed(trial)];
  const time = (points * (Math.max(0, first - second) + (runs * second) / TRIED_RUNS)) / workers;
  const told = time < WORTH_TELLING_MS ? '' : `, about ${duration(time)} with ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
  const numbers = `${factors} ${factors === 1 ? 'number' : 'numbers'}`;
  talk.line(`${numbers}, ${count(points)} points of ${count(runs)} runs each: ${count(points * runs)} runs${told}.`);
}
