import { exp, ln } from './portable.ts';

/**
 * The share of its way from the first demand to the reservation value that a party has conceded by time t of T: `min(1, t / T)^(1 / e)`, in
 * [0, 1] (Faratin, Sierra and Jennings 1998, the polynomial family). Exactly 0 at t = 0 and 1 from t = T on.
 * @param e below 1 Boulware, 1 linear, above 1 conceder; Infinity concedes everything after 0, and 0 nothing ever, not even at T
 * @param t at least 0
 * @param T above 0
 */
export function concessionAt(e: number, t: number, T: number): number {
  const time = t / T;
  if (time <= 0 || e === 0) return 0;
  if (time >= 1) return 1;
  if (e === 1) return time;
  return exp(ln(time) / e);
}
