/** Effects: rounding, bounds and order, as the scenario reference says. */
import { describe, expect, it } from 'vitest';
import { gaugeAtEnds, played } from '../support/played.ts';

const house = (gauges: string, ...rules: string[]) => `
rounds: 1
gauges: ${gauges}
charts: { mute: {} }
actors: { ann: { chart: mute } }
each-round: [${rules.join(', ')}]`;

describe('an effect', () => {
  it.each([
    ['0.5', 1],
    ['0.49', 0],
    ['2.5', 3],
    ['1.5', 2],
    ['- 0.5', 0],
    ['- 1.5', -1],
    ['- 2.5', -2],
    ['- 0.51', -1],
  ])('rounds %s, halves up, to %i', (value, rounded) => {
    const gauges = '{ mark: { from: -9, to: 9, start: 0 }, one: { from: 1, to: 2 } }';
    expect(gaugeAtEnds(played(house(gauges, `{ mark: "= one * (${value})" }`)), 'mark')).toEqual([rounded]);
    expect(gaugeAtEnds(played(house(gauges, `{ mark: "+ one * (${value})" }`)), 'mark')).toEqual([rounded]);
  });

  it('saturates at the bounds, and the next effect of the list begins from there', () => {
    const run = played(house('{ mark: { from: -2, to: 3, start: 2 }, seen: 0..9 }', '{ mark: +5, seen: "= mark" }', '{ mark: -1 }'));
    expect(run.final.gauges).toEqual({ mark: 2, seen: 3 });
    expect(played(house('{ mark: { from: -2, to: 3, start: 2 } }', '{ mark: "= 0 - 60000" }', '{ mark: +1 }')).final.gauges).toEqual({
      mark: -1,
    });
  });

  it('moves an option by steps along the options, ending at the last, or sets it by name', () => {
    const run = played(`
rounds: 3
charts: { mute: {} }
actors: { ann: { chart: mute } }
text: { issues: { terms: { options: [none, later, now], start: later } }, adoption: { rule: consensus } }
each-round:
  - { when: round == 1, effects: { text.terms: +5 } }
  - { when: round == 2, effects: { text.terms: -1 } }
  - { when: round == 3, effects: { text.terms: "= none" } }
lint: { ignore: [undrafted-text, unwanted-issue] }`);
    expect(run.ends.map(({ text }) => text.options['terms'])).toEqual(['now', 'later', 'none']);
  });
});

describe('housekeeping', () => {
  it("follows the scenario's rules in order and then the charts' by declared actors", () => {
    const run = played(`
rounds: 1
gauges: { trace: 0..9999 }
charts:
  last: { each-round: [{ trace: "= 10 * trace + 4" }] }
  first: { gauges: { nerve: { from: 0, to: 9, start: 3 } }, each-round: [{ trace: "= 10 * trace + self.nerve" }] }
actors: { ann: { chart: first }, bea: { chart: last } }
each-round:
  - trace: "= 10 * trace + 1"
  - { when: trace == 1, effects: { trace: "= 10 * trace + 2" } }
  - { when: trace == 1, effects: { trace: "= 0" } }`);
    expect(gaugeAtEnds(run, 'trace')).toEqual([1234]);
  });
});
