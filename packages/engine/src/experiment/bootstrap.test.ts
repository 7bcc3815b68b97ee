import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { bootstrapIntervals, MOST_RESAMPLED_CONFIDENCE } from './bootstrap.ts';

const mean = (means: readonly number[]): readonly number[] => means;

describe('a bootstrap interval', () => {
  it('covers the mean of skewed values nearly as often as it says', () => {
    const random = seedrandom('coverage');
    const repetitions = 400;
    let covered = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const exponential = Float64Array.from({ length: 60 }, () => -Math.log(1 - random()));
      const [interval] = bootstrapIntervals([exponential], mean, { confidence: 0.9, resamples: 199, seed: `repetition ${repetition}` });
      if (interval!.low <= 1 && 1 <= interval!.high) covered++;
    }
    // Percentile intervals of so few skewed values fall a little short of 90%; three standard errors are 4.5%.
    expect(covered / repetitions).toBeGreaterThan(0.83);
    expect(covered / repetitions).toBeLessThan(0.945);
  });

  it('has the width of the normal interval where there are many rows', () => {
    const random = seedrandom('width');
    const values = Float64Array.from({ length: 2000 }, () => random());
    const [interval] = bootstrapIntervals([values], mean, { seed: 'width' });
    const normal = (2 * 1.96) / Math.sqrt(12 * 2000);
    expect((interval!.high - interval!.low) / normal).toBeGreaterThan(0.9);
    expect((interval!.high - interval!.low) / normal).toBeLessThan(1.1);
  });

  it('resamples all terms alike, so that a ratio of equal terms is certain', () => {
    const values = Float64Array.from([1, 2, 5, 9]);
    const [ratio] = bootstrapIntervals([values, values.map((value) => 2 * value)], ([one = 0, two = 0]) => [two / one], { seed: 'ratio' });
    expect(ratio).toEqual({ low: 2, high: 2 });
  });

  it('is wider at a higher confidence, and the same for the same seed', () => {
    const values = Float64Array.from({ length: 30 }, (_, index) => Math.sqrt(index));
    const at = (confidence: number, seed: string) => bootstrapIntervals([values], mean, { confidence, seed })[0]!;
    expect(at(0.99, 'one').low).toBeLessThan(at(0.8, 'one').low);
    expect(at(0.99, 'one').high).toBeGreaterThan(at(0.8, 'one').high);
    expect(at(0.9, 'one')).toEqual(at(0.9, 'one'));
    expect(at(0.9, 'one')).not.toEqual(at(0.9, 'other'));
  });

  it('has the width of the normal interval at a high confidence, too', () => {
    const random = seedrandom('high');
    const values = Float64Array.from({ length: 500 }, () => random());
    const [interval] = bootstrapIntervals([values], mean, { confidence: 0.999, seed: 'high' });
    const normal = (2 * 3.29) / Math.sqrt(12 * 500);
    expect((interval!.high - interval!.low) / normal).toBeGreaterThan(0.9);
    expect((interval!.high - interval!.low) / normal).toBeLessThan(1.1);
  });

  it('is refused at a confidence that no resamples bear', () => {
    const at = (confidence: number) => bootstrapIntervals([Float64Array.of(1, 2)], mean, { confidence, seed: '' })[0];
    expect(MOST_RESAMPLED_CONFIDENCE).toBe(0.9999);
    expect(at(MOST_RESAMPLED_CONFIDENCE)).toEqual({ low: 1, high: 2 });
    expect(() => at(0.99991)).toThrow('A confidence of intervals by resampling is at most 0.9999, got 0.99991.');
  });

  it('is missing where more resamples have no estimate than lie outside at one end', () => {
    const rare = Float64Array.from([0, 0, 0, 1]);
    const [interval] = bootstrapIntervals([rare], ([share = 0]) => [share > 0 ? 1 / share : null], { seed: 'rare' });
    expect(interval).toBeNull();
  });

  it('counts the few resamples without an estimate as outside at both ends', () => {
    // A resample of ten rows misses the two with a value with the probability 0.8 ** 10 = 0.11.
    const rare = Float64Array.from({ length: 10 }, (_, row) => (row < 2 ? 1 + row / 3 : 0));
    const at = (confidence: number) =>
      bootstrapIntervals([rare], ([share = 0]) => [share > 0 ? share : null, share], { confidence, seed: 'few' });
    const [partial, whole] = at(0.5);
    expect(partial!.low).toBe(whole!.low);
    expect(partial!.high).toBeGreaterThan(whole!.high);
    expect(at(0.9)[0]).toBeNull();
  });

  it('refuses what is no confidence', () => {
    expect(() => bootstrapIntervals([Float64Array.of(1)], mean, { confidence: 95, seed: '' })).toThrow(
      'A confidence lies between 0 and 1, such as 0.95, got 95.',
    );
  });
});
