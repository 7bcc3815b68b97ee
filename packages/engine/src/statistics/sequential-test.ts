import { ln } from '../choice/portable.ts';

/** A claim about the probability of something, to be decided by as few runs as it takes. */
export interface Claim {
  readonly says: 'at-least' | 'at-most';
  /** The claimed bound, in [0, 1]. */
  readonly probability: number;
  /** Half-width of the zone around the bound in which either verdict will do; positive. */
  readonly indifference: number;
  /** The greatest probability of accepting a claim that is false by the indifference or more, in (0, 0.5). */
  readonly falseAccept: number;
  /** The greatest probability of rejecting a claim that is true by the indifference or more, in (0, 0.5). */
  readonly falseReject: number;
}

export type Verdict = 'accept' | 'reject' | 'continue';

/** A sequential test under way; plain data. */
export interface SequentialTest {
  readonly claim: Claim;
  readonly successes: number;
  readonly runs: number;
  /** For the claim: logarithm of the likelihood of the runs at the true end of the zone of indifference, over that at its false end. May be infinite. */
  readonly evidence: number;
  readonly verdict: Verdict;
}

/**
 * A test of the claim before the first run: the sequential probability ratio test of Wald, "Sequential tests of statistical hypotheses"
 * (1945), with the ends of the zone of indifference as its two hypotheses. Its limits are `ln(1 / falseAccept)` and `ln(falseReject)`, somewhat
 * beyond Wald's own, so that by Ville's inequality neither error exceeds what is asked for, however many runs arrive between two looks.
 * @throws RangeError if the claim is out of range
 */
export function createSequentialTest(claim: Claim): SequentialTest {
  const { probability, indifference, falseAccept, falseReject } = claim;
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`A claimed probability lies between 0 and 1, got ${probability}.`);
  if (!(indifference > 0)) throw new RangeError(`An indifference is positive, such as 0.01, got ${indifference}.`);
  if (probability - indifference <= 0 && probability + indifference >= 1) {
    throw new RangeError(`An indifference leaves probabilities beside it, got ${indifference} around ${probability}. Make it smaller.`);
  }
  for (const error of [falseAccept, falseReject]) {
    if (!(error > 0 && error < 0.5)) throw new RangeError(`A probability of error lies between 0 and 0.5, such as 0.05, got ${error}.`);
  }
  return { claim, successes: 0, runs: 0, evidence: 0, verdict: 'continue' };
}

/** The test after further runs, some of them successes. A test that has its verdict keeps it and counts no more. */
export function stepSequentialTest(test: SequentialTest, successes: number, runs: number): SequentialTest {
  if (!(successes >= 0 && successes <= runs))
    throw new RangeError(`Further runs have 0 <= successes <= runs, got ${successes} of ${runs}.`);
  if (test.verdict !== 'continue') return test;
  const { claim } = test;
  const after = { claim, successes: test.successes + successes, runs: test.runs + runs };
  const evidence = evidenceFor(claim, after.successes, after.runs);
  return { ...after, evidence, verdict: verdictOn(claim, evidence) };
}

function evidenceFor({ says, probability, indifference }: Claim, successes: number, runs: number): number {
  const low = Math.max(0, probability - indifference);
  const high = Math.min(1, probability + indifference);
  const forHigh = term(successes, high, low) + term(runs - successes, 1 - high, 1 - low);
  return says === 'at-least' ? forHigh : -forHigh;
}

function verdictOn({ falseAccept, falseReject }: Claim, evidence: number): Verdict {
  if (evidence >= -ln(falseAccept)) return 'accept';
  if (evidence <= ln(falseReject)) return 'reject';
  return 'continue';
}

/** `count * ln(a / b)`, 0 for no counts even where a ratio is infinite. */
function term(count: number, a: number, b: number): number {
  return count === 0 ? 0 : count * (ln(a) - ln(b));
}
