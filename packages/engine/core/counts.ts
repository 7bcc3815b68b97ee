/** What a tally counts, in integers: within a run at first, and then over runs until it is collected (see core-counts.ts). */
import {
  ACT_COUNT,
  ACT_GROUPS,
  ACT_SUMS,
  ACTORS,
  ACTS,
  ATTENDED,
  ATTENDED_NOW,
  ATTENDING,
  BLOCKED,
  BLOCKED_CELLS,
  BLOCKED_SUMS,
  CONFIGURATION_CELLS,
  CONFIGURATIONS,
  CONFIGURATIONS_BY_ROUND,
  COUNTED,
  EVENT_GROUPS,
  EVENT_SUMS,
  EVENTS,
  FINAL_CONFIGURATIONS,
  FINAL_GAUGES,
  FINAL_OPTIONS,
  FINAL_STATUSES,
  GAUGE_CELLS,
  GAUGE_COUNT,
  GAUGE_STARTS,
  GAUGES,
  GAUGES_BY_ROUND,
  GOING,
  IN_RUN,
  IN_RUN_WORDS,
  ISSUE_COUNT,
  ISSUES,
  LAST_SUPPORTS,
  OPTION_CELLS,
  OPTION_STARTS,
  PLACES,
  POSITIONS,
  PRECONDITIONS,
  SLOTS,
  STATE,
  SUPPORT_SUMS,
  SUPPORTS,
  SUPPORTS_NOW,
  TURNS,
} from '../src/kernel/frame';
import { addTo, cell, setWord, word } from './words';

const ROUND = 0;
const STATUS = 4;

/** Counts a turn, while anything is counted. */
@inline
export function countTurn(actor: i32): void {
  addTo(word(TURNS) + actor, 1);
}

/** Counts the preconditions that kept an act from an actor, while anything is counted. */
export function countBlocked(actor: i32, blocked: i32): void {
  if (blocked === 0) return;
  let at = word(PRECONDITIONS) + actor;
  const first = word(BLOCKED) + word(at);
  at = word(BLOCKED) + word(at + 1) - 1;
  let index = first;
  for (let rest = blocked; rest !== 0; rest >>>= 1, index++) addTo(index, rest & 1);
  addTo(at, 1);
}

/** Counts an act, while anything is counted. */
@inline
export function countAct(actor: i32, act: i32): void {
  addTo(word(ACTS) + actor * word(ACT_COUNT) + act, 1);
}

export function countEvent(event: i32): void {
  if (word(COUNTED) !== 0) addTo(word(EVENTS) + event, 1);
}

export function countPosition(actor: i32, supports: bool): void {
  if (word(COUNTED) === 0) return;
  const support = supports ? 1 : 0;
  addTo(word(POSITIONS) + actor, 1);
  addTo(word(SUPPORTS) + actor, support);
  setWord(word(SUPPORTS_NOW) + actor, support);
}

/** Counts where everything stands at the end of a round. */
export function countRound(): void {
  if (word(COUNTED) === 0) return;
  const slot = word(word(SLOTS) + cell(ROUND));
  noteAttendance();
  if (slot < 0) return;
  addTo(word(GOING) + slot, 1);
  countConfigurations(word(CONFIGURATIONS_BY_ROUND) + slot * word(CONFIGURATION_CELLS));
  countGauges(word(GAUGES_BY_ROUND) + slot * word(GAUGE_CELLS));
}

function noteAttendance(): void {
  const attending = word(ATTENDING) << 2;
  let place = word(PLACES) << 2;
  let configuration = (STATE + word(CONFIGURATIONS)) << 2;
  let attended = word(ATTENDED_NOW) << 2;
  for (let left = word(ACTORS); left > 0; left--, place += 4, configuration += 4, attended += 4) {
    const now = load<i32>(attending + ((load<i32>(place) + load<i32>(configuration)) << 2));
    store<i32>(attended, load<i32>(attended) | now);
  }
}

