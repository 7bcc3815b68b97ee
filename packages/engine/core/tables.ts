import { STATE } from '../src/kernel/frame';
import { fill, findHashed } from './board';
import { word } from './words';

const STATE_BYTES: usize = STATE << 2;
/** In bytes, places of a table's head, as `TABLE` in tables.ts. */
const LENGTH: usize = 4;
const DIGITS = 12;
const DIGIT_BYTES = 8;
const TRUE = 2;

/** The value of a table in the present state. */
export function find(table: i32): i32 {
  const head = table << 2;
  let key = load<i32>(head);
  if (key === 0) return findHashed(table);
  let digit = head + DIGITS;
  for (let left = load<i32>(head, LENGTH); left > 0; left--, digit += DIGIT_BYTES) {
    key += load<i32>((load<i32>(digit, 4) + load<i32>(load<i32>(digit) << 2, STATE_BYTES)) << 2);
  }
  const value = word(key);
  return value !== 0 ? value : fill(table, key);
}

/** Whether the condition of a table holds; table 0 always does. */
export function holds(table: i32): bool {
  return table === 0 || find(table) === TRUE;
}
