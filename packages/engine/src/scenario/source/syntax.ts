import { type Node, parseDocument } from 'yaml';
import { complaintsOf } from './complaints.ts';
import { Refusal, type SourceFile } from './source-file.ts';

/** A few are enough: one slip often makes many. */
const REPORTED = 5;

/**
 * The top node of the file's one YAML document.
 * @throws Refusal if there is none, or the syntax is wrong
 */
export function parseSyntax(file: SourceFile): Node {
  // The parser's own check for duplicate keys takes quadratic time; the reader of values makes it instead.
  const document = parseDocument(file.text, {
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const { contents, errors } = document;
  for (const { offset, ...complaint } of complaintsOf(document, errors, file.text).slice(0, REPORTED)) {
    file.report(offset, [], { code: 'syntax', expected: 'well-formed YAML', ...complaint });
  }
  if (errors.length > 0) throw new Refusal();
  if (contents === null) {
    const got = file.text.trim() === '' ? 'an empty file' : 'nothing but comments';
    const lines = file.text.includes('\r') && !file.text.includes('\n') ? ' End lines with LF or CRLF, not with CR alone.' : '';
    file.refuse(0, [], { code: 'empty-file', expected: file.kind.noun, got, fix: `Begin with ${file.kind.beginning}.${lines}` });
  }
  return contents;
}
