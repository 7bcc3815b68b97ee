/**
 * The toy summit written by hand for speed, to measure the kernel by: a party's whole state in one byte, its choice by position of that byte in a table
 * of thresholds filled ahead, and the same addressed luck.
 */
import { LUCK_ROUNDS } from '#engine/luck/luck.js';
import { threefry4x32 } from '#engine/luck/threefry.js';
import { TOY_ROUNDS, type ToyKey, type ToyParty } from '../support/toy-summit.ts';
import { countEnd, createToyCounts, type ToyCounts } from './toy-counts.ts';

/** In which order the words of the counter stand: Plenary's own, or that of the known counts. */
export type ToyAddress = 'run-block-party' | 'run-party-block';

export interface ToyByHand {
  play(key: ToyKey, firstRun: number, runs: number, address: ToyAddress): ToyCounts;
}

/** Forms of a party: the four stances, then returned, away for one round more, away for two. */
const RETURNED = 4;
const FORMS = 7;
const WAITING = 1;
const GRIEVANCES = 5;
const CONCESSIONS = 7;
const PRESSURES = 11;
const DRAFTS = 8;

/** A state's row: three marks, then the next states of four alternatives as bytes. */
const ROW_SHIFT = 2;
const PARTY_SHIFT = ROW_SHIFT + 8;
/** Of a mark that no draw exceeds. */
const NEVER = 0x7fffffff;
const BIAS = 0x80000000;

/** Bits of each count in a word: n0 to n3, then those that are out. */
const COUNT_BITS = 6;
const COUNT_MASK = 63;

const codeOf = (form: number, grievance: number, concessions: number): number =>
  (form * GRIEVANCES + grievance) * CONCESSIONS + concessions;

/**
 * Fills the toy's tables.
 * @param sharesBlocks whether a block of luck serves four rounds; otherwise it is made anew for each, to see what sharing is worth
 */
export function createToyByHand(parties: readonly ToyParty[], hazards: readonly number[], sharesBlocks = true): ToyByHand {
  const rows = rowsOf(parties);
  const strikes = Int32Array.from(hazards, markOf);
  const counted = new Int32Array(256);
  const angered = new Uint8Array(256);
  const soothed = new Uint8Array(256);
  for (let form = 0; form < FORMS; form++) {
    for (let grievance = 0; grievance < GRIEVANCES; grievance++) {
      for (let concessions = 0; concessions < CONCESSIONS; concessions++) {
        const code = codeOf(form, grievance, concessions);
        counted[code] = 1 << (COUNT_BITS * Math.min(form, RETURNED));
        angered[code] = codeOf(form, Math.min(4, grievance + 1), form === 2 ? Math.max(0, concessions - 1) : concessions);
        soothed[code] = codeOf(form, Math.max(0, grievance - 1), concessions);
      }
    }
  }
  const count = parties.length;
  const states = new Uint8Array(count);
  const luck = new Uint32Array(4 * (count + 1));

  /** All parties choose; the result counts who took which form. */
  function turns(page: number, word: number): number {
    let tally = 0;
    for (let party = 0; party < count; party++) {
      const row = ((page + party) << PARTY_SHIFT) + (states[party]! << ROW_SHIFT);
      const draw = luck[(party << 2) + word]! ^ BIAS;
      const taken = (draw > rows[row]! ? 8 : 0) + (draw > rows[row + 1]! ? 8 : 0) + (draw > rows[row + 2]! ? 8 : 0);
      const next = (rows[row + 3]! >>> taken) & 255;
      states[party] = next;
      tally += counted[next]!;
    }
    return tally;
  }

  function change(nexts: Uint8Array): void {
    for (let party = 0; party < count; party++) states[party] = nexts[states[party]!]!;
  }

  function play(key: ToyKey, firstRun: number, runs: number, address: ToyAddress): ToyCounts {
    const counts = createToyCounts();
    for (let run = firstRun; run < firstRun + runs; run++) {
      let pressure = 3;
      let draft = 2;
      let out = 0;
      states.fill(codeOf(WAITING, 0, 0));
      for (let round = 0; round < TOY_ROUNDS; round++) {
        const word = round & 3;
        if (word === 0 || !sharesBlocks) fillLuck(luck, key, run, round >> 2, address);
        const struck = (luck[(count << 2) + word]! ^ BIAS) <= strikes[pressure]!;
        const tally = turns((pressure * DRAFTS + draft) * count, word);
        const n0 = tally & COUNT_MASK;
        const n2 = (tally >>> (2 * COUNT_BITS)) & COUNT_MASK;
        const n3 = (tally >>> (3 * COUNT_BITS)) & COUNT_MASK;
        const hard = n2 + n3;
        out = tally >>> (4 * COUNT_BITS);
        counts.concede += n0;
        counts.insist += n2;
        counts.threaten += n3;
        counts.wait += count - n0 - hard - out;
        counts.out += out;
        if (hard >= 9) change(angered);
        else if (n0 >= 7) change(soothed);
        if (n0 >= hard + 3) draft = Math.min(7, draft + 1);
        else if (hard >= n0 + 6) draft = Math.max(0, draft - 1);
        if (struck) {
          counts.events++;
          pressure = Math.min(10, pressure + 2);
        } else if (n0 > hard) pressure = Math.max(0, pressure - 1);
        else if (hard >= 10) pressure = Math.min(10, pressure + 1);
      }
      if (draft >= 6) counts.deal++;
      else if (out >= 3) counts.collapse++;
      else if (draft >= 3) counts.partial++;
      else counts.none++;
      countEnd(counts, draft, pressure);
    }
    return counts;
  }

  return { play };
}

