import { ACTORS, MORE_LISTENERS, MORE_MATTERS, MORE_PROGRAM, MOVE_MORE } from '../src/kernel/frame';
import { announce } from './announcements';
import { execute, takeSteps } from './programs';
import { word } from './words';

/**
 * Carries out an actor's act: a move of its turn, or a walk-out. The move and the actor's configuration lie here, in bytes.
 * @returns whether others' next turns may depend on it
 */
@inline
export function act(configuration: i32, move: i32): bool {
  const done = <i32>load<u16>(move, 2);
  const more = load<i32>(move, MOVE_MORE << 2);
  store<i32>(configuration, <i32>load<u16>(move));
  takeSteps(move);
  // Last acts follow the configurations.
  const last = configuration + (word(ACTORS) << 2);
  if (more !== 0) return actMore(more, done, last);
  store<i32>(last, done);
  return false;
}

/** The act of a move that is not a reaction. */
@inline
export function actOf(move: i32): i32 {
  return <i32>load<u16>(move, 2) - 1;
}

/** Does what more there is to an act, and tells of it who hears of it. */
function actMore(more: i32, done: i32, last: i32): bool {
  execute(word(more + MORE_PROGRAM));
  store<i32>(last, done);
  const listeners = word(more + MORE_LISTENERS);
  if (listeners !== 0) announce(listeners);
  return word(more + MORE_MATTERS) !== 0;
}
