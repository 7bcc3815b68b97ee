import { createSyntaxReader, type SyntaxReader } from '../expression/syntax-reader.ts';
import { gather } from './findings.ts';
import { checkForm, keepsForm } from './form.ts';
import { deepFreeze } from './freeze.ts';
import type { Model } from './model.ts';
import { type AdjustableNumber, findNumber, withNumber } from './number-path.ts';
import { type ParseOptions, type ParseResult, parseSource } from './parse.ts';
import type { PlaceTree } from './place.ts';
import { formatProblem, type Problem } from './problem.ts';
import { resolveScenario } from './resolve/resolve.ts';
import type { RawScenario } from './schema/scenario.ts';
import { readSource, type Source } from './source/source.ts';
import { applyVariant } from './variant.ts';

/** Numbers by the dotted path at which the scenario has them, in the syntax of a variant's `set`. */
export type Adjustments = Readonly<Record<string, number>>;

/** A scenario whose text has been read once, from which models with other numbers are made without reading it again. */
export interface AdjustableScenario {
  /**
   * The number at a dotted path of the scenario with the variant applied, or why there is none. A path to a quantity (`{ value: 0.4, source: NP }`) means
   * its value.
   * @throws RangeError if the scenario has no such variant
   */
  numberAt(path: string, variant: string | null): AdjustableNumber;
  /**
   * The model of the scenario with the variant applied and then these numbers put in. Each path must lead to a number that is there. The result is the
   * same as that of a variant that sets them all.
   * @throws RangeError if the scenario has no such variant, or no number at one of the paths
   */
  model(variant: string | null, numbers: Adjustments): Adjusted;
}

export interface Adjusted {
  /** Deeply frozen; null if the scenario does not take these numbers. */
  readonly model: Model | null;
  /** Why not, where the file has what does not fit. */
  readonly problems: readonly Problem[];
}

export interface AdjustableResult extends Pick<ParseResult, 'problems' | 'warnings' | 'variants'> {
  /** Null if there are problems. */
  readonly scenario: AdjustableScenario | null;
}

interface Applied {
  readonly data: unknown;
  readonly places: PlaceTree;
  /** Whether the form of the data is right as they are. */
  readonly fits: boolean;
}

/** Reads a scenario's text for many models that differ in numbers; never throws. Variants that are not checked must be known to be without problems. */
export function parseAdjustable(text: string, options: Omit<ParseOptions, 'variant'> = {}): AdjustableResult {
  const { file = 'scenario.yaml' } = options;
  const source = readSource(text, file);
  const readSyntax = createSyntaxReader();
  const { parsed, models } = parseSource(source, readSyntax, { ...options, file });
  const { problems, warnings, variants } = parsed;
  const scenario = problems.length > 0 ? null : createAdjustable(source, readSyntax, file, models);
  return { scenario, problems, warnings, variants };
}

/**
 * The same of a text that has been found without problems, which is not checked again: only its models are.
 * @throws Error if it cannot even be read
 */
export function readAdjustable(text: string, file: string): AdjustableScenario {
  const source = readSource(text, file);
  const [problem] = source.problems;
  if (problem !== undefined) throw new Error(`Expected a scenario that has been checked. ${formatProblem(problem)}`);
  return createAdjustable(source, createSyntaxReader(), file, new Map());
}

/**
 * @param source of a scenario without problems
 * @param models those that are known already, by variant
 */
function createAdjustable(
  source: Source,
  readSyntax: SyntaxReader,
  file: string,
  models: ReadonlyMap<string | null, Model>,
): AdjustableScenario {
  const raw = source.data as RawScenario;
  const applied = new Map<string | null, Applied>();

  function apply(variant: string | null): Applied {
    const known = applied.get(variant);
    if (known !== undefined) return known;
    const patch = variant === null ? {} : raw.variants?.[variant];
    if (patch === undefined) throw new RangeError(`Expected a variant of ${file}, got ${variant}.`);
    const { result } = gather(file, source.places, (findings) => applyVariant(raw, source.places, variant ?? '', patch, findings));
    const { data, places } = result!;
    const fits = gather(file, places, (findings) => checkForm(data, findings)).errors.length === 0;
    applied.set(variant, { data, places, fits });
    return { data, places, fits };
  }

  return {
    numberAt: (path, variant) => findNumber(apply(variant).data, path),
    model(variant, numbers) {
      const known = Object.keys(numbers).length === 0 ? models.get(variant) : undefined;
      if (known !== undefined) return { model: known, problems: [] };
      const { data, places, fits } = apply(variant);
      const changed = new Set<string>();
      let adjusted = data;
      for (const [path, value] of Object.entries(numbers)) {
        const found = findNumber(data, path);
        if (!found.ok) throw new RangeError(`${path}: expected ${found.expected}, got ${found.got}.`);
        adjusted = withNumber(adjusted, found.path, value);
        changed.add(String(found.path[0]));
      }
      const { result, errors } = gather(file, places, (findings) => {
        const form = fits && keepsForm(adjusted, changed) ? (adjusted as RawScenario) : checkForm(adjusted, findings);
        return form && (resolveScenario(form, findings, variant, readSyntax)?.model ?? null);
      });
      return { model: errors.length === 0 ? deepFreeze(result) : null, problems: errors };
    },
  };
}
