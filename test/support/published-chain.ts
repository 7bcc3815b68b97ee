/** Published Markov chains (test/cases/markov-chains.json) as scenarios. Step t of a chain is the end of round t. */
import { readFileSync } from 'node:fs';
import type { Model, Solution } from '@plenary/engine';
import { modelOf } from './bundled-scenario.ts';

export interface Property {
  readonly kind: string;
  readonly value: string;
  readonly target?: readonly number[];
  readonly avoid?: readonly number[];
  readonly inside?: readonly number[];
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
  readonly steps?: number;
  readonly stateReward?: Readonly<Record<string, number>>;
  readonly stepReward?: Readonly<Record<string, number>>;
}
export interface Chain {
  readonly name: string;
  readonly initial: number;
  readonly transitions: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly properties: readonly Property[];
}
export interface Benchmark {
  readonly model: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly property: string;
  readonly approx: number;
}

export const { chains, benchmarks } = JSON.parse(readFileSync(new URL('../cases/markov-chains.json', import.meta.url), 'utf8')) as {
  chains: readonly Chain[];
  benchmarks: readonly Benchmark[];
};

/** Long enough for what a chain can still do to be less than the tolerance. */
const LONG = 150;

export type Solved = Extract<Solution, { complete: true }>;

/** The scenario that asks for a property, and where its answer is in the solution. */
export function question(chain: Chain, property: Property): { model: Model; value: (solution: Solved) => number } {
  const { kind, target = [], avoid = [], from = 0, step = 0, steps = 0 } = property;
  const rewardOf = (state: number): number =>
    (property.stateReward?.[state] ?? 0) + (kind === 'instReward' ? 0 : (property.stepReward?.[state] ?? 0));
  const states = Object.keys(chain.transitions).map(Number);
  const reached: Solved['outcomes'] extends readonly (infer O)[] ? (outcomes: readonly O[]) => number : never = ([first]) =>
    first?.probability ?? 0;
  switch (kind) {
    case 'reach':
    case 'until':
      return { model: walk(chain, { target, avoid, from, to: property.to ?? LONG }), value: ({ outcomes }) => reached(outcomes) };
    case 'stay': {
      const outside = states.filter((state) => !property.inside?.includes(state));
      return { model: walk(chain, { target: outside, from, to: property.to ?? LONG }), value: ({ outcomes }) => 1 - reached(outcomes) };
    }
    case 'at':
    case 'steady': {
      const moment = kind === 'at' ? step : LONG;
      return { model: walk(chain, { target, from: moment, to: moment }), value: ({ outcomes }) => reached(outcomes) };
    }
    case 'instReward':
      return {
        model: walk(chain, { target: [], to: Math.max(1, step), rewards: states.map((state) => ({ state, when: `round == ${step}` })) }),
        value: ({ measures }) => (step === 0 ? rewardOf(chain.initial) : expected(measures, rewardOf)),
      };
    case 'cumulReward':
      return {
        model: walk(chain, { target: [], to: Math.max(1, steps), rewards: states.map((state) => ({ state, when: `round < ${steps}` })) }),
        value: ({ measures }) => (steps === 0 ? 0 : rewardOf(chain.initial) + expected(measures, rewardOf)),
      };
    default: {
      const rewards = states.map((state) => ({ state, when: 'hit == 0' }));
      const start = target.includes(chain.initial) ? 0 : rewardOf(chain.initial);
      return { model: walk(chain, { target, to: LONG, rewards }), value: ({ measures }) => start + expected(measures, rewardOf) };
    }
  }
}

interface Walk {
  readonly target: readonly number[];
  readonly avoid?: readonly number[];
  readonly from?: number;
  readonly to: number;
  /** Count the rounds in these states under these conditions. */
  readonly rewards?: readonly { readonly state: number; readonly when: string }[];
}

/** The chain as one actor's walk: outcome `reached` if a target is met in steps `from` to `to` and nothing to avoid before. */
function walk({ initial, transitions }: Chain, { target, avoid = [], from = 0, to, rewards = [] }: Walk): Model {
  const isIn = (states: readonly number[]): string =>
    states.length === 0 ? 'false' : `(${states.map((state) => `walker in s${state}`).join(' or ')})`;
  const hit = from === 0 && target.includes(initial) ? 1 : 0;
  const entries = Object.entries(transitions);
  return modelOf(
    JSON.stringify({
      plenary: 1,
      title: 'A chain',
      rounds: Math.max(1, to),
      gauges: { hit: { from: 0, to: 1, start: hit }, lost: { from: 0, to: 1, start: hit === 0 && avoid.includes(initial) ? 1 : 0 } },
      acts: Object.fromEntries(entries.map(([state]) => [`to-${state}`, {}])),
      charts: {
        chain: {
          initial: `s${initial}`,
          states: Object.fromEntries(
            entries.map(([state, row]) => [
              `s${state}`,
              {
                may: Object.fromEntries(
                  Object.entries(row).map(([next, probability]) => [`to-${next}`, { to: `s${next}`, appeal: `ln(${probability})` }]),
                ),
              },
            ]),
          ),
        },
      },
      actors: { walker: { chart: 'chain' } },
      'each-round': [
        { when: `lost == 0 and round >= ${from} and round <= ${to} and ${isIn(target)}`, effects: { hit: '= 1' } },
        { when: `hit == 0 and ${isIn(avoid)}`, effects: { lost: '= 1' } },
      ],
      outcomes: { reached: 'hit == 1', other: 'otherwise' },
      ...(rewards.length === 0
        ? {}
        : {
            measures: Object.fromEntries(rewards.map(({ state, when }) => [`in-s${state}`, { rounds: `walker in s${state} and ${when}` }])),
          }),
    }),
  );
}

