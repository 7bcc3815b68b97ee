import { describe, expect, it } from 'vitest';
import { createStyle } from '../terminal/style.ts';
import { bar, sparkline } from './bar.ts';
import { fit, tableLines } from './table.ts';

describe('tableLines', () => {
  it('aligns words to the left and numbers to the right, and leaves no spaces at the end', () => {
    const rows = [
      ['Canada', '7%', ''],
      ['United States', '100', 'x'],
    ];
    expect(tableLines([{ title: '' }, { title: 'share', align: 'right' }, { title: '' }], rows)).toEqual([
      '               share',
      'Canada            7%',
      'United States    100  x',
    ]);
  });

  it('counts what is seen: wide characters twice, colour marks not at all', () => {
    const bold = createStyle(true).strong('USA');
    const rows = [
      ['한국', '1'],
      [bold, '2'],
    ];
    expect(tableLines([{ title: '' }, { title: '' }], rows)).toEqual(['한국  1', `${bold}   2`]);
  });
});

describe('fit', () => {
  it('cuts a long text with an ellipsis and leaves a short one alone', () => {
    expect(fit('stalemate', 9)).toBe('stalemate');
    expect(fit('a long stalemate', 9)).toBe('a long s…');
  });
});

describe('bar', () => {
  it('is as long as the share, to an eighth of a column', () => {
    expect([bar(0, 4), bar(0.5, 4), bar(0.53125, 4), bar(1, 4)]).toEqual(['', '██', '██▏', '████']);
  });

  it('shows the smallest share as a sliver', () => {
    expect(bar(0.0001, 4)).toBe('▏');
  });
});

describe('sparkline', () => {
  it('spans the bounds and leaves gaps where there is no value', () => {
    expect(sparkline([0, 5, null, 10], 0, 10)).toBe('▁▅ █');
    expect(sparkline([3], 3, 3)).toBe('▁');
  });
});
