import { describe, expect, it } from 'vitest';
import { luckAddress } from '../luck/luck.ts';
import type { Actor, Transition } from './model.ts';
import { parseScenario } from './parse.ts';
import { formatProblem } from './problem.ts';
import { complaints, SAMPLE, sampleWith } from './sample.test-support.ts';

const model = parseScenario(SAMPLE).model!;
const [usa, japan, dprk, envoy] = model.actors as readonly [Actor, Actor, Actor, Actor];

const nodeOf = (actor: Actor, path: string): number => actor.chart.nodes.findIndex((node) => node.path === path);
const actIndex = (name: string): number => model.acts.findIndex((act) => act.name === name);
const acts = ({ chart }: Actor, path: string): readonly (readonly [string, Transition])[] =>
  chart.nodes[nodeOf({ chart } as Actor, path)]!.transitions.map((index) => chart.transitions[index]!).flatMap((transition) =>
    transition.trigger.kind === 'act' ? [[model.acts[transition.trigger.act]!.name, transition] as const] : [],
  );

describe('what is no text', () => {
  it.each([
    [null, 'nothing'],
    [undefined, 'nothing'],
    [5, '5'],
    [{ plenary: 1 }, 'a mapping of plenary'],
    [new TextEncoder().encode(SAMPLE), 'bytes'],
  ])('%o is a problem', (given, got) => {
    const { model: none, problems } = parseScenario(given as never);
    expect(none).toBeNull();
    expect(problems.map(formatProblem)).toEqual([
      `scenario.yaml:1:1: expected the text of a scenario, got ${got}. Read the file as UTF-8.`,
    ]);
  });

  it.each([[5], [null], ['']])('the variant %o is a problem', (variant) => {
    expect(parseScenario(SAMPLE, { variant: variant as never }).problems.map(({ code }) => code)).toEqual(['unknown-variant']);
  });
});

