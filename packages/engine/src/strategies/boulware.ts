import { timeDependent } from './time-dependent.ts';

/** Holds out and concedes late; the option `e` may be any exponent below 1. */
export const boulware = timeDependent({ name: 'boulware', exponent: 0.2, range: [0, 1] });
