/** An act that the actor could take now. */
export interface EnabledAct {
  /** Index in the model. */
  readonly act: number;
  readonly name: string;
  /** Finite. */
  readonly appeal: number;
  /** From pressure (-1) to dialogue (+1). */
  readonly lean: number;
}

/** What an actor sees when it chooses an act. */
export interface ActView {
  /** Inverse noise, at least 0; Infinity is none. */
  readonly precision: number;
  /** From 1 to `rounds`. */
  readonly round: number;
  readonly rounds: number;
  /** The round within the phase, from 1. */
  readonly phaseRound: number;
  /** In the model's order of acts; at least one. */
  readonly enabled: readonly EnabledAct[];
  /** The leaning of the act that an actor chose last, or null before its first; only of actors named in `reads`. */
  last(actor: string): number | null;
}

/** A strategy's own options as the scenario gives them. */
export type StrategyOptions = Readonly<Record<string, number | string>>;

/** What is wrong with one option: `expected <expected>, got <got>. <fix>`. */
export interface OptionProblem {
  readonly option: string;
  readonly expected: string;
  readonly got: string;
  readonly fix: string | null;
}

/** What the weights depend on beyond the enabled acts, so that they can be tabulated. */
export interface StrategyReads {
  readonly round: boolean;
  readonly phaseRound: boolean;
  /** Names of actors whose last acts it looks at; they must exist. */
  readonly last: readonly string[];
}

/**
 * How an actor chooses: a pure function from what it sees to weights over its enabled acts. It draws no luck, so whatever it says can be
 * sampled, solved and tabulated. `checkStrategy` holds it to its word. To add one, copy `hardliner.ts` and enter it in `registry.ts`.
 */
export interface Strategy {
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** What is wrong with the options; the other functions are called only with options that have no problem. */
  optionProblems(given: StrategyOptions): readonly OptionProblem[];
  reads(options: StrategyOptions): StrategyReads;
  /** One weight for each enabled act, proportional to its probability: finite, at least 0, not all 0. Adding the same number to all appeals changes nothing. */
  actWeights(view: ActView, options: StrategyOptions): readonly number[];
  /** The exponent e of the actor's aspiration when it drafts (see `aspiration`), at least 0; null keeps its position's own. */
  concession(options: StrategyOptions): number | null;
}

/** The reads of a strategy that looks at the enabled acts only. */
export const READS_NOTHING: StrategyReads = { round: false, phaseRound: false, last: [] };
