import { describe, expect, it } from 'vitest';
import type { Expr } from './ast.ts';
import { problemsOf } from './problems-of.test-support.ts';
import { constantScope } from './scope.ts';
import { SCOPE } from './summit.test-support.ts';

describe('parseExpression refuses', () => {
  it.each([
    ['', '0: expected a number, got nothing.'],
    [' \n', '0: expected a number, got nothing.'],
    ['calm &&  tension', '5: expected a sign of this language, got &&. Write and.'],
    ['calm || tension', '5: expected a sign of this language, got ||. Write or.'],
    ['!calm', '0: expected a sign of this language, got !. Write not.'],
    ['calm = 3', '5: expected a sign of this language, got =. Write ==.'],
    ['calm === 3', '5: expected a sign of this language, got ===. Write ==.'],
    ['calm !== 3', '5: expected a sign of this language, got !==. Write !=.'],
    ['calm => 3', '5: expected a sign of this language, got =>. Write >=.'],
    ['calm ≥ 3', '5: expected a sign of this language, got ≥. Write >=.'],
    ['calm − 3', '5: expected a sign of this language, got −. Write - for minus.'],
    ['calm % 2', '5: expected a sign of this language, got %. Write x - n * floor(x / n) for the remainder of x by n.'],
    ['calm ** 2', '5: expected a sign of this language, got **. Write a product, or exp(y * ln(x)) for x to the power y.'],
    ['calm | 2', '5: expected a sign of this language, got |. Write or.'],
    ['~calm', '0: expected a sign of this language, got ~. There are no operations on bits.'],
    ["phase == 'plenary'", "9: expected a sign of this language, got '. Write names without quotes."],
    ['[1, 2]', '0: expected a sign of this language, got [. There are no lists: name each value.'],
    ['calm; tension', '4: expected a sign of this language, got ;. Write one expression.'],
    ['calm\u00a0+ 1', '4: expected a sign of this language, got the character U+00A0.'],
    ['calm + #', '7: expected a sign of this language, got #.'],
    ['.5 * calm', '0: expected a number, got .5. Write 0.5.'],
    ['5. * calm', '0: expected a number, got 5.. Write 5.0.'],
    ['3calm', '0: expected a number or a name, got 3calm. Names begin with a letter, and a product is written with *.'],
    ['1.2.3', '0: expected a number or a name, got 1.2.3. Names begin with a letter, and a product is written with *.'],
    ['1e999', '0: expected a finite number, got 1e999.'],
  ])('a word or sign that is none: %j', (source, message) => {
    expect(problemsOf(source)).toEqual([message]);
  });

  it.each([
    ['calm +', '6: expected a value, got the end.'],
    ['* calm', '0: expected a value, got *.'],
    ['calm + * 2', '7: expected a value, got *.'],
    ['calm 3', '5: expected an operator or the end, got 3.'],
    ['calm AND tension', '5: expected an operator or the end, got AND. Write and.'],
    ['usa is talks', '4: expected an operator or the end, got is. Write ==, or in for a state.'],
    ['3 (calm)', '2: expected an operator or the end, got (. A product is written with *.'],
    ['(calm', '5: expected ), got the end. The ( at character 1 is still open.'],
    ['calm)', '4: expected an operator or the end, got ). No ( is open.'],
    ['()', '1: expected a value, got ).'],
    ['calm, tension', '4: expected an operator or the end, got ,. A comma stands only between the values of a function.'],
    ['(calm, tension)', '5: expected an operator or the end, got ,. A comma stands only between the values of a function.'],
    ['min(calm tension)', '9: expected an operator or the end, got tension.'],
    ['min(calm,)', '9: expected a value, got ).'],
    ['calm > 3 ? 1', '12: expected : and a second value, got the end. Write CONDITION ? VALUE : OTHER.'],
    ['(calm > 3 ? 1)', '13: expected : and a second value, got ). Write CONDITION ? VALUE : OTHER.'],
    ['calm : 1', '5: expected an operator or the end, got :. A : needs a ? before it.'],
    ['calm + + 1', '7: expected a value, got +.'],
    ['calm in', '7: expected a value, got the end.'],
    ['not', '3: expected a value, got the end.'],
  ])('what is not an expression: %j', (source, message) => {
    expect(problemsOf(source)).toEqual([message]);
  });

  it.each([
    ['calmm + 1', '0: expected a known name, got calmm. Did you mean calm?'],
    ['calm-1', '0: expected a known name, got calm-1. Names may contain hyphens: write calm - 1.'],
    ['calm-1.5', '0: expected a known name, got calm-1.5. Names may contain hyphens: write calm - 1.5.'],
    ['tension-calm-1', '0: expected a known name, got tension-calm-1. Names may contain hyphens: write tension - calm - 1.'],
    [
      'self.patience-phase-round',
      '0: expected a known name, got self.patience-phase-round. Names may contain hyphens: write self.patience - phase-round.',
    ],
    ['patience', "0: expected a known name, got patience. Write self.patience for the actor's own gauge."],
    ['usa', '0: expected a known name, got usa. usa is an actor: write usa in STATE.'],
    ['delegations', '0: expected a known name, got delegations. delegations is a group: write count(delegations in STATE).'],
    ['max', '0: expected a known name, got max. max is a function: write max(...).'],
    ['after-signal', '0: expected a known name, got after-signal. after-signal is an option: write text.talks == after-signal.'],
    ['harden', '0: expected a known name, got harden. harden is an act: write last(ACTOR) == harden.'],
    ['plenary', '0: expected a known name, got plenary. plenary is a phase: write phase == plenary.'],
    ['usa.patient', '0: expected a gauge or precondition of usa, got usa.patient. Did you mean usa.patience?'],
    [
      'self.zeal',
      '0: expected a gauge or precondition of usa, got self.zeal. Known here: self.patience, self.precondition.talks, self.precondition.patience.',
    ],
    ['us.patience', '0: expected the name of an actor, got us.patience. Did you mean usa?'],
    ['text.tlks', '0: expected an issue of the text, got text.tlks. Did you mean text.talks?'],
    ['maxx(1, 2)', '0: expected a function, got maxx(1, 2). Did you mean max?'],
    ['utility(dprkk)', '8: expected the name of an actor, got dprkk. Did you mean dprk?'],
    ['utility(1)', '8: expected the name of an actor, got 1. Write utility(ACTOR).'],
    ['count(delegation in attending)', '6: expected the name of a group, got delegation. Did you mean delegations?'],
    ['count(delegations in attendin)', '21: expected a state or tag in delegations, got attendin. Did you mean attending?'],
    ['count(delegations)', '6: expected GROUP in STATE, got delegations. Write count(GROUP in STATE).'],
    ['weight(usa in talks)', '7: expected the name of a group, got usa. Known here: all, delegations, nobody.'],
    ['ln()', '0: expected one value in ln(...), got none.'],
    ['abs(1, 2)', '0: expected one value in abs(...), got 2.'],
    ['min()', '0: expected one value or more in min(...), got none.'],
  ])('an unknown name: %j', (source, message) => {
    expect(problemsOf(source)).toEqual([message]);
  });

  it.each([
    ['usa in tlks', '7: expected a state or tag of usa, got tlks. Did you mean talks?'],
    ['dprk in attending', '8: expected a state or tag of dprk, got attending. Known here: watched, hard, testing, talks.'],
    [
      'usa in principal',
      '7: expected a state or tag of usa, got principal. Known here: hard, attending, stance, pressure, strike, talks, room, seated, absent, stance.pressure, stance.strike, stance.talks and 2 more.',
    ],
    ['calm in talks', '0: expected the name of an actor, got calm. Known here: self, usa, japan, dprk.'],
    [
      'delegations in talks',
      '0: expected the name of an actor, got delegations. delegations is a group: write count(delegations in STATE) > 0.',
    ],
    ['3 in talks', '0: expected the name of an actor, got 3. Write ACTOR in STATE.'],
    [
      'usa in 3',
      '7: expected a state or tag of usa, got 3. Known here: hard, attending, stance, pressure, strike, talks, room, seated, absent, stance.pressure, stance.strike, stance.talks and 2 more.',
    ],
    ['text.talks == un-command', '14: expected an option of text.talks, got un-command. Known here: none, after-signal, after-cessation.'],
    ['text.talks == after-sgnal', '14: expected an option of text.talks, got after-sgnal. Did you mean after-signal?'],
    ['text.talks == 2', '14: expected an option of text.talks, got 2. Compare it with none, after-signal or after-cessation.'],
    [
      'text.talks == text.framing',
      '14: expected an option of text.talks, got text.framing. Compare it with none, after-signal or after-cessation.',
    ],
    ['text.status == adoptd', '15: expected a status of the text, got adoptd. Did you mean adopted?'],
    ['text.status < adopted', '0: expected == or !=, got text.status < adopted. A status has no order.'],
    ['phase >= plenary', '0: expected == or !=, got phase >= plenary. A phase has no order.'],
    ['phase == talks', '9: expected a phase, got talks. Known here: invitation, plenary, aftermath.'],
    ['last(usa) == last', '13: expected an act, got last. Known here: none, hold, harden, offer-talks.'],
    ['last(usa) == phase', '13: expected an act, got phase. Compare it with none, hold, harden or offer-talks.'],
    ['usa.precondition.talk', '0: expected a precondition of usa, got usa.precondition.talk. Did you mean talks?'],
    [
      'dprk.precondition',
      '0: expected a precondition that can be read, got dprk.precondition. Mend precondition circular first; it may not depend on itself.',
    ],
  ])('a condition on what is not there: %j', (source, message) => {
    expect(problemsOf(source, 'boolean')).toEqual([message]);
  });

  it.each([
    ['calm', 'boolean', '0: expected a condition, got the number calm. Compare it, as in calm > 0.'],
    ['calm > 3', 'number', '0: expected a number, got the condition calm > 3. Write CONDITION ? 1 : 0 to make it a number.'],
    ['text.talks', 'number', '0: expected a number, got the option text.talks. Compare it with none, after-signal or after-cessation.'],
    ['text.talks + 1', 'number', '0: expected a number, got the option text.talks. Compare it with none, after-signal or after-cessation.'],
    ['last(usa)', 'boolean', '0: expected a condition, got the act last(usa). Compare it with none, hold, harden or offer-talks.'],
    ['1 + (calm > 3)', 'number', '4: expected a number, got the condition (calm > 3). Write CONDITION ? 1 : 0 to make it a number.'],
    ['1 < calm < 3', 'boolean', '0: expected a number, got the condition 1 < calm. Join two comparisons with and.'],
    [
      'usa in talks == true',
      'boolean',
      '0: expected a number, got the condition usa in talks. A condition stands by itself, without a comparison.',
    ],
    ['(calm > 1) == (tension > 1)', 'boolean', '0: expected a number, got the condition (calm > 1). Join conditions with and, or and not.'],
    ['not calm', 'boolean', '4: expected a condition, got the number calm. Compare it, as in calm > 0.'],
    [
      'calm == not (tension == 1)',
      'boolean',
      '8: expected a number, got the condition not (tension == 1). Join conditions with and, or and not.',
    ],
    ['calm ? 1 : 2', 'number', '0: expected a condition, got the number calm. Compare it, as in calm > 0.'],
    ['calm > 3 ? 1 : true', 'number', '15: expected a number, got the condition true. Both values are alike, and the first is a number.'],
    ['calm > 3 ? phase : 1', 'number', '11: expected a number or a condition, got phase. Compare it inside the choice.'],
  ] as const)('the wrong type: %j as a %s', (source, type, message) => {
    expect(problemsOf(source, type)[0]).toBe(message);
  });

  it.each([
    ['1 / calm', '4: expected a divisor that cannot be 0, got calm. It lies between 0 and 8. Write max(1, ...).'],
    ['1 / (balance - 3)', '4: expected a divisor that cannot be 0, got (balance - 3). It lies between -6 and 0. Write max(1, ...).'],
    ['1 / -calm', '4: expected a divisor that cannot be 0, got -calm. It lies between -8 and 0. Write max(1, ...).'],
    ['1 / 0', '4: expected a divisor that cannot be 0, got 0. It lies between 0 and 0. Write max(1, ...).'],
    ['ln(calm)', '3: expected a value above 0 in ln(...), got calm. It lies between 0 and 8. Write max(1, ...).'],
    ['exp(100 * calm)', '0: expected a finite number, got exp(100 * calm). It could overflow: bound its parts with min and max.'],
    ['1e300 * 1e300', '0: expected a finite number, got 1e300 * 1e300. It could overflow: bound its parts with min and max.'],
  ])('what might not be finite: %j', (source, message) => {
    expect(problemsOf(source)).toEqual([message]);
  });

  it.each(['1 / distance', '1 / max(1, calm)', 'calm / -2', 'ln(calm + 1)', 'exp(calm)', '1 / round'])(
    'nothing of what is always finite: %s',
    (source) => {
      expect(problemsOf(source)).toEqual([]);
    },
  );

  it.each([
    ['round', '0: expected a constant, got round. Before a run begins only numbers and parameters are known.'],
    ['usa in talks ? 1 : 0', '0: expected a constant, got usa in talks. Before a run begins only numbers and parameters are known.'],
    ['count(all in talks)', '0: expected a constant, got count(all in talks). Before a run begins only numbers and parameters are known.'],
    ['precondition ? 1 : 0', '0: expected a constant, got precondition. Before a run begins only numbers and parameters are known.'],
    ['usa.patience', '0: expected a constant, got usa.patience. Before a run begins only numbers and parameters are known.'],
    ['hawkishnes', '0: expected a number or a parameter, got hawkishnes. Did you mean hawkishness?'],
    ['hawkishness-1', '0: expected a known name, got hawkishness-1. Names may contain hyphens: write hawkishness - 1.'],
  ])('the state in a constant: %j', (source, message) => {
    expect(problemsOf(source, 'number', constantScope(SCOPE.parameters, 12))).toEqual([message]);
  });

  it('the own actor where there is none', () => {
    expect(problemsOf('self.patience', 'number', { ...SCOPE, self: null })).toEqual([
      '0: expected the name of an actor, got self.patience. self is known only in what belongs to an actor.',
    ]);
  });

  it('a very long expression, and one that its preconditions make so', () => {
    expect(problemsOf(`1${' '.repeat(2000)}`)).toEqual([
      '2000: expected at most 2000 characters, got 2001. Use preconditions or parameters.',
    ]);
    const body = (depth: number): Expr => {
      if (depth === 0) return { kind: 'boolean', value: true };
      const below = body(depth - 1);
      return { kind: 'binary', operator: 'and', left: below, right: below };
    };
    const deep = body(30);
    // Two preconditions of 2^31 parts each, joined by one `and`.
    const message = '0: expected at most 2000 parts, got 4294967297. Its preconditions count with all their parts wherever they are named.';
    expect(problemsOf('precondition', 'boolean', { ...SCOPE, precondition: () => deep })).toEqual([message]);
  });
});
