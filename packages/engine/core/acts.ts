import { ACTORS, MORE_LISTENERS, MORE_MATTERS, MORE_PROGRAM, MOVE_MORE } from '../src/kernel/frame';
import { announce } from './announcements';
import { execute, takeSteps } from './programs';
import { word } from './words';

/**
 * Carries out an actor's act: a move of its turn, or a walk-out. The move and the actor's configuration lie here, in bytes.
 * @returns whether others' next turns may depend on it
 */
export function act(configuration: i32, move: i32): bool {
  const more = moreOf(move);
  moveTo(configuration, move);
  if (more !== 0) return actMore(configuration, move, more);
  setLast(configuration, move);
  return false;
}

/** What more there is to a move: its address, or 0. */
@inline
export function moreOf(move: i32): i32 {
  return load<i32>(move, MOVE_MORE << 2);
}

/** The act of a move that is not a reaction. */
@inline
export function actOf(move: i32): i32 {
  return <i32>load<u16>(move, 2) - 1;
}

/** Takes the configuration and the steps of a move. */
@inline
export function moveTo(configuration: i32, move: i32): void {
  store<i32>(configuration, <i32>load<u16>(move));
  takeSteps(move);
}

/** Notes a move's act as the actor's last. */
@inline
export function setLast(configuration: i32, move: i32): void {
  // Last acts follow the configurations.
  store<i32>(configuration + (word(ACTORS) << 2), <i32>load<u16>(move, 2));
}

/** Does what more there is to an act, and tells of it who hears of it; says whether others' next turns may depend on it. */
export function actMore(configuration: i32, move: i32, more: i32): bool {
  execute(word(more + MORE_PROGRAM));
  setLast(configuration, move);
  const listeners = word(more + MORE_LISTENERS);
  if (listeners !== 0) announce(listeners);
  return word(more + MORE_MATTERS) !== 0;
}
