import fc from 'fast-check';
import type { Expr } from './ast.ts';
import type { StateReader } from './reader.ts';
import type { ActorVocabulary, Scope } from './scope.ts';

type Nodes = ActorVocabulary['chart']['nodes'];

const principal: Nodes = [
  { key: 'principal', path: '', tags: [] },
  { key: 'stance', path: 'stance', tags: [] },
  { key: 'pressure', path: 'stance.pressure', tags: ['hard'] },
  { key: 'strike', path: 'stance.strike', tags: ['hard'] },
  { key: 'talks', path: 'stance.talks', tags: [] },
  { key: 'room', path: 'room', tags: [] },
  { key: 'seated', path: 'room.seated', tags: ['attending'] },
  { key: 'absent', path: 'room.absent', tags: [] },
];
const target: Nodes = [
  { key: 'target', path: '', tags: ['watched'] },
  { key: 'testing', path: 'testing', tags: ['hard'] },
  { key: 'talks', path: 'talks', tags: [] },
];

const PRECONDITION: Expr = { kind: 'binary', operator: '>=', left: { kind: 'gauge', gauge: 1 }, right: { kind: 'number', value: 3 } };
const PATIENT: Expr = { kind: 'binary', operator: '>', left: { kind: 'gauge', gauge: 2 }, right: { kind: 'number', value: 0 } };

/** A small summit of three actors, with the USA as `self`. */
export const SCOPE: Scope = {
  rounds: 12,
  parameters: new Map([
    ['hawkishness', 1.2],
    ['cold', -2],
  ]),
  self: 0,
  constant: false,
  gauges: [
    { name: 'tension', low: 0, high: 10 },
    { name: 'calm', low: 0, high: 8 },
    { name: 'usa.patience', low: 0, high: 5 },
    { name: 'balance', low: -3, high: 3 },
    { name: 'distance', low: 2, high: 9 },
  ],
  issues: [
    { name: 'talks', options: ['none', 'after-signal', 'after-cessation'] },
    { name: 'framing', options: ['un-command', 'concerned-states'] },
  ],
  phases: [{ name: 'invitation' }, { name: 'plenary' }, { name: 'aftermath' }],
  acts: [{ name: 'hold' }, { name: 'harden' }, { name: 'offer-talks' }],
  actors: [
    { name: 'usa', weight: 5, chart: { nodes: principal }, preconditions: [{ name: 'talks' }, { name: 'patience' }] },
    { name: 'japan', weight: 2.5, chart: { nodes: principal }, preconditions: [] },
    { name: 'dprk', weight: 1, chart: { nodes: target }, preconditions: [{ name: 'circular' }] },
  ],
  groups: { all: [0, 1, 2], delegations: [0, 1], nobody: [] },
  precondition: (actor, precondition) => (actor === 0 ? ([PRECONDITION, PATIENT][precondition] ?? null) : null),
};

/** Everything that an expression can read of a state, as plain data. */
export interface StateData {
  readonly gauges: readonly number[];
  readonly issues: readonly number[];
  readonly status: number;
  readonly round: number;
  readonly phase: number;
  readonly phaseRound: number;
  /** By actor, the active nodes. */
  readonly active: readonly (readonly number[])[];
  readonly lasts: readonly number[];
  readonly utilities: readonly number[];
}

/** Any state of the summit, whether or not a run could reach it. */
export const stateData: fc.Arbitrary<StateData> = fc.record({
  gauges: fc.tuple(...SCOPE.gauges.map(({ low, high }) => fc.integer({ min: low, max: high }))),
  issues: fc.tuple(...SCOPE.issues.map(({ options }) => fc.nat(options.length - 1))),
  status: fc.nat(3),
  round: fc.integer({ min: 1, max: SCOPE.rounds }),
  phase: fc.nat(SCOPE.phases.length - 1),
  phaseRound: fc.integer({ min: 1, max: SCOPE.rounds }),
  active: fc.tuple(...SCOPE.actors.map(({ chart }) => fc.subarray([...chart.nodes.keys()]))),
  lasts: fc.tuple(...SCOPE.actors.map(() => fc.nat(SCOPE.acts.length))),
  utilities: fc.tuple(...SCOPE.actors.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
});

export function readerOf(state: StateData): StateReader {
  return {
    gauge: (index) => state.gauges[index]!,
    issue: (index) => state.issues[index]!,
    status: () => state.status,
    round: () => state.round,
    phase: () => state.phase,
    phaseRound: () => state.phaseRound,
    isIn: (actor, nodes) => nodes.some((node) => state.active[actor]!.includes(node)),
    last: (actor) => state.lasts[actor]!,
    utility: (actor) => state.utilities[actor]!,
  };
}

/** A state of the summit, with some of it changed. */
export function stateWith(changes: Partial<StateData>): StateReader {
  return readerOf({
    gauges: [6, 2, 1, -1, 4],
    issues: [1, 0],
    status: 0,
    round: 3,
    phase: 1,
    phaseRound: 2,
    active: [
      [0, 1, 4, 5, 6],
      [0, 1, 2, 5, 6],
      [0, 1],
    ],
    lasts: [0, 2, 1],
    utilities: [0.75, 0.5, 1],
    ...changes,
  });
}
