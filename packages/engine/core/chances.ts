import { word } from './words';

/** As `CHANCE` and `MODE` in chances.ts. */
const MARK = 1;
const DRAW = 1;
const ALWAYS = 2;

/** Whether a chance comes true by a biased draw. */
export function comesTrue(chance: i32, draw: i32): bool {
  const mode = word(chance);
  return mode === DRAW ? draw <= word(chance + MARK) : mode === ALWAYS;
}
