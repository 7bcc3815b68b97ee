import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntegerHistogram } from './integer-histogram.ts';
import { quantiles } from './quantiles.ts';

const SEED = 20180116;
const values = fc.array(fc.integer({ min: -5, max: 15 }), { maxLength: 60 });

function histogramOf(sample: readonly number[]): IntegerHistogram {
  const histogram = new IntegerHistogram();
  for (const value of sample) histogram.add(value);
  return histogram;
}

test('a quantile is the least value with that share of the sorted sample up to it', () => {
  fc.assert(
    fc.property(values, (sample) => {
      fc.pre(sample.length > 0);
      const sorted = sample.toSorted((a, b) => a - b);
      const naive = (twentieths: number): number => sorted[Math.ceil((twentieths * sorted.length) / 20) - 1]!;
      expect(quantiles(histogramOf(sample).toJSON()!)).toEqual({
        median: naive(10),
        half: [naive(5), naive(15)],
        ninety: [naive(1), naive(19)],
      });
    }),
    { seed: SEED },
  );
});

test('nothing has no quantiles', () => {
  expect(quantiles([])).toBeNull();
});

test('histograms of portions merge to the histogram of the whole', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const merged = histogramOf(b);
      merged.merge(histogramOf(a));
      expect(merged.toJSON()).toEqual(histogramOf([...a, ...b]).toJSON());
      expect(IntegerHistogram.fromJSON(merged.toJSON()).toJSON()).toEqual(merged.toJSON());
    }),
    { seed: SEED },
  );
});

test('a histogram gives up on fractions and on too many different values, in whatever portions they come', () => {
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
  expect(histogramOf([1, 2, 2.5, 3]).toJSON()).toBeNull();
  expect(histogramOf(range(0, 4096)).toJSON()).toHaveLength(4096);
  expect(histogramOf(range(0, 4097)).toJSON()).toBeNull();
  const merged = histogramOf(range(0, 3000));
  merged.merge(histogramOf(range(2000, 4097)));
  expect(merged.toJSON()).toBeNull();
  merged.merge(histogramOf([1]));
  expect(merged.toJSON()).toBeNull();
});
