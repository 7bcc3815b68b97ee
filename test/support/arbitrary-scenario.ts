/**
 * Random scenarios over the whole language: nested and parallel charts, reactions, tallies with exact and inexact weights, wide gauges, strategies, rotating
 * order, drafting with vetoes, opt-outs, brackets and walk-outs, phases that slip, computed effects, every kind of measure.
 */
import type fc from 'fast-check';
import { conditionText, effectsData, type Names, numberText } from './arbitrary-expression.ts';
import { arbitraryTape, readTape, type Tape } from './tape.ts';

type Data = Record<string, unknown>;

const ACTS = ['hold', 'harden', 'ease', 'offer-talks', 'walk-out', 'probe'];
const STATES = ['calm', 'tense', 'torn', 'attending', 'hard'];
const WEIGHTS = [1, 2, 0.5, 0.1, 0.3, 0];
const STRATEGIES = ['logit', 'best-response', 'hardliner', 'boulware', 'linear', 'conceder', 'uniform'];

/** The data of a random valid scenario; `JSON.stringify` makes a file of it. */
export function arbitraryScenario(length = 1500): fc.Arbitrary<Data> {
  return arbitraryTape(length).map((decisions) => scenarioData(readTape(decisions)));
}

function scenarioData(tape: Tape): Data {
  const actors = ['ada', 'bob', 'cyd', 'dee', 'eve'].slice(0, 2 + tape.among(4));
  const phases = ['opening', 'middle', 'closing'].slice(0, 1 + tape.among(3));
  const issues = ['talks', 'pressure', 'framing']
    .slice(0, tape.of([1, 2, 3, 0]))
    .map((name) => ({ name, options: ['none', 'some', 'more', 'all'].slice(0, tape.of([3, 4, 2, 1])) }));
  const gauges: Data = { tension: { from: -1, to: 6, start: tape.among(5) }, stock: `0..${tape.of([1, 4, 40])}` };
  if (tape.once(4)) gauges['funds'] = { from: 0, to: 60000, start: 30000 };
  const names: Names = {
    gauges: Object.keys(gauges),
    parameters: ['zeal', 'stake'],
    phases,
    states: STATES,
    actors,
    groups: ['all', 'delegations', 'pair'],
    acts: ACTS,
    issues,
    own: [],
    self: false,
    preconditions: actors.map((actor) => `${actor}.precondition.ripe`),
  };
  const charts = ['plain', 'double'].slice(0, 1 + tape.among(2));
  return {
    plenary: 1,
    title: 'Random',
    rounds: 2 + tape.among(7),
    order: tape.of(['declared', 'rotating']),
    parameters: { zeal: 0.7, stake: -1.2 },
    gauges,
    acts: { probe: { lean: -0.3 } },
    charts: Object.fromEntries(charts.map((name) => [name, chartData(tape, names)])),
    actors: Object.fromEntries(actors.map((name) => [name, actorData(tape, names, charts)])),
    groups: { pair: actors.slice(-2) },
    ...(issues.length === 0 ? {} : { text: textData(tape, names) }),
    phases: Object.fromEntries(phases.map((name) => [name, phaseData(tape, names)])),
    events: Object.fromEntries(
      ['storm', 'leak'].slice(tape.among(3)).map((name) => [
        name,
        {
          ...(tape.once(2) ? { when: conditionText(tape, names, 1) } : {}),
          hazard: `max(0.15, 0.4 * ${numberText(tape, names, 1)})`,
          effects: effectsData(tape, names),
        },
      ]),
    ),
    'each-round': [
      ...Array.from({ length: tape.among(4) }, () => ruleData(tape, names)),
      ...(tape.once(2) ? [ruleForAll(tape, names)] : []),
    ],
    outcomes: {
      ...(tape.once(2) ? { early: { when: `${conditionText(tape, names, 1)} and round > 2`, ends: true } } : {}),
      ...(tape.once(2) ? { soon: { when: `${conditionText(tape, names, 1)} and round > 1`, ends: true } } : {}),
      ...(tape.once(2) ? { first: conditionText(tape, names, 1) } : {}),
      rest: 'otherwise',
    },
    measures: {
      when: { first: conditionText(tape, names, 1) },
      often: { rounds: conditionText(tape, names, 1) },
      end: { final: numberText(tape, names, 2) },
      peak: { maximum: numberText(tape, names, 1) },
      pit: { minimum: numberText(tape, names, 1) },
      mid: { mean: numberText(tape, names, 1) },
      probes: { count: tape.of(['probe', 'hold', `${tape.of(actors)}.harden`, `${tape.of(actors)}.walk-out`]) },
    },
  };
}

