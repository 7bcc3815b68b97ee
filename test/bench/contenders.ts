import { readFileSync } from 'node:fs';
import { formatProblem, luckKey, type Model, parseScenario } from '@plenary/engine';
import type { Words } from '#engine/luck/threefry.js';
import { toyKey, toyScenario } from '../support/toy-summit.ts';
import type { Contender } from './contender.ts';
import { kernelContender, referenceContender, tallyContender, xstateContender } from './engine-contenders.ts';
import { toyByHandContender, toyInCContender, toyKernelContender, toyWithExpContender } from './toy-contenders.ts';

export type Summit = 'flagship' | 'toy';

/** Where things lie that contenders need. */
export interface Places {
  /** The flagship's file. */
  readonly flagship: string;
  /** The compiled toy in C; empty where there is no compiler. */
  readonly toyInC: string;
}

export interface Entry {
  readonly name: string;
  readonly summit: Summit;
  readonly title: string;
  /** Of how many runs its counts are compared with those of its summit's first contender. */
  readonly compared: number;
  enter(places: Places): Contender;
}

/** The contender that needs a C compiler. */
export const TOY_IN_C = 'toy-in-c';
export const TOY_KEY = toyKey(1);

/** All contenders in the order in which they take their turns. */
export const CONTENDERS: readonly Entry[] = [
  flagship('kernel', 'kernel', 0, kernelContender),
  flagship('tally', 'kernel, with all that a report counts', 20_000, tallyContender),
  flagship('script', 'kernel in JavaScript, without WebAssembly', 20_000, (model, key) => kernelContender(model, key, { compiled: false })),
  flagship('reference', 'reference engine', 50, referenceContender),
  flagship('xstate', 'XState actors', 200, (model, key) => xstateContender(model, key, { aloud: false })),
  flagship('xstate-aloud', 'XState actors, every act sent to everybody', 50, (model, key) => xstateContender(model, key, { aloud: true })),
  toy('toy-kernel', 'kernel', 0, () => toyKernelContender(toyModel(), TOY_KEY)),
  toy('toy-script', 'kernel in JavaScript, without WebAssembly', 400_000, () =>
    toyKernelContender(toyModel(), TOY_KEY, { compiled: false }),
  ),
  toy('toy-by-hand', 'TypeScript by hand', 400_000, () => toyByHandContender(TOY_KEY, true)),
  toy(TOY_IN_C, 'C by hand', 400_000, ({ toyInC }) => toyInCContender(toyInC)),
  toy('toy-block-a-draw', 'TypeScript by hand, a block of luck for every draw', 20_000, () => toyByHandContender(TOY_KEY, false)),
  toy('toy-with-exp', 'TypeScript by hand, exp at every decision', 20_000, () => toyWithExpContender(TOY_KEY)),
  toy('toy-xstate', 'XState actors', 500, () => xstateContender(toyModel(), TOY_KEY, { aloud: false })),
];

export function entryNamed(name: string): Entry {
  const entry = CONTENDERS.find((known) => known.name === name);
  if (entry === undefined)
    throw new RangeError(`No contender is called ${name}; there are ${CONTENDERS.map((known) => known.name).join(', ')}.`);
  return entry;
}

export function flagshipModel(file: string): Model {
  return modelOf(readFileSync(file, 'utf8'), file);
}

export function toyModel(): Model {
  return modelOf(toyScenario(), 'toy');
}

function modelOf(text: string, file: string): Model {
  const { model, problems } = parseScenario(text, { file, checkVariants: false });
  if (model === null) throw new Error(problems.map(formatProblem).join('\n'));
  return model;
}

function flagship(name: string, title: string, compared: number, create: (model: Model, key: Words) => Contender): Entry {
  return {
    name,
    summit: 'flagship',
    title,
    compared,
    enter(places) {
      const model = flagshipModel(places.flagship);
      return create(model, luckKey(model.seed));
    },
  };
}

function toy(name: string, title: string, compared: number, enter: (places: Places) => Contender): Entry {
  return { name, summit: 'toy', title, compared, enter };
}
