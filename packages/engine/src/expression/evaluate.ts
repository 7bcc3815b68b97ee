import { exp, ln } from '../choice/portable.ts';
import type { BinaryOperator, Expr, FunctionName } from './ast.ts';
import type { StateReader } from './reader.ts';

/** The value of an expression in a state; `false` and `true` are 0 and 1. */
export type Evaluator = (state: StateReader) => number;

/** Compiles a checked expression to closures (no code is generated). The result is pure, finite, and reads the state only through the reader. */
export function compileExpression(expr: Expr): Evaluator {
  switch (expr.kind) {
    case 'number': {
      const { value } = expr;
      return () => value;
    }
    case 'boolean': {
      const value = expr.value ? 1 : 0;
      return () => value;
    }
    case 'gauge': {
      const { gauge } = expr;
      return (state) => state.gauge(gauge);
    }
    case 'issue': {
      const { issue } = expr;
      return (state) => state.issue(issue);
    }
    case 'status':
      return (state) => state.status();
    case 'round':
      return (state) => state.round();
    case 'phase-round':
      return (state) => state.phaseRound();
    case 'phase':
      return (state) => state.phase();
    case 'in': {
      const { actor, nodes } = expr;
      return (state) => (state.isIn(actor, nodes) ? 1 : 0);
    }
    case 'count': {
      const { members } = expr;
      return (state) => {
        let sum = 0;
        for (const { actor, nodes, factor } of members) if (state.isIn(actor, nodes)) sum += factor;
        return sum;
      };
    }
    case 'last': {
      const { actor } = expr;
      return (state) => state.last(actor);
    }
    case 'utility': {
      const { actor } = expr;
      return (state) => state.utility(actor);
    }
    case 'precondition':
      return compileExpression(expr.body);
    case 'unary': {
      const operand = compileExpression(expr.operand);
      return expr.operator === 'not' ? (state) => 1 - operand(state) : (state) => -operand(state);
    }
    case 'binary':
      return compileBinary(expr.operator, compileExpression(expr.left), compileExpression(expr.right));
    case 'call':
      return compileCall(expr.name, expr.operands.map(compileExpression));
    case 'conditional': {
      const [test, yes, no] = [compileExpression(expr.test), compileExpression(expr.yes), compileExpression(expr.no)];
      return (state) => (test(state) === 1 ? yes(state) : no(state));
    }
  }
}

function compileBinary(operator: BinaryOperator, left: Evaluator, right: Evaluator): Evaluator {
  switch (operator) {
    case '+':
      return (state) => left(state) + right(state);
    case '-':
      return (state) => left(state) - right(state);
    case '*':
      return (state) => left(state) * right(state);
    case '/':
      return (state) => left(state) / right(state);
    case '<':
      return (state) => (left(state) < right(state) ? 1 : 0);
    case '<=':
      return (state) => (left(state) <= right(state) ? 1 : 0);
    case '>':
      return (state) => (left(state) > right(state) ? 1 : 0);
    case '>=':
      return (state) => (left(state) >= right(state) ? 1 : 0);
    case '==':
      return (state) => (left(state) === right(state) ? 1 : 0);
    case '!=':
      return (state) => (left(state) !== right(state) ? 1 : 0);
    case 'and':
      return (state) => (left(state) === 0 ? 0 : right(state));
    case 'or':
      return (state) => (left(state) === 1 ? 1 : right(state));
  }
}

function compileCall(name: FunctionName, operands: readonly Evaluator[]): Evaluator {
  const first = operands[0]!;
  switch (name) {
    case 'min':
      return operands.reduce((a, b) => (state) => Math.min(a(state), b(state)));
    case 'max':
      return operands.reduce((a, b) => (state) => Math.max(a(state), b(state)));
    case 'abs':
      return (state) => Math.abs(first(state));
    case 'floor':
      return (state) => Math.floor(first(state));
    case 'ceil':
      return (state) => Math.ceil(first(state));
    case 'exp':
      return (state) => exp(first(state));
    case 'ln':
      return (state) => ln(first(state));
  }
}
