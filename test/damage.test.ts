/** Scenario files with random damage, by number: more, and others, with `npm run soak:scenarios`. */
import { describe, expect, it } from 'vitest';
import { damagedScenario, endure, type Fate } from './support/damaged-scenario.ts';

const CASES = Number(process.env.PLENARY_CASES ?? 120);
const FIRST = Number(process.env.PLENARY_CASES_SEED ?? 1);

describe('a damaged scenario file', () => {
  it(
    'is refused at a place of it, or means the same when printed, played by either engine, told and drawn',
    () => {
      const fates: Record<Fate, number> = { refused: 0, played: 0 };
      const failures: string[] = [];
      for (let number = FIRST; number < FIRST + CASES; number++) {
        try {
          fates[endure(damagedScenario(number), number)] += 1;
        } catch (error) {
          const { stack, message } = error as Error;
          const replay = `PLENARY_CASES=1 PLENARY_CASES_SEED=${number} npx vitest run test/damage.test.ts`;
          failures.push(`${message}\n${stack}\nTo replay: ${replay}`);
        }
      }
      expect(failures.join('\n\n')).toBe('');
      if (CASES >= 100) expect(Math.min(fates.refused, fates.played)).toBeGreaterThan(CASES / 20);
    },
    CASES * 60_000,
  );
});
