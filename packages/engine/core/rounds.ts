import {
  ADOPTED,
  OUTCOME_TABLES,
  PHASE_ENDS_WHEN,
  PHASE_FAILING,
  PHASE_MOST_SLIPS,
  PHASE_NEXT,
  PHASE_ON_ENTER,
  PHASE_QUORUM,
  PHASE_ROUNDS,
  PHASE_SLIP_BY,
  PHASE_SLIP_PROGRAM,
  PHASE_WORDS,
  PHASES,
} from '../src/kernel/frame';
import { settleText } from './drafting';
import { execute } from './programs';
import { holds } from './tables';
import { cell, setCell, word } from './words';

const ROUND = 0;
const PHASE = 1;
const PHASE_ROUND = 2;
const SLIPS = 3;
const NONE = -1;

function phaseWords(phase: i32): i32 {
  return word(PHASES) + PHASE_WORDS * phase;
}

/** Moves on to the next round: the phase goes on, slips or gives way. */
export function passRound(): void {
  const phase = phaseWords(cell(PHASE));
  const slips = cell(SLIPS);
  const endsWhen = word(phase + PHASE_ENDS_WHEN);
  const quorum = word(phase + PHASE_QUORUM);
  const given = cell(word(ADOPTED)) === 1 || (endsWhen !== NONE && holds(endsWhen));
  const over = given || cell(PHASE_ROUND) >= word(phase + PHASE_ROUNDS) + slips * word(phase + PHASE_SLIP_BY);
  const failed = over && !given && quorum !== NONE && !holds(quorum);
  const next = word(phase + (failed ? PHASE_FAILING : PHASE_NEXT));
  setCell(word(ADOPTED), 0);
  if (failed && slips < word(phase + PHASE_MOST_SLIPS)) {
    setCell(SLIPS, slips + 1);
    execute(word(phase + PHASE_SLIP_PROGRAM));
  } else if (over && next !== NONE) {
    enter(next);
    return;
  }
  setCell(ROUND, cell(ROUND) + 1);
  setCell(PHASE_ROUND, cell(PHASE_ROUND) + 1);
}

function enter(phase: i32): void {
  settleText();
  setCell(ROUND, cell(ROUND) + 1);
  setCell(PHASE, phase);
  setCell(PHASE_ROUND, 1);
  setCell(SLIPS, 0);
  execute(word(phaseWords(phase) + PHASE_ON_ENTER));
}

/** The first outcome that holds at the end of the last round. */
export function finalOutcome(): i32 {
  let outcome = 0;
  while (!holds(word(word(OUTCOME_TABLES) + outcome))) outcome++;
  return outcome;
}
