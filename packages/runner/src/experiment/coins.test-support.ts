/** A scenario in which an outcome has the probability a * b, and a measure the mean a + b, of the two hazards a and b. */
export const COINS = `plenary: 1
title: Two coins
rounds: 1
lint: { ignore: [unread-gauge] }
gauges:
  first: { from: 0, to: 1 }
  second: { from: 0, to: 1 }
  idle: { from: 0, to: 4, start: 2 }
charts:
  table: { may: { hold: 0 } }
actors:
  dealer: { chart: table }
events:
  one: { hazard: { value: 0.5, range: [0, 1] }, effects: { first: +1 } }
  two: { hazard: { value: 0.5, range: [0, 1] }, effects: { second: +1 } }
outcomes:
  both: { title: both show heads, when: first == 1 and second == 1 }
  not-both: otherwise
measures:
  heads: { final: first + second, unit: heads }
  win: { first: first == 1 }
variants:
  loaded: { title: the second always shows heads, set: { events.two.hazard: 1 } }
`;
