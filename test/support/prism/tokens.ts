/** Tokens of the PRISM language, as its manual gives them; comments are left out. */

export interface Token {
  readonly kind: 'word' | 'whole' | 'decimal' | 'sign' | 'end';
  readonly text: string;
  readonly line: number;
}

const SHAPES: readonly (readonly [Token['kind'], RegExp])[] = [
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['decimal', /(?:\d+\.\d+|\.\d+)(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+/y],
  ['whole', /0|[1-9]\d*/y],
  ['sign', /<=|>=|!=|->|=>|\.\.|[-+*/()[\]{}<>=!&|?:;,'"]/y],
];
const BLANK = /(?:\s|\/\/[^\n\r]*)*/y;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const matchAt = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  const skip = (pattern: RegExp): string => {
    const found = matchAt(pattern);
    line += found.split('\n').length - 1;
    at += found.length;
    return found;
  };
  for (skip(BLANK); at < text.length; skip(BLANK)) {
    const start = line;
    const kind = SHAPES.find(([, pattern]) => matchAt(pattern) !== '')?.[0];
    if (kind === undefined) throw new Error(`Line ${line}: no token begins with ${JSON.stringify(text.slice(at, at + 10))}.`);
    tokens.push({ kind, text: skip(SHAPES.find(([other]) => other === kind)![1]), line: start });
  }
  return [...tokens, { kind: 'end', text: '', line }];
}

/** Reads tokens one after the other. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(text: string) {
    this.tokens = tokensOf(text);
  }

  get next(): Token {
    return this.tokens[this.at]!;
  }

  /** Takes the next token if it has this text. */
  takes(text: string): boolean {
    if (this.next.kind === 'end' || this.next.text !== text) return false;
    this.at++;
    return true;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw new Error(`Line ${this.next.line}: expected "${text}", got "${this.next.text}".`);
  }

  take(...kinds: readonly Token['kind'][]): Token {
    const token = this.next;
    if (!kinds.includes(token.kind)) throw new Error(`Line ${token.line}: expected ${kinds.join(' or ')}, got "${token.text}".`);
    this.at++;
    return token;
  }

  get isAtEnd(): boolean {
    return this.next.kind === 'end';
  }
}
