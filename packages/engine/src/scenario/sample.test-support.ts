import { type ParseOptions, parseScenario } from './parse.ts';
import { formatProblem } from './problem.ts';

/** A valid scenario that uses every part of the language. */
export const SAMPLE = `plenary: 1
title: A small summit
summary: Two neighbours, a target and an envoy.
seed: sample
sources:
  NP: National Post, 19 December 2017
calendar: { start: 2017-11-28, days: 7 }
rounds: 12
order: rotating
parameters:
  pace: 0.1
gauges:
  tension: { from: 0, to: 10, start: { value: 6, source: NP, range: [4, 8], note: our reading }, title: Tension, unit: points }
  calm: 0..8
acts:
  invite: { lean: 0.5, title: invites }
  harden: { title: turns the screw }
charts:
  principal:
    parameters: { hawkishness: { value: 1, source: NP } }
    gauges: { patience: { from: 0, to: 5, start: 2 } }
    states:
      pressure:
        title: sustained pressure
        tags: [hard]
        position: { terms: { ideal: none, weight: hawkishness }, reservation: 0.6 }
        may:
          hold: 1
          harden: { appeal: 0.3 * tension - hawkishness, effects: { tension: +1 } }
          offer-talks: { to: dialogue, when: precondition, appeal: 0.5 * calm, effects: { tension: "- calm / 2", self.patience: +1 } }
        on:
          dprk.test-missile:
            - { when: self.patience < 2, effects: { tension: +2 } }
            - { effects: { self.patience: -1 } }
          attack: {}
      dialogue:
        attends: true
        initial: warm
        position: { terms: { ideal: now } }
        states:
          cool: { may: { ease: { to: warm } } }
          warm: { may: { hold: 0.5, invite: { value: 0.2, note: a guess } }, on: { harden: { to: cool } } }
        may:
          walk-out: { to: pressure, when: tension > 8 }
    each-round:
      - { when: calm > 4, effects: { self.patience: +1 } }
  target:
    type: parallel
    states:
      stance:
        states:
          testing: { may: { hold: 1, test-missile: { appeal: 1 - pace, effects: { calm: "= 0", tension: +1 } } }, on: { offer-talks: { to: frozen } } }
          frozen: { may: { hold: 1, freeze: 0 }, on: { harden: { to: testing } } }
      voice:
        states:
          loud: { announced: true, on: { offer-talks: { to: quiet } } }
          quiet: { on: { harden: { to: loud } } }
  envoy:
    attends: true
    may: { hold: 0, invite: { appeal: 1, effects: { text.terms: +1 } } }
actors:
  usa: { chart: principal, title: United States, role: delegation, weight: 5, preconditions: { talks: calm >= 3 } }
  japan:
    chart: principal
    role: delegation
    precision: inf
    parameters: { hawkishness: 2 }
    preconditions:
      talks: { when: usa.precondition.talks and dprk in quiet, title: first the others }
    position: { terms: { ideal: later, weight: 2 }, concession: 0.5 }
    initial: dialogue.cool
    tolerance: 0.2
  dprk: { chart: target, role: target, strategy: { name: tit-for-tat, against: usa }, initial: [frozen, quiet] }
  envoy: { chart: envoy, role: channel, luck: 7, position: { terms: { ideal: now, weight: 1 } } }
groups: { neighbours: [usa, japan] }
text:
  issues:
    terms: { options: [none, later, now], start: later, title: Terms for talks }
  chairs: [envoy]
  adoption: { rule: weighted, quota: 2/3, vetoes: [usa], opt-outs: { actors: [japan], at-most: 1 } }
  fallback: { summary: draft, when: japan in attending }
phases:
  invitation:
    rounds: 4
    quorum: count(neighbours in attending) >= 1
    slip: { by: 1, at-most: 2, effects: { tension: +1 } }
    otherwise: aftermath
    speakers: delegations
  table: { rounds: 2, drafting: { sessions: 2 }, on-enter: { text.terms: "= none" }, ends-when: tension == 10 }
  aftermath: { rounds: 6, speakers: [usa, dprk] }
events:
  attack: { title: an attack, when: round > 2, hazard: pace / 2, effects: { tension: +3 } }
each-round:
  - calm: +1
  - { when: tension > 8, effects: { calm: -1 } }
outcomes:
  war: { when: tension == 10 and dprk in testing, ends: true, title: War, happened: false, base-rate: 0.01 }
  deal: text.status == adopted
  stalemate: otherwise
measures:
  first-talks: { first: usa in dialogue }
  tests: { count: dprk.test-missile, title: missile tests }
  tension-at-end: { final: tension }
  hot: { rounds: tension >= 8 }
  peak: { maximum: tension }
variants:
  calm-start: { title: a calm start, set: { gauges.calm: { from: 0, to: 8, start: 5 }, charts.principal.states.pressure.on.attack.to: dialogue } }
  no-attack: { remove: [events.attack, charts.principal.states.pressure.on.attack] }
`;

/** The sample with one piece of text replaced, which must be there once. */
export function sampleWith(piece: string, replacement: string): string {
  const parts = SAMPLE.split(piece);
  if (parts.length !== 2) throw new Error(`The sample has ${parts.length - 1} of: ${piece}`);
  return parts.join(replacement);
}

/** The problems and warnings of a text as they are printed. */
export function complaints(text: string, options: ParseOptions = {}): readonly string[] {
  const { problems, warnings } = parseScenario(text, { file: 's.yaml', ...options });
  return [...problems, ...warnings].map(formatProblem);
}
