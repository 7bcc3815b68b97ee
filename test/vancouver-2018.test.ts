/** The flagship scenario against the record: its base rates, the signs that research supports, and that each of its eighteen mechanisms tells. */
import { createKernel, createReference, type Model, runReference, transcribe } from '@plenary/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { configurations } from '../packages/engine/src/charts/configurations.ts';
import { stateLayout } from '../packages/engine/src/state/layout.ts';
import { type PairCounts, proportionDifference } from '../packages/engine/src/statistics/difference.ts';
import record from './cases/korea-base-rates.json' with { type: 'json' };
import { bundledModel } from './support/bundled-scenario.ts';

const SEED = 'vancouver-2018';
/** Enough for the stronger mechanisms; the subtle ones are told apart by `MOST_RUNS`. */
const RUNS = 4000;
const MOST_RUNS = 20_000;
const CONFIDENCE = 0.99;
const MODEL = bundledModel(SEED);

const MECHANISMS = [
  ['chairs-divided', /in the chair, will not move/],
  ['hedging', /Canada announces the guests as certain .*announced, not committed/],
  ['memory', /move from for dialogue to for pressure and dialogue/],
  ['preconditions', /United States is not ready: to meet north it waits for what it asks first/],
  ['two-voices', /United States takes the offer back \(the White House\)/],
  ['personnel-change', /The Secretary of State is replaced/],
  ['framing', /Who is speaking \[un command → vancouver group\]/],
  ['target-deciding', /North Korea signals that it is ready to talk/],
  ['response', /North Korea tests a nuclear device or an ICBM .*In answer United States answers \(/],
  ['leak', /looks away at its border .*How much the sanctions leak/],
  ['outside-powers', /China presses Pyongyang for a freeze/],
  ['back-channels', /Cuba carries a message to Pyongyang/],
  ['canadian-levers', /Canada encourages Washington to talk without preconditions/],
  ['rising-stake', /Reach of the missiles 2 → 3/],
  ['cyber', /A cyber attack is attributed to the North/],
  ['war-risk', /How it ended: War/],
  ['text', /Aftermath begins: Force of the text 0 → [12]/],
  ['other-business', /Another crisis takes the ministers' time/],
] as const;

interface Batch {
  readonly model: Model;
  /** By run. */
  readonly outcomes: Uint8Array;
  readonly measures: readonly Float64Array[];
}

function play(variant?: string, runs = RUNS): Batch {
  const model = variant === undefined ? MODEL : bundledModel(SEED, variant);
  const outcomes = new Uint8Array(runs);
  const measures: Float64Array[] = [];
  createKernel(model).run(SEED, 0, runs, {
    runEnd({ run, outcome, measures: read }) {
      outcomes[run] = outcome;
      measures.push(read.slice());
    },
  });
  return { model, outcomes, measures };
}

/** Whether some outcome's probability differs between the two by more than the error bar of the paired difference, over as many runs as `other` has. */
function differs(base: Uint8Array, other: Uint8Array): boolean {
  return MODEL.outcomes.some((_, outcome) => {
    const pairs = { both: 0, baseOnly: 0, otherOnly: 0, neither: 0 };
    other.forEach((ending, run) => {
      const [before, after] = [base[run] === outcome, ending === outcome];
      pairs[before ? (after ? 'both' : 'baseOnly') : after ? 'otherOnly' : 'neither']++;
    });
    const { interval } = proportionDifference(pairs satisfies PairCounts, CONFIDENCE);
    return interval.low > 0 || interval.high < 0;
  });
}

const meanOf = ({ model, measures }: Batch, name: string): number => {
  const index = model.measures.findIndex((measure) => measure.name === name);
  return measures.reduce((sum, read) => sum + read[index]!, 0) / measures.length;
};

const WAR = MODEL.outcomes.findIndex(({ name }) => name === 'war');

let base: Batch;
beforeAll(() => {
  base = play(undefined, MOST_RUNS);
});

describe('the Vancouver scenario', () => {
  it.each(MECHANISMS)('is moved by %s: without it some outcome has another probability', (mechanism) => {
    const without = (runs: number): Uint8Array => play(`without-${mechanism}`, runs).outcomes;
    expect(differs(base.outcomes, without(RUNS)) || differs(base.outcomes, without(MOST_RUNS))).toBe(true);
  });

  it('shows every mechanism in its transcripts', () => {
    const reference = createReference(MODEL);
    const told = (run: number): string =>
      transcribe(MODEL, runReference(reference, { seed: SEED, run }).records)
        .rounds.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
        .join('\n');
    const runs = [...Array(12).keys(), base.outcomes.indexOf(WAR)];
    const stories = runs.map(told).join('\n');
    expect(MECHANISMS.filter(([, line]) => !line.test(stories)).map(([mechanism]) => mechanism)).toEqual([]);
  });

  it('prices war as rare and not impossible', () => {
    const share = base.outcomes.filter((outcome) => outcome === WAR).length / MOST_RUNS;
    expect(share).toBeGreaterThan(0.008);
    expect(share).toBeLessThan(0.04);
  });
});

describe('without a meeting and without talks, North Korea tests as it did from January 2016 to November 2017', () => {
  let quiet: Batch;
  beforeAll(() => {
    quiet = play('without-summit-and-talks');
  });

  // The last 20 of the 29 weeks, when the beginning just after a test is forgotten.
  const shares = record.shareOfDaysWithAnEventWithin;
  it.each([
    ['weeks-7', shares[7]],
    ['weeks-14', shares[14]],
    ['weeks-28', shares[28]],
  ] as const)('%s: an event within so many days on %d of the days', (measure, share) => {
    expect(Math.abs(meanOf(quiet, measure) / 20 - share)).toBeLessThan(0.015);
  });
});

describe('the signs agree with published findings', () => {
  const layout = stateLayout(MODEL);
  const gauge = (name: string): number => layout.gauges + MODEL.gauges.findIndex((known) => known.name === name);
  const [calm, drills] = [gauge('calm'), gauge('drills')];
  const north = MODEL.actors.findIndex(({ name }) => name === 'north-korea');
  const { chart } = MODEL.actors[north]!;
  const open = configurations(chart).map(({ active }) => active.some((node) => chart.nodes[node]!.key === 'open'));

  interface Week {
    readonly open: boolean;
    readonly calm: number;
    readonly drills: boolean;
    readonly test: boolean;
  }

  /** Every week but the first of 2,000 runs: how it began, and whether it saw a test. */
  const weeks: Week[] = [];
  beforeAll(() => {
    let before: Omit<Week, 'test'> | null = null;
    createKernel(MODEL).run(SEED, 0, 2000, {
      roundEnd(row) {
        if (before !== null) weeks.push({ ...before, test: row[calm] === 1 });
        before = { open: open[row[layout.configurations + north]!]!, calm: row[calm]!, drills: row[drills] === 1 };
      },
      runEnd() {
        before = null;
      },
    });
  });

  function rate(holds: (week: Week) => boolean): { share: number; error: number } {
    let [all, tests] = [0, 0];
    for (const week of weeks) {
      if (!holds(week)) continue;
      all++;
      if (week.test) tests++;
    }
    const share = tests / all;
    return { share, error: Math.sqrt((share * (1 - share)) / all) };
  }

  it('weeks with negotiations see fewer tests', () => {
    expect(rate((week) => week.open).share).toBeLessThan(0.3 * rate((week) => !week.open).share);
  });

  it('a recent test is the best predictor of the next', () => {
    const recent = rate((week) => !week.open && week.calm < 6);
    const late = rate((week) => !week.open && week.calm >= 6);
    expect(recent.share - late.share).toBeGreaterThan(5 * (recent.error + late.error));
  });

  it('joint exercises have no detectable effect, unless the other finding is believed', () => {
    const during = rate((week) => !week.open && week.calm < 6 && week.drills);
    const otherwise = rate((week) => !week.open && week.calm < 6 && !week.drills);
    expect(Math.abs(during.share - otherwise.share)).toBeLessThan(3 * (during.error + otherwise.error));
    expect(meanOf(play('exercises-provoke'), 'weeks-with-a-test')).toBeGreaterThan(meanOf(base, 'weeks-with-a-test') + 0.2);
  });
});
