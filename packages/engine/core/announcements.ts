import { CONFIGURATIONS, MORE_PROGRAM, MOVE_MORE } from '../src/kernel/frame';
import { resolveReaction } from './board';
import { execute, takeSteps } from './programs';
import { find } from './tables';
import { cell, setCell, word } from './words';

/** As `LISTENER_WORDS` and `NO_REACTION` on the other side. */
const LISTENER_WORDS = 3;
const NO_REACTION = 1;
/** Lets everybody on a list of listeners react to what they hear. */
export function announce(listeners: i32): void {
  const configurations = word(CONFIGURATIONS);
  let place = listeners + 1;
  for (let left = word(listeners); left > 0; left--, place += LISTENER_WORDS) {
    const actor = word(place);
    const configuration = cell(configurations + actor);
    let reaction = word(word(place + 1) + configuration);
    if (reaction === NO_REACTION) continue;
    if (reaction === 0) {
      reaction = resolveReaction(word(place + 2), configuration);
      if (reaction === NO_REACTION) continue;
    }
    const move = reaction > 0 ? find(reaction) : -reaction;
    if (move === NO_REACTION) continue;
    setCell(configurations + actor, <i32>load<u16>(move << 2));
    takeSteps(move << 2);
    const more = word(move + MOVE_MORE);
    if (more !== 0) execute(word(more + MORE_PROGRAM));
  }
}
