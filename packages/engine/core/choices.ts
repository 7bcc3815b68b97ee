import { word } from './words';

/** Places of a row of choices and of its facts, as `CHOICE` and `FACTS` in choices.ts. */
const FACTS = 3;
const REST = 4;
const NOTE = 1;
/** The lanes of a short row's marks, apart from its facts. */
const SHORT_MARKS = 7;
const SHORT = 4;

/** The note of a row. */
export function noteOf(row: i32): i32 {
  return word(word(row + FACTS) + NOTE);
}

/** How many alternatives a row has. */
export function countOf(row: i32): i32 {
  return word(word(row + FACTS));
}

/** The alternative that a biased draw takes, of a short row. */
@inline
export function chosenOfFew(row: i32, draw: i32): i32 {
  return word(row + REST + popcnt(below(row << 2, draw) & SHORT_MARKS));
}

/** The alternative that a biased draw takes, of a row with this many, at least one. */
export function chosen(row: i32, count: i32, draw: i32): i32 {
  if (count <= SHORT) return chosenOfFew(row, draw);
  let place = row + REST;
  let index = 0;
  for (let left = count - 1; left > 0; left -= 4, place += 4) index += popcnt(below(place << 2, draw));
  return word(place + index);
}

/** Which of the four marks from this byte on are below the draw, as bits. */
@inline
function below(place: i32, draw: i32): i32 {
  return i32x4.bitmask(i32x4.gt_s(i32x4.splat(draw), v128.load(place)));
}
