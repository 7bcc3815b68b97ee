import { firstRunAt, type SensitivityDesign, type SensitivityGathering } from '@plenary/engine';
import { UsageError } from '../exit.ts';
import { createPace } from '../harvest/pace.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { numbersAt, pointText } from './point.ts';
import { Interrupted, type PointPlayers } from './point-players.ts';

export interface DesignOptions {
  readonly planned: SensitivityDesign;
  /** At each point. */
  readonly runs: number;
  readonly gathering: SensitivityGathering;
  readonly quiet: boolean;
}

/**
 * Plays the points of a design, in order and as many at a time as there are players.
 * @throws {Interrupted} if Ctrl-C came first @throws {UsageError} about the first point that cannot be played
 */
export async function playDesign(
  { planned, runs, gathering, quiet }: DesignOptions,
  players: PointPlayers,
  terminal: Terminal,
): Promise<void> {
  const { points, factors } = planned.design;
  const { signal, release } = terminal.interruption();
  const pace = createPace(terminal, points.length, quiet);
  const failures = new Map<number, unknown>();
  let next = 0;
  let done = 0;
  const playOn = async (): Promise<void> => {
    while (next < points.length && failures.size === 0 && !signal.aborted) {
      const point = next++;
      try {
        const values = await players.play(numbersAt(factors, points[point]!), firstRunAt(planned, point, runs), runs, signal);
        gathering.add(point, values);
        pace.update(++done);
      } catch (error) {
        failures.set(point, tooFewValues(error, `at ${pointText(factors, numbersAt(factors, points[point]!))}: `));
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: players.size === 1 ? 1 : players.size + 1 }, playOn));
  } finally {
    pace.end();
    release();
  }
  // Points before the first failure were begun before it, and are done: which one is told does not depend on who was faster.
  const first = Math.min(...failures.keys());
  if (failures.size > 0) throw failures.get(first);
  if (done < points.length) throw new Interrupted();
}

/** What the engine says of runs without values is about the user's choice of runs and measure. */
export function tooFewValues(error: unknown, where = ''): unknown {
  return error instanceof RangeError ? new UsageError(`${where}${error.message} Take more --runs, or an --outcome.`) : error;
}
