import { mendName } from '../expression/suggestion.ts';
import { type AdjustableScenario, parseAdjustable } from '../scenario/adjustable.ts';
import { type Findings, gather } from '../scenario/findings.ts';
import type { Model } from '../scenario/model.ts';
import type { Path } from '../scenario/place.ts';
import { formatProblem, type Problem } from '../scenario/problem.ts';
import { pointsWithOneLuck } from './chunk.ts';
import { type PlanDesign, settleDesign } from './design.ts';
import { baseAt, checkPaths, settleFactors } from './factors.ts';
import type { Luck } from './luck.ts';
import type { PlanDraft } from './parse-plan.ts';
import { AS_IT_STANDS, type Plan, type PlanScenario } from './plan.ts';
import type { RawPlan } from './schema.ts';
import type { Subject } from './subject.ts';

/** The text of a scenario's file, or why there is none. */
export type ScenarioText =
  | {
      readonly ok: true;
      readonly text: string;
      /** What problems call the file. */
      readonly file: string;
    }
  | { readonly ok: false; readonly expected: string; readonly got: string; readonly fix: string | null };

export interface PlanResult {
  /** Null if there are problems. */
  readonly plan: Plan | null;
  /** Those of the scenarios first, then the plan's own. */
  readonly problems: readonly Problem[];
}

const DEFAULT_RUNS = 1_000;
const DEFAULT_PORTION = 5_000;
/** Runs have 32-bit numbers. */
const MOST_RUN_NUMBERS = 2 ** 32;
const MOST_CHUNKS = 1_000_000;

/** The plan with its scenarios, all names and numbers checked. @param texts of the draft's scenarios, in its order */
export function settlePlan(draft: PlanDraft, texts: readonly ScenarioText[]): PlanResult {
  const problems: Problem[] = [];
  const { result, errors } = gather(draft.file, draft.places, (findings) => {
    const scenarios = draft.scenarios.map(({ path, file, name }, index) => {
      const given = texts[index];
      if (given === undefined || !given.ok) {
        findings.error({ path, code: 'scenario-file', expected: 'a scenario file', got: 'none', ...given });
        return null;
      }
      const read = parseAdjustable(given.text, {
        file: given.file,
        checkVariants: draft.raw.variants === 'all' || (draft.raw.variants ?? []),
      });
      problems.push(...read.problems);
      return read.scenario && { name, file, scenario: read.scenario, variants: read.variants.map((variant) => variant.name) };
    });
    return scenarios.includes(null) ? null : settle(draft.raw, scenarios as readonly ReadScenario[], findings);
  });
  const all = [...problems, ...errors];
  return { plan: all.length === 0 ? result : null, problems: all };
}

interface ReadScenario {
  readonly name: string;
  readonly file: string;
  readonly scenario: AdjustableScenario;
  readonly variants: readonly string[];
}

function settle(raw: RawPlan, scenarios: readonly ReadScenario[], findings: Findings): Plan | null {
  const variants = settleVariants(raw, scenarios, findings);
  if (variants === null) return null;
  const subjects = scenarios.flatMap(({ name, scenario }) =>
    variants.map((variant): Subject => ({ title: `${name}, ${variant ?? AS_IT_STANDS}`, scenario, variant })),
  );
  const full = withListed(raw);
  const atList: Findings = { ...findings, error: (finding) => findings.error({ ...finding, path: listedPath(raw, finding.path) }) };
  checkPaths(full, subjects, atList);
  const models = settleConstants(full, subjects, findings);
  const factors = models && settleFactors(full, subjects, atList);
  const keep = models && settleKeep(raw, models, findings);
  checkSeeds(raw, findings);
  if (models === null || factors === null || keep === null) return null;
  const seeds = raw.seeds ?? (raw.seed === undefined ? null : [raw.seed]);
  const design = settleDesign(raw.design, factors, seeds?.[0] ?? models[0]!.seed, findings);
  if (design === null) return null;
  checkBases(raw, subjects, findings);
  const { runs = DEFAULT_RUNS, portion = DEFAULT_PORTION, luck = defaultLuck(design) } = raw;
  if (luck === 'by-trajectory' && design.kind !== 'morris') {
    const expected = 'luck by trajectory only with the trajectories of morris';
    findings.error({ path: ['luck'], code: 'luck', expected, got: `it with ${design.kind}`, fix: 'Write common or independent.' });
    return null;
  }
  const plan: Plan = {
    title: raw.title ?? '',
    scenarios: scenarios.map(({ name, file, scenario }, index): PlanScenario => {
      const own = models.slice(index * variants.length, (index + 1) * variants.length);
      return { name, file, scenario, models: own, seeds: seeds ?? [own[0]!.seed] };
    }),
    variants,
    constants: raw.constants ?? {},
    factors,
    design,
    points: design.points,
    runs,
    luck,
    keep,
    portion,
  };
  checkSize(plan, findings);
  return plan;
}

/** What is compared has the same luck; what is resampled, or whose variance is divided, its own. */
function defaultLuck({ kind }: PlanDesign): Luck {
  if (kind === 'morris') return 'by-trajectory';
  return kind === 'saltelli' ? 'independent' : 'common';
}

