import { MOVE_STEP, MOVE_SUMMANDS, MOVE_WINDOW, STATE } from '../src/kernel/frame';
import { renewSum } from './board';
import { find, holds } from './tables';
import { word } from './words';

/** As `THEN` and `STEP_WORDS` in programs.ts. */
const END = 0;
const COMPUTED = 1;
const RESUM = 2;
const LISTED = 4;
const LANES = 5;
const STEP_BYTES = 16;
/** As `LISTED_WORDS` in programs.ts and the words of `lanesOf` in lanes.ts. */
const LISTED_BYTES = 20;
const LANES_BYTES = 64;
const STATE_BYTES: usize = STATE << 2;

/** Runs a program; none at address 0. */
export function execute(program: i32): void {
  if (program === 0) return;
  const end = takeCellSteps(program << 2);
  if (load<i32>(end) !== END) goOn(end);
}

/** Runs a program from the end of its first plain steps on, which lies here in bytes. */
function goOn(from: i32): void {
  let at = from;
  while (true) {
    const then = load<i32>(at);
    if (then === END) return;
    const first = load<i32>(at, 4);
    const second = load<i32>(at, 8);
    at += 12;
    if (then === COMPUTED) {
      const row = find(first);
      const place = second << 2;
      const sum = load<i32>(place, STATE_BYTES) + word(row);
      store<i32>(place, within(sum, word(row + 1), word(row + 2)), STATE_BYTES);
    } else if (then === LISTED) at = takeListed(at, first);
    else if (then === LANES) at = takeLanes(at, first);
    else if (then === RESUM) renewSum(first);
    else if (holds(first)) execute(second);
    at = takeCellSteps(at);
  }
}

/** Takes so many listed steps, which lie here in bytes; gives where they end. */
function takeListed(from: i32, count: i32): i32 {
  let at = from;
  for (let left = count; left > 0; left--, at += LISTED_BYTES) {
    const summand = load<i32>((load<i32>(at, 4) + load<i32>(load<i32>(at) << 2, STATE_BYTES)) << 2);
    const place = load<i32>(at, 8) << 2;
    store<i32>(place, within(load<i32>(place, STATE_BYTES) + summand, load<i32>(at, 12), load<i32>(at, 16)), STATE_BYTES);
  }
  return at;
}

/** Takes plain steps on four neighbouring cells at a time, as many times; gives where they end. */
function takeLanes(from: i32, count: i32): i32 {
  let at = from;
  for (let left = count; left > 0; left--, at += LANES_BYTES) {
    const place = load<i32>(at) << 2;
    const sums = i32x4.add(v128.load(place, STATE_BYTES), v128.load(at, 16));
    v128.store(place, i32x4.min_s(i32x4.max_s(sums, v128.load(at, 32)), v128.load(at, 48)), STATE_BYTES);
  }
  return at;
}

/** Takes the plain steps at the beginning of a program, which lies here in bytes; gives where they end. */
@inline
function takeCellSteps(program: i32): i32 {
  let at = program + 4;
  for (let left = load<i32>(program); left > 0; left--, at += STEP_BYTES) {
    const place = load<i32>(at) << 2;
    const sum = load<i32>(place, STATE_BYTES) + load<i32>(at, 4);
    store<i32>(place, within(sum, load<i32>(at, 8), load<i32>(at, 12)), STATE_BYTES);
  }
  return at;
}

/** Does what a move, which lies here in bytes, does to cells (see `MOVE_WORDS`), but for what more there is to it. */
@inline
export function takeSteps(move: i32): void {
  const window = load<i32>(move, MOVE_WINDOW << 2);
  v128.store(window, i32x4.add(v128.load(window), v128.load_ext<i16>(move, MOVE_SUMMANDS << 2)));
  const place = <i32>load<u16>(move, MOVE_STEP << 2);
  const sum = load<i32>(place) + <i32>load<i16>(move, (MOVE_STEP << 2) + 2);
  store<i32>(place, within(sum, <i32>load<i16>(move, (MOVE_STEP << 2) + 4), <i32>load<i16>(move, (MOVE_STEP << 2) + 6)));
}

@inline
function within(value: i32, low: i32, high: i32): i32 {
  const above = value < low ? low : value;
  return above > high ? high : above;
}
