import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundColumns, roundRows } from './by-round.ts';
import { createForecast } from './forecast/forecast.ts';
import { EVERYTHING, modelOf, playedRun, tell } from './played-runs.test-support.ts';
import { createTally } from './tally.ts';

const model = modelOf(EVERYTHING);

test('rows by round say what the forecast says', () => {
  fc.assert(
    fc.property(fc.array(playedRun(model), { maxLength: 12 }), (played) => {
      const tally = createTally(model);
      tell(played, tally);
      const forecast = createForecast(tally);
      const columns = roundColumns(model);
      const rows = roundRows(tally).map((row) => Object.fromEntries(row.map((value, column) => [columns[column], value])));
      expect(rows.map(({ round, going }) => ({ round, going }))).toEqual(forecast.recorded);
      rows.forEach((row, slot) => {
        const { going } = forecast.recorded[slot]!;
        for (const { name, byRound } of forecast.gauges) {
          const { mean, quantiles } = byRound[slot]!;
          expect(row[`gauge.${name}.mean`]).toBe(mean);
          expect([row[`gauge.${name}.q05`], row[`gauge.${name}.q95`]]).toEqual(quantiles?.ninety ?? [null, null]);
          expect(row[`gauge.${name}.q50`]).toBe(quantiles?.median ?? null);
        }
        const share = (count: number): number | null => (going === 0 ? null : count / going);
        for (const { name, stances, attendance } of forecast.actors) {
          for (const { state, byRound } of stances) expect(row[`stance.${name}.${state}`]).toBe(share(byRound[slot]!));
          if (attendance !== null) expect(row[`attending.${name}`]).toBe(share(attendance.byRound[slot]!));
        }
      });
      expect(columns).toHaveLength(roundRows(tally)[0]!.length);
      expect(new Set(columns).size).toBe(columns.length);
    }),
    { seed: 17, numRuns: 40 },
  );
});
