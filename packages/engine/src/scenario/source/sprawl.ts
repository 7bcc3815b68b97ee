import { CST, Lexer } from 'yaml';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from './source-file.ts';

/** @throws Refusal if the text is too long, or none in Unicode */
export function refuseForeignText(file: SourceFile): void {
  const { text } = file;
  if (text.length > LIMITS.characters) {
    const got = `${(text.length / 1024 / 1024).toFixed(1)} MiB`;
    file.refuse(0, [], { code: 'file-too-large', expected: 'a file of at most 2 MiB', got, fix: `Write a smaller ${file.kind.name}.` });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const foreign = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD-\uFFFF]/.exec(text);
  if (foreign === null) return;
  const got = `the character U+${foreign[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const fix = 'Is it a binary file, or in another encoding?';
  file.refuse(foreign.index, [], { code: 'not-text', expected: 'a YAML file in UTF-8', got, fix });
}

/**
 * Bounds the work of the YAML parser, which recurses, before it begins: by the number of lexemes, and by the depth of brackets, of indicators in
 * a line and of indentation.
 * @throws Refusal
 */
export function refuseSprawl(file: SourceFile): void {
  let lexemes = 0;
  let offset = 0;
  let brackets = 0;
  let indicators = 0;
  let indentation = 0;
  for (const lexeme of new Lexer().lex(file.text)) {
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR) continue;
    lexemes++;
    if (lexeme === '[' || lexeme === '{') brackets++;
    else if (lexeme === ']' || lexeme === '}') brackets--;
    else if (lexeme === '\n' || lexeme === '\r\n') indicators = indentation = 0;
    else if (brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) indicators++;
    else if (indicators === 0 && /^ +$/.test(lexeme)) indentation += lexeme.length;
    if (brackets < 0) file.refuse(offset, [], { code: 'syntax', expected: 'well-formed YAML', got: `a ${lexeme} that closes nothing` });
    if (Math.max(brackets, indicators) > LIMITS.depth || (indicators > 0 && indentation > LIMITS.indentation)) refuseDepth(file, offset);
    if (lexemes > LIMITS.lexemes) {
      const expected = `a file of at most ${LIMITS.lexemes} words and signs`;
      file.refuse(offset, [], { code: 'file-too-large', expected, got: 'more', fix: `Write a smaller ${file.kind.name}.` });
    }
    offset += lexeme.length;
  }
}

/** @throws Refusal always */
export function refuseDepth(file: SourceFile, offset: number): never {
  file.refuse(offset, [], { code: 'too-deep', expected: `at most ${LIMITS.depth} lists and mappings inside each other`, got: 'more' });
}
