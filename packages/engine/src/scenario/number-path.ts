import type { Path } from './place.ts';
import { showValue } from './problem.ts';
import { followPath } from './variant-path.ts';

/** A number that a dotted path leads to, or why it leads to none. */
export type AdjustableNumber =
  | {
      readonly ok: true;
      readonly value: number;
      /** Where it stands, the `value` of a quantity included. */
      readonly path: Path;
      /** The plausible values that the scenario gives for it, `[low, high]`, or null. */
      readonly range: readonly [number, number] | null;
    }
  | { readonly ok: false; readonly expected: string; readonly got: string; readonly fix: string | null };

/** The number at a dotted path of plain data, in the syntax of a variant's `set`; a path to a quantity means its value. */
export function findNumber(data: unknown, text: string): AdjustableNumber {
  const target = followPath(data, text);
  if (!target.ok) return target;
  const [there, holder] = [at(data, target.path), at(data, target.path.slice(0, -1))];
  if (!target.exists) return refusal('nothing', 'Write the number there in the scenario, or set it by a variant.');
  if (isQuantity(there)) return numberIn(there.value, [...target.path, 'value'], there);
  return numberIn(there, target.path, target.path.at(-1) === 'value' && isQuantity(holder) ? holder : null);
}

/** The data with another number at a path; what is not on the way there is shared. */
export function withNumber(data: unknown, path: Path, value: number): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.with(Number(key), withNumber(data[Number(key)], rest, value));
  const container = data as Record<string, unknown>;
  return { ...container, [key]: withNumber(container[key], rest, value) };
}

interface Quantity {
  readonly value: unknown;
  readonly range?: readonly [number, number];
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'value');
}

function numberIn(value: unknown, path: Path, quantity: Quantity | null): AdjustableNumber {
  if (typeof value === 'number' && Number.isFinite(value)) return { ok: true, value, path, range: quantity?.range ?? null };
  return refusal(showValue(value), typeof value === 'string' ? mendText(value, path) : null);
}

/** What to write in place of a text where a number is wanted. */
function mendText(value: string, path: Path): string {
  const [, low, high] = /^(-?\d+)\.\.(-?\d+)$/.exec(value) ?? [];
  if (low === undefined) return 'Make it a parameter of the scenario that the expression names, and vary that.';
  return `Write { from: ${low}, to: ${high}, start: ${low} } in the scenario, and vary ${path.join('.')}.start.`;
}

function refusal(got: string, fix: string | null): AdjustableNumber {
  return { ok: false, expected: 'a number of the scenario', got, fix };
}

function at(data: unknown, path: Path): unknown {
  let here = data;
  for (const key of path) here = (here as Record<string | number, unknown> | undefined)?.[key];
  return here;
}
