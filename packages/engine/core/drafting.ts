import { exceeds } from '../src/choice/rounding';
import {
  ACTORS,
  ADOPTED,
  AMENDMENTS,
  ATTENDING,
  BEGINNERS,
  BRACKET_WEIGHTS,
  BRACKETS,
  CONFIGURATIONS,
  COUNTED,
  EVERYBODY,
  FALLBACK,
  ISSUE_COUNT,
  ISSUES,
  OBJECTION_TABLES,
  PAGES,
  PARTS,
  PHASE_SESSIONS,
  PHASE_WORDS,
  PHASES,
  PLACES,
  SESSION,
  STATE,
  VOTES,
  WEIGHTS,
} from '../src/kernel/frame';
import { act, actOf } from './acts';
import { beginVotes, isAdopted, vote } from './adoption';
import { declareObjections, support } from './board';
import { comesTrue } from './chances';
import { chosen, countOf } from './choices';
import { countAct, countPosition } from './counts';
import { lateDraw } from './luck';
import { execute } from './programs';
import { find } from './tables';
import { cell, double, setCell, setDouble, word } from './words';

const PHASE = 1;
const PHASE_ROUND = 2;
const STATUS = 4;
const OPEN = 0;
const IS_ADOPTED = 1;
const NO_PART = -1;
const NO_VOTE = 0;
const SUPPORTS = 1;
const OBJECTS = 2;
/** The value of an amendment's table when the chairs carry it out. */
const CARRIED = 2;

/** Drafting sessions in a round of the present phase; 0 when it does not draft. */
function sessions(): i32 {
  return word(word(PHASES) + PHASE_WORDS * cell(PHASE) + PHASE_SESSIONS);
}

/** Holds the drafting sessions of a round until the text is settled. */
export function draft(round: i32, firstSlot: i32): void {
  const planned = sessions();
  if (planned === 0) return;
  const actors = word(ACTORS);
  const order = word(word(EVERYBODY) + ((round - 1) % word(BEGINNERS)));
  let slot = firstSlot;
  for (let session = 1; session <= planned && cell(STATUS) === OPEN && sessions() > 0; session++, slot += 2 * actors) {
    setCell(word(SESSION), (cell(PHASE_ROUND) - 1) * sessions() + session);
    let page = find(word(PAGES));
    for (let place = 1; place <= actors; place++) {
      if (takePosition(word(order + place), page, slot)) page = find(word(PAGES));
    }
    closeSession(order);
  }
}

/** Lets an actor take its position, if it takes part; says whether it walked out. */
function takePosition(actor: i32, page: i32, slot: i32): bool {
  const place = word(word(PLACES) + actor) + cell(word(CONFIGURATIONS) + actor);
  const part = word(word(PARTS) + place);
  if (part === NO_PART) return false;
  let chance = word(page + part);
  if (chance === 0) chance = support(actor, page);
  const supports = comesTrue(chance, lateDraw(slot + actor));
  countPosition(actor, supports);
  let objection = 0;
  if (!supports) {
    let table = word(word(OBJECTION_TABLES) + place);
    if (table === 0) table = declareObjections(actor);
    const row = find(table);
    const alternatives = countOf(row);
    if (alternatives !== 0) objection = chosen(row, alternatives, alternatives === 1 ? 0 : lateDraw(slot + word(ACTORS) + actor));
  }
  setCell(word(VOTES) + actor, supports ? SUPPORTS : OBJECTS);
  setCell(word(BRACKETS) + actor, objection > 0 ? objection : 0);
  if (objection >= 0) return false;
  const move = -objection << 2;
  if (word(COUNTED) !== 0) countAct(actor, actOf(move));
  act((STATE + word(CONFIGURATIONS) + actor) << 2, move);
  return true;
}

/** Adopts the text or lets the chairs amend it, and forgets the session's words. */
function closeSession(order: i32): void {
  const actors = word(ACTORS);
  const votes = word(VOTES);
  const brackets = word(BRACKETS);
  const weights = word(BRACKET_WEIGHTS);
  const sides = 2 * word(ISSUE_COUNT);
  for (let side = 0; side < sides; side++) setDouble(weights + side, 0);
  beginVotes();
  for (let place = 1; place <= actors; place++) {
    const actor = word(order + place);
    const said = cell(votes + actor);
    const bracket = cell(brackets + actor);
    setCell(votes + actor, NO_VOTE);
    setCell(brackets + actor, 0);
    if (said === NO_VOTE || !attends(actor)) continue;
    vote(actor, said === SUPPORTS);
    if (bracket > 0) setDouble(weights + bracket - 1, double(weights + bracket - 1) + double(word(WEIGHTS) + actor));
  }
  setCell(word(SESSION), 0);
  if (isAdopted()) {
    setCell(STATUS, IS_ADOPTED);
    setCell(word(ADOPTED), 1);
    return;
  }
  amend(heaviestSide(weights, sides));
}

function attends(actor: i32): bool {
  return word(word(ATTENDING) + word(word(PLACES) + actor) + cell(word(CONFIGURATIONS) + actor)) !== 0;
}

/** The side with the greatest weight of brackets, the first of equals; -1 without any. */
function heaviestSide(weights: i32, sides: i32): i32 {
  let best = -1;
  let most: f64 = 0;
  for (let side = 0; side < sides; side++) {
    const weight = double(weights + side);
    if (exceeds(weight, most, weight)) {
      best = side;
      most = weight;
    }
  }
  return best;
}

/** Moves the text to a side if the chairs carry it out. */
function amend(side: i32): void {
  if (side === -1 || find(word(word(AMENDMENTS) + side)) !== CARRIED) return;
  const issue = word(ISSUES) + (side >> 1);
  setCell(issue, cell(issue) + ((side & 1) === 1 ? 1 : -1));
}

/** Resolves the fallback if the present phase drafts and the text is still open. */
export function settleText(): void {
  if (sessions() > 0 && cell(STATUS) === OPEN) execute(find(word(FALLBACK)));
}
