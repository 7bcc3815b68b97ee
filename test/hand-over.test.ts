/** A kernel that has served other models plays what a new one plays. */
import { createKernel, createTally, type Kernel, type Model, readAdjustable, tallyToJson } from '@plenary/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from './support/arbitrary-scenario.ts';
import { bundledText, modelOf } from './support/bundled-scenario.ts';

/** A fifth of the cases of quicker tests; more for a soak: `PLENARY_CASES=2000`. */
const CASES = Math.ceil(Number(process.env['PLENARY_CASES'] ?? 200) / 5);
const SEED = Number(process.env['PLENARY_CASES_SEED'] ?? 20180116);
const RUNS = 12;

/** Where numbers change: where tables can be kept (guards and appeals, hazards, starts), or anywhere in what is played. */
type Reach = 'narrow' | 'wide';

/** The model with some numbers of its expressions moved, equal ones alike, and starts of its gauges. @param dice gives numbers in [0, 1) */
function moved(model: Model, reach: Reach, dice: () => number): Model {
  const places = new Map<number, number>();
  const moveNumber = (value: number): number => {
    const to = places.get(value) ?? (dice() < 0.6 ? value : value * (0.5 + dice()) + (dice() < 0.2 ? 1 : 0));
    places.set(value, to);
    return to;
  };
  const move = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(move);
    const node = value as Readonly<Record<string, unknown>>;
    if (node['kind'] === 'number' && typeof node['value'] === 'number') return { ...node, value: moveNumber(node['value']) };
    return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, move(part)]));
  };
  const moving = <T>(part: T): T => move(part) as T;
  const start = (low: number, high: number): number => low + Math.floor(dice() * (high - low + 1));
  return {
    ...model,
    ...(reach === 'wide' ? { eachRound: moving(model.eachRound), phases: moving(model.phases), measures: moving(model.measures) } : {}),
    gauges: model.gauges.map((gauge) => (dice() < 0.5 ? gauge : { ...gauge, start: start(gauge.low, gauge.high) })),
    events: model.events.map((event) => ({ ...event, when: moving(event.when), hazard: moving(event.hazard) })),
    actors: model.actors.map((actor) => ({
      ...actor,
      preconditions: moving(actor.preconditions),
      chart: {
        ...actor.chart,
        transitions: actor.chart.transitions.map((transition) => ({
          ...transition,
          when: moving(transition.when),
          appeal: moving(transition.appeal),
          effects: reach === 'wide' ? moving(transition.effects) : transition.effects,
        })),
      },
    })),
  };
}

/** All that a kernel says of some runs, in lines. */
function playedBy(kernel: Kernel): readonly string[] {
  const tally = createTally(kernel.model);
  const lines: string[] = [];
  kernel.count('handed over', 7, RUNS, tally, ({ run, outcome, rounds, measures, utilities }) => {
    lines.push([run, outcome, rounds, ...measures, ...utilities].join(' '));
  });
  const counted = Object.entries(tallyToJson(tally)).map(([name, counts]) => `${name} ${JSON.stringify(counts)}`);
  return [...lines, ...counted, ...kernel.trajectory('handed over', 3).map((row) => row.join(' '))];
}

describe('a kernel that takes over', () => {
  it(
    'plays what a new one plays, on random scenarios with any numbers moved',
    () => {
      const reach = fc.constantFrom<Reach>('narrow', 'wide');
      fc.assert(
        fc.property(
          arbitraryScenario(),
          reach,
          fc.array(fc.double({ min: 0, max: 0.999 }), { minLength: 64, maxLength: 64 }),
          (data, wide, rolls) => {
            let roll = 0;
            const dice = (): number => rolls[roll++ % rolls.length]!;
            let kernel = createKernel(modelOf(JSON.stringify(data)));
            playedBy(kernel);
            for (let change = 0; change < 3; change++) {
              kernel = kernel.handOver(moved(kernel.model, wide, dice));
              expect(kernel.isCompiled).toBe(true);
              expect(playedBy(kernel)).toEqual(playedBy(createKernel(kernel.model)));
            }
          },
        ),
        { numRuns: CASES, seed: SEED, endOnFailure: true },
      );
    },
    3_000 * CASES,
  );

  it('plays what a new one plays from point to point of a plan, for more points than its tables are kept', () => {
    const scenario = readAdjustable(bundledText('first-summit'), 'first-summit.yaml');
    const modelAt = (point: number): Model =>
      scenario.model(null, { 'charts.neighbour.parameters.pride': point / 50, 'events.raid.hazard': 0.2 - point / 1000 }).model!;
    let kernel = createKernel(modelAt(0));
    for (let point = 0; point < 140; point++) {
      kernel = kernel.handOver(modelAt(point));
      const played = playedBy(kernel);
      if (point % 10 === 5) expect(played).toEqual(playedBy(createKernel(modelAt(point))));
    }
  });

  it('leaves one behind that plays on, if slowly', () => {
    const model = modelOf(bundledText('first-summit'));
    const first = createKernel(model);
    const before = playedBy(first);
    first.handOver(model);
    expect(first.isCompiled).toBe(false);
    expect(playedBy(first)).toEqual(before);
  });
});
