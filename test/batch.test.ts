/** Sharing a batch changes how long it takes and nothing else. Worker threads run what is built, so this tests the built runner. */
import { createForecast, mergeTallies, type Tally, tallyFromJson } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { playBatch } from '../packages/runner/dist/batch/batch.js';
import { callRecruits, type Recruits } from '../packages/runner/dist/batch/crew.js';
import { createPlayer } from '../packages/runner/dist/batch/player.js';
import { shareOut } from '../packages/runner/dist/batch/share.js';
import { createOutput } from '../packages/runner/dist/terminal/terminal.js';
import { bundledModel } from './support/bundled-scenario.ts';

const model = bundledModel('first-summit');
const seed = 'shared';

const told = (tally: Tally): string => JSON.stringify(createForecast(tally));

function playedAlone(runs: number): Tally {
  const player = createPlayer(model, seed);
  player.play(0, runs);
  return player.tally;
}

/** Plays runs `from` to `to` with a crew, interrupted once `enough` have been played. */
async function playedByCrew(size: number, from: number, to: number, enough = Number.POSITIVE_INFINITY) {
  const crew = await callRecruits(size).hire({ model, seed });
  const controller = new AbortController();
  try {
    const onProgress = (played: number): void => {
      if (played >= enough) controller.abort();
    };
    const next = await shareOut(crew.members, {
      from,
      to,
      portion: 3,
      signal: controller.signal,
      now: () => performance.now(),
      onProgress,
    });
    const counts = await Promise.all(crew.members.map((member) => member.handOver()));
    return { next, tallies: counts.map(({ tally }) => tallyFromJson(model, tally)) };
  } finally {
    await crew.dismiss();
  }
}

describe('a crew', () => {
  it.each([1, 2, 3])('of %i counts what one player counts', async (size) => {
    const { next, tallies } = await playedByCrew(size, 0, 1_000);
    expect(next).toBe(1_000);
    expect(told(tallies.reduce(mergeTallies))).toBe(told(playedAlone(1_000)));
    // Everybody had a share in it.
    expect(tallies.filter(({ runs }) => runs === 0)).toEqual([]);
  });

  it('goes on where somebody else left off', async () => {
    const { tallies } = await playedByCrew(2, 400, 1_000);
    expect(told(tallies.reduce(mergeTallies, playedAlone(400)))).toBe(told(playedAlone(1_000)));
  });

  it('leaves out no run before the last when it is interrupted', async () => {
    const { next, tallies } = await playedByCrew(2, 0, 10_000_000, 500);
    expect(next).toBeLessThan(10_000_000);
    expect(told(tallies.reduce(mergeTallies))).toBe(told(playedAlone(next)));
  });
});

describe('a batch', () => {
  /** By a clock that runs a hundred times too fast, so that a crew is hired almost at once. */
  const play = (workers: number, recruits: Recruits | null = null) => {
    const silent = createOutput({ write: () => true }, {});
    const interruption = () => ({ signal: new AbortController().signal, release: () => undefined });
    const now = (): number => 100 * performance.now();
    return playBatch({ model, seed, until: 60_000, workers, recruits }, { results: silent, talk: silent, debug: false, now, interruption });
  };

  it('comes out the same whether it is shared or not, with the same examples', async () => {
    const [alone, shared] = [await play(1), await play(2)];
    expect([told(shared.tally), shared.examples, shared.interrupted]).toEqual([told(alone.tally), alone.examples, false]);
  });

  it('comes out the same with workers that were called before it was known', async () => {
    const [alone, shared] = [await play(1), await play(2, callRecruits(1))];
    expect([told(shared.tally), shared.examples, shared.interrupted]).toEqual([told(alone.tally), alone.examples, false]);
  });
});