describe('a scenario that is read', () => {
  it('keeps what its top says', () => {
    const { title, summary, seed, calendar, rounds, order, variant, sources } = model;
    expect({ title, summary, seed, calendar, rounds, order, variant, sources }).toEqual({
      title: 'A small summit',
      summary: 'Two neighbours, a target and an envoy.',
      seed: 'sample',
      calendar: { start: '2017-11-28', days: 7 },
      rounds: 12,
      order: 'rotating',
      variant: null,
      sources: { NP: 'National Post, 19 December 2017' },
    });
  });

  it('has defaults for all that may be left out', () => {
    const small =
      'plenary: 1\ntitle: t\nrounds: 2\ncharts: { c: { may: { hold: 1 } } }\nactors: { a: { chart: c } }\noutcomes: { end: otherwise }\n';
    expect(parseScenario(small).model).toMatchObject({
      summary: '',
      seed: 'plenary',
      calendar: null,
      order: 'declared',
      gauges: [],
      issues: [],
      groups: { all: [0], delegations: [] },
      protocol: {
        chairs: [],
        adoption: { rule: { kind: 'consensus', minus: 0 }, vetoes: [], optOuts: { actors: [], atMost: 0 } },
        fallback: { kind: 'nothing' },
      },
      phases: [
        { name: 'main', rounds: 2, quorum: null, slip: null, next: null, otherwise: null, speakers: [0], drafting: null, onEnter: [] },
      ],
      actors: [
        { title: 'a', role: 'other', weight: 1, precision: 1, strategy: { name: 'logit', options: {} }, tolerance: 0.1, preconditions: [] },
      ],
      outcomes: [{ name: 'end', title: 'end', ends: false, happened: null, baseRate: null }],
      measures: [],
      citations: [],
    });
  });

  it('is frozen through and through', () => {
    const thaw = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && (!Object.isFrozen(value) || Object.values(value).some(thaw));
    expect(thaw(model)).toBe(false);
  });

  it('gives each actor the gauges of its chart, after those of the world', () => {
    expect(model.gauges.map(({ name, title, low, high, start, owner }) => [name, title, low, high, start, owner])).toEqual([
      ['tension', 'Tension', 0, 10, 6, null],
      ['calm', 'calm', 0, 8, 0, null],
      ['usa.patience', 'United States: patience', 0, 5, 2, 0],
      ['japan.patience', 'japan: patience', 0, 5, 2, 1],
    ]);
  });

  it('knows the standard acts, with what the file says of them, and the declared ones', () => {
    expect(model.acts.map(({ name }) => name)).toEqual([
      'hold',
      'harden',
      'ease',
      'offer-talks',
      'walk-out',
      'test-missile',
      'freeze',
      'open-channel',
      'invite',
    ]);
    expect(model.acts[actIndex('harden')]).toEqual({ name: 'harden', title: 'turns the screw', lean: -1 });
    expect(model.acts[actIndex('invite')]).toEqual({ name: 'invite', title: 'invites', lean: 0.5 });
  });

  it('merges parameters: the scenario below the chart below the actor', () => {
    expect([usa.parameters, japan.parameters, dprk.parameters]).toEqual([
      { pace: 0.1, hawkishness: 1 },
      { pace: 0.1, hawkishness: 2 },
      { pace: 0.1 },
    ]);
    const harden = (actor: Actor): unknown => acts(actor, 'pressure').find(([name]) => name === 'harden')![1].appeal!.root;
    expect(harden(usa)).toMatchObject({ right: { kind: 'number', value: 1 } });
    expect(harden(japan)).toMatchObject({ right: { kind: 'number', value: 2 } });
  });

  it('lists the nodes of a chart in document order, parents first', () => {
    expect(dprk.chart.nodes.map(({ path, type, parent, tags }) => [path, type, parent, tags])).toEqual([
      ['', 'parallel', null, []],
      ['stance', 'compound', 0, []],
      ['stance.testing', 'atomic', 1, []],
      ['stance.frozen', 'atomic', 1, []],
      ['voice', 'compound', 0, []],
      ['voice.loud', 'atomic', 4, ['announced']],
      ['voice.quiet', 'atomic', 4, []],
    ]);
    expect(usa.chart.nodes.map(({ key, title, tags }) => [key, title, tags])).toEqual([
      ['principal', 'principal', []],
      ['pressure', 'sustained pressure', ['hard']],
      ['dialogue', 'dialogue', ['attending']],
      ['cool', 'cool', []],
      ['warm', 'warm', []],
    ]);
  });

  it('begins each chart where it, or its actor, says', () => {
    const starts = ({ chart }: Actor): readonly (string | null)[] =>
      chart.nodes.map(({ initial }) => (initial === null ? null : chart.nodes[initial]!.key));
    expect(starts(usa)).toEqual(['pressure', null, 'warm', null, null]);
    expect(starts(japan)).toEqual(['dialogue', null, 'cool', null, null]);
    expect(starts(dprk)).toEqual([null, 'frozen', null, null, 'quiet', null, null]);
  });

  it('resolves targets: a sibling, else the only state of that name', () => {
    const targets = ({ chart }: Actor): readonly (string | null)[] =>
      chart.transitions.map(({ target }) => (target === null ? null : chart.nodes[target]!.path));
    expect(targets(usa)).toEqual([null, null, 'dialogue', null, null, null, 'pressure', 'dialogue.warm', null, null, 'dialogue.cool']);
    expect(targets(dprk)).toEqual([null, null, 'stance.frozen', null, null, 'stance.testing', 'voice.quiet', 'voice.loud']);
  });

  it('puts acts before reactions, and lists in their order', () => {
    const { chart } = usa;
    const told = chart.nodes[nodeOf(usa, 'pressure')]!.transitions.map((index) => chart.transitions[index]!.trigger);
    expect(told).toEqual([
      { kind: 'act', act: actIndex('hold') },
      { kind: 'act', act: actIndex('harden') },
      { kind: 'act', act: actIndex('offer-talks') },
      { kind: 'heard', name: 'test-missile', from: 2 },
      { kind: 'heard', name: 'test-missile', from: 2 },
      { kind: 'heard', name: 'attack', from: null },
    ]);
  });

  it('reads effects: signs add, = sets, and options are set by name', () => {
    const [, test] = acts(dprk, 'stance.testing').find(([name]) => name === 'test-missile')!;
    expect(test.effects).toMatchObject([
      { target: { kind: 'gauge', gauge: 1 }, mode: 'set', value: { source: '0', root: { kind: 'number', value: 0 } } },
      { target: { kind: 'gauge', gauge: 0 }, mode: 'add', value: { root: { kind: 'number', value: 1 } } },
    ]);
    const [, offer] = acts(usa, 'pressure').find(([name]) => name === 'offer-talks')!;
    expect(offer.effects.map(({ target, mode, value }) => [target, mode, value.source])).toEqual([
      [{ kind: 'gauge', gauge: 0 }, 'add', '- calm / 2'],
      [{ kind: 'gauge', gauge: 2 }, 'add', '1'],
    ]);
    expect(model.phases[1]!.onEnter).toEqual([
      { target: { kind: 'issue', issue: 0 }, mode: 'set', value: { source: 'none', root: { kind: 'number', value: 0 } } },
    ]);
    expect(acts(envoy, '')[1]![1].effects).toMatchObject([
      { target: { kind: 'issue', issue: 0 }, mode: 'add', value: { root: { value: 1 } } },
    ]);
  });

  it('computes positions from parameters, and puts the actor below its chart', () => {
    const position = (actor: Actor, path: string): unknown => actor.chart.nodes[nodeOf(actor, path)]!.position;
    const nothing = { reservation: null, precision: null, concession: null };
    expect(position(usa, 'pressure')).toEqual({ ...nothing, issues: [{ ideal: 0, weight: 1 }], reservation: 0.6 });
    expect(position(japan, 'pressure')).toEqual({ ...nothing, issues: [{ ideal: 0, weight: 2 }], reservation: 0.6 });
    expect(position(usa, 'dialogue')).toEqual({ ...nothing, issues: [{ ideal: 2, weight: 1 }] });
    expect([position(usa, ''), position(japan, '')]).toEqual([null, { ...nothing, issues: [{ ideal: 1, weight: 2 }], concession: 0.5 }]);
  });

  it("lets the chart's own words go before the actor's", () => {
    const text = sampleWith(
      'envoy:\n    attends: true',
      'envoy:\n    position: { terms: { ideal: none }, reservation: 0.2 }\n    attends: true',
    );
    const { position } = parseScenario(text).model!.actors[3]!.chart.nodes[0]!;
    expect(position).toEqual({ issues: [{ ideal: 0, weight: 1 }], reservation: 0.2, precision: null, concession: null });
  });

  it('reads preconditions that name each other', () => {
    expect(japan.preconditions).toMatchObject([{ name: 'talks', title: 'first the others' }]);
    expect(japan.preconditions[0]!.when.root).toMatchObject({
      left: { kind: 'precondition', actor: 0, precondition: 0, body: usa.preconditions[0]!.when.root },
    });
  });

  it('gives actors and events luck of their own', () => {
    expect(model.actors.map(({ luck }) => luck)).toEqual([luckAddress('usa'), luckAddress('japan'), luckAddress('dprk'), 7]);
    expect(model.events[0]!.luck).toBe(luckAddress('nature/attack'));
    expect(complaints(sampleWith('luck: 7', `luck: ${luckAddress('nature/attack')}`))).toEqual([
      `s.yaml:92:11 events.attack.luck: expected luck of its own, got ${luckAddress('nature/attack')}, the luck of envoy. Give attack another luck: a whole number that no other has.`,
    ]);
  });

  it('resolves the protocol of the meeting', () => {
    expect(model.groups).toEqual({ all: [0, 1, 2, 3], delegations: [0, 1], neighbours: [0, 1] });
    expect(model.protocol).toMatchObject({
      chairs: [3],
      adoption: { rule: { kind: 'weighted', quota: 2 / 3 }, vetoes: [0], optOuts: { actors: [1], atMost: 1 } },
      fallback: { kind: 'summary', of: 'draft', when: { source: 'japan in attending' } },
    });
    expect(
      model.phases.map(({ name, next, otherwise, speakers, drafting, slip }) => [name, next, otherwise, speakers, drafting, slip?.atMost]),
    ).toEqual([
      ['invitation', 1, 2, [0, 1], null, 2],
      ['table', 2, null, [0, 1, 2, 3], { sessions: 2 }, undefined],
      ['aftermath', null, null, [0, 2], null, undefined],
    ]);
  });

  it("keeps house by the scenario's rules first, then each actor's", () => {
    expect(model.eachRound.map(({ owner, when }) => [owner, when?.source])).toEqual([
      [null, undefined],
      [null, 'tension > 8'],
      [0, 'calm > 4'],
      [1, 'calm > 4'],
    ]);
  });

  it('always ends in an outcome', () => {
    expect(model.outcomes.map(({ name, ends, happened, baseRate }) => [name, ends, happened, baseRate])).toEqual([
      ['war', true, 0, 0.01],
      ['deal', false, null, null],
      ['stalemate', false, null, null],
    ]);
    const open = parseScenario(sampleWith('  stalemate: otherwise\n', '')).model!;
    expect(open.outcomes.at(-1)).toMatchObject({ name: 'other', when: { root: { kind: 'boolean', value: true } } });
  });

  it('resolves measures with their units', () => {
    expect(model.measures.map((measure) => [measure.kind, measure.title, measure.unit])).toEqual([
      ['first', 'first talks', 'round'],
      ['count', 'missile tests', 'times'],
      ['final', 'tension at end', ''],
      ['rounds', 'hot', 'rounds'],
      ['maximum', 'peak', ''],
    ]);
    expect(model.measures[1]).toMatchObject({ act: actIndex('test-missile'), event: null, from: 2 });
  });

  it('collects where its numbers come from, each once, in the order of the file', () => {
    expect(model.citations).toEqual([
      { path: 'gauges.tension.start', value: 6, source: 'NP', range: [4, 8], note: 'our reading' },
      { path: 'charts.principal.parameters.hawkishness', value: 1, source: 'NP', range: null, note: null },
      { path: 'charts.principal.states.dialogue.states.warm.may.invite', value: 0.2, source: null, range: null, note: 'a guess' },
    ]);
  });
});
