import { proportion } from '@plenary/engine';
import { describe, expect, it } from 'vitest';
import { frequencyText, shareWithInterval } from './frequency.ts';

const said = (count: number, of: number): string => frequencyText(proportion(count, of, 0.95));

describe('a share as people count', () => {
  it('is said of as many runs as it takes to speak in whole numbers', () => {
    expect(said(3_600, 10_000)).toBe('in 36 of 100 runs (35 to 37)');
    expect(said(170, 10_000)).toBe('in 17 of 1,000 runs (15 to 20)');
    expect(said(2, 50)).toBe('in 4 of 100 runs (1 to 13)');
    expect(said(12, 10_000)).toBe('in 12 of 10,000 runs (7 to 21)');
  });

  it('is a bound where nothing, or everything, was counted', () => {
    expect(said(0, 10_000)).toBe('in none of these runs, so in fewer than 4 of 10,000');
    expect(said(500, 500)).toBe('in each of these runs, so in more than 992 of 1,000');
  });

  it('is unknown where nothing was played', () => {
    expect(said(0, 0)).toBe('in no run, as none was played');
    expect(shareWithInterval(proportion(0, 0, 0.95))).toBe('none');
  });
});
