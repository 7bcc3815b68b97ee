import type { Model, RunObserver } from '@plenary/engine';
import { configurations } from '#engine/charts/configurations.js';
import { stateLayout } from '#engine/state/layout.js';
import { countEnd, type ToyCounts } from './toy-counts.ts';

/** Counts runs of the toy's scenario by their ends alone, or by all that happens in them. */
export function toyObserver(model: Model, counts: ToyCounts, thoroughly: boolean): RunObserver {
  const { gauges, configurations: first } = stateLayout(model);
  const gauge = (name: string): number => gauges + model.gauges.findIndex((known) => known.name === name);
  const [draft, pressure] = [gauge('draft'), gauge('pressure')];
  const outcomes = model.outcomes.map(({ name }) => name as 'none' | 'deal' | 'collapse' | 'partial');
  const ends: RunObserver = {
    runEnd({ outcome }, row) {
      counts[outcomes[outcome]!]++;
      countEnd(counts, row[draft]!, row[pressure]!);
    },
  };
  if (!thoroughly) return ends;
  const forms = configurations(model.actors[0]!.chart).map(({ label }) => FORMS[label]!);
  return {
    ...ends,
    event: () => void counts.events++,
    roundEnd(row) {
      for (let actor = 0; actor < model.actors.length; actor++) counts[forms[row[first + actor]!]!]++;
    },
  };
}

/** What the party's configurations are counted as, by label. */
const FORMS: Readonly<Record<string, 'concede' | 'wait' | 'insist' | 'threaten' | 'out'>> = {
  'present.conceding': 'concede',
  'present.waiting': 'wait',
  'present.insisting': 'insist',
  'present.threatening': 'threaten',
  'present.returned': 'out',
  'away.for-two-rounds': 'out',
  'away.for-one-round': 'out',
};
