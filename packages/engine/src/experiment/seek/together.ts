import { sobolSequence } from '../sobol-sequence.ts';
import { bisect, type Fineness, type Search } from './alone.ts';
import type { Ground, Spot } from './ground.ts';

/** The greatest step of the search back to the base, in units of the ranges. */
const FIRST_STEP = 1 / 4;
/** Number of points of Sobol's sequence that are scouted. */
const SCOUTS = 32;

/**
 * Changes all factors at once, for the least sum of changes: from the nearest spot known to reach (of one factor alone, or of all at their best, or found by scouting and climbing) back towards the base, by a pattern search
 * (Hooke and Jeeves 1961; Kolda, Lewis and Torczon 2003) whose moves take back a change, or take it back and make another factor change by half as much. The result is a local optimum.
 * @param alone what each factor's own search came to
 */
export async function seekTogether(ground: Ground, base: Spot, alone: readonly Search[], fineness: Fineness): Promise<Search> {
  const corner = await ground.visit(alone.map(({ best }, factor) => best.changes[factor]!));
  const known = [base, ...alone.map(({ best }) => best), ...(corner === null ? [] : [corner])];
  let best = known.reduce((leader, spot) => (spot.merit > leader.merit ? spot : leader));
  const starts = alone.flatMap(({ reached }) => reached ?? []);
  if (corner?.reaches === true) starts.push(await alongTheRay(ground, corner, fineness));
  if (starts.length === 0) {
    best = await climb(ground, await scout(ground, best), fineness);
    if (!best.reaches) return { reached: null, best };
    starts.push(await alongTheRay(ground, best, fineness));
  }
  const start = starts.reduce((nearest, spot) => (spot.distance < nearest.distance ? spot : nearest));
  return { reached: await comeBack(ground, start, fineness), best };
}

/** The nearest spot that reaches between the base and a spot that does. */
function alongTheRay(ground: Ground, end: Spot, { tolerance }: Fineness): Promise<Spot> {
  return bisect((size) => ground.visit(end.changes.map((change) => (change * size) / end.distance)), 0, end, tolerance);
}

/**
 * The best of a leader and of points scattered over the ranges, in their midst and on their corners: where several changes do nothing unless made
 * together, single changes show no way.
 */
async function scout(ground: Ground, leader: Spot): Promise<Spot> {
  const sequence = sobolSequence(ground.factors.length);
  let best = leader;
  for (let index = 1; index <= SCOUTS; index++) {
    const midst = sequence(index);
    for (const positions of [midst, midst.map(Math.round)]) {
      const spot = await ground.visit(Array.from(positions, (position, factor) => position - ground.room(factor, -1)));
      if (spot !== null && spot.merit > best.merit) best = spot;
    }
  }
  return best;
}

/** The spot where a compass search for merit ends, or the first on its way that reaches. */
async function climb(ground: Ground, start: Spot, { steps }: Fineness): Promise<Spot> {
  if (start.reaches) return start;
  let spot = start;
  for (let step = 1 / 2; step >= 1 / (2 * steps); step /= 2) {
    for (let moved = true; moved; ) {
      moved = false;
      for (let factor = 0; factor < ground.factors.length; factor++) {
        for (const direction of [-1, 1]) {
          const next = await ground.visit(spot.changes.with(factor, spot.changes[factor]! + direction * step));
          if (next === null || next.merit <= spot.merit) continue;
          if (next.reaches) return next;
          spot = next;
          moved = true;
        }
      }
    }
  }
  return spot;
}

async function comeBack(ground: Ground, start: Spot, { tolerance }: Fineness): Promise<Spot> {
  let spot = start;
  for (let step = FIRST_STEP; step >= tolerance; step /= 2) {
    for (let next = await nearer(ground, spot, step, tolerance); next !== null; next = await nearer(ground, spot, step, tolerance))
      spot = next;
  }
  return spot;
}

/** The first spot, one move from this one, that reaches and is nearer to the base by something worth having. */
async function nearer(ground: Ground, from: Spot, step: number, tolerance: number): Promise<Spot | null> {
  for (const changes of moves(from.changes, step)) {
    const spot = await ground.visit(changes);
    if (spot?.reaches === true && spot.distance < from.distance - tolerance / 4) return spot;
  }
  return null;
}

/** The changes one move away: each taken back by a step, and then each again while another grows by half of it. */
function moves(changes: readonly number[], step: number): number[][] {
  const taken = changes.map((change) => Math.min(Math.abs(change), step));
  const back = changes.map((change, factor) => changes.with(factor, change - Math.sign(change) * taken[factor]!));
  const singles = back.filter((_, factor) => taken[factor]! > 0);
  const exchanges = back.flatMap((less, factor) =>
    taken[factor]! === 0
      ? []
      : changes.flatMap((change, other) => {
          if (other === factor) return [];
          const directions = change === 0 ? [-1, 1] : [Math.sign(change)];
          return directions.map((direction) => less.with(other, change + (direction * taken[factor]!) / 2));
        }),
  );
  return [...singles, ...exchanges];
}
