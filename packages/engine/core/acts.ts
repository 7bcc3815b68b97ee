import { ACTORS, MORE_LISTENERS, MORE_MATTERS, MORE_PROGRAM } from '../src/kernel/frame';
import { announce } from './announcements';
import { countAct } from './counts';
import { execute, takeSteps } from './programs';
import { word } from './words';

/**
 * Carries out an actor's act: a move of its turn, or a walk-out. The move and the actor's configuration lie here, in bytes.
 * @returns whether others' next turns may depend on it
 */
@inline
export function act(actor: i32, configuration: i32, move: i32): bool {
  const done = load<i32>(move, 4);
  const more = load<i32>(move, 8);
  countAct(actor, done - 1);
  store<i32>(configuration, load<i32>(move));
  takeSteps(move);
  if (more !== 0) execute(word(more + MORE_PROGRAM));
  // Last acts follow the configurations.
  store<i32>(configuration + (word(ACTORS) << 2), done);
  return more !== 0 && tell(more);
}

/** Tells of an act who hears of it. */
function tell(more: i32): bool {
  const listeners = word(more + MORE_LISTENERS);
  if (listeners !== 0) announce(listeners);
  return word(more + MORE_MATTERS) !== 0;
}
