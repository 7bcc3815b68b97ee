import type { Expression } from '../../expression/ast.ts';
import { compileExpression } from '../../expression/evaluate.ts';
import { parseExpression } from '../../expression/parse.ts';
import { constantScope, type Scope } from '../../expression/scope.ts';
import { mendName } from '../../expression/suggestion.ts';
import type { SyntaxReader } from '../../expression/syntax-reader.ts';
import type { Findings } from '../findings.ts';
import type { Citation } from '../model.ts';
import { dotted, type Path } from '../place.ts';
import { shorten, showValue } from '../problem.ts';
import type { RawScenario } from '../schema/scenario.ts';

/** What resolving a scenario works with: what was written, what is found wrong, and the sources named so far. */
export interface Context {
  readonly raw: RawScenario;
  readonly findings: Findings;
  /** By dotted path. */
  readonly citations: Map<string, { readonly path: Path; readonly citation: Citation }>;
  /** By dotted path: those that could be read, once for each actor that uses them. */
  readonly expressions: Map<string, ExpressionsAt & { readonly expressions: Expression[] }>;
  readonly readSyntax: SyntaxReader;
}

/** What was read at one place of the file. */
export interface ExpressionsAt {
  readonly path: Path;
  readonly type: 'number' | 'boolean';
  readonly expressions: readonly Expression[];
}

/** A value that may say where it comes from. */
export type Quantity<T> = T | { value: T; source?: string | undefined; range?: [number, number] | undefined; note?: string | undefined };

/** The value itself and its path, after taking note of where it comes from. */
export function quantityAt<T extends string | number>(
  context: Context,
  path: Path,
  raw: Quantity<T>,
): { readonly value: T; readonly path: Path } {
  if (typeof raw !== 'object') return { value: raw, path };
  const { value, source = null, range = null, note = null } = raw;
  if (source !== null || range !== null || note !== null) {
    const name = dotted(path);
    context.citations.set(name, { path, citation: { path: name, value, source, range, note } });
  }
  checkCitation(context, path, raw);
  return { value, path: [...path, 'value'] };
}

function checkCitation(
  { raw: { sources = {} }, findings }: Context,
  path: Path,
  { value, source, range }: Exclude<Quantity<string | number>, string | number>,
): void {
  if (source !== undefined && !Object.hasOwn(sources, source)) {
    const fix = mendName(shorten(source), Object.keys(sources));
    findings.error({ path: [...path, 'source'], code: 'unknown-source', expected: 'a key of sources', got: shorten(source), fix });
  }
  if (range === undefined) return;
  const [low, high] = range;
  if (low > high) {
    findings.error({
      path: [...path, 'range'],
      code: 'empty-range',
      expected: 'a range [low, high]',
      got: `[${low}, ${high}]`,
      fix: 'Write the lower number first.',
    });
  } else if (typeof value === 'number' && (value < low || value > high)) {
    findings.warn({
      path: [...path, 'value'],
      code: 'outside-range',
      expected: `a value within its own range [${low}, ${high}]`,
      got: String(value),
    });
  }
}

/** A number that is written plainly. */
export function numberAt(context: Context, path: Path, raw: Quantity<number> | undefined, otherwise: number): number {
  return raw === undefined ? otherwise : quantityAt(context, path, raw).value;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly whole?: boolean;
}

/** A number that may be computed from parameters before a run begins; `otherwise` if none is written, or the nearest to use after a problem. */
export function constantAt(
  context: Context,
  at: Path,
  raw: Quantity<number | string> | undefined,
  otherwise: number,
  parameters: ReadonlyMap<string, number>,
  rule: string,
  { low, high, whole = false }: Bounds,
): number {
  if (raw === undefined) return otherwise;
  const { value, path } = quantityAt(context, at, raw);
  const expression = expressionAt(context, path, value, 'number', constantScope(parameters, context.raw.rounds as number));
  if (expression === null) return otherwise;
  const number = compileExpression(expression.root)(NO_STATE);
  if (number >= low && number <= high && (!whole || Number.isInteger(number))) return number;
  const got = typeof value === 'string' && value !== String(number) ? `${shorten(value)}, which is ${number}` : String(number);
  context.findings.error({ path, code: 'out-of-range', expected: rule, got });
  return otherwise;
}

/** An expression, or null after reporting what is wrong with it. */
export function expressionAt(
  context: Context,
  at: Path,
  raw: Quantity<number | string> | boolean,
  type: 'number' | 'boolean',
  scope: Scope,
): Expression | null {
  const { value, path } = typeof raw === 'boolean' ? { value: raw, path: at } : quantityAt(context, at, raw);
  if (typeof value === 'boolean') return { source: String(value), root: { kind: 'boolean', value } };
  if (typeof value === 'number') return { source: String(value), root: { kind: 'number', value } };
  const result = parseExpression(value, type, scope, context.readSyntax);
  if (result.ok) {
    const name = dotted(path);
    const known = context.expressions.get(name);
    if (known === undefined) context.expressions.set(name, { path, type, expressions: [result.expression] });
    else known.expressions.push(result.expression);
    return result.expression;
  }
  for (const { offset, expected, got, fix } of result.problems) {
    context.findings.error({ path, code: 'expression', expected, got, fix, offset });
  }
  return null;
}

/** The index of a name in a list or, after reporting it as unknown, null. */
export function indexAt(context: Context, path: Path, name: string, known: readonly string[], rule: string): number | null {
  const index = known.indexOf(name);
  if (index >= 0) return index;
  context.findings.error({ path, code: 'unknown-name', expected: rule, got: showValue(name), fix: mendName(shorten(name), known) });
  return null;
}

/** The indices of distinct names. */
export function indicesAt(
  context: Context,
  path: Path,
  names: readonly string[],
  known: readonly string[],
  rule: string,
): readonly number[] {
  const indices: number[] = [];
  for (const [position, name] of names.entries()) {
    const index = indexAt(context, [...path, position], name, known, rule);
    if (index === null) continue;
    if (indices.includes(index)) {
      context.findings.error({
        path: [...path, position],
        code: 'repeated-name',
        expected: 'each name once',
        got: `${name} again`,
        fix: 'Remove one of them.',
      });
    } else {
      indices.push(index);
    }
  }
  return indices;
}

/** A constant expression asks nothing of a state. */
const NO_STATE = {
  gauge: () => 0,
  issue: () => 0,
  status: () => 0,
  round: () => 0,
  phase: () => 0,
  phaseRound: () => 0,
  isIn: () => false,
  last: () => 0,
  utility: () => 0,
};