function ruleData(tape: Tape, names: Names): Data {
  return { ...(tape.once(2) ? {} : { when: conditionText(tape, names, 1) }), effects: { stock: 1, ...effectsData(tape, names) } };
}

/** A rule with an effect on everybody, alike or by where each stands. */
function ruleForAll(tape: Tape, names: Names): Data {
  const change = tape.of(['+1', '-1', '= 2', '- 2']);
  const effect = (actor: string): string => (tape.once(3) ? `+ (${actor} in calm ? 1 : -1)` : change);
  const effects = Object.fromEntries(names.actors.map((actor) => [`${actor}.nerve`, effect(actor)]));
  return { ...(tape.once(2) ? { when: conditionText(tape, names, 1) } : {}), effects: { tension: '-1', ...effects } };
}

function chartData(tape: Tape, world: Names): Data {
  const names: Names = {
    ...world,
    own: ['nerve'],
    self: true,
    preconditions: ['precondition', 'precondition.ripe', 'precondition.safe', ...world.preconditions],
  };
  const torn = tape.once(2)
    ? { states: { 'torn-in': stateData(tape, names, ['hard']), 'torn-out': stateData(tape, names, []) } }
    : { tags: ['hard'] };
  const stance: Data = {
    initial: tape.of(['calm', 'tense']),
    states: {
      calm: { ...stateData(tape, names, ['attending']) },
      tense: stateData(tape, names, tape.of([['attending'], ['hard'], []])),
      torn: { ...stateData(tape, names, []), ...torn },
    },
  };
  const head: Data = { parameters: { zeal: 1.1 }, gauges: { nerve: '0..3' }, 'each-round': tape.once(3) ? [ruleData(tape, names)] : [] };
  if (!tape.once(3)) return { ...head, ...stateData(tape, names, []), ...stance };
  const voice = { initial: 'loud', states: { loud: stateData(tape, names, []), quiet: stateData(tape, names, ['hard']) } };
  return { ...head, ...stateData(tape, names, []), type: 'parallel', states: { stance, voice } };
}

function stateData(tape: Tape, names: Names, tags: readonly string[]): Data {
  const targets = ['calm', 'tense', 'torn'];
  const transition = (appeals: boolean): Data => ({
    ...(tape.once(2) ? { to: tape.of(targets) } : {}),
    ...(tape.once(2) ? { when: conditionText(tape, names, 1) } : {}),
    ...(appeals && !tape.once(4) ? { appeal: `0.5 * ${numberText(tape, names, 1)}` } : {}),
    ...(tape.once(2) ? { effects: effectsData(tape, names) } : {}),
  });
  const list = (appeals: boolean): Data | Data[] => (tape.once(4) ? [transition(appeals), transition(appeals)] : transition(appeals));
  const heard = ['harden', 'ease', 'probe', 'walk-out', `${tape.of(names.actors)}.harden`, `${tape.of(names.actors)}.ease`];
  return {
    ...(tags.includes('attending') ? { attends: true } : {}),
    tags: tags.filter((tag) => tag !== 'attending'),
    ...(tape.once(2) ? { position: positionData(tape, names) } : {}),
    may: {
      ...Object.fromEntries(ACTS.filter(() => tape.once(3)).map((act) => [act, list(true)])),
      // Walking out mostly means to leave.
      ...(tape.once(3) ? { 'walk-out': { to: 'torn', appeal: tape.of([-0.2, 0.3]), effects: effectsData(tape, names) } } : {}),
    },
    on: Object.fromEntries(heard.filter(() => tape.once(5)).map((trigger) => [trigger, list(false)])),
  };
}

