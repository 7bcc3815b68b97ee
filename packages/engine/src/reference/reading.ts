import type { Measure } from '../scenario/model.ts';
import type { StepRecord } from './record.ts';
import type { Reference } from './reference.ts';
import type { World } from './world.ts';

/** The measures of a run so far, by measure; null while there is no value. */
export type Readings = readonly (number | null)[];

/** The readings before round 1. */
export function initialReadings(reference: Reference): Readings {
  return reference.model.measures.map(({ kind }) => (kind === 'rounds' || kind === 'count' ? 0 : null));
}

/** The readings after a round's end has been read; a `mean` holds the running sum until the run ends. */
export function readRound(reference: Reference, readings: Readings, world: World): Readings {
  return reference.model.measures.map((measure, index) => {
    const before = readings[index] ?? null;
    if (measure.kind === 'final' || measure.kind === 'count') return before;
    return accumulate(measure, before, reference.value(measure.of, world), world.round);
  });
}

/** The readings when the run has ended after `rounds` rounds. */
export function readEnd(reference: Reference, readings: Readings, world: World, rounds: number): Readings {
  return reference.model.measures.map((measure, index) => {
    const before = readings[index] ?? null;
    if (measure.kind === 'final') return reference.value(measure.of, world);
    return measure.kind === 'mean' ? (before ?? 0) / rounds : before;
  });
}

/** The readings after a step's deeds have been counted. */
export function countDeeds(reference: Reference, readings: Readings, record: StepRecord): Readings {
  const deeds = deedsOf(record);
  if (deeds.length === 0 || reference.model.measures.every(({ kind }) => kind !== 'count')) return readings;
  return reference.model.measures.map((measure, index) => {
    const before = readings[index] ?? null;
    return measure.kind === 'count' ? (before ?? 0) + deeds.filter((deed) => isCounted(reference, measure, deed)).length : before;
  });
}

function deedsOf(record: StepRecord): readonly { readonly by: string; readonly name: string }[] {
  switch (record.kind) {
    case 'turn':
      return record.deed === null ? [] : [record.deed];
    case 'position':
      return record.walkOut === null ? [] : [record.walkOut];
    case 'events':
      return record.events.flatMap(({ deed }) => (deed === null ? [] : [deed]));
    default:
      return [];
  }
}

function isCounted(
  { model }: Reference,
  measure: Extract<Measure, { kind: 'count' }>,
  deed: { readonly by: string; readonly name: string },
): boolean {
  if (measure.event !== null) return model.events[measure.event]?.name === deed.name;
  const named = measure.act !== null && model.acts[measure.act]?.name === deed.name;
  return named && (measure.from === null || model.actors[measure.from]?.name === deed.by);
}

function accumulate({ kind }: Measure, before: number | null, value: number, round: number): number | null {
  switch (kind) {
    case 'first':
      return before ?? (value !== 0 ? round : null);
    case 'rounds':
      return (before ?? 0) + (value !== 0 ? 1 : 0);
    case 'maximum':
      return before === null || value > before ? value : before;
    case 'minimum':
      return before === null || value < before ? value : before;
    default:
      return (before ?? 0) + value;
  }
}
