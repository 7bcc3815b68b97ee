import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { ClusteredShares } from './clustered-shares.ts';
import { unseenBound, wilsonInterval } from './interval.ts';

/** Shares over runs, each given as its occasions. */
function sharesOf(runs: readonly (readonly boolean[])[]): ClusteredShares {
  const shares = new ClusteredShares(1);
  for (const occasions of runs) shares.add(0, occasions.filter((isHit) => isHit).length, occasions.length);
  return shares;
}

const repeat = <T>(times: number, item: T): T[] => Array.from({ length: times }, () => item);

describe('a share of occasions', () => {
  test('with one occasion in each run is about as sure as a share of runs', () => {
    const { low, high, share } = sharesOf([...repeat(30, [true]), ...repeat(70, [false])]).proportion(0, 0.95);
    const plain = wilsonInterval(30, 100, 0.95);
    expect(share).toBe(0.3);
    expect(low).toBeCloseTo(plain.low, 2);
    expect(high).toBeCloseTo(plain.high, 2);
  });

  test('is no surer for occasions that only repeat each other', () => {
    const once = sharesOf([...repeat(30, [true]), ...repeat(70, [false])]).proportion(0, 0.95);
    const tenfold = sharesOf([...repeat(30, repeat(10, true)), ...repeat(70, repeat(10, false))]).proportion(0, 0.95);
    expect(tenfold.of).toBe(1000);
    expect(tenfold.low).toBeCloseTo(once.low!, 12);
    expect(tenfold.high).toBeCloseTo(once.high!, 12);
  });

  test('never seen is bounded by the number of runs, not of occasions', () => {
    const never = sharesOf(repeat(50, repeat(20, false))).proportion(0, 0.95);
    expect(never.upperBound).toBe(unseenBound(50, 0.95));
    expect(sharesOf(repeat(50, repeat(20, true))).proportion(0, 0.95).lowerBound).toBe(1 - unseenBound(50, 0.95));
  });

  test('of nothing is null', () => {
    expect(sharesOf([]).proportion(0, 0.95)).toMatchObject({ count: 0, of: 0, share: null, low: null, high: null });
  });

  test('covers the true share about as often as it says, though runs differ in length and kind', () => {
    const random = seedrandom('clusters');
    let covered = 0;
    for (let repetition = 0; repetition < 600; repetition++) {
      const runs = Array.from({ length: 150 }, () => {
        const p = random() < 0.5 ? 0.1 : 0.5;
        return Array.from({ length: 1 + Math.floor(random() * 9) }, () => random() < p);
      });
      const { low, high } = sharesOf(runs).proportion(0, 0.95);
      if (low! <= 0.3 && 0.3 <= high!) covered++;
    }
    expect(covered / 600).toBeGreaterThan(0.92);
    expect(covered / 600).toBeLessThan(0.98);
  });
});
