import type { Factor } from '../experiment/factor.ts';
import { type Findings, type Gathered, gather } from '../scenario/findings.ts';
import type { PlaceTree } from '../scenario/place.ts';
import type { Problem } from '../scenario/problem.ts';
import { readFactorText } from './factor-text.ts';
import { settleFactors } from './factors.ts';
import type { RawFactor } from './schema.ts';
import type { Subject } from './subject.ts';

export interface VariedResult {
  /** In the order of the texts; those with problems are left out. */
  readonly factors: readonly Factor[];
  readonly problems: readonly VariedProblem[];
}

/** Why a number cannot be varied as it was written. */
export interface VariedProblem extends Pick<Problem, 'expected' | 'got' | 'fix'> {
  /** As it was written. */
  readonly path: string;
}

/** What is typed has no place in a file. */
const NOWHERE: PlaceTree = { path: '', key: { line: 1, column: 1 }, value: { line: 1, column: 1 }, text: null, children: new Map() };

/**
 * The numbers that texts name (see `readFactorText`), checked as a plan checks those that it varies. `LOW..HIGH` with whole ends, and a range of the scenario's own with them, means whole
 * numbers where the scenario takes no others.
 */
export function settleVaried(texts: readonly string[], subject: Subject): VariedResult {
  const factors: Factor[] = [];
  const problems: VariedProblem[] = [];
  const taken = new Map<string, string>();
  for (const text of texts) {
    const read = readFactorText(text);
    if (!read.ok) {
      problems.push(read);
      continue;
    }
    const { path, raw } = read;
    const { result, errors } = settleOne(path, raw, subject);
    const [factor] = result ?? [];
    if (factor === undefined) {
      problems.push(...errors.map(({ expected, got, fix }) => ({ path, expected, got, fix: retold(fix) })));
      continue;
    }
    const found = subject.scenario.numberAt(path, subject.variant);
    const place = JSON.stringify(found.ok ? found.path : path);
    const other = taken.get(place);
    taken.set(place, path);
    if (other === undefined) factors.push(factor);
    else problems.push({ path, expected: 'each number once', got: `${other} again`, fix: 'Remove one of them.' });
  }
  return { factors, problems };
}

function settleOne(path: string, raw: RawFactor, subject: Subject): Gathered<Factor[] | null> {
  const settled = settle(path, raw, subject);
  if (settled.errors[0]?.code !== 'not-taken') return settled;
  const ends = endsOf(path, raw, subject);
  const whole = ends?.every(Number.isSafeInteger) ? settle(path, { integer: [ends[0], ends[1]] }, subject) : settled;
  return whole.errors.length === 0 ? whole : settled;
}

function settle(path: string, raw: RawFactor, subject: Subject): Gathered<Factor[] | null> {
  return gather('', NOWHERE, (findings: Findings) => settleFactors({ plan: 1, vary: { [path]: raw } }, [subject], findings));
}

/** The ends of what is uniform. */
function endsOf(path: string, raw: RawFactor, { scenario, variant }: Subject): readonly [number, number] | null {
  if (raw === 'range') {
    const found = scenario.numberAt(path, variant);
    return found.ok ? found.range : null;
  }
  return Array.isArray(raw) ? null : (raw.uniform ?? null);
}

/** How plans are mended, as it is said of a text. */
function retold(fix: string | null): string | null {
  return fix?.replace('{ uniform: [0, 1] }', '=0..1').replace('{ integer: [low, high] }', 'integer:LOW..HIGH') ?? null;
}
