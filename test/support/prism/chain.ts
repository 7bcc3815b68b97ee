/** The Markov chain that a program of the PRISM language denotes, and the answers to questions about it. */
import { conditionOf, type Lookup, namesIn, numberOf, readTerm, type Term, termValue } from './expression.ts';
import type { Command, Program } from './program.ts';
import { TokenReader } from './tokens.ts';

type State = readonly number[];

export interface Chain {
  readonly states: readonly State[];
  /** By state: the states after it with their probabilities. */
  readonly next: readonly ReadonlyMap<number, number>[];
  readonly transitions: number;
}

/** How far the probabilities of a command may add up to other than 1. */
const ROUNDING = 1e-12;

/** What names and labels mean in a state. */
export function lookupIn(program: Program, state: State): Lookup {
  const lookup: Lookup = (name, isLabel) => {
    const place = isLabel ? undefined : program.places.get(name);
    if (place !== undefined) return state[place]!;
    const term = isLabel ? program.labels.get(name) : (program.formulas.get(name) ?? program.constants.get(name));
    if (term === undefined) throw new Error(`There is no ${isLabel ? 'label' : 'name'} "${name}".`);
    return termValue(term, lookup);
  };
  return lookup;
}

/**
 * Builds the chain from all reachable states.
 * @throws {Error} where not exactly one command applies, probabilities are not positive or do not add up to 1, or a variable leaves its range
 */
export function chainOf(program: Program): Chain {
  const { variables, commands, places } = program;
  const indices = new Map<string, number>();
  const states: State[] = [];
  const next: Map<number, number>[] = [];
  const indexOf = (state: State): number => {
    const key = state.join();
    let index = indices.get(key);
    if (index === undefined) {
      index = states.push(state) - 1;
      indices.set(key, index);
    }
    return index;
  };
  const none: Lookup = (name) => numberOf(program.constants.get(name)!, none);
  indexOf(variables.map(({ init }) => numberOf(init, none)));
  for (let index = 0; index < states.length; index++) {
    const state = states[index]!;
    const lookup = lookupIn(program, state);
    const applying = commands.filter(({ guard }) => conditionOf(guard, lookup));
    if (applying.length !== 1)
      throw new Error(
        `${applying.length} commands apply to ${describe(program, state)}: lines ${applying.map(({ line }) => line).join()}.`,
      );
    const after = new Map<number, number>();
    let total = 0;
    for (const { probability, updates } of applying[0]!.branches) {
      const share = probability === null ? 1 : numberOf(probability, lookup);
      if (!(share > 0 && share <= 1)) throw new Error(`Line ${applying[0]!.line}: ${share} is no probability.`);
      const reached = [...state];
      for (const [name, term] of updates) {
        const { low, high } = variables[places.get(name)!]!;
        const value = numberOf(term, lookup);
        if (!Number.isInteger(value) || value < low || value > high)
          throw new Error(`Line ${applying[0]!.line}: ${name} becomes ${value} from ${describe(program, state)}.`);
        reached[places.get(name)!] = value;
      }
      const target = indexOf(reached);
      after.set(target, (after.get(target) ?? 0) + share);
      total += share;
    }
    if (Math.abs(total - 1) > ROUNDING) throw new Error(`Line ${applying[0]!.line}: the probabilities add up to ${total}.`);
    next.push(after);
  }
  return { states, next, transitions: next.reduce((sum, { size }) => sum + size, 0) };
}

function describe({ variables }: Program, state: State): string {
  return variables.map(({ name }, index) => `${name}=${state[index]}`).join(' ');
}

/** The answers to properties `P=? [ F ... ]` and `R{"..."}=? [ F ... ]`, in their order. */
export function answersOf(
  program: Program,
  chain: Chain,
  properties: string,
): readonly { readonly question: string; readonly answer: number }[] {
  const reader = new TokenReader(properties);
  const answers: { question: string; answer: number }[] = [];
  while (!reader.isAtEnd) {
    const { line } = reader.next;
    let reward: string | null = null;
    if (reader.takes('R')) {
      for (const sign of ['{', '"']) reader.expect(sign);
      reward = reader.take('word').text;
      for (const sign of ['"', '}']) reader.expect(sign);
    } else reader.expect('P');
    for (const sign of ['=', '?', '[', 'F']) reader.expect(sign);
    const target = readTerm(reader);
    for (const sign of [']', ';']) reader.expect(sign);
    answers.push({ question: properties.split('\n')[line - 1]!, answer: answer(program, chain, target, reward) });
  }
  return answers;
}

/** Follows the probability mass from the first state until all of it has come to the target or to rest. */
function answer(program: Program, chain: Chain, target: Term, reward: string | null): number {
  const lookups = chain.states.map((state) => lookupIn(program, state));
  const isTarget = lookups.map((lookup) => conditionOf(target, lookup));
  const items = reward === null ? [] : program.rewards.get(reward);
  if (items === undefined) throw new Error(`There are no rewards "${reward}".`);
  const gain = (state: number): number => {
    const lookup = lookups[state]!;
    return items.reduce((sum, { guard, value }) => sum + (conditionOf(guard, lookup) ? nonNegative(numberOf(value, lookup)) : 0), 0);
  };
  let arrived = 0;
  let gained = 0;
  let mass = new Map([[0, 1]]);
  while (mass.size > 0) {
    const after = new Map<number, number>();
    for (const [state, share] of mass) {
      if (isTarget[state]) {
        arrived += share;
        continue;
      }
      if (reward !== null) gained += share * gain(state);
      const next = chain.next[state]!;
      if (next.size === 1 && next.has(state)) continue;
      for (const [to, probability] of next) after.set(to, (after.get(to) ?? 0) + share * probability);
    }
    mass = after;
  }
  return reward === null ? arrived : gained;
}

function nonNegative(value: number): number {
  if (value < 0) throw new Error(`A reward is ${value}.`);
  return value;
}

/**
 * Commands that could lead a variable out of its range from a state, reachable or not, that has the value of this variable and meets the parts of
 * the guard that speak of it alone: PRISM's symbolic engines refuse them.
 */
export function strayingCommands(program: Program): readonly Command[] {
  const names = new Set(program.variables.map(({ name }) => name));
  return program.commands.filter(({ guard, branches }) =>
    branches.some(({ updates }) =>
      [...updates].some(([name, term]) => {
        const { low, high } = program.variables.find((variable) => variable.name === name)!;
        const read = namesIn(term).filter((each) => names.has(each));
        if (read.length === 0) return false;
        const own = conjuncts(guard).filter(
          (part) =>
            namesIn(part)
              .filter((each) => names.has(each))
              .join() === name,
        );
        const values = Array.from({ length: high - low + 1 }, (_, index) => low + index);
        return values.some((value) => {
          const state = program.variables.map((variable) => (variable.name === name ? value : variable.low));
          const lookup = lookupIn(program, state);
          const result = numberOf(term, lookup);
          return read.join() !== name || (own.every((part) => conditionOf(part, lookup)) && (result < low || result > high));
        });
      }),
    ),
  );
}

function conjuncts(term: Term): readonly Term[] {
  return term.kind === 'apply' && term.operation === '&' ? term.terms.flatMap(conjuncts) : [term];
}
