import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { createStyle } from '../terminal/style.ts';
import { columnsOf } from './columns.ts';

describe('the columns of a text', () => {
  it('are those of its graphemes', () => {
    const plain = fc.constantFrom(...'aZ09 ~{|}±…→▁▂▃▄▅▆▇█▉▊▋▌▍▎▏');
    const any = fc.oneof({ weight: 9, arbitrary: plain }, fc.constantFrom('é', '北', '🇰🇷', '\u0301', '½', '\t'));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        expect(columnsOf(text)).toBe(stringWidth(text));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('do not count our own colours, and count what is shown in place of those of others', () => {
    expect(columnsOf(createStyle(true).bad('four'))).toBe(4);
    expect(columnsOf('\u001b[31mfour')).toBe('\ufffd[31mfour'.length);
  });
});
