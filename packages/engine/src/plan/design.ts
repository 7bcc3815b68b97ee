import { countOfValues } from '../experiment/distribution.ts';
import type { Factor, Point } from '../experiment/factor.ts';
import { gridDesign } from '../experiment/grid.ts';
import { latinHypercube } from '../experiment/latin-hypercube.ts';
import { listDesign } from '../experiment/list.ts';
import { type MorrisDesign, morrisDesign } from '../experiment/morris-design.ts';
import { type SaltelliDesign, saltelliDesign } from '../experiment/saltelli-design.ts';
import { sobolDesign } from '../experiment/sobol-design.ts';
import { type TornadoDesign, tornadoDesign } from '../experiment/tornado.ts';
import { mendName } from '../expression/suggestion.ts';
import type { Findings } from '../scenario/findings.ts';
import type { RawDesign } from './schema.ts';

/** The points of a plan, and the design that they come from where it is more than a list of points. */
export type PlanDesign =
  | { readonly kind: 'single' | 'list' | 'grid' | 'latin-hypercube' | 'sobol'; readonly points: readonly Point[] }
  | { readonly kind: 'tornado'; readonly points: readonly Point[]; readonly design: TornadoDesign }
  | { readonly kind: 'morris'; readonly points: readonly Point[]; readonly design: MorrisDesign }
  | { readonly kind: 'saltelli'; readonly points: readonly Point[]; readonly design: SaltelliDesign };

export const MOST_POINTS = 1_000_000;
const MOST_DIMENSIONS = 128;
/** What every plan without varying numbers plays. */
const SINGLE: PlanDesign = { kind: 'single', points: [[]] };

/** The design with its points, or null after reporting why there is none. */
export function settleDesign(raw: RawDesign | undefined, factors: readonly Factor[], seed: string, findings: Findings): PlanDesign | null {
  const refuse = (expected: string, got: string, fix: string | null = null, path: readonly (string | number)[] = ['design']): null => {
    findings.error({ path, code: 'design', expected, got, fix });
    return null;
  };
  if (raw === undefined) {
    if (factors.length === 0) return SINGLE;
    const fix = 'Add design, such as { sobol: 64 }, or grid where all values are listed.';
    findings.error({ path: [], code: 'missing-key', expected: 'the key design (which of the values to combine)', got: 'none', fix });
    return null;
  }
  if (factors.length === 0) return refuse('numbers that the plan varies', 'none', 'Add vary.');
  const given: Exclude<RawDesign, string> = raw === 'tornado' ? { tornado: [0, 1] } : raw === 'grid' ? {} : raw;
  const drawn = given.seed ?? seed;
  const points = pointsOf(given, factors);
  if (points > MOST_POINTS) return refuse(`at most ${MOST_POINTS} points`, String(points), 'Take fewer.');
  if (given.list !== undefined) return { kind: 'list', points: listDesign(factors, given.list) };
  if (given['latin-hypercube'] !== undefined) {
    return { kind: 'latin-hypercube', points: latinHypercube(factors, { samples: given['latin-hypercube'], seed: drawn }) };
  }
  if (given.sobol !== undefined || given.saltelli !== undefined) {
    const most = given.sobol === undefined ? MOST_DIMENSIONS / 2 : MOST_DIMENSIONS;
    if (factors.length > most) return refuse(`at most ${most} numbers that vary`, String(factors.length));
    if (given.sobol !== undefined) return { kind: 'sobol', points: sobolDesign(factors, { samples: given.sobol, seed: drawn }) };
    const design = saltelliDesign(factors, { samples: given.saltelli ?? 0, seed: drawn });
    return { kind: 'saltelli', points: design.points, design };
  }
  if (given.tornado !== undefined) {
    const [low, high] = given.tornado;
    if (!(0 <= low && low < high && high <= 1)) {
      return refuse('two shares in order, such as [0.1, 0.9]', `[${low}, ${high}]`, null, ['design', 'tornado']);
    }
    const design = tornadoDesign(factors, { shares: [low, high] });
    return { kind: 'tornado', points: design.points, design };
  }
  if (given.morris !== undefined) {
    const options = typeof given.morris === 'number' ? { trajectories: given.morris } : given.morris;
    const { trajectories, levels = 4 } = options;
    if (levels % 2 !== 0) return refuse('an even number of levels, such as 4', String(levels), null, ['design', 'morris', 'levels']);
    const design = morrisDesign(factors, { trajectories, levels, seed: drawn });
    return { kind: 'morris', points: design.points, design };
  }
  return settleGrid(given.grid, factors, findings);
}

function settleGrid(
  raw: number | Readonly<Record<string, number>> | undefined,
  factors: readonly Factor[],
  findings: Findings,
): PlanDesign | null {
  const names = factors.map(({ name }) => name);
  let known = true;
  for (const name of typeof raw === 'object' ? Object.keys(raw) : []) {
    if (names.includes(name)) continue;
    known = false;
    findings.error({
      path: ['design', 'grid', name],
      key: true,
      code: 'unknown-name',
      expected: 'a number that the plan varies',
      got: name,
      fix: mendName(name, names),
    });
  }
  const levels = factors.map(({ name, distribution }) => {
    const count = (typeof raw === 'object' ? raw[name] : raw) ?? countOfValues(distribution);
    if (count !== null) return count;
    const fix = `Write { grid: 5 }, or list values of ${name}.`;
    findings.error({
      path: ['design'],
      code: 'design',
      expected: `a number of levels of ${name}, which may have any value`,
      got: 'none',
      fix,
    });
    return null;
  });
  if (!known || levels.includes(null)) return null;
  return { kind: 'grid', points: gridDesign(factors, levels as number[]) };
}

/** How many points there would be. */
function pointsOf(given: Exclude<RawDesign, string>, factors: readonly Factor[]): number {
  if (given.list !== undefined) return given.list.length;
  if (given.sobol !== undefined) return given.sobol;
  if (given['latin-hypercube'] !== undefined) return given['latin-hypercube'];
  if (given.saltelli !== undefined) return given.saltelli * (factors.length + 2);
  if (given.tornado !== undefined) return 2 * factors.length + 1;
  if (given.morris !== undefined) {
    return (typeof given.morris === 'number' ? given.morris : given.morris.trajectories) * (factors.length + 1);
  }
  return factors.reduce((product, { name, distribution }) => {
    const levels = typeof given.grid === 'number' ? given.grid : (given.grid?.[name] ?? Number.POSITIVE_INFINITY);
    const count = countOfValues(distribution) ?? levels;
    return Number.isFinite(Math.min(levels, count)) ? product * Math.min(levels, count) : product;
  }, 1);
}
