/**
 * Exponential and logarithm whose last bit is the same on every machine: ports of the FreeBSD routines in plain arithmetic, while
 * `Math.exp` and `Math.log` may differ between JavaScript engines and would move thresholds with them.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';

export { exp, ln };