function positionData(tape: Tape, { issues }: Names): Data {
  return {
    ...Object.fromEntries(
      issues.filter(() => !tape.once(3)).map(({ name, options }) => [name, { ideal: tape.of(options), weight: tape.of([1, 2.5, 0.3, 0]) }]),
    ),
    ...(tape.once(2) ? { reservation: tape.of([0, 0.4, 0.8, 1]) } : {}),
    ...(tape.once(3) ? { precision: tape.of([0, 2, 'inf']) } : {}),
    ...(tape.once(3) ? { concession: tape.of([0.3, 2]) } : {}),
  };
}

function actorData(tape: Tape, world: Names, charts: readonly string[]): Data {
  const names: Names = { ...world, own: ['nerve'], self: true, preconditions: [] };
  const strategy = tape.once(8)
    ? { name: 'tit-for-tat', against: tape.of(world.actors) }
    : tape.of([...STRATEGIES, 'logit', 'logit', 'logit']);
  return {
    chart: tape.of(charts),
    role: tape.of(['delegation', 'delegation', 'other']),
    weight: tape.of(WEIGHTS),
    precision: tape.of([1, 2, 0, 0.4, 'inf']),
    strategy,
    parameters: tape.once(2) ? { zeal: -0.4 } : {},
    preconditions: { ripe: tape.of([conditionText(tape, names, 1), 'tension >= 2']), safe: `tension < ${tape.of(['2', '4'])}` },
    ...(!tape.once(4) && world.issues.length > 0 ? { position: positionData(tape, names) } : {}),
    tolerance: tape.of([0, 0.1, 1]),
    ...(tape.once(4) ? { initial: 'torn' } : {}),
  };
}

function textData(tape: Tape, names: Names): Data {
  const rule = tape.of<Data>([
    { rule: 'consensus' },
    { rule: 'consensus-minus', minus: 1 },
    { rule: 'majority', quota: 0.4 },
    { rule: 'weighted', quota: 0.6 },
  ]);
  const when = tape.once(2) ? { when: conditionText(tape, names, 1) } : {};
  return {
    issues: Object.fromEntries(names.issues.map(({ name, options }) => [name, { options, start: tape.of(options) }])),
    chairs: names.actors.filter(() => !tape.once(3)),
    adoption: {
      ...rule,
      vetoes: names.actors.filter(() => tape.once(4)),
      'opt-outs': { actors: names.actors.filter(() => tape.once(3)), 'at-most': tape.among(3) },
    },
    fallback: tape.of<unknown>([{ summary: 'chairs', ...when }, { summary: 'draft', ...when }, 'nothing']),
  };
}

function phaseData(tape: Tape, names: Names): Data {
  const quorum = tape.once(2);
  return {
    rounds: 1 + tape.among(3),
    ...(quorum ? { quorum: conditionText(tape, names, 1) } : {}),
    ...(quorum && tape.once(2) ? { slip: { by: 1 + tape.among(2), 'at-most': 1 + tape.among(2), effects: effectsData(tape, names) } } : {}),
    ...(quorum && tape.once(3) ? { otherwise: tape.of(names.phases) } : {}),
    ...(tape.once(3) ? { 'ends-when': conditionText(tape, names, 1) } : {}),
    ...(tape.once(4) ? { next: tape.of(names.phases) } : {}),
    ...(tape.once(3) ? { speakers: names.actors.filter((_, index) => index === 0 || tape.once(2)) } : {}),
    ...(names.issues.length > 0 && !tape.once(4) ? { drafting: { sessions: 1 + tape.among(3) } } : {}),
    'on-enter': effectsData(tape, names),
  };
}
