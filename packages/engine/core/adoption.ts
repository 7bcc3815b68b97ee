import { exceeds } from '../src/choice/rounding';
import { CONSENSUS, MAJORITY, MOST_ASIDE, RULE, RULE_MINUS, RULE_QUOTA, STAND_ASIDE, VETOES, WEIGHTS } from '../src/kernel/frame';
import { double, word } from './words';

let stopped: bool = false;
let aside: i32 = 0;
let objections: i32 = 0;
let supporters: i32 = 0;
let voters: i32 = 0;
let supportingWeight: f64 = 0;
let votingWeight: f64 = 0;

/** Begins a count of votes (see `AdoptionCount`). */
export function beginVotes(): void {
  stopped = false;
  aside = 0;
  objections = 0;
  supporters = 0;
  voters = 0;
  supportingWeight = 0;
  votingWeight = 0;
}

/** Counts the vote of an actor that attends. */
export function vote(actor: i32, supports: bool): void {
  const weight = double(word(WEIGHTS) + actor);
  if (supports) {
    supporters++;
    supportingWeight += weight;
  } else {
    if (word(word(VETOES) + actor) !== 0) stopped = true;
    if (word(word(STAND_ASIDE) + actor) !== 0 && aside < word(MOST_ASIDE)) {
      aside++;
      return;
    }
    objections++;
  }
  voters++;
  votingWeight += weight;
}

/** Whether the votes since the beginning adopt the text. */
export function isAdopted(): bool {
  const rule = word(RULE);
  if (stopped || supporters === 0) return false;
  if (rule === CONSENSUS) return objections <= word(RULE_MINUS);
  const quota = double(word(RULE_QUOTA));
  return rule === MAJORITY
    ? exceeds(<f64>supporters, quota * <f64>voters, <f64>voters)
    : !exceeds(quota * votingWeight, supportingWeight, votingWeight);
}
