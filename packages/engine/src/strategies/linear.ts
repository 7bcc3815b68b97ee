import { timeDependent } from './time-dependent.ts';

/** Concedes evenly over the horizon. */
export const linear = timeDependent({ name: 'linear', exponent: 1, range: null });
