import { grammarProblem } from './grammar.ts';
import { parseSyntax } from './jsep-parser.ts';
import type { ExpressionProblem } from './problem.ts';
import type { Syntax } from './syntax.ts';
import { tokensOf } from './token.ts';

/** The tree of an expression's text, or the first place at which it is none. */
export type SyntaxReader = (source: string) => Syntax | ExpressionProblem;

export const readSyntax: SyntaxReader = (source) => {
  const tokens = tokensOf(source);
  if ('expected' in tokens) return tokens;
  return grammarProblem(tokens, source.length) ?? parseSyntax(source, tokens);
};

/**
 * A reader that reads each text once: those of one scenario are read again for each actor, each variant and each model with other numbers. It remembers all
 * that it has read, and is to be forgotten with the scenario.
 */
export function createSyntaxReader(): SyntaxReader {
  const known = new Map<string, Syntax | ExpressionProblem>();
  return (source) => {
    let read = known.get(source);
    if (read === undefined) {
      read = readSyntax(source);
      known.set(source, read);
    }
    return read;
  };
}
