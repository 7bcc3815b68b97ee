import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLanes } from './lanes.ts';
import type { Instruction } from './programs.ts';

const CELLS = 20;
const FEWEST = 4;

const arbitraryStep = fc
  .record({ cell: fc.nat(CELLS - 1), summand: fc.integer({ min: -3, max: 3 }), low: fc.integer({ min: -5, max: 0 }), width: fc.nat(5) })
  .map(({ cell, summand, low, width }): Instruction => ({ kind: 'step', cell, summand, low, high: low + width }));
const arbitraryInstruction = fc.oneof(
  { weight: 9, arbitrary: arbitraryStep },
  { weight: 1, arbitrary: fc.constant<Instruction>({ kind: 'resum', tally: 0 }) },
);

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** What steps and lanes do to cells; what else there is doubles the first. */
function take(instructions: readonly Instruction[], cells: readonly number[]): readonly number[] {
  // A last window may reach beyond the last cell.
  const contents = [...cells, 0, 0, 0];
  for (const instruction of instructions) {
    if (instruction.kind === 'step') {
      const { cell, summand, low, high } = instruction;
      contents[cell] = within(contents[cell]! + summand, low, high);
    } else if (instruction.kind === 'lanes') {
      const { words } = instruction;
      for (let lane = 0; lane < 4; lane++) {
        const cell = words[0]! + lane;
        contents[cell] = within(contents[cell]! + words[4 + lane]!, words[8 + lane]!, words[12 + lane]!);
      }
    } else contents[0]! *= 2;
  }
  return contents;
}

describe('lanes', () => {
  it('do to all cells what the steps in their place do', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryInstruction, { maxLength: 30 }),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: CELLS, maxLength: CELLS }),
        (instructions, cells) => {
          expect(take(withLanes(instructions), cells)).toEqual(take(instructions, cells));
        },
      ),
      { seed: 20180116, numRuns: 500 },
    );
  });

  it('take neighbouring cells four at a time', () => {
    const steps = Array.from({ length: 8 }, (_, cell): Instruction => ({ kind: 'step', cell: 7 - cell, summand: cell, low: 0, high: 9 }));
    expect(withLanes(steps).map(({ kind }) => kind)).toEqual(['lanes', 'lanes']);
    expect(withLanes(steps.slice(0, FEWEST - 1))).toEqual(steps.slice(0, FEWEST - 1));
  });
});
