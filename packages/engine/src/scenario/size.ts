import type { RawScenario } from './schema/scenario.ts';

const CHARACTERS = 10;

/** How much there is to read in a scenario: the values, and tens of characters, of the file and of each actor's chart. */
export function sizeToRead(raw: RawScenario): { readonly file: number; readonly charts: number } {
  const sizes = new Map(Object.entries(raw.charts).map(([name, chart]) => [name, sizeOf(chart)]));
  const charts = Object.values(raw.actors).reduce((sum, { chart }) => sum + (sizes.get(chart) ?? 0), 0);
  return { file: sizeOf({ ...raw, variants: undefined }), charts };
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 1);
}
