import gammaln from '@stdlib/math-base-special-gammaln';
import { exp, ln } from '../choice/portable.ts';

const TINY = 1e-300;
const CLOSE = 1e-15;

/**
 * The regularised incomplete beta function I_x(a, b), which is the distribution function of the beta distribution and carries the tails
 * of the binomial and of Student's t. Continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22, by Lentz's
 * method; in the order of sqrt(a + b) steps; relative error below 1e-9 up to a + b = 10^6, growing in proportion.
 * Portable to the last bit: plain arithmetic, with stdlib's logarithms of the gamma function.
 * @param x in [0, 1]
 * @param a positive
 * @param b positive
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  return incompleteBetaOver(logBeta(a, b), x, a, b);
}

/** The logarithm of the beta function, the same for all x. */
function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}

function incompleteBetaOver(whole: number, x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * ln(x) + b * ln(1 - x) - whole);
  return x < (a + 1) / (a + b + 2) ? (front / a) * fraction(x, a, b) : 1 - (front / b) * fraction(1 - x, b, a);
}

/** The quantile of the beta distribution: the x in [0, 1] with `incompleteBeta(x, a, b)` = p, by bisection to 15 digits. */
export function betaQuantile(p: number, a: number, b: number): number {
  const whole = logBeta(a, b);
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(high - low > CLOSE * high) || middle === low || middle === high) return middle;
    if (incompleteBetaOver(whole, middle, a, b) < p) low = middle;
    else high = middle;
  }
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (!(Math.abs(step - 1) >= CLOSE)) return value;
  }
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