function rowsOf(parties: readonly ToyParty[]): Int32Array {
  const rows = new Int32Array((PRESSURES * DRAFTS * parties.length) << PARTY_SHIFT);
  for (let pressure = 0; pressure < PRESSURES; pressure++) {
    for (let draft = 0; draft < DRAFTS; draft++) {
      parties.forEach((party, index) => {
        const page = ((pressure * DRAFTS + draft) * parties.length + index) << PARTY_SHIFT;
        for (let form = 0; form < FORMS; form++) {
          for (let grievance = 0; grievance < GRIEVANCES; grievance++) {
            for (let concessions = 0; concessions < CONCESSIONS; concessions++) {
              const at = page + (codeOf(form, grievance, concessions) << ROW_SHIFT);
              rows.set(rowOf(party, pressure, draft, form, grievance, concessions), at);
            }
          }
        }
      });
    }
  }
  return rows;
}

function rowOf(party: ToyParty, pressure: number, draft: number, form: number, grievance: number, concessions: number): readonly number[] {
  if (form > RETURNED) return [NEVER, NEVER, NEVER, codeOf(form - 1, grievance, concessions)];
  const stance = form === RETURNED ? WAITING : form;
  const open = [0, 1, 2, 3].slice(concessions < party.patience ? 0 : 1);
  const values = open.map(
    (s) =>
      party.base[s]! +
      party.perPressure[s]! * pressure +
      party.perDraft[s]! * draft +
      party.perGrievance[s]! * grievance +
      (s === stance ? party.inertia : 0),
  );
  const best = Math.max(...values);
  const weights = values.map((value) => Math.exp(party.precision * (value - best)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const walksOut = grievance === 4 && pressure >= 6;
  const nexts = open.map((s) =>
    s === 3 && walksOut ? codeOf(6, 2, concessions) : codeOf(s, grievance, s === 0 ? concessions + 1 : concessions),
  );
  let cumulative = 0;
  const marks = weights.slice(0, -1).map((weight) => {
    cumulative += weight;
    return markOf(cumulative / total);
  });
  while (marks.length < 3) marks.push(NEVER);
  return [...marks, nexts.reduce((packed, next, k) => packed | (next << (8 * k)), 0)];
}

/** The greatest draw, biased to compare as a signed integer, that is below a share. */
function markOf(share: number): number {
  return (Math.ceil(share * 2 ** 32) - 1) ^ BIAS;
}

/** The luck of all parties and then of the event for a block of four rounds. */
function fillLuck(luck: Uint32Array, key: ToyKey, run: number, block: number, address: ToyAddress): void {
  const ours = address === 'run-block-party';
  for (let party = 0; party << 2 < luck.length; party++)
    threefry4x32(key, run, ours ? block : party, ours ? party : block, 0, LUCK_ROUNDS, luck, party << 2);
}
