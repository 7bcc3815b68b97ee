import type { Model } from '@plenary/engine';
import { type Crew, callRecruits } from '#runner/batch/crew.js';
import { shareOut } from '#runner/batch/share.js';
import { ratioOf, type Spread } from './spread.ts';

const WARM_UP_RUNS = 20_000;

/** How many times the summits per second of one worker two give, each crew warmed up and playing for about so many seconds in rotation. */
export async function twoWorkersOverOne(model: Model, repetitions: number, seconds: number): Promise<Spread> {
  const crews = [await openCrew(model, 1), await openCrew(model, 2)] as const;
  try {
    const [alone] = crews;
    const runs = Math.max(1, Math.round((1000 * seconds * WARM_UP_RUNS) / (await alone.millisecondsOf(WARM_UP_RUNS))));
    const perRun: readonly [number[], number[]] = [[], []];
    for (let repetition = 0; repetition < repetitions; repetition++) {
      for (const [index, crew] of crews.entries()) {
        const share = runs * (index + 1);
        perRun[index]!.push((await crew.millisecondsOf(share)) / share);
      }
    }
    return ratioOf(perRun[0], perRun[1]);
  } finally {
    for (const { dismiss } of crews) await dismiss();
  }
}

/** A crew with its tables filled. */
async function openCrew(model: Model, size: number) {
  const crew: Crew = await callRecruits(size).hire({ model, seed: model.seed });
  const { signal } = new AbortController();
  const now = (): number => performance.now();
  let next = 0;
  let portion = 1;

  async function millisecondsOf(runs: number): Promise<number> {
    const from = next;
    next += runs;
    const start = now();
    await shareOut(crew.members, { from, to: next, portion, signal, now, onProgress: () => undefined });
    portion = Math.ceil(runs / 20);
    return now() - start;
  }

  await millisecondsOf(WARM_UP_RUNS * size);
  return { millisecondsOf, dismiss: () => crew.dismiss() };
}
