import {
  advance,
  beginHistory,
  createKernel,
  createReference,
  type RunResult,
  runReference,
  type StepRecord,
  type World,
} from '@plenary/engine';
import { expect } from 'vitest';
import { modelOf } from './bundled-scenario.ts';
import { createTellTale } from './tell-tale.ts';

/** One run of a small scenario, by names. */
export interface Played {
  /** The world before round 1. */
  readonly start: World;
  /** The world at each round's end, after housekeeping and before the phase moves on. */
  readonly ends: readonly World[];
  /** The world after the run, any fallback included. */
  readonly final: World;
  readonly records: readonly StepRecord[];
  readonly outcome: string;
  /** By measure; NaN where there is no value. */
  readonly measures: Readonly<Record<string, number>>;
}

/**
 * Plays a run of a scenario written without its head (`plenary`, `title`) in the reference engine, and in the kernel, which must tell the same.
 * Where the text names no outcomes there is one, `end`.
 */
export function played(body: string, run = 0): Played {
  const head = 'plenary: 1\ntitle: A small summit\n';
  const model = modelOf(`${head}${body}\n${/^outcomes:/m.test(body) ? '' : 'outcomes: { end: otherwise }\n'}`);
  const reference = createReference(model);
  const [fast, clear] = [createTellTale(), createTellTale()];
  let result: Pick<RunResult, 'outcome' | 'measures'> | null = null;
  runReference(
    reference,
    { seed: model.seed, run },
    {
      ...clear.observer,
      runEnd(told, row) {
        result = told;
        clear.observer.runEnd?.(told, row);
      },
    },
  );
  createKernel(model).run(model.seed, run, 1, fast.observer);
  expect(fast.lines).toEqual(clear.lines);

  let history = beginHistory(reference, model.seed, run);
  const start = history.state.world;
  const ends: World[] = [];
  while (history.state.cursor.stage !== 'ended') {
    history = advance(reference, history);
    if (history.past.at(-1)?.record.kind === 'housekeeping') ends.push(history.state.world);
  }
  const { outcome, measures } = result ?? expect.fail('the run has not ended');
  return {
    start,
    ends,
    final: history.state.world,
    records: history.past.map(({ record }) => record),
    outcome: model.outcomes[outcome]?.name ?? '',
    measures: Object.fromEntries(model.measures.map(({ name }, index) => [name, measures[index] ?? Number.NaN])),
  };
}

/** The records of one kind. */
export function recordsOf<Kind extends StepRecord['kind']>({ records }: Played, kind: Kind): Extract<StepRecord, { kind: Kind }>[] {
  return records.filter((record): record is Extract<StepRecord, { kind: Kind }> => record.kind === kind);
}

/** A gauge at each round's end. */
export function gaugeAtEnds({ ends }: Played, gauge: string): (number | undefined)[] {
  return ends.map(({ gauges }) => gauges[gauge]);
}
