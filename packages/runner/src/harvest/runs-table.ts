import type { Column, Row } from './column.ts';
import type { PointContext } from './point-context.ts';
import { ADDRESS, addressOf } from './points-table.ts';

/** `runs`: one row for each run, with the plan's measures. */
export function runsColumns(measures: readonly string[]): readonly Column[] {
  return [
    ...ADDRESS,
    { name: 'run', type: 'INT64' },
    { name: 'outcome', type: 'STRING' },
    { name: 'rounds', type: 'INT32' },
    ...measures.map((name): Column => ({ name: `measure.${name}`, type: 'DOUBLE' })),
  ];
}

/** The rows of one variant at one point, in the order of the runs' numbers. */
export function runsRows(context: PointContext, measures: readonly string[]): readonly Row[] {
  const { tally, runs } = context;
  if (tally === null || runs === null) return [];
  const { model } = tally;
  const indices = measures.map((name) => model.measures.findIndex((measure) => measure.name === name));
  return runs.outcomes.map((outcome, run) => [
    ...addressOf(context),
    runs.firstRun + run,
    model.outcomes[outcome]!.name,
    runs.rounds[run]!,
    ...indices.map((index) => runs.measures[index]?.[run] ?? null),
  ]);
}
