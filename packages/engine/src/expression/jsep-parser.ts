import jsep from 'jsep';
import { PRECEDENCE } from './grammar.ts';
import { binarySyntax, type Syntax } from './syntax.ts';
import type { Token } from './token.ts';

/**
 * The tree of an expression whose tokens have passed `grammarProblem`, by jsep. Its configuration belongs to the whole process, so ours is
 * lent to it for this one parse and what was there before is put back: a page that uses jsep itself is not disturbed.
 */
export function parseSyntax(source: string, tokens: readonly Token[]): Syntax {
  const { Jsep } = jsep as unknown as { Jsep: JsepClass };
  const before: Configuration = {
    hooks: Jsep.hooks,
    unary_ops: Jsep.unary_ops,
    binary_ops: Jsep.binary_ops,
    right_associative: Jsep.right_associative,
    additional_identifier_chars: Jsep.additional_identifier_chars,
    literals: Jsep.literals,
    max_unop_len: Jsep.max_unop_len,
    max_binop_len: Jsep.max_binop_len,
  };
  Object.assign(Jsep, { ...CONFIGURATION, hooks: hooksFor(tokens) });
  try {
    return syntaxOf(new Jsep(source).parse() as JsepNode);
  } finally {
    Object.assign(Jsep, before);
  }
}

/** The settings that the parser reads while it works. */
interface Configuration {
  readonly hooks: object;
  readonly unary_ops: object;
  readonly binary_ops: object;
  readonly right_associative: ReadonlySet<string>;
  readonly additional_identifier_chars: ReadonlySet<string>;
  readonly literals: object;
  readonly max_unop_len: number;
  readonly max_binop_len: number;
}

/** jsep's class, which its types leave out. */
type JsepClass = Configuration & (new (source: string) => { parse(): jsep.Expression });

/** Prefix operators, names and numbers are read by our own hook, from the tokens. */
const CONFIGURATION: Omit<Configuration, 'hooks'> = {
  unary_ops: {},
  binary_ops: PRECEDENCE,
  right_associative: new Set(),
  additional_identifier_chars: new Set(['_']),
  literals: {},
  max_unop_len: 0,
  max_binop_len: Math.max(...Object.keys(PRECEDENCE).map((operator) => operator.length)),
};

/** What comes out of jsep under these hooks: leaves, groups and prefix operators are ours already, the rest is its own. */
type JsepNode =
  | { readonly type: 'Syntax'; readonly syntax: Syntax }
  | { readonly type: 'BinaryExpression'; readonly operator: string; readonly left: JsepNode; readonly right: JsepNode }
  | { readonly type: 'Conditional'; readonly test: JsepNode; readonly yes: JsepNode; readonly no: JsepNode };

interface HookEnvironment {
  readonly context: jsep.HookScope;
  node?: jsep.Expression;
}

function hooksFor(tokens: readonly Token[]): object {
  const byStart = new Map(tokens.map((token) => [token.start, token]));
  const hooks = {
    'gobble-token': [
      (environment: HookEnvironment): void => {
        const token = byStart.get(environment.context.index);
        if (token !== undefined && beginsOperand(token))
          environment.node = { type: 'Syntax', syntax: gobbleOperand(environment.context, token) };
      },
    ],
    'after-expression': [gobbleConditional],
  };
  const run = (name: keyof typeof hooks, environment: HookEnvironment): void => {
    for (const hook of hooks[name]) hook(environment);
  };
  return { ...hooks, run };
}

function beginsOperand({ kind, text }: Token): boolean {
  return kind === 'number' || kind === 'name' || ['(', '-', '+', 'not'].includes(text);
}

/** Reads a leaf, a call, a group, or a prefix operator with its operand; the parser stands at its first token. */
function gobbleOperand(parser: jsep.HookScope, { kind, text, start }: Token): Syntax {
  if (text === '(') {
    const inner = syntaxOf(parser.gobbleGroup() as JsepNode);
    return { ...inner, start, end: parser.index, grouped: true };
  }
  parser.index += text.length;
  if (kind === 'name') {
    const end = parser.index;
    parser.gobbleSpaces();
    if (parser.char !== '(') return { start, end, grouped: false, kind: 'name', name: text };
    parser.index++;
    const operands = (parser.gobbleArguments(')'.charCodeAt(0)) as unknown as JsepNode[]).map(syntaxOf);
    return { start, end: parser.index, grouped: false, kind: 'call', name: text, operands };
  }
  if (kind === 'number') return { start, end: parser.index, grouped: false, kind: 'number', value: Number(text) };
  const operand = syntaxOf(parser.gobbleToken() as JsepNode);
  if (text === '+') return operand;
  return { start, end: operand.end, grouped: false, kind: 'unary', operator: text === 'not' ? 'not' : '-', operand };
}

function gobbleConditional(environment: HookEnvironment): void {
  const { context: parser, node: test } = environment;
  if (test === undefined || parser.char !== '?') return;
  parser.index++;
  const yes = parser.gobbleExpression();
  parser.index++;
  const no = parser.gobbleExpression();
  environment.node = { type: 'Conditional', test, yes, no };
}

function syntaxOf(node: JsepNode): Syntax {
  if (node.type === 'Syntax') return node.syntax;
  if (node.type === 'BinaryExpression')
    return binarySyntax(node.operator as Parameters<typeof binarySyntax>[0], syntaxOf(node.left), syntaxOf(node.right));
  const [test, yes, no] = [syntaxOf(node.test), syntaxOf(node.yes), syntaxOf(node.no)];
  return { start: test.start, end: no.end, grouped: false, kind: 'conditional', test, yes, no };
}
