import { type Finding, gather } from './findings.ts';
import { checkForm } from './form.ts';
import { LIMITS } from './limits.ts';
import type { Path, PlaceTree } from './place.ts';
import type { RawScenario } from './schema/scenario.ts';

/** What stands in for a key of the file whose own value cannot be used, so that the rest can still be read. */
const STAND_INS: Readonly<Record<string, unknown>> = { plenary: 1, title: 'untitled', rounds: LIMITS.rounds };
/** Sections whose entries give names to other places. */
const NAMING = [
  'gauges',
  'charts',
  'actors',
  'acts',
  'groups',
  'parameters',
  'issues',
  'phases',
  'events',
  'states',
  'preconditions',
  'sources',
];
/** Each pass may uncover what the one before it hid. */
const PASSES = 4;

/**
 * A copy of data whose form is wrong, without the parts that are wrong, so that problems of meaning can be told together with those of form. Null where
 * that would take names away which other places may rightly use.
 */
export function salvage(data: unknown, file: string, places: PlaceTree): RawScenario | null {
  const rest = copyOf(data);
  for (let pass = 0; pass < PASSES; pass++) {
    const found: Finding[] = [];
    const { result } = gather(file, places, (findings) =>
      checkForm(rest, {
        ...findings,
        error: (finding) => {
          found.push(finding);
          findings.error(finding);
        },
      }),
    );
    if (result !== null) return result;
    for (const finding of found) if (!mend(rest, finding)) return null;
  }
  return null;
}

/** Takes what a finding speaks of out of the data, or puts a stand-in there; false if neither can be done. */
function mend(data: unknown, { path, code, expected, fix }: Finding): boolean {
  if (code === 'missing-key') {
    const key = /^the key (\S+)/.exec(expected)?.[1] ?? '';
    return path.length === 0 && key in STAND_INS && put(data, [key], STAND_INS[key]);
  }
  const [first] = path;
  if (path.length === 1 && typeof first === 'string' && first in STAND_INS) return put(data, path, STAND_INS[first]);
  const section = /^Did you mean (\S+)\?/.exec(fix ?? '')?.[1] ?? '';
  if (path.length < 2 || NAMING.includes(section)) return false;
  const entry = typeof path.at(-2) === 'string' && NAMING.includes(String(path.at(-2)));
  if (entry && code !== 'unknown-key' && code !== 'unsupported') return false;
  return remove(data, path);
}

function put(data: unknown, path: Path, value: unknown): boolean {
  const parent = at(data, path.slice(0, -1));
  if (parent === null) return false;
  parent[String(path.at(-1))] = value;
  return true;
}

function remove(data: unknown, path: Path): boolean {
  const parent = at(data, path.slice(0, -1));
  const key = String(path.at(-1));
  if (parent === null || Array.isArray(parent) || !(key in parent)) return false;
  delete parent[key];
  return true;
}

function at(data: unknown, path: Path): Record<string, unknown> | null {
  let here = data;
  for (const key of path) here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[key] : undefined;
  return typeof here === 'object' && here !== null ? (here as Record<string, unknown>) : null;
}

function copyOf(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(copyOf);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, copyOf(value)]));
}
