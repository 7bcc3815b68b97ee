import { describe, expect, it } from 'vitest';
import { createSyntaxReader, readSyntax } from './syntax-reader.ts';

describe('a reader that remembers', () => {
  it('gives what reading anew gives, and gives it again', () => {
    const read = createSyntaxReader();
    for (const source of ['0.3 * tension - patience', 'not (usa in talks)', '1 +', 'a = b']) {
      const first = read(source);
      expect(first).toEqual(readSyntax(source));
      expect(read(source)).toBe(first);
    }
  });
});
