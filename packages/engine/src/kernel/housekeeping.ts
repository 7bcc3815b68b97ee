import { compileExpression } from '../expression/evaluate.ts';
import type { StateReader } from '../expression/reader.ts';
import type { Rule } from '../scenario/model.ts';
import type { Atom } from './atoms.ts';
import { keysOf, LARGEST_BUNDLE } from './bundles.ts';
import type { Conditions } from './conditions.ts';
import { digitsOf } from './digits.ts';
import type { Ground } from './ground.ts';
import { withLanes } from './lanes.ts';
import { type Instruction, type Programs, programWords } from './programs.ts';
import { createReader } from './reader.ts';

/** How many states of what a key leaves open are tried to see whether a guard is decided all the same. */
const MOST_TRIALS = 64;

/** A rule of each round made ready. */
interface HouseRule {
  readonly instructions: readonly Instruction[];
  readonly atoms: readonly Atom[];
  /** The guard over the trial state; null when the rule always applies. */
  readonly holds: ((state: StateReader) => number) | null;
  /** The rule with its guard, for when the key does not decide it. */
  guarded(): Instruction;
}

/**
 * The rules of each round, in blocks: within one, no guard reads what an earlier rule writes, so all guards can be judged at its beginning. A block's table is keyed by
 * the cells that most guards share, and gives the program of the rules that apply; a rule whose guard those cells leave open is in it with its guard. What effects come to is worked out with the
 * program where that keeps the table small, too.
 * So the rules of many actors cost one look-up in a round in which they have nothing to do.
 */
export class Housekeeping {
  /** The tables of the blocks, in order. */
  readonly tables: readonly number[];
  private readonly ground: Ground;
  private readonly trial: Int32Array;
  private readonly trialReader: StateReader;
  private readonly effects: Programs;
  private readonly programs = new Map<string, number>();

  constructor(ground: Ground, conditions: Conditions, programs: Programs) {
    this.ground = ground;
    this.effects = programs;
    this.trial = ground.state.slice();
    this.trialReader = createReader(ground.cells, ground.stances, { state: this.trial });
    const rules = ground.model.eachRound
      .map((rule) => houseRule(ground, conditions, programs, rule))
      .filter(({ instructions }) => instructions.length > 0);
    this.tables = blocksOf(rules).map((block) => this.block(block));
  }

  private block(rules: readonly HouseRule[]): number {
    const { cells, tables } = this.ground;
    const keyed = this.keyCells(rules);
    const isKeyed = ({ cell }: Atom): boolean => keyed.has(cell);
    const open = rules.map(({ atoms }) =>
      digitsOf(
        cells,
        atoms.filter((atom) => !isKeyed(atom)),
      ),
    );
    const { atoms, ready } = this.readyEffects(
      rules,
      rules.flatMap((rule) => rule.atoms.filter(isKeyed)),
    );
    return tables.declare(atoms, () => {
      const instructions = rules.flatMap((rule, index) => this.judged(rule, open[index]!));
      return this.program(
        instructions.map((instruction) =>
          instruction.kind === 'computed' && ready.has(instruction) ? this.effects.resolved(instruction) : instruction,
        ),
      );
    });
  }

  /**
   * The effects whose steps follow from the state at the block's beginning, as many as keep its table small, and what the table depends on with them.
   * @param guarding what it depends on without them
   */
  private readyEffects(
    rules: readonly HouseRule[],
    guarding: readonly Atom[],
  ): { readonly atoms: readonly Atom[]; readonly ready: ReadonlySet<Instruction> } {
    const ready = new Set<Instruction>();
    const written = new Set<number>();
    let atoms = guarding;
    for (const instruction of rules.flatMap(({ instructions }) => instructions)) {
      if (instruction.kind === 'computed' && !instruction.atoms.some(({ cell }) => written.has(cell))) {
        const together = [...atoms, ...instruction.atoms];
        if (keysOf(this.ground.cells, together) <= LARGEST_BUNDLE) {
          ready.add(instruction);
          atoms = together;
        }
      }
      if ('cell' in instruction) written.add(instruction.cell);
    }
    return { atoms, ready };
  }

  /** The cells that decide most guards, as many as keep the table small. */
  private keyCells(rules: readonly HouseRule[]): ReadonlySet<number> {
    const { cells } = this.ground;
    const byCell = new Map<number, Atom[]>();
    const readers = new Map<number, number>();
    for (const { atoms } of rules) {
      for (const cell of new Set(atoms.map((atom) => atom.cell))) readers.set(cell, (readers.get(cell) ?? 0) + 1);
      for (const atom of atoms) byCell.set(atom.cell, [...(byCell.get(atom.cell) ?? []), atom]);
    }
    const keyed = new Set<number>();
    let keys = 1;
    for (const [cell] of [...readers].sort(([a, m], [b, n]) => n - m || a - b)) {
      const radix = digitsOf(cells, byCell.get(cell)!)[0]?.radix ?? 1;
      if (keys * radix > LARGEST_BUNDLE) continue;
      keyed.add(cell);
      keys *= radix;
    }
    return keyed;
  }

  /** What is left of a rule in the present state, the contents of these digits' cells being open. */
  private judged(rule: HouseRule, open: ReturnType<typeof digitsOf>): readonly Instruction[] {
    if (rule.holds === null) return rule.instructions;
    const trials = open.reduce((product, { radix }) => product * radix, 1);
    if (trials > MOST_TRIALS || open.some(({ classes }) => classes === null)) return [rule.guarded()];
    this.trial.set(this.ground.state);
    let holding = 0;
    for (let trial = 0; trial < trials; trial++) {
      let rest = trial;
      for (const { cell, radix, classes } of open) {
        this.trial[cell] = this.ground.cells.low[cell]! + classes!.indexOf(rest % radix);
        rest = Math.floor(rest / radix);
      }
      if (rule.holds(this.trialReader) !== 0) holding++;
    }
    if (holding === trials) return rule.instructions;
    return holding === 0 ? [] : [rule.guarded()];
  }

  private program(instructions: readonly Instruction[]): number {
    const words = programWords(this.ground.memory.linear === null ? instructions : withLanes(instructions));
    const key = words.join(' ');
    let address = this.programs.get(key);
    if (address === undefined) {
      address = this.ground.memory.store(words);
      this.programs.set(key, address);
    }
    return address;
  }
}

function houseRule(ground: Ground, conditions: Conditions, programs: Programs, { when, effects }: Rule): HouseRule {
  const instructions = programs.effects(effects);
  let guarded: Instruction | null = null;
  return {
    instructions,
    atoms: when === null ? [] : ground.atoms.of(when.root),
    holds: when === null ? null : compileExpression(ground.atoms.tallied(when.root)),
    guarded() {
      guarded ??= { kind: 'when', condition: conditions.condition(when), program: ground.memory.store(programWords(instructions)) };
      return guarded;
    },
  };
}

function blocksOf(rules: readonly HouseRule[]): readonly (readonly HouseRule[])[] {
  const blocks: HouseRule[][] = [];
  const written = new Set<number>();
  for (const rule of rules) {
    const last = blocks.at(-1);
    if (last === undefined || rule.atoms.some(({ cell }) => written.has(cell))) {
      blocks.push([rule]);
      written.clear();
    } else {
      last.push(rule);
    }
    for (const instruction of rule.instructions) if ('cell' in instruction) written.add(instruction.cell);
  }
  return blocks;
}