/** A model of the benchmark set, as a scenario that asks for a property. */
export function benchmark(family: string, parameters: Benchmark['parameters'], property: string): Model {
  const { N = 0, DRAWS = 0, B = 0, K = 0 } = parameters;
  const numbers = Array.from({ length: N }, (_, index) => index + 1);
  const scenario = { plenary: 1, title: family, rounds: LONG };
  if (family === 'coupon/dtmc') {
    return modelOf(
      JSON.stringify({
        ...scenario,
        rounds: property === 'collect_all_bounded' ? B : LONG,
        gauges: { missing: { from: 0, to: N, start: N } },
        acts: { fresh: {}, again: {} },
        charts: {
          draw: {
            may: {
              fresh: { when: 'missing > 0', appeal: 'ln(max(1, missing))', effects: { missing: -1 } },
              again: { when: `missing < ${N}`, appeal: `ln(max(1, ${N} - missing))` },
            },
          },
        },
        actors: Object.fromEntries(Array.from({ length: DRAWS }, (_, index) => [`draw-${index + 1}`, { chart: 'draw' }])),
        outcomes: { all: 'missing == 0', some: 'otherwise' },
        measures: { rounds: { first: 'missing == 0' } },
      }),
    );
  }
  if (family === 'leader_sync/dtmc') {
    const choices = Array.from({ length: K }, (_, index) => index + 1);
    const unique = choices.map((choice) => `count(all in n${choice}) == 1`).join(' or ');
    return modelOf(
      JSON.stringify({
        ...scenario,
        acts: Object.fromEntries(choices.map((choice) => [`pick-${choice}`, {}])),
        charts: {
          party: {
            states: Object.fromEntries([['none', {}], ...choices.map((choice) => [`n${choice}`, {}])]),
            may: Object.fromEntries(choices.map((choice) => [`pick-${choice}`, { to: `n${choice}` }])),
          },
        },
        actors: Object.fromEntries(numbers.map((number) => [`party-${number}`, { chart: 'party' }])),
        outcomes: { elected: { when: unique, ends: true }, 'not-yet': 'otherwise' },
        measures: { time: { first: unique } },
      }),
    );
  }
  // Herman's ring: a process whose old bit equals its left neighbour's has a token and draws a bit; else it takes the neighbour's old bit.
  const before = (number: number): number => (number === 1 ? N : number - 1);
  const tokens = numbers.map((number) => `(old-${number} == old-${before(number)} ? 1 : 0)`).join(' + ');
  const bits = worstRing(N);
  return modelOf(
    JSON.stringify({
      ...scenario,
      gauges: Object.fromEntries(
        numbers.flatMap((number) => ['old', 'new'].map((age) => [`${age}-${number}`, { from: 0, to: 1, start: bits[number - 1] }])),
      ),
      acts: { zero: {}, one: {} },
      charts: Object.fromEntries(
        numbers.map((number) => [
          `process-${number}`,
          {
            may: Object.fromEntries(
              ['zero', 'one'].map((act, bit) => [
                act,
                {
                  when: `old-${number} == old-${before(number)} or old-${before(number)} == ${bit}`,
                  effects: { [`new-${number}`]: `= ${bit}` },
                },
              ]),
            ),
          },
        ]),
      ),
      actors: Object.fromEntries(numbers.map((number) => [`p${number}`, { chart: `process-${number}` }])),
      'each-round': [Object.fromEntries(numbers.map((number) => [`old-${number}`, `= new-${number}`]))],
      outcomes: { stable: { when: `${tokens} == 1`, ends: true }, 'not-yet': 'otherwise' },
      measures: { steps: { first: `${tokens} == 1` } },
    }),
  );
}

/** The bits of a ring with three tokens as evenly apart as can be. */
function worstRing(size: number): number[] {
  const holders = [0, Math.floor(size / 3), Math.floor((2 * size) / 3)];
  const bits: number[] = [0];
  for (let process = 1; process < size; process++)
    bits.push(holders.includes(process) ? (bits[process - 1] ?? 0) : 1 - (bits[process - 1] ?? 0));
  return bits;
}

function expected(measures: Solved['measures'], reward: (state: number) => number): number {
  return measures.reduce((sum, { name, mean }) => sum + reward(Number(name.slice('in-s'.length))) * (mean ?? 0), 0);
}

/** The value of a published fraction. */
export function fraction(text: string): number {
  const [top = 0, bottom = 1] = text.split('/').map(Number);
  return top / bottom;
}
