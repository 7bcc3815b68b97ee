import type { Expr } from './ast.ts';
import { childrenOf } from './children.ts';

/** Something of the state that an expression reads. `nodes` are ascending. */
export type Read = Extract<Expr, { kind: 'gauge' | 'issue' | 'status' | 'round' | 'phase' | 'phase-round' | 'in' | 'last' | 'utility' }>;

const KINDS: readonly Read['kind'][] = ['gauge', 'issue', 'status', 'round', 'phase', 'phase-round', 'in', 'last', 'utility'];

/** The distinct leaves that an expression reads (a count reads its memberships), in the order of `KINDS` and then of their indices. */
export function readsOf(expression: Expr): readonly Read[] {
  const found = new Map<string, Read>();
  const seen = new Set<Expr>();
  const add = (read: Read): void => {
    found.set(keyOf(read).join(' '), read);
  };
  const visit = (expr: Expr): void => {
    if (seen.has(expr)) return;
    seen.add(expr);
    switch (expr.kind) {
      case 'gauge':
      case 'issue':
      case 'status':
      case 'round':
      case 'phase':
      case 'phase-round':
      case 'in':
      case 'last':
      case 'utility':
        add(expr);
        break;
      case 'count':
        for (const { actor, nodes } of expr.members) add({ kind: 'in', actor, nodes });
        break;
      default:
        for (const child of childrenOf(expr)) visit(child);
    }
  };
  visit(expression);
  return [...found.values()].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}

function keyOf(read: Read): readonly number[] {
  const kind = KINDS.indexOf(read.kind);
  switch (read.kind) {
    case 'gauge':
      return [kind, read.gauge];
    case 'issue':
      return [kind, read.issue];
    case 'in':
      return [kind, read.actor, ...read.nodes];
    case 'last':
    case 'utility':
      return [kind, read.actor];
    default:
      return [kind];
  }
}

/** Element by element; a beginning of the other goes first. */
function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
}
