import { type Model, roundColumns, roundRows } from '@plenary/engine';
import type { Column, Row } from './column.ts';
import type { PointContext } from './point-context.ts';
import { ADDRESS, addressOf } from './points-table.ts';

const COUNTS = ['round', 'going'];

/** `rounds`: one row for each study, point, variant and round. */
export function roundsColumns(models: readonly Model[]): readonly Column[] {
  const names = [...new Set(models.flatMap(roundColumns))];
  return [...ADDRESS, ...names.map((name): Column => ({ name, type: COUNTS.includes(name) ? 'INT32' : 'DOUBLE' }))];
}

/** The rows of one variant at one point; none where it could not be played. */
export function roundsRows(context: PointContext, columns: readonly Column[]): readonly Row[] {
  const { tally } = context;
  if (tally === null) return [];
  const known = new Map(roundColumns(tally.model).map((name, index) => [name, index]));
  const order = columns.slice(ADDRESS.length).map(({ name }) => known.get(name) ?? -1);
  return roundRows(tally).map((row) => [...addressOf(context), ...order.map((index) => row[index] ?? null)]);
}
