import { describe, expect, it } from 'vitest';
import { parseScenario } from './parse.ts';
import { complaints, SAMPLE, sampleWith } from './sample.test-support.ts';

const VARIANTS = SAMPLE.slice(SAMPLE.indexOf('variants:\n'));
const withVariants = (text: string): string => sampleWith(VARIANTS, `variants:\n${text}`);

describe('a variant', () => {
  it('changes what it names and nothing else', () => {
    const base = parseScenario(SAMPLE).model!;
    const { model } = parseScenario(SAMPLE, { variant: 'no-attack' });
    expect(model).toMatchObject({ variant: 'no-attack', events: [] });
    expect({ ...model, variant: null, events: base.events, actors: base.actors }).toEqual(base);
  });

  it('sets values, creates entries, and reaches keys with dots and items of lists', () => {
    const text = withVariants(`  x:
    set:
      gauges.calm: { from: 0, to: 8, start: 5 }
      events.flood: { hazard: 0.5 }
      charts.principal.states.pressure.on.dprk.test-missile.0.effects.tension: +3
      charts.principal.states.dialogue.on: { usa.harden: { to: pressure } }
      each-round.2: { tension: -1 }
    remove: [each-round.0, each-round.1.when]
`);
    const { model } = parseScenario(text, { variant: 'x' });
    expect(model!.gauges.find((gauge) => gauge.name === 'calm')!.start).toBe(5);
    expect(model!.events.map((event) => event.name)).toEqual(['attack', 'flood']);
    const [usa] = model!.actors;
    const heard = usa!.chart.transitions.filter(({ trigger }) => trigger.kind === 'heard');
    expect(heard.map(({ effects }) => effects.map(({ value }) => value.source))).toEqual([['3'], ['-1'], [], [], []]);
    const rules = model!.eachRound.filter((rule) => rule.owner === null);
    expect(rules.map(({ when, effects }) => [when, effects[0]!.value.source])).toEqual([
      [null, '-1'],
      [null, '-1'],
    ]);
  });

  it('is listed with its title', () => {
    expect(parseScenario(SAMPLE).variants).toEqual([
      { name: 'calm-start', title: 'a calm start' },
      { name: 'no-attack', title: 'no attack' },
    ]);
  });

  it('must be known', () => {
    const expected = 's.yaml:106:1 variants: expected one of the variants, got no-atack. Did you mean no-attack?';
    expect(complaints(SAMPLE, { variant: 'no-atack' })).toEqual([expected]);
  });

  it('is checked even when it is not applied, unless that is not wanted', () => {
    const text = withVariants('  x: { set: { gauges.calm: 0..70000 } }\n');
    const expected =
      's.yaml:107:28 variants.x.set."gauges.calm": expected a gauge of at most 65536 values, got 0..70000. Count in larger units.';
    expect(complaints(text)).toEqual([expected]);
    expect(complaints(text, { checkVariants: false })).toEqual([]);
    expect(complaints(text, { checkVariants: false, variant: 'x' })).toEqual([expected]);
  });

  it('does not tell again what is wrong without it', () => {
    const text = withVariants('  x: { set: { rounds: 9 } }\n  y: { set: { rounds: 8 } }\n').replace('dprk in quiet', 'dprk in silent');
    expect(complaints(text)).toHaveLength(1);
  });

  it('takes the blame for what it breaks elsewhere', () => {
    expect(complaints(withVariants('  x: { remove: [actors.envoy] }\n'))).toEqual([
      's.yaml:107:3 variants.x: expected an actor at text.chairs.0 (line 79), got envoy. Known here: usa, japan, dprk.',
    ]);
  });

  it('removes each thing once', () => {
    const [first] = complaints(withVariants('  x: { remove: [each-round.0, each-round.0] }\n'));
    expect(first).toBe('s.yaml:107:31 variants.x.remove.1: expected each path once, got each-round.0 again. Remove one of them.');
  });

  it('takes away a list from its end', () => {
    const { model } = parseScenario(withVariants('  x: { remove: [each-round.0, each-round.1] }\n'), { variant: 'x' });
    expect(model!.eachRound.filter((rule) => rule.owner === null)).toEqual([]);
  });
});
