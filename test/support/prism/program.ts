/** A program of the PRISM language: the part of it that one module of bounded whole numbers needs. */
import { readTerm, type Term } from './expression.ts';
import { TokenReader } from './tokens.ts';

export interface Program {
  readonly constants: ReadonlyMap<string, Term>;
  readonly formulas: ReadonlyMap<string, Term>;
  readonly variables: readonly ProgramVariable[];
  /** By a variable's name: its place among them. */
  readonly places: ReadonlyMap<string, number>;
  readonly commands: readonly Command[];
  readonly labels: ReadonlyMap<string, Term>;
  readonly rewards: ReadonlyMap<string, readonly RewardItem[]>;
}
export interface ProgramVariable {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly init: Term;
}
export interface Command {
  readonly line: number;
  readonly guard: Term;
  readonly branches: readonly ProgramBranch[];
}
export interface ProgramBranch {
  /** Null where it is not written: 1. */
  readonly probability: Term | null;
  readonly updates: ReadonlyMap<string, Term>;
}
export interface RewardItem {
  readonly guard: Term;
  readonly value: Term;
}

/** Keywords by PRISM's manual, "The PRISM Language / Modules and Variables"; none of them names anything. */
const KEYWORDS =
  `A bool clock const ctmc C double dtmc E endinit endinvariant endmodule endobservables endrewards endsystem false formula filter func F
  global G init invariant I int label max mdp min module X nondeterministic observable observables of Pmax Pmin P pomdp popta probabilistic prob pta rate rewards
  Rmax Rmin R S stochastic system true U W`.split(/\s+/);

/** @throws {Error} when the text is not of that language, or a name is not legal or not unique */
export function readProgram(text: string): Program {
  const reader = new TokenReader(text);
  const used = new Set<string>(KEYWORDS);
  const name = (among: Set<string> = used): string => {
    const { text: word, line } = reader.take('word');
    if (KEYWORDS.includes(word)) throw new Error(`Line ${line}: "${word}" is a keyword.`);
    if (among.has(word)) throw new Error(`Line ${line}: the name "${word}" is given twice.`);
    among.add(word);
    return word;
  };
  const defined = (names: Set<string>, into: Map<string, Term>): void => {
    const key = name(names);
    reader.expect('=');
    into.set(key, readTerm(reader));
    reader.expect(';');
  };
  const quoted = (names: Set<string>): string => {
    reader.expect('"');
    const key = name(names);
    reader.expect('"');
    return key;
  };
  const [constants, formulas, labels] = [new Map<string, Term>(), new Map<string, Term>(), new Map<string, Term>()];
  const rewards = new Map<string, readonly RewardItem[]>();
  const variables: ProgramVariable[] = [];
  const commands: Command[] = [];
  const [labelNames, rewardNames] = [new Set<string>(['init', 'deadlock']), new Set<string>()];

  function readModule(): void {
    name();
    while (!reader.takes('endmodule')) {
      if (reader.next.text === '[') commands.push(readCommand(reader));
      else variables.push(readVariable(reader, name()));
    }
  }

  function readRewards(): void {
    const key = quoted(rewardNames);
    const items: RewardItem[] = [];
    while (!reader.takes('endrewards')) {
      const guard = readTerm(reader);
      reader.expect(':');
      items.push({ guard, value: readTerm(reader) });
      reader.expect(';');
    }
    rewards.set(key, items);
  }

  reader.expect('dtmc');
  while (!reader.isAtEnd) {
    if (reader.takes('const')) {
      reader.expect('int');
      defined(used, constants);
    } else if (reader.takes('formula')) defined(used, formulas);
    else if (reader.takes('module')) readModule();
    else if (reader.takes('rewards')) readRewards();
    else {
      reader.expect('label');
      const key = quoted(labelNames);
      reader.expect('=');
      labels.set(key, readTerm(reader));
      reader.expect(';');
    }
  }
  const places = new Map(variables.map(({ name: key }, index) => [key, index]));
  return { constants, formulas, variables, places, commands, labels, rewards };
}

function readVariable(reader: TokenReader, name: string): ProgramVariable {
  const bound = (): number => (reader.takes('-') ? -Number(reader.take('whole').text) : Number(reader.take('whole').text));
  reader.expect(':');
  reader.expect('[');
  const low = bound();
  reader.expect('..');
  const high = bound();
  reader.expect(']');
  reader.expect('init');
  const init = readTerm(reader);
  reader.expect(';');
  if (low >= high) throw new Error(`The variable ${name} has the range ${low}..${high}.`);
  return { name, low, high, init };
}

function readCommand(reader: TokenReader): Command {
  const { line } = reader.next;
  reader.expect('[');
  reader.expect(']');
  const guard = readTerm(reader);
  reader.expect('->');
  const branches: ProgramBranch[] = [];
  do {
    let probability: Term | null = null;
    if (reader.next.kind !== 'sign' && reader.next.text !== 'true') {
      probability = readTerm(reader);
      reader.expect(':');
    }
    branches.push({ probability, updates: readUpdates(reader) });
  } while (reader.takes('+'));
  reader.expect(';');
  return { line, guard, branches };
}

function readUpdates(reader: TokenReader): ReadonlyMap<string, Term> {
  const updates = new Map<string, Term>();
  if (reader.takes('true')) return updates;
  do {
    reader.expect('(');
    const { text, line } = reader.take('word');
    if (updates.has(text)) throw new Error(`Line ${line}: ${text} is updated twice.`);
    reader.expect("'");
    reader.expect('=');
    updates.set(text, readTerm(reader));
    reader.expect(')');
  } while (reader.takes('&'));
  return updates;
}
