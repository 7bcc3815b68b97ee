import {
  BEGINNERS,
  COUNTED,
  FORESEEN,
  HEAD_PAIRS,
  HEAD_PLACES,
  HEAD_WORDS,
  MENUS,
  NOTES,
  PLACES,
  SPEAKER_WORDS,
  SPEAKERS,
  TURN_HEADS,
  TURN_TABLES,
} from '../src/kernel/frame';
import { act, actMore, actOf, moreOf, moveTo, setLast } from './acts';
import { declareTurn, digest } from './board';
import { chosen, countOf, noteOf } from './choices';
import { countAct, countBlocked, countTurn } from './counts';
import { draw, presentDraws } from './luck';
import { find } from './tables';
import { cell, word } from './words';

const PHASE = 1;
/** How many turns are foreseen at once: at first and after one that matters, and at most. */
const NEAREST = 1;
const FURTHEST = 32;
/** Powers of two: bytes of a head (see `HEAD_WORDS`), of the digest of a row, and of a menu. */
const HEAD_BITS = 6;
const DIGEST_BITS = 3;
const MENU_BITS = 4;
/** Pairs of digits that every head has. */
const FEW_PAIRS = 2;
/** A bit of each lane of a digest's marks, of bits by byte. */
const MARKS = 0b010101;

/** How many turns are foreseen next time. */
let reach: i32 = NEAREST;

/** The speakers of a phase in the speaking order of a round: how many, then the words of each. */
function speakersOf(phase: i32, round: i32): i32 {
  const beginners = word(BEGINNERS);
  return word(word(SPEAKERS) + phase * beginners + ((round - 1) % beginners));
}

/**
 * Lets the speakers of a round act, one after the other. Most of a run is spent here. So the moves of several speakers are foreseen before the first of them acts, which has no
 * branch that depends on luck and lets the processor look up one row while it waits for another; they hold until somebody does what matters to others. Then the
 * rest is foreseen anew, fewer at a time.
 */
export function playTurns(round: i32): void {
  const order = speakersOf(cell(PHASE), round);
  const foreseen = word(FORESEEN) << 2;
  let speaker = (order + 1) << 2;
  let left = word(order);
  while (left > 0) {
    const most = left < reach ? left : reach;
    foresee(speaker, foreseen, foreseen + (most << 3));
    const taken = takeTurns(speaker, foreseen, foreseen + (most << 3));
    reach = taken < 0 ? NEAREST : reach < FURTHEST ? reach << 1 : reach;
    const turns = taken < 0 ? -taken : taken;
    speaker += turns * (SPEAKER_WORDS << 2);
    left -= turns;
  }
}

/**
 * Writes down where the digests and the moves of some speakers lie, in bytes; 0 for a move that takes more to find out. All addresses come first, so that the processor waits for
 * many digests at a time.
 */
function foresee(first: i32, from: i32, to: i32): void {
  const draws = presentDraws();
  let speaker = first;
  for (let note = from; note < to; note += 8, speaker += SPEAKER_WORDS << 2) {
    const head = load<i32>(speaker, 8) + (load<i32>(load<i32>(speaker, 4)) << HEAD_BITS);
    store<i32>(note, load<i32>(head) + (keyBy(head) << DIGEST_BITS));
    store<i32>(note, load<i32>(draws + load<i32>(speaker, 12)), 4);
  }
  const menus = word(MENUS) << 2;
  for (let note = from; note < to; note += 8) {
    const digest = load<i32>(note);
    const marks = v128.load64_zero(digest);
    const draws = i16x8.splat(load<i16>(note, 6));
    const menu = menus + ((<i32>load<u16>(digest, 6)) << MENU_BITS);
    const move = load<i32>(menu + (popcnt(i8x16.bitmask(i16x8.gt_s(draws, marks)) & MARKS) << 2));
    // Where the upper half does not decide it takes more.
    store<i32>(note, (i8x16.bitmask(i16x8.eq(draws, marks)) & MARKS) === 0 ? move : 0, 4);
  }
}

/** Lets speakers act as foreseen from here to there, as long as that holds; gives how many have acted, below 0 if what is foreseen of others does not hold any more. */
@inline
function takeTurns(first: i32, from: i32, to: i32): i32 {
  const counted = word(COUNTED) !== 0;
  let speaker = first;
  for (let foreseen = from; foreseen < to; foreseen += 8, speaker += SPEAKER_WORDS << 2) {
    const configuration = load<i32>(speaker, 4);
    const move = load<i32>(foreseen, 4);
    if (move === 0) {
      takeUnforeseen(load<i32>(speaker), configuration);
      return (from - foreseen - 8) >> 3;
    }
    if (counted) count(load<i32>(speaker), load<u16>(load<i32>(foreseen), 6), move);
    const more = moreOf(move);
    moveTo(configuration, move);
    if (more === 0) setLast(configuration, move);
    else if (actMore(configuration, move, more)) return (from - foreseen - 8) >> 3;
  }
  return (to - from) >> 3;
}

/** Counts a turn as foreseen. */
@inline
function count(actor: i32, menu: i32, move: i32): void {
  countTurn(actor);
  countBlocked(actor, word(word(NOTES) + menu));
  countAct(actor, actOf(move));
}

/** Lets an actor act by any row, and lays the row down for the next time. Whatever is foreseen is taken not to hold afterwards. */
function takeUnforeseen(actor: i32, configuration: i32): void {
  const index = word(word(PLACES) + actor) + load<i32>(configuration);
  const known = word(word(TURN_TABLES) + index);
  const row = find(known !== 0 ? known : declareTurn(actor, load<i32>(configuration)));
  const head = (word(TURN_HEADS) + HEAD_WORDS * index) << 2;
  const rows = load<i32>(head);
  const place = rows + (keyBy(head) << DIGEST_BITS);
  if (rows !== 0 && load<u16>(place, 6) === 0) digest(row, place >> 2);
  if (word(COUNTED) !== 0) {
    countTurn(actor);
    countBlocked(actor, noteOf(row));
  }
  const alternatives = countOf(row);
  if (alternatives !== 0) {
    const move = chosen(row, alternatives, draw(actor)) << 2;
    if (word(COUNTED) !== 0) countAct(actor, actOf(move));
    act(configuration, move);
  }
}

/** The key of an actor's turn by the digits of its head. */
@inline
function keyBy(head: i32): i32 {
  const key = keyOfPair(head + (HEAD_PLACES << 2)) + keyOfPair(head + ((HEAD_PLACES + 4) << 2));
  return load<i32>(head, HEAD_PAIRS << 2) > FEW_PAIRS ? key + keyOfPair(head + ((HEAD_PLACES + 8) << 2)) : key;
}

@inline
function keyOfPair(digit: i32): i32 {
  const first = load<i32>(load<i32>(digit, 4) + (load<i32>(load<i32>(digit)) << 2));
  return first + load<i32>(load<i32>(digit, 12) + (load<i32>(load<i32>(digit, 8)) << 2));
}
