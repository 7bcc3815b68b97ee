import type { ExpressionProblem } from './problem.ts';
import type { Token } from './token.ts';

/** How deep parentheses, function calls, signs, `not` and `? :` may stand inside each other. */
const DEEPEST = 100;

/** Binary operators and how tightly each binds; `not` stands between `and` and the comparisons, see `syntaxOf`. */
export const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};

/** Words of other languages that stand where an operator should, with what to write. */
const STRAY: ReadonlyMap<string, string> = new Map([
  ['is', 'Write ==, or in for a state.'],
  ['equals', 'Write ==.'],
  ['then', 'Write CONDITION ? VALUE : OTHER.'],
  ['else', 'Write CONDITION ? VALUE : OTHER.'],
  ['mod', 'Write x - n * floor(x / n) for the remainder of x by n.'],
]);

/** What is still open: a parenthesis, a call, a `?` that waits for its `:`, the part after the `:`, or a prefix operator. */
type Opening = { readonly kind: '(' | 'call' | '?' | ':' | 'prefix'; readonly token: Token };

/** The first place at which the tokens are not an expression, or null when they are one. */
export function grammarProblem(tokens: readonly Token[], length: number): ExpressionProblem | null {
  const open: Opening[] = [];
  let operandNext = true;
  const closeParts = (): Opening | undefined => {
    while (open.at(-1)?.kind === ':') open.pop();
    return open.at(-1);
  };
  for (const [index, token] of tokens.entries()) {
    const { text, start, kind } = token;
    const problem = (expected: string, fix: string | null): ExpressionProblem => ({ offset: start, expected, got: text, fix });
    if (operandNext) {
      if (kind === 'number' || kind === 'name') {
        operandNext = false;
      } else if (text === '-' || text === 'not' || (text === '+' && index === 0)) {
        open.push({ kind: 'prefix', token });
      } else if (text === '(') {
        open.push({ kind: '(', token });
      } else if (text === ')' && open.at(-1)?.kind === 'call' && tokens[index - 1]?.text === '(') {
        open.pop();
        operandNext = false;
      } else {
        return problem('a value', null);
      }
    } else if (Object.hasOwn(PRECEDENCE, text)) {
      operandNext = true;
    } else if (text === '(' && tokens[index - 1]?.kind === 'name') {
      open.push({ kind: 'call', token });
      operandNext = true;
    } else if (text === '?') {
      open.push({ kind: '?', token });
      operandNext = true;
    } else if (text === ':' && closeParts()?.kind === '?') {
      open.pop();
      open.push({ kind: ':', token });
      operandNext = true;
    } else if (text === ',' && closeParts()?.kind === 'call') {
      operandNext = true;
    } else if (text === ')' && ['(', 'call'].includes(closeParts()?.kind ?? '')) {
      open.pop();
    } else {
      const waiting = open.at(-1);
      if (text === ')' && waiting?.kind === '?') return problem(': and a second value', 'Write CONDITION ? VALUE : OTHER.');
      return problem('an operator or the end', strayFix(token));
    }
    if (!operandNext) while (open.at(-1)?.kind === 'prefix') open.pop();
    if (open.length > DEEPEST) return problem(`at most ${DEEPEST} parts inside each other`, null);
  }
  if (operandNext) return { offset: length, expected: 'a value', got: 'the end', fix: null };
  const waiting = closeParts();
  if (waiting?.kind === '?')
    return { offset: length, expected: ': and a second value', got: 'the end', fix: 'Write CONDITION ? VALUE : OTHER.' };
  if (waiting !== undefined)
    return { offset: length, expected: ')', got: 'the end', fix: `The ( at character ${waiting.token.start + 1} is still open.` };
  return null;
}

function strayFix({ text, kind }: Token): string | null {
  const lower = text.toLowerCase();
  if (text === '(') return 'A product is written with *.';
  if (text === ',') return 'A comma stands only between the values of a function.';
  if (text === ')') return 'No ( is open.';
  if (text === ':') return 'A : needs a ? before it.';
  if (kind === 'name' && (Object.hasOwn(PRECEDENCE, lower) || lower === 'not')) return `Write ${lower}.`;
  return STRAY.get(lower) ?? null;
}
