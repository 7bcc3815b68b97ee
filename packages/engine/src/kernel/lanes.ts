import type { Instruction } from './programs.ts';

type Step = Extract<Instruction, { kind: 'step' }>;

const LANES = 4;
const LOWEST = -(2 ** 31);
const HIGHEST = 2 ** 31 - 1;

/**
 * The same instructions with runs of plain steps on different cells done in lanes: four neighbouring cells at a time. The words of lanes are the first cell, three idle ones, then four
 * summands, four lower and four upper bounds; a cell between that has no step keeps its contents.
 */
export function withLanes(instructions: readonly Instruction[]): readonly Instruction[] {
  const done: Instruction[] = [];
  let run: Step[] = [];
  const close = (): void => {
    done.push(...(run.length < LANES ? run : lanesOf(run)));
    run = [];
  };
  for (const instruction of instructions) {
    if (instruction.kind !== 'step' || run.some(({ cell }) => cell === instruction.cell)) close();
    if (instruction.kind === 'step') run.push(instruction);
    else done.push(instruction);
  }
  close();
  return done;
}

function lanesOf(run: readonly Step[]): readonly Instruction[] {
  const byCell = new Map(run.map((step) => [step.cell, step]));
  const lanes: Instruction[] = [];
  let next = 0;
  for (const first of [...byCell.keys()].sort((a, b) => a - b)) {
    if (first < next) continue;
    next = first + LANES;
    const steps = Array.from({ length: LANES }, (_, lane) => byCell.get(first + lane));
    const words = [
      ...[first, 0, 0, 0],
      ...steps.map((step) => step?.summand ?? 0),
      ...steps.map((step) => step?.low ?? LOWEST),
      ...steps.map((step) => step?.high ?? HIGHEST),
    ];
    lanes.push({ kind: 'lanes', words });
  }
  return lanes;
}