function settleVariants(raw: RawPlan, scenarios: readonly ReadScenario[], findings: Findings): (string | null)[] | null {
  const names = raw.variants === 'all' ? [AS_IT_STANDS, ...(scenarios[0]?.variants ?? [])] : (raw.variants ?? [AS_IT_STANDS]);
  let known = true;
  names.forEach((name, index) => {
    const refuse = (expected: string, got: string, fix: string | null): void => {
      known = false;
      findings.error({ path: ['variants', index], code: 'unknown-variant', expected, got, fix });
    };
    if (names.indexOf(name) < index) refuse('each variant once', `${name} again`, 'Remove one of them.');
    for (const scenario of scenarios) {
      if (name === AS_IT_STANDS || scenario.variants.includes(name)) continue;
      refuse(`a variant of ${scenario.name}, or ${AS_IT_STANDS}`, name, mendName(name, [AS_IT_STANDS, ...scenario.variants]));
      break;
    }
  });
  return known ? names.map((name) => (name === AS_IT_STANDS ? null : name)) : null;
}

/** Rows of results are told apart by their seeds. */
function checkSeeds({ seeds = [] }: RawPlan, findings: Findings): void {
  seeds.forEach((seed, index) => {
    if (seeds.indexOf(seed) === index) return;
    const fix = 'Remove one of them.';
    findings.error({ path: ['seeds', index], code: 'repeated-seed', expected: 'each seed once', got: `${seed} again`, fix });
  });
}

/** The plan with what its list of points names among the numbers that vary. */
function withListed(raw: RawPlan): RawPlan {
  const list = typeof raw.design === 'object' ? (raw.design.list ?? []) : [];
  const values = new Map<string, number[]>();
  for (const point of list) {
    for (const [name, value] of Object.entries(point)) {
      if (raw.vary !== undefined && Object.hasOwn(raw.vary, name)) continue;
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  return values.size === 0 ? raw : { ...raw, vary: { ...raw.vary, ...Object.fromEntries(values) } };
}

/** Where the file has what `withListed` put under `vary`: in the first point of its list that names it. */
function listedPath({ vary = {}, design }: RawPlan, path: Path): Path {
  const [section, name, ...rest] = path;
  if (section !== 'vary' || typeof name !== 'string' || Object.hasOwn(vary, name) || typeof design !== 'object') return path;
  const point = design.list?.findIndex((listed) => Object.hasOwn(listed, name)) ?? -1;
  return point === -1 ? path : ['design', 'list', point, name, ...rest];
}

/** The models of all that is played, with the plan's constants; null after reporting that one of them is none. */
function settleConstants({ constants = {} }: RawPlan, subjects: readonly Subject[], findings: Findings): readonly Model[] | null {
  const names = Object.keys(constants);
  if (names.some((name) => baseAt(['constants', name], name, subjects, findings) === null)) return null;
  const models: Model[] = [];
  for (const { title, scenario, variant } of subjects) {
    const { model, problems } = scenario.model(variant, constants);
    if (model !== null) {
      models.push(model);
      continue;
    }
    const expected = `constants that ${title} takes`;
    findings.error({ path: ['constants'], key: true, code: 'not-taken', expected, got: `others (${formatProblem(problems[0]!)})` });
    return null;
  }
  return models;
}

/** What a point leaves alone keeps its value, which must then be one value. */
function checkBases(raw: RawPlan, subjects: readonly Subject[], findings: Findings): void {
  if (typeof raw.design !== 'object' && raw.design !== 'tornado') return;
  const { list, tornado } = raw.design === 'tornado' ? { tornado: true, list: undefined } : raw.design;
  if (list === undefined && tornado === undefined) return;
  for (const name of Object.keys(withListed(raw).vary ?? {})) {
    if (list?.every((point) => Object.hasOwn(point, name))) continue;
    const values = subjects.flatMap(({ scenario, variant }) => {
      const found = scenario.numberAt(name, variant);
      return found.ok ? [found.value] : [];
    });
    if (values.every((value) => value === values[0])) continue;
    const expected = `one value of ${name} to keep in all that is played`;
    const got = [...new Set(values)].join(' and ');
    findings.error({ path: ['design'], code: 'design', expected, got, fix: list === undefined ? null : 'Write its value at every point.' });
  }
}

function settleKeep({ keep = {} }: RawPlan, models: readonly Model[], findings: Findings): Plan['keep'] {
  const namesOf = (section: 'outcomes' | 'measures'): readonly string[] => [
    ...new Set(models.flatMap((model) => model[section].map(({ name }) => name))),
  ];
  const kept = (section: 'outcomes' | 'measures'): readonly string[] => {
    const all = namesOf(section);
    keep[section]?.forEach((name, index) => {
      if (all.includes(name)) return;
      const path = ['keep', section, index];
      findings.error({ path, code: 'unknown-name', expected: `one of the ${section}`, got: name, fix: mendName(name, all) });
    });
    return keep[section] === undefined ? all : [...new Set(keep[section])];
  };
  return { outcomes: kept('outcomes'), measures: kept('measures'), rounds: keep.rounds ?? true, runs: keep.runs ?? false };
}

function checkSize(plan: Plan, findings: Findings): void {
  const { points, runs, portion, scenarios, variants } = plan;
  const studies = scenarios.reduce((sum, { seeds }) => sum + seeds.length, 0);
  const chunks = studies * points.length * Math.max(variants.length, Math.ceil(runs / portion));
  if (chunks > MOST_CHUNKS) {
    const fix = 'Take fewer points, variants or seeds, or a larger portion.';
    findings.error({ path: [], code: 'too-many', expected: `at most ${MOST_CHUNKS} rows and pieces of work`, got: String(chunks), fix });
  }
  const played = Math.ceil(points.length / pointsWithOneLuck(plan)) * runs;
  if (played > MOST_RUN_NUMBERS) {
    const expected = `at most ${MOST_RUN_NUMBERS} runs with luck of their own`;
    findings.error({ path: ['runs'], code: 'too-many', expected, got: String(played), fix: 'Take fewer.' });
  }
}
