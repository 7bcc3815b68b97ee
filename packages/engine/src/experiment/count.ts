/** @throws RangeError if the value is not an integer of at least `least` */
export function checkCount(what: string, value: number, least = 1): void {
  if (!(Number.isSafeInteger(value) && value >= least)) throw new RangeError(`${what} is an integer of at least ${least}, got ${value}.`);
}
