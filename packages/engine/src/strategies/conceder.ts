import { timeDependent } from './time-dependent.ts';

/** Concedes early; the option `e` may be any exponent above 1. */
export const conceder = timeDependent({ name: 'conceder', exponent: 2, range: [1, Number.POSITIVE_INFINITY] });
