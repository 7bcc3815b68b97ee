import type { Expression } from '../expression/ast.ts';
import type { Actor, Event, Model } from '../scenario/model.ts';

/** In what a model differs from another one for which tables have been filled: in numbers on which few of them depend. Starts of gauges may differ, too. */
export interface Changes {
  /** Actors with other numbers in their guards, appeals or preconditions. */
  readonly actors: readonly number[];
  /** Whether an event has other numbers in its hazard or its condition. */
  readonly hazards: boolean;
}

/** How much two things differ: not at all, in numbers within expressions, or otherwise. */
const DIFFERENCE = { none: 0, numbers: 1, shape: 2 } as const;
type Difference = (typeof DIFFERENCE)[keyof typeof DIFFERENCE];

const NOTHING: ReadonlySet<string> = new Set();
const START: ReadonlySet<string> = new Set(['start']);
const WHEN: ReadonlySet<string> = new Set(['when']);
const HAZARD: ReadonlySet<string> = new Set(['when', 'hazard']);
const APPEAL: ReadonlySet<string> = new Set(['when', 'appeal']);
const TRANSITIONS: ReadonlySet<string> = new Set(['transitions']);
const ACTOR: ReadonlySet<string> = new Set(['parameters', 'preconditions', 'chart']);

/** What has changed from one model to another; null when that is more than numbers in few places. */
export function changesBetween(before: Model, after: Model): Changes | null {
  if (differenceBut(NOTHING, playedOf(before), playedOf(after)) !== DIFFERENCE.none) return null;
  if (differenceOfLists(before.gauges, after.gauges, (a, b) => differenceBut(START, a, b)) !== DIFFERENCE.none) return null;
  const events = differenceOfLists(before.events, after.events, differenceOfEvents);
  if (events === DIFFERENCE.shape || before.actors.length !== after.actors.length) return null;
  const actors: number[] = [];
  for (const [index, actor] of after.actors.entries()) {
    const difference = differenceOfActors(before.actors[index]!, actor);
    if (difference === DIFFERENCE.shape) return null;
    if (difference === DIFFERENCE.numbers) actors.push(index);
  }
  return { actors, hazards: events === DIFFERENCE.numbers };
}

/** What is played of a model besides its gauges, actors and events. */
function playedOf({ rounds, order, acts, issues, protocol, phases, eachRound, outcomes, measures }: Model): readonly unknown[] {
  return [rounds, order, acts, issues, protocol, phases, eachRound, outcomes, measures];
}

function differenceOfEvents(before: Event, after: Event): Difference {
  return most(
    differenceBut(HAZARD, before, after),
    differenceOfExpressions(before.when, after.when),
    differenceOfExpressions(before.hazard, after.hazard),
  );
}

function differenceOfActors(before: Actor, after: Actor): Difference {
  return most(
    differenceBut(ACTOR, before, after),
    differenceBut(TRANSITIONS, before.chart, after.chart),
    differenceOfLists(before.preconditions, after.preconditions, (a, b) =>
      most(differenceBut(WHEN, a, b), differenceOfExpressions(a.when, b.when)),
    ),
    differenceOfLists(before.chart.transitions, after.chart.transitions, (a, b) =>
      most(differenceBut(APPEAL, a, b), differenceOfExpressions(a.when, b.when), differenceOfExpressions(a.appeal, b.appeal)),
    ),
  );
}

function differenceOfLists<T>(before: readonly T[], after: readonly T[], compare: (a: T, b: T) => Difference): Difference {
  if (before.length !== after.length) return DIFFERENCE.shape;
  return most(...before.map((one, index) => compare(one, after[index]!)));
}

function differenceOfExpressions(before: Expression | null, after: Expression | null): Difference {
  return difference(before?.root ?? null, after?.root ?? null);
}

/** The difference of what must not differ at all, but for these keys of the whole. */
function differenceBut(except: ReadonlySet<string>, before: object, after: object): Difference {
  return difference(before, after, except) === DIFFERENCE.none ? DIFFERENCE.none : DIFFERENCE.shape;
}

/** The difference of plain data. @param except keys of the whole that do not count */
function difference(before: unknown, after: unknown, except: ReadonlySet<string> = NOTHING): Difference {
  if (Object.is(before, after)) return DIFFERENCE.none;
  if (!isRecord(before) || !isRecord(after)) return DIFFERENCE.shape;
  if (before['kind'] === 'number' && after['kind'] === 'number')
    return Object.is(before['value'], after['value']) ? DIFFERENCE.none : DIFFERENCE.numbers;
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length) return DIFFERENCE.shape;
  let found: Difference = DIFFERENCE.none;
  for (const key of keys) {
    if (except.has(key)) continue;
    if (!Object.hasOwn(after, key)) return DIFFERENCE.shape;
    found = most(found, difference(before[key], after[key]));
    if (found === DIFFERENCE.shape) break;
  }
  return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function most(...differences: readonly Difference[]): Difference {
  return Math.max(DIFFERENCE.none, ...differences) as Difference;
}
