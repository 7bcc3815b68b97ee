import { describe, expect, test } from 'vitest';
import { firstPassage } from './first-passage.ts';
import { wilsonInterval } from './interval.ts';

describe('the distribution of a first passage', () => {
  test('is a plain share with Wilson intervals, both ways, where no run ends early', () => {
    const passage = firstPassage([0, 10, 0, 30, 20], [0, 0, 0, 0, 40], 0.95);
    expect(passage.runs).toBe(100);
    expect(passage.endedBefore).toBe(0);
    expect(passage.steps.map(({ round, share }) => [round, share])).toEqual([
      [1, 0.1],
      [3, 0.4],
      [4, 0.6],
    ]);
    for (const step of passage.steps) {
      expect(step.unended).toBeCloseTo(step.share, 12);
      expect(step.shareInterval).toEqual(wilsonInterval(step.share * 100, 100, 0.95));
      expect(step.unendedInterval.low).toBeCloseTo(step.shareInterval.low, 10);
      expect(step.unendedInterval.high).toBeCloseTo(step.shareInterval.high, 10);
    }
  });

  /** Remission under 6-mercaptopurine: 21 patients (Freireich et al. 1963), whose product-limit estimates are in every textbook of survival analysis. */
  test('takes runs that ended early out of the reckoning by the product limit', () => {
    const passed = new Float64Array(36);
    const censored = new Float64Array(36);
    for (const [round, count] of Object.entries({ 6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1 })) passed[Number(round)] = count;
    for (const [round, count] of Object.entries({ 6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1 }))
      censored[Number(round)] = count;
    const { steps, endedBefore, passed: total } = firstPassage(passed, censored, 0.95);
    expect(total).toBe(9);
    expect(endedBefore).toBe(11);
    const survival = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    const atRisk = [21, 17, 15, 12, 11, 7, 6];
    steps.forEach((step, index) => {
      expect(1 - step.unended).toBeCloseTo(survival[index]!, 3);
      expect(step.atRisk).toBe(atRisk[index]);
      expect(step.share).toBeLessThanOrEqual(step.unended + 1e-12);
      expect(step.unendedInterval.low).toBeLessThan(step.unended);
      expect(step.unendedInterval.high).toBeGreaterThan(step.unended);
    });
    const last = steps.at(-1)!;
    expect(last.unendedInterval.high - last.unendedInterval.low).toBeGreaterThan(last.shareInterval.high - last.shareInterval.low);
  });

  test('says by when it had happened in a quarter, a half and three quarters of all runs', () => {
    const { quarter, half, threeQuarters } = firstPassage([0, 10, 20, 30, 0], [0, 0, 0, 0, 40], 0.95);
    expect([quarter, half, threeQuarters]).toEqual([2, 3, null]);
  });

  test('ends at 1, and not beyond, when it happened in every run', () => {
    const { steps } = firstPassage([0, 6, 4, 0], [0, 0, 0, 0], 0.95);
    expect(steps.at(-1)).toMatchObject({ share: 1, unended: 1 });
    expect(steps.at(-1)!.unendedInterval.low).toBeCloseTo(wilsonInterval(10, 10, 0.95).low, 10);
    expect(firstPassage([0, 10], [0, 0], 0.95).steps[0]!.unendedInterval).toEqual(wilsonInterval(10, 10, 0.95));
  });

  test('has no steps without runs, and none where it never happened', () => {
    expect(firstPassage([0, 0], [0, 0], 0.95)).toMatchObject({ runs: 0, passed: 0, steps: [], quarter: null });
    expect(firstPassage([0, 0], [3, 4], 0.95)).toMatchObject({ runs: 7, passed: 0, endedBefore: 3, steps: [] });
  });
});
