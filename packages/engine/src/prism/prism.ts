import { TooManyStates } from '../exact/frontier.ts';
import { checkLimit, DEFAULT_LIMIT, solve } from '../exact/solve.ts';
import type { Model } from '../scenario/model.ts';
import { ConditionTexts } from './conditions-text.ts';
import { explore } from './exploration.ts';
import { modelText } from './model-text.ts';
import { namingOf } from './naming.ts';
import { propertiesText } from './properties-text.ts';

export interface PrismOptions {
  /** The greatest number of states of the exported model; `DEFAULT_LIMIT` by default. */
  readonly limit?: number;
  /** Told of each round whose states are known. */
  readonly onRound?: (round: number) => void;
}

/** A model for PRISM and Storm with its properties, or why there is none, as versioned, JSON-safe data. Fields may be added under the same version. */
export type PrismExport = {
  readonly format: 'plenary.prism/1';
  readonly title: string;
  readonly variant: string | null;
  /** The greatest number of states that it could have. */
  readonly limit: number;
} & (
  | {
      readonly complete: true;
      readonly states: number;
      readonly transitions: number;
      /** A discrete-time Markov chain in the PRISM language. */
      readonly model: string;
      /** Questions to it, in PRISM's property language. */
      readonly properties: string;
    }
  /** There were more states. */
  | { readonly complete: false }
);

/**
 * Writes a model as a discrete-time Markov chain in the language of PRISM (Kwiatkowska, Norman and Parker 2011), which Storm reads too. A state of the chain
 * is a moment of a round with all that can matter later; probabilities are unrounded, as in `solve`. The commands are found from the reachable states, all
 * of which are visited: time and memory are proportional to their number.
 * @throws RangeError if the limit is not at least one state
 */
export function exportPrism(model: Model, { limit = DEFAULT_LIMIT, onRound }: PrismOptions = {}): PrismExport {
  checkLimit(limit);
  const { title, variant } = model;
  const about = { format: 'plenary.prism/1', title, variant, limit } as const;
  const measured = model.measures.map((measure) => (measure.kind === 'count' ? null : measure.of));
  try {
    const exploration = explore(model, limit, [...model.outcomes.map(({ when }) => when), ...measured], onRound ?? (() => undefined));
    const solution = solve(model, { limit });
    if (!solution.complete) return { ...about, complete: false };
    const naming = namingOf(model, exploration);
    const conditions = new ConditionTexts(model, exploration, naming);
    const { states, transitions } = exploration;
    return {
      ...about,
      complete: true,
      states,
      transitions,
      model: modelText(model, exploration, naming, conditions),
      properties: propertiesText(model, exploration, naming, solution),
    };
  } catch (error) {
    if (!(error instanceof TooManyStates)) throw error;
    return { ...about, complete: false };
  }
}
