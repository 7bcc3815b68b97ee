import { TEXT_STATUSES } from '../scenario/model.ts';
import type { Expr } from './ast.ts';
import { leafText } from './leaves.ts';
import type { Vocabulary } from './scope.ts';

const TIGHTNESS = { '?': 0, or: 1, and: 2, not: 3, '==': 4, '!=': 4, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6 };
const SIGN = 7;
const WHOLE = 8;

/** An expression in the language of `docs/expressions.md`, with parameters as numbers and no more parentheses than precedence asks for. */
export function printed(vocabulary: Vocabulary, expression: Expr): string {
  const at = (expr: Expr, tightness: number): string => {
    const [text, own] = parts(expr);
    return own < tightness ? `(${text})` : text;
  };
  const parts = (expr: Expr): readonly [string, number] => {
    switch (expr.kind) {
      case 'number':
        return [String(expr.value), expr.value < 0 ? SIGN : WHOLE];
      case 'boolean':
        return [String(expr.value), WHOLE];
      case 'precondition': {
        const { name, preconditions } = vocabulary.actors[expr.actor]!;
        return [`${name}.precondition.${preconditions[expr.precondition]!.name}`, WHOLE];
      }
      case 'unary': {
        if (expr.operator === 'not') return [`not ${at(expr.operand, TIGHTNESS.not)}`, TIGHTNESS.not];
        // `-3` is a number, `-(3)` the negation of one.
        const isLiteral = expr.operand.kind === 'number' && expr.operand.value > 0;
        return [isLiteral ? `-(${at(expr.operand, 0)})` : `-${at(expr.operand, SIGN)}`, SIGN];
      }
      case 'binary': {
        const own = TIGHTNESS[expr.operator];
        const named = namesOf(vocabulary, expr.left) ?? namesOf(vocabulary, expr.right);
        const side = (each: Expr, tightness: number): string =>
          named !== null && each.kind === 'number' ? named[each.value]! : at(each, tightness);
        return [`${side(expr.left, own)} ${expr.operator} ${side(expr.right, own + 1)}`, own];
      }
      case 'call':
        return [`${expr.name}(${expr.operands.map((operand) => at(operand, 0)).join(', ')})`, WHOLE];
      case 'conditional':
        return [`${at(expr.test, 1)} ? ${at(expr.yes, 0)} : ${at(expr.no, 0)}`, TIGHTNESS['?']];
      case 'in':
        return [leafText(vocabulary, expr), TIGHTNESS['==']];
      default:
        return [leafText(vocabulary, expr), WHOLE];
    }
  };
  return at(expression, 0);
}

/** The names that stand for the values of a part in comparisons. */
function namesOf({ issues, phases, acts }: Vocabulary, expr: Expr): readonly string[] | null {
  if (expr.kind === 'issue') return issues[expr.issue]!.options;
  if (expr.kind === 'status') return TEXT_STATUSES;
  if (expr.kind === 'phase') return phases.map(({ name }) => name);
  return expr.kind === 'last' ? ['none', ...acts.map(({ name }) => name)] : null;
}
