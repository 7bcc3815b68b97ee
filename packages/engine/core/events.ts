import { ACTORS, HAZARD_COUNT, HAZARD_TABLES, STRIKES } from '../src/kernel/frame';
import { announce } from './announcements';
import { comesTrue } from './chances';
import { countEvent } from './counts';
import { draw } from './luck';
import { execute } from './programs';
import { find } from './tables';
import { word } from './words';

/** As `HAZARD_WORDS`. */
const HAZARD_WORDS = 4;

/** Lets events strike, in declared order; the hazards of those after one that has struck are looked up anew. */
export function strikeEvents(): void {
  const actors = word(ACTORS);
  const bundles = word(HAZARD_COUNT);
  for (let bundle = 0; bundle < bundles; bundle++) {
    const table = word(word(HAZARD_TABLES) + bundle);
    let row = find(table);
    let left = word(row);
    let at = row + 1;
    while (left > 0) {
      const event = word(at);
      if (comesTrue(at + 1, draw(actors + event))) {
        strike(event);
        row = find(table);
        left = word(row);
        at = row + 1;
        while (left > 0 && word(at) <= event) {
          left--;
          at += HAZARD_WORDS;
        }
      } else {
        left--;
        at += HAZARD_WORDS;
      }
    }
  }
}

function strike(event: i32): void {
  const listed = word(STRIKES) + 2 * event;
  countEvent(event);
  execute(word(listed));
  const listeners = word(listed + 1);
  if (listeners !== 0) announce(listeners);
}
