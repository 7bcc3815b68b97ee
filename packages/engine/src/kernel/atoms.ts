import type { Expr } from '../expression/ast.ts';
import { childrenOf } from '../expression/children.ts';
import { compileExpression } from '../expression/evaluate.ts';
import type { StateReader } from '../expression/reader.ts';
import { CELL } from '../state/layout.ts';
import type { Cells } from './cells.ts';

/**
 * All that an expression needs to know of one cell: a function of the cell's contents. What decides only by `tension >= 8` need not tell 3 from 4.
 */
export interface Atom {
  readonly cell: number;
  /** Contents with the same value are alike. Null: every content is different. */
  readonly value: ((content: number) => number) | null;
}

/** Breaks expressions into atoms: the largest parts that read a single cell. Two states whose atoms have equal values give an expression one value. */
export class Atoms {
  private readonly cells: Cells;
  private readonly utilityAtoms: (actor: number) => readonly Atom[];
  private readonly cellsByExpression = new Map<Expr, ReadonlySet<number>>();
  private readonly atomsByExpression = new Map<Expr, readonly Atom[]>();

  constructor(cells: Cells, utilityAtoms: (actor: number) => readonly Atom[]) {
    this.cells = cells;
    this.utilityAtoms = utilityAtoms;
  }

  /** The atoms of an expression; none for a constant. */
  of(expression: Expr): readonly Atom[] {
    let atoms = this.atomsByExpression.get(expression);
    if (atoms === undefined) {
      atoms = this.find(expression);
      this.atomsByExpression.set(expression, atoms);
    }
    return atoms;
  }

  /** Forgets what is known of expressions. */
  forget(): void {
    this.cellsByExpression.clear();
    this.atomsByExpression.clear();
  }

  /** The atom that is all of an expression; null when it reads no cell or several. */
  whole(expression: Expr): Atom | null {
    return this.cellsOf(expression).size === 1 ? this.of(expression)[0]! : null;
  }

  private find(expression: Expr): readonly Atom[] {
    if (expression.kind === 'utility') return this.utilityAtoms(expression.actor);
    const tally = expression.kind === 'count' ? this.cells.tallyOf(expression) : null;
    if (tally?.scale === 0) return [{ cell: tally.cell, value: null }];
    const read = this.cellsOf(expression);
    if (read.size === 0) return [];
    if (read.size === 1) {
      const [cell] = read;
      return [this.single(expression, cell!)];
    }
    return childrenOf(expression).flatMap((child) => this.of(child));
  }

  /** The cells that an expression reads; what cannot be judged from one cell's contents counts as many. */
  private cellsOf(expression: Expr): ReadonlySet<number> {
    let read = this.cellsByExpression.get(expression);
    if (read === undefined) {
      read = this.readBy(expression);
      this.cellsByExpression.set(expression, read);
    }
    return read;
  }

  private readBy(expression: Expr): ReadonlySet<number> {
    const { layout } = this.cells;
    switch (expression.kind) {
      case 'gauge':
        return new Set([layout.gauges + expression.gauge]);
      case 'issue':
        return new Set([layout.issues + expression.issue]);
      case 'status':
        return new Set([CELL.status]);
      case 'round':
        return new Set([CELL.round]);
      case 'phase':
        return new Set([CELL.phase]);
      case 'phase-round':
        return new Set([CELL.phaseRound]);
      case 'in':
        return new Set([layout.configurations + expression.actor]);
      case 'last':
        return new Set([layout.lasts + expression.actor]);
      case 'utility':
        return MANY;
      case 'count': {
        const tally = this.cells.tallyOf(expression);
        if (tally === null) return new Set(expression.members.map(({ actor }) => layout.configurations + actor));
        return tally.scale === 0 ? MANY : new Set([tally.cell]);
      }
      default: {
        const all = new Set<number>();
        for (const child of childrenOf(expression)) for (const cell of this.cellsOf(child)) all.add(cell);
        return all;
      }
    }
  }

  /**
   * The expression with its counts read off their tallies: as gauges below 0, - 1 - the tally's index. Counts without an exact tally stay.
   */
  tallied(expression: Expr): Expr {
    switch (expression.kind) {
      case 'count': {
        const tally = this.cells.tallyOf(expression);
        return tally === null || tally.scale === 0 ? expression : { kind: 'gauge', gauge: -1 - this.cells.tallies.indexOf(tally) };
      }
      case 'precondition':
        return this.tallied(expression.body);
      case 'unary':
        return { ...expression, operand: this.tallied(expression.operand) };
      case 'binary':
        return { ...expression, left: this.tallied(expression.left), right: this.tallied(expression.right) };
      case 'call':
        return { ...expression, operands: expression.operands.map((operand) => this.tallied(operand)) };
      case 'conditional':
        return { ...expression, test: this.tallied(expression.test), yes: this.tallied(expression.yes), no: this.tallied(expression.no) };
      default:
        return expression;
    }
  }

  private single(expression: Expr, cell: number): Atom {
    if (expression.kind === 'gauge' || expression.kind === 'issue' || expression.kind === 'round') return { cell, value: null };
    const evaluate = compileExpression(this.tallied(expression));
    const scale = this.cells.tallies.find((tally) => tally.cell === cell)?.scale ?? 1;
    let content = 0;
    const reader: StateReader = {
      gauge: () => content / scale,
      issue: () => content,
      status: () => content,
      round: () => content,
      phase: () => content,
      phaseRound: () => content,
      last: () => content,
      isIn: (actor, nodes) => this.cells.isActive({ actor, nodes }, content),
      utility: () => Number.NaN,
    };
    return {
      cell,
      value(of) {
        content = of;
        return evaluate(reader);
      },
    };
  }
}

/** More than one cell, whichever they are. */
const MANY: ReadonlySet<number> = new Set([-1, -2]);
