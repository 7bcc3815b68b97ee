import { concessionAt } from '../choice/concession.ts';

/**
 * The utility that a delegation still insists on at drafting session t of T: `r + (1 - r) * (1 - min(1, t / T)^(1 / e))`, which falls from 1 to
 * its reservation value r (Faratin, Sierra and Jennings 1998). With e = 0 it stays 1.
 * @param reservation in [0, 1]
 * @param e below 1 Boulware, 1 linear, above 1 conceder
 * @param t at least 0
 * @param T above 0
 */
export function aspiration(reservation: number, e: number, t: number, T: number): number {
  return reservation + (1 - reservation) * (1 - concessionAt(e, t, T));
}
