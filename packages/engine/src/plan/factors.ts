import { type Distribution, distributionProblem, quantile } from '../experiment/distribution.ts';
import type { Factor } from '../experiment/factor.ts';
import type { Findings } from '../scenario/findings.ts';
import type { Path } from '../scenario/place.ts';
import { formatProblem, type Problem } from '../scenario/problem.ts';
import type { RawFactor, RawPlan } from './schema.ts';
import type { Subject } from './subject.ts';

/** Shares of a distribution at which a scenario must take at least one value of it. */
const PROBES = [0.21, 0.53, 0.84];

/** Where a plan names a number that it varies. */
export type PlaceOf = (name: string) => Path;

const inVary: PlaceOf = (name) => ['vary', name];

/** The numbers that the plan varies, in their order; null after reporting what is wrong with one of them. */
export function settleFactors(
  { vary = {}, constants = {}, design }: RawPlan,
  subjects: readonly Subject[],
  findings: Findings,
  placeOf = inVary,
): Factor[] | null {
  const factors = Object.entries(vary).map(([name, raw]): Factor | null => {
    const base = baseAt(placeOf(name), name, subjects, findings);
    if (base === null) return null;
    const distribution = distributionOf(name, raw, subjects, findings);
    return distribution && { name, distribution, base };
  });
  const known = factors.filter((factor) => factor !== null);
  const movesOneAlone = design === 'tornado' || (typeof design === 'object' && design.tornado !== undefined);
  const taken = known.filter((factor) => isTaken(factor, movesOneAlone ? [factor] : known, constants, subjects, findings));
  return taken.length === factors.length ? taken : null;
}

/** Checks that the plan's numbers are numbers of every scenario and variant that it plays, and each of them one of its own. */
export function checkPaths(
  { vary = {}, constants = {} }: RawPlan,
  subjects: readonly Subject[],
  findings: Findings,
  placeOf: PlaceOf,
): void {
  const taken = new Map<string, string>();
  for (const [section, names] of [
    ['constants', Object.keys(constants)],
    ['vary', Object.keys(vary)],
  ] as const) {
    for (const name of names) {
      const found = subjects[0]?.scenario.numberAt(name, subjects[0].variant);
      if (found?.ok !== true) continue;
      const place = JSON.stringify(found.path);
      const other = taken.get(place);
      taken.set(place, `${section}.${name}`);
      if (other === undefined) continue;
      const fix = 'Remove one of them.';
      const path = section === 'vary' ? placeOf(name) : [section, name];
      findings.error({ path, key: true, code: 'repeated-name', expected: 'each number once', got: `${other} again`, fix });
    }
  }
}

/** The number itself in the first of what is played; null after reporting where there is none. */
export function baseAt(path: Path, name: string, subjects: readonly Subject[], findings: Findings): number | null {
  let base: number | null = null;
  for (const { title, scenario, variant } of subjects) {
    const found = scenario.numberAt(name, variant);
    if (!found.ok) {
      const where = subjects.length === 1 ? '' : ` in ${title}`;
      findings.error({ path, key: true, code: 'no-number', expected: `${found.expected}${where}`, got: found.got, fix: found.fix });
      return null;
    }
    base ??= found.value;
  }
  return base;
}

function distributionOf(name: string, raw: RawFactor, subjects: readonly Subject[], findings: Findings): Distribution | null {
  const path = ['vary', name];
  const distribution = raw === 'range' ? rangeOf(name, subjects, findings) : written(raw);
  const problem = distribution && distributionProblem(distribution);
  if (distribution === null || problem === null) return distribution;
  findings.error({ path, code: 'distribution', expected: `${problem.rule} of the ${distribution.kind} distribution`, got: problem.got });
  return null;
}

/** Uniform over the range that the first of what is played gives for the number. */
function rangeOf(name: string, subjects: readonly Subject[], findings: Findings): Distribution | null {
  const found = subjects[0]?.scenario.numberAt(name, subjects[0].variant);
  if (found?.ok === true && found.range !== null) return { kind: 'uniform', low: found.range[0], high: found.range[1] };
  const fix = 'Write one there, or a distribution here, such as { uniform: [0, 1] }.';
  findings.error({
    path: ['vary', name],
    code: 'no-range',
    expected: 'a number for which the scenario gives a range',
    got: 'one without',
    fix,
  });
  return null;
}

function written(raw: Exclude<RawFactor, 'range'>): Distribution {
  if (Array.isArray(raw)) return { kind: 'choice', values: raw };
  const { uniform, integer, triangular, normal, choice = [], 'log-uniform': logUniform } = raw;
  if (uniform !== undefined) return { kind: 'uniform', low: uniform[0], high: uniform[1] };
  if (integer !== undefined) return { kind: 'integer', low: integer[0], high: integer[1] };
  if (logUniform !== undefined) return { kind: 'log-uniform', low: logUniform[0], high: logUniform[1] };
  if (triangular !== undefined) return { kind: 'triangular', low: triangular[0], mode: triangular[1], high: triangular[2] };
  if (normal !== undefined) return { kind: 'normal', ...normal };
  return { kind: 'choice', values: choice };
}

/**
 * Whether the first of what is played takes some value of a distribution while the other factors keep theirs, or move along with it; reports that it takes none. That
 * single points, or listed values, do not fit is no mistake of the plan: they become rows with their errors.
 * @param moved the factors that may move along, itself among them
 */
function isTaken(
  { name, distribution }: Factor,
  moved: readonly Factor[],
  constants: Readonly<Record<string, number>>,
  subjects: readonly Subject[],
  findings: Findings,
): boolean {
  const [first] = subjects;
  if (first === undefined || distribution.kind === 'choice') return true;
  const problemsWith = (numbers: Readonly<Record<string, number>>): readonly Problem[] =>
    first.scenario.model(first.variant, { ...constants, ...numbers }).problems;
  let why = '';
  let takesWhole = false;
  for (const share of PROBES) {
    const value = quantile(distribution, share);
    const along = Object.fromEntries(moved.map((factor) => [factor.name, quantile(factor.distribution, share)]));
    const [problem] = problemsWith({ [name]: value });
    if (problem === undefined || problemsWith(along).length === 0) return true;
    why = formatProblem(problem);
    takesWhole ||= problemsWith({ [name]: Math.round(value) }).length === 0;
  }
  const fix = takesWhole ? 'Whole numbers are drawn by { integer: [low, high] }.' : null;
  findings.error({ path: ['vary', name], code: 'not-taken', expected: 'values that the scenario takes', got: `others (${why})`, fix });
  return false;
}
