/** The toy summit by hand with the exponential function at every decision instead of tables, to see what tables are worth. */
import { LUCK_ROUNDS } from '#engine/luck/luck.js';
import { threefry4x32 } from '#engine/luck/threefry.js';
import { TOY_ROUNDS, type ToyKey, type ToyParty } from '../support/toy-summit.ts';
import { countEnd, createToyCounts, type ToyCounts } from './toy-counts.ts';

const STANCES = 4;
const WAITING = 1;
const INSISTING = 2;
const THREATENING = 3;

/** The toy in typed arrays, with the luck of Plenary's addresses. */
export function createToyWithExp(
  parties: readonly ToyParty[],
  hazards: readonly number[],
): { play(key: ToyKey, firstRun: number, runs: number): ToyCounts } {
  const count = parties.length;
  const perStance = (weights: (party: ToyParty) => readonly number[]) => Float64Array.from(parties.flatMap(weights));
  const base = perStance((party) => party.base);
  const perPressure = perStance((party) => party.perPressure);
  const perDraft = perStance((party) => party.perDraft);
  const perGrievance = perStance((party) => party.perGrievance);
  const inertia = Float64Array.from(parties, (party) => party.inertia);
  const precision = Float64Array.from(parties, (party) => party.precision);
  const patience = Uint8Array.from(parties, (party) => party.patience);
  const stances = new Uint8Array(count);
  const grievances = new Uint8Array(count);
  const concessions = new Uint8Array(count);
  const away = new Uint8Array(count);
  const taken = new Int32Array(STANCES);
  const weights = new Float64Array(STANCES);
  const luck = new Uint32Array(4 * (count + 1));

  /** The stance that a draw takes, with probability proportional to `exp(precision * value)`. */
  function choose(party: number, pressure: number, draft: number, draw: number): number {
    const first = concessions[party]! < patience[party]! ? 0 : 1;
    let best = Number.NEGATIVE_INFINITY;
    for (let stance = first; stance < STANCES; stance++) {
      const at = party * STANCES + stance;
      const value = base[at]! + perPressure[at]! * pressure + perDraft[at]! * draft + perGrievance[at]! * grievances[party]!;
      weights[stance] = stance === stances[party] ? value + inertia[party]! : value;
      if (weights[stance]! > best) best = weights[stance]!;
    }
    let total = 0;
    for (let stance = first; stance < STANCES; stance++) {
      weights[stance] = Math.exp(precision[party]! * (weights[stance]! - best));
      total += weights[stance]!;
    }
    const mark = (draw / 2 ** 32) * total;
    let stance = first;
    for (let cumulative = weights[first]!; stance < THREATENING && mark >= cumulative; cumulative += weights[stance]!) stance++;
    return stance;
  }

  function turn(party: number, pressure: number, draft: number, draw: number): void {
    if (away[party]! > 0) {
      away[party]!--;
      return;
    }
    const stance = choose(party, pressure, draft, draw);
    if (stance === 0) concessions[party]!++;
    if (stance === THREATENING && grievances[party] === 4 && pressure >= 6) {
      away[party] = 2;
      grievances[party] = 2;
      stances[party] = WAITING;
      return;
    }
    stances[party] = stance;
    taken[stance]!++;
  }

  function play(key: ToyKey, firstRun: number, runs: number): ToyCounts {
    const counts = createToyCounts();
    for (let run = firstRun; run < firstRun + runs; run++) {
      let pressure = 3;
      let draft = 2;
      let out = 0;
      stances.fill(WAITING);
      grievances.fill(0);
      concessions.fill(0);
      away.fill(0);
      for (let round = 0; round < TOY_ROUNDS; round++) {
        if ((round & 3) === 0) {
          for (let slot = 0; slot <= count; slot++) threefry4x32(key, run, round >> 2, slot, 0, LUCK_ROUNDS, luck, 4 * slot);
        }
        const word = round & 3;
        const struck = luck[4 * count + word]! / 2 ** 32 < hazards[pressure]!;
        taken.fill(0);
        for (let party = 0; party < count; party++) turn(party, pressure, draft, luck[4 * party + word]!);
        const [n0, n1, n2, n3] = [taken[0]!, taken[1]!, taken[2]!, taken[3]!];
        const hard = n2 + n3;
        out = count - n0 - n1 - hard;
        counts.concede += n0;
        counts.wait += n1;
        counts.insist += n2;
        counts.threaten += n3;
        counts.out += out;
        if (hard >= 9) {
          for (let party = 0; party < count; party++) {
            if (grievances[party]! < 4) grievances[party]!++;
            if (away[party] === 0 && stances[party] === INSISTING && concessions[party]! > 0) concessions[party]!--;
          }
        } else if (n0 >= 7) {
          for (let party = 0; party < count; party++) if (grievances[party]! > 0) grievances[party]!--;
        }
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
