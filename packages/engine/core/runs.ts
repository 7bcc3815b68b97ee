/** The loop of runs. */
import {
  ACTORS,
  EVENTS_COUNT,
  HOUSE_COUNT,
  HOUSE_TABLES,
  MEASURE_COUNT,
  MEASURE_VALUES,
  RECORD_HEAD,
  RECORD_WORDS,
  RECORDS,
  ROUNDS,
  ROW_CELLS,
  START,
  STATE,
  STATE_CELLS,
  TRACED,
} from '../src/kernel/frame';
import { roundEnded } from './board';
import { countEnd, countRound } from './counts';
import { draft, settleText } from './drafting';
import { strikeEvents } from './events';
import { turnToRound, turnToRun } from './luck';
import { beginMeasures, NO_OUTCOME, readEnd, readRound } from './measures';
import { execute } from './programs';
import { finalOutcome, passRound } from './rounds';
import { find } from './tables';
import { playTurns } from './turns';
import { cell, setWord, word } from './words';

const ROUND = 0;

/** Plays runs from this number on and writes their records one after the other. */
export function play(firstRun: i32, count: i32): void {
  let record = word(RECORDS);
  for (let index = 0; index < count; index++, record += word(RECORD_WORDS)) {
    turnToRun(firstRun + index);
    memory.copy(STATE << 2, word(START) << 2, word(STATE_CELLS) << 2);
    beginMeasures();
    let outcome = NO_OUTCOME;
    while (outcome === NO_OUTCOME) outcome = playRound();
    readEnd();
    countEnd();
    writeRecord(record, outcome);
  }
}

/** Plays the round at whose beginning the state stands; gives the outcome of a run that it ends, or `NO_OUTCOME`. */
function playRound(): i32 {
  const round = cell(ROUND);
  turnToRound(round);
  playTurns(round);
  draft(round, word(ACTORS) + word(EVENTS_COUNT));
  strikeEvents();
  keepHouse();
  countRound();
  if (word(TRACED) !== 0) roundEnded();
  const ended = readRound();
  if (ended !== NO_OUTCOME) return ended;
  if (round >= word(ROUNDS)) {
    settleText();
    return finalOutcome();
  }
  passRound();
  return NO_OUTCOME;
}

/** Applies the rules of each round. */
function keepHouse(): void {
  const blocks = word(HOUSE_COUNT);
  for (let block = 0; block < blocks; block++) execute(find(word(word(HOUSE_TABLES) + block)));
}

/** The outcome, the last round, the state's row, then from an even word on the measures. */
function writeRecord(record: i32, outcome: i32): void {
  const cells = word(ROW_CELLS);
  const measures = (record + RECORD_HEAD + cells + 1) & ~1;
  setWord(record, outcome);
  setWord(record + 1, cell(ROUND));
  memory.copy((record + RECORD_HEAD) << 2, STATE << 2, cells << 2);
  memory.copy(measures << 2, word(MEASURE_VALUES) << 3, word(MEASURE_COUNT) << 3);
}