function countConfigurations(counts: i32): void {
  const first = counts << 2;
  let place = word(PLACES) << 2;
  let configuration = (STATE + word(CONFIGURATIONS)) << 2;
  for (let left = word(ACTORS); left > 0; left--, place += 4, configuration += 4) {
    const at = first + ((load<i32>(place) + load<i32>(configuration)) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
}

function countGauges(counts: i32): void {
  const first = counts << 2;
  let start = word(GAUGE_STARTS) << 2;
  let gauge = (STATE + word(GAUGES)) << 2;
  for (let left = word(GAUGE_COUNT); left > 0; left--, start += 4, gauge += 4) {
    const at = first + ((load<i32>(start) + load<i32>(gauge)) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
}

/** Counts the end of a run and forgets what was counted within it. */
export function countEnd(): void {
  if (word(COUNTED) === 0) return;
  countConfigurations(word(FINAL_CONFIGURATIONS));
  countGauges(word(FINAL_GAUGES));
  countText();
  addSquares(word(ACTS), word(ACT_GROUPS), word(ACT_SUMS));
  addSquares(word(EVENTS), word(EVENT_GROUPS), word(EVENT_SUMS));
  countActors();
  memory.fill(word(IN_RUN) << 2, 0, word(IN_RUN_WORDS) << 2);
}

function countText(): void {
  const status = cell(STATUS);
  const counts = word(FINAL_OPTIONS) + status * word(OPTION_CELLS);
  const issues = word(ISSUE_COUNT);
  addTo(word(FINAL_STATUSES) + status, 1);
  for (let issue = 0; issue < issues; issue++) addTo(counts + word(word(OPTION_STARTS) + issue) + cell(word(ISSUES) + issue), 1);
}

function countActors(): void {
  const actors = word(ACTORS);
  const cells = word(BLOCKED_CELLS);
  const preconditions = word(PRECONDITIONS);
  for (let actor = 0; actor < actors; actor++) {
    addTo(word(ATTENDED) + actor, word(word(ATTENDED_NOW) + actor));
    addTo(word(LAST_SUPPORTS) + actor, word(word(SUPPORTS_NOW) + actor));
    addShare(word(SUPPORT_SUMS) + actor, actors, word(word(SUPPORTS) + actor), word(word(POSITIONS) + actor));
    const turns = word(word(TURNS) + actor);
    const end = word(preconditions + actor + 1);
    for (let index = word(preconditions + actor); index < end; index++) {
      addShare(word(BLOCKED_SUMS) + index, cells, word(word(BLOCKED) + index), turns);
    }
  }
}

/** Adds the hits and occasions of a run: their sums, the runs, then the sums of their squares and products, `stride` words apart. */
function addShare(sums: i32, stride: i32, hits: i32, occasions: i32): void {
  if (occasions === 0) return;
  let at = sums;
  addTo(at, hits);
  at += stride;
  addTo(at, occasions);
  at += stride;
  addTo(at, 1);
  at += stride;
  addTo(at, hits * hits);
  at += stride;
  addTo(at, occasions * occasions);
  at += stride;
  addTo(at, hits * occasions);
}

/** Adds numbers of a run to their sums, the sums of their squares, and the runs in which they are not 0; four at a time. */
function addSquares(counts: i32, groups: i32, sums: i32): void {
  const stride = groups << 4;
  let from = counts << 2;
  let to = sums << 2;
  for (let left = groups; left > 0; left--, from += 16, to += 16) {
    const numbers = v128.load(from);
    if (!v128.any_true(numbers)) continue;
    v128.store(to, i32x4.add(v128.load(to), numbers));
    v128.store(to + stride, i32x4.add(v128.load(to + stride), i32x4.mul(numbers, numbers)));
    v128.store(to + 2 * stride, i32x4.sub(v128.load(to + 2 * stride), i32x4.ne(numbers, i32x4.splat(0))));
  }
}
