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

/** What gives the rows of one variant at one point; none where it could not be played. */
export function roundsReader(columns: readonly Column[]): (context: PointContext) => readonly Row[] {
  const orders = new WeakMap<Model, readonly number[]>();
  const orderOf = (model: Model): readonly number[] => {
    const known = orders.get(model);
    if (known !== undefined) return known;
    const places = new Map(roundColumns(model).map((name, index) => [name, index]));
    const order = columns.slice(ADDRESS.length).map(({ name }) => places.get(name) ?? -1);
    orders.set(model, order);
    return order;
  };
  return (context) => {
    const { tally } = context;
    if (tally === null) return [];
    const order = orderOf(tally.model);
    const address = addressOf(context);
    return roundRows(tally).map((row) => [...address, ...order.map((index) => row[index] ?? null)]);
  };
}
