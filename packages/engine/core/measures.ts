import {
  COUNT,
  COUNTS,
  END_COUNT,
  END_WORDS,
  ENDS,
  FINAL,
  FIRST,
  MAXIMUM,
  MEAN,
  MEASURE_COUNT,
  MEASURE_KINDS,
  MEASURE_TABLES,
  MEASURE_VALUES,
  MINIMUM,
  ROUNDS_IN,
} from '../src/kernel/frame';
import { find } from './tables';
import { cell, double, setDouble, word } from './words';

/** In place of an outcome: none. */
export const NO_OUTCOME = -1;

const ROUND = 0;

/** Forgets the measures of the last run. */
export function beginMeasures(): void {
  const values = word(MEASURE_VALUES);
  const count = word(MEASURE_COUNT);
  for (let measure = 0; measure < count; measure++) {
    const kind = word(word(MEASURE_KINDS) + measure);
    setDouble(values + measure, kind === ROUNDS_IN || kind === MEAN ? 0 : NaN);
  }
}

/** Reads the end of a round; the outcome that ends the run, or `NO_OUTCOME`. */
export function readRound(): i32 {
  let ending = NO_OUTCOME;
  const bundles = word(END_COUNT);
  let bundle = word(ENDS);
  for (let left = bundles; left > 0; left--, bundle += END_WORDS) {
    const row = find(word(bundle));
    const ended = word(row) - 1;
    if (ended !== NO_OUTCOME && (ending === NO_OUTCOME || ended < ending)) ending = ended;
    const count = word(bundle + 1);
    const list = word(bundle + 2);
    for (let place = 0; place < count; place++) readMeasure(word(list + place), word(row + 1 + place));
  }
  return ending;
}

/** Takes in a measure's word of a round's end. */
function readMeasure(measure: i32, read: i32): void {
  const at = word(MEASURE_VALUES) + measure;
  const value = double(at);
  switch (word(word(MEASURE_KINDS) + measure)) {
    case FIRST:
      if (read === 1 && isNaN(value)) setDouble(at, <f64>cell(ROUND));
      break;
    case ROUNDS_IN:
      setDouble(at, value + <f64>read);
      break;
    case MAXIMUM:
      if (!(double(read) <= value)) setDouble(at, double(read));
      break;
    case MINIMUM:
      if (!(double(read) >= value)) setDouble(at, double(read));
      break;
    default:
      setDouble(at, value + double(read));
  }
}

/** Reads the end of a run. */
export function readEnd(): void {
  const count = word(MEASURE_COUNT);
  for (let measure = 0; measure < count; measure++) {
    const at = word(MEASURE_VALUES) + measure;
    const kind = word(word(MEASURE_KINDS) + measure);
    if (kind === FINAL) setDouble(at, double(find(word(word(MEASURE_TABLES) + measure)) - 1));
    else if (kind === MEAN) setDouble(at, double(at) / <f64>cell(ROUND));
    else if (kind === COUNT) setDouble(at, <f64>cell(word(COUNTS) + measure));
  }
}
