import type { BinaryOperator, Expr, Membership } from '../expression/ast.ts';
import { boundsOver, type Interval } from '../expression/bounds.ts';
import type { Model } from '../scenario/model.ts';
import { numberText } from './identifiers.ts';

/** How the leaves of an expression are written in the exported model; null for what it does not have. */
export interface LeafTexts {
  gauge(index: number): string | null;
  issue(index: number): string | null;
  status(): string | null;
  round(): string | null;
  phase(): string | null;
  phaseRound(): string | null;
  last(actor: number): string | null;
  member(membership: Membership): string;
  /** The name of a value of a phase, issue, status or last act, or null where it has none. */
  valueName(leaf: Expr, value: number): string | null;
}

/** From loose to tight; an operand is put in parentheses unless it is tighter than what it stands in. */
const LEVEL = { choice: 0, or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, atom: 8 } as const;

interface Written {
  readonly text: string;
  readonly level: number;
}

const OPERATORS: Readonly<Record<BinaryOperator, { readonly sign: string; readonly level: number }>> = {
  or: { sign: ' | ', level: LEVEL.or },
  and: { sign: ' & ', level: LEVEL.and },
  '==': { sign: '=', level: LEVEL.comparison },
  '!=': { sign: '!=', level: LEVEL.comparison },
  '<': { sign: '<', level: LEVEL.comparison },
  '<=': { sign: '<=', level: LEVEL.comparison },
  '>': { sign: '>', level: LEVEL.comparison },
  '>=': { sign: '>=', level: LEVEL.comparison },
  '+': { sign: '+', level: LEVEL.sum },
  '-': { sign: '-', level: LEVEL.sum },
  '*': { sign: '*', level: LEVEL.product },
  '/': { sign: '/', level: LEVEL.product },
};

/** Whole numbers of PRISM have 32 bits. */
const GREATEST = 2 ** 31 - 1;

/**
 * Writes expressions in the language of PRISM.
 * @returns a function that gives null for an expression that has no such text of exactly the same value: one with `exp`, `ln` or `utility`, or with numbers
 * beyond 32 bits
 */
export function expressionWriter(model: Model, leaves: LeafTexts): (expr: Expr) => string | null {
  const bounds = boundsOver(model);
  const isSmall = ({ low, high }: Interval): boolean => low >= -GREATEST && high <= GREATEST;

  function write(expr: Expr): Written | null {
    if (!isSmall(bounds(expr))) return null;
    switch (expr.kind) {
      case 'number':
        return atom(expr.value < 0 ? `(${numberText(expr.value)})` : numberText(expr.value));
      case 'boolean':
        return atom(String(expr.value));
      case 'gauge':
        return leaf(leaves.gauge(expr.gauge));
      case 'issue':
        return leaf(leaves.issue(expr.issue));
      case 'status':
        return leaf(leaves.status());
      case 'round':
        return leaf(leaves.round());
      case 'phase':
        return leaf(leaves.phase());
      case 'phase-round':
        return leaf(leaves.phaseRound());
      case 'last':
        return leaf(leaves.last(expr.actor));
      case 'in':
        return atom(leaves.member(expr));
      case 'count': {
        const parts = expr.members.map((member) => `(${leaves.member(member)} ? ${numberText(member.factor)} : 0)`);
        return parts.length === 0 ? atom('0') : { text: parts.join('+'), level: LEVEL.sum };
      }
      case 'precondition':
        return write(expr.body);
      case 'unary': {
        const operand = write(expr.operand);
        return operand === null
          ? null
          : atom(expr.operator === 'not' ? `!${tight(operand, LEVEL.atom)}` : `(-${tight(operand, LEVEL.atom)})`);
      }
      case 'binary':
        return writeBinary(expr);
      case 'call':
        return writeCall(expr);
      case 'conditional': {
        const [test, yes, no] = [write(expr.test), write(expr.yes), write(expr.no)];
        if (test === null || yes === null || no === null) return null;
        const text = `${tight(test, LEVEL.or)} ? ${tight(yes, LEVEL.or)} : ${tight(no, LEVEL.or)}`;
        return { text, level: LEVEL.choice };
      }
      case 'utility':
        return null;
    }
  }

  function writeBinary({ operator, left, right }: Extract<Expr, { kind: 'binary' }>): Written | null {
    const { sign, level } = OPERATORS[operator];
    const [a, b] = [named(left, right) ?? write(left), named(right, left) ?? write(right)];
    return a === null || b === null ? null : { text: `${tight(a, level)}${sign}${tight(b, level + 1)}`, level };
  }

  /** A number that stands for a name of what it is compared with. */
  function named(expr: Expr, other: Expr): Written | null {
    const name = expr.kind === 'number' ? leaves.valueName(other, expr.value) : null;
    return name === null ? null : atom(name);
  }

  function writeCall({ name, operands }: Extract<Expr, { kind: 'call' }>): Written | null {
    const parts = operands.map(write);
    if (!areAll(parts)) return null;
    const texts = parts.map(({ text }: Written) => text);
    switch (name) {
      case 'abs':
        return atom(`max(${texts[0]}, -(${texts[0]}))`);
      case 'min':
      case 'max':
        return texts.length === 1 ? (parts[0] ?? null) : atom(`${name}(${texts.join(', ')})`);
      case 'floor':
      case 'ceil':
        return atom(`${name}(${texts.join()})`);
      default:
        return null;
    }
  }

  return (expr) => write(expr)?.text ?? null;
}

function atom(text: string): Written {
  return { text, level: LEVEL.atom };
}

function leaf(text: string | null): Written | null {
  return text === null ? null : atom(text);
}

function tight({ text, level }: Written, least: number): string {
  return level >= least ? text : `(${text})`;
}

function areAll(parts: readonly (Written | null)[]): parts is readonly Written[] {
  return !parts.includes(null);
}
