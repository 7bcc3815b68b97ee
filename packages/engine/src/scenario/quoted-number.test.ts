import { describe, expect, it } from 'vitest';
import { complaints, sampleWith } from './sample.test-support.ts';

describe('a number in quotes', () => {
  it.each([
    ['plenary: 1', 'plenary: "1"', '1:10 plenary: expected 1, the version of this language, got "1" in quotes.'],
    ['rounds: 12', "rounds: '12'", '8:9 rounds: expected a whole number from 1 to 10000, got "12" in quotes.'],
    ['pace: 0.1', 'pace: { value: "-.1e0" }', '11:18 parameters.pace.value: expected a number, got "-.1e0" in quotes.'],
    ['range: [4, 8]', 'range: [4, "8"]', '13:73 gauges.tension.start.range.1: expected a number, got "8" in quotes.'],
    ['precision: inf', 'precision: "2"', '66:16 actors.japan.precision: expected a number from 0 to 1e100, or inf, got "2" in quotes.'],
    [
      '{ name: tit-for-tat, against: usa }',
      '{ name: boulware, e: "0.5" }',
      '73:71 actors.dprk.strategy.e: expected a number above 0 and below 1, got "0.5" in quotes.',
    ],
  ])('is told where a plain number is needed: not %s but %s', (piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual([`s.yaml:${expected} Remove the quotes.`]);
  });

  it.each([
    ['hold: 0.5,', 'hold: "0.5",'],
    ['hazard: pace / 2', 'hazard: "0.1"'],
    ['title: A small summit', 'title: "2018"'],
  ])('is taken where a text or an expression may stand: not %s but %s', (piece, replacement) => {
    expect(complaints(sampleWith(piece, replacement)).filter((line) => line.includes('quotes'))).toEqual([]);
  });

  it.each([
    ['rounds: 12', 'rounds: "twelve"', '8:9 rounds: expected a whole number from 1 to 10000, got twelve.'],
    ['role: channel', 'role: "3"', '74:32 actors.envoy.role: expected one of delegation, target, power, channel, faction, other, got 3.'],
  ])('is not made of another text, or where no number fits: not %s but %s', (piece, replacement, expected) => {
    expect(complaints(sampleWith(piece, replacement))).toEqual([`s.yaml:${expected}`]);
  });
});
