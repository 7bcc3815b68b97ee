/**
 * The toy summit of docs/performance.md: 20 parties over 12 rounds. Its parameters come from a small generator of numbers, so that every form of it,
 * in whatever language, has the same ones; its scenario is written out from them.
 */

/** One party of the toy; the lists are by stance: concede, wait, insist, threaten. */
export interface ToyParty {
  readonly base: readonly number[];
  readonly perPressure: readonly number[];
  readonly perDraft: readonly number[];
  readonly perGrievance: readonly number[];
  /** What staying in the present stance is worth. */
  readonly inertia: number;
  readonly precision: number;
  /** How many concessions it makes at most. */
  readonly patience: number;
}

export const TOY_SEED = 12345;
export const TOY_ROUNDS = 12;
const PARTIES = 20;

/** The key of the toy's luck for a seed. */
export const toyKey = (seed: number): ToyKey => [seed, 0x5eed, 0, 0];
export type ToyKey = readonly [number, number, number, number];

type Limits = readonly (readonly [low: number, high: number])[];
const BASE: Limits = [
  [-40, 40],
  [0, 48],
  [-8, 48],
  [-64, 16],
];
const PER_PRESSURE: Limits = [
  [0, 10],
  [-2, 2],
  [-4, 8],
  [-2, 8],
];
const PER_DRAFT: Limits = [
  [0, 12],
  [-2, 4],
  [-8, 2],
  [-8, 0],
];
const PER_GRIEVANCE: Limits = [
  [-8, 2],
  [-4, 4],
  [0, 12],
  [4, 28],
];

/** The parties by the linear congruential generator 1664525 x + 1013904223 modulo 2^32, whose upper 16 bits are used. */
export function toyParties(): readonly ToyParty[] {
  let x = TOY_SEED;
  const draw = (low: number, high: number): number => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return low + ((x >>> 16) % (high - low + 1));
  };
  const weights = (limits: Limits): number[] => limits.map(([low, high]) => draw(low, high) / 64);
  return Array.from({ length: PARTIES }, () => ({
    base: weights(BASE),
    perPressure: weights(PER_PRESSURE),
    perDraft: weights(PER_DRAFT),
    perGrievance: weights(PER_GRIEVANCE),
    inertia: draw(8, 40) / 64,
    precision: draw(16, 64) / 16,
    patience: draw(3, 6),
  }));
}

/** The probability of the event by pressure, 0 to 10. */
export function toyHazards(): readonly number[] {
  return Array.from({ length: 11 }, (_, pressure) => (2 + 3 * pressure) / 128);
}

const STANCES = ['conceding', 'waiting', 'insisting', 'threatening'] as const;
const ACTS = ['concede', 'wait', 'insist', 'threaten'] as const;

/**
 * The toy as a scenario. The event strikes after the acts instead of before them, which is the same: its hazard depends on the pressure only,
 * which moves at the end of the round.
 */
export function toyScenario(): string {
  return `plenary: 1
title: The toy summit
summary: Twenty parties over a draft, as a yardstick.
seed: toy
rounds: ${TOY_ROUNDS}
parameters: { ${pairs(['base', 'per-pressure', 'per-draft', 'per-grievance'].flatMap((word) => ACTS.map((_, s) => [`${word}-${s}`, 0])))}, inertia: 0, patience: 0 }
gauges:
  pressure: { from: 0, to: 10, start: 3 }
  draft: { from: 0, to: 7, start: 2 }
  struck: 0..1
acts: { ${pairs([...ACTS, 'sit-out'].map((act) => [act, '{}']))} }
charts:
  party:
    gauges: { grievance: 0..4, concessions: 0..6 }
    initial: present
    states:
      present:
        initial: waiting
        may:
          concede: { to: conceding, when: self.concessions < patience, appeal: ${appeal(0)}, effects: { self.concessions: +1 } }
          wait: { to: waiting, appeal: ${appeal(1)} }
          insist: { to: insisting, appeal: ${appeal(2)} }
          threaten:
            - { to: away, when: self.grievance == 4 and pressure >= 6, appeal: ${appeal(3)}, effects: { self.grievance: "= 2" } }
            - { to: threatening, appeal: ${appeal(3)} }
        states: { conceding: {}, waiting: {}, insisting: { tags: [hard] }, threatening: { tags: [hard] }, returned: { tags: [out] } }
      away:
        tags: [out]
        states:
          for-two-rounds: { may: { sit-out: { to: for-one-round } } }
          for-one-round: { may: { sit-out: { to: returned } } }
actors:
${toyParties().map(actorLine).join('\n')}
events:
  shock: { hazard: (2 + 3 * pressure) / 128, luck: ${PARTIES}, effects: { struck: "= 1" } }
each-round:
  - when: count(all in hard) >= 9
    effects: { ${everybody('grievance', () => '+1')}, ${everybody('concessions', (name) => `"- (${name} in insisting ? 1 : 0)"`)} }
  - when: count(all in hard) < 9 and count(all in conceding) >= 7
    effects: { ${everybody('grievance', () => '-1')} }
  - draft: "+ (count(all in conceding) >= count(all in hard) + 3 ? 1 : count(all in hard) >= count(all in conceding) + 6 ? -1 : 0)"
    pressure: "+ (struck == 1 ? 2 : count(all in conceding) > count(all in hard) ? -1 : count(all in hard) >= 10 ? 1 : 0)"
    struck: "= 0"
outcomes:
  deal: draft >= 6
  collapse: count(all in out) >= 3
  partial: draft >= 3
  none: otherwise
`;
}

function appeal(stance: number): string {
  const stays = stance === 1 ? 'self in waiting or self in returned' : `self in ${STANCES[stance]}`;
  const weights = `base-${stance} + per-pressure-${stance} * pressure + per-draft-${stance} * draft + per-grievance-${stance} * self.grievance`;
  return `"${weights} + (${stays} ? inertia : 0)"`;
}

function actorLine(party: ToyParty, index: number): string {
  const { base, perPressure, perDraft, perGrievance, inertia, precision, patience } = party;
  const named = (word: string, list: readonly number[]) => list.map((value, stance) => [`${word}-${stance}`, value] as const);
  const weights = [
    ...named('base', base),
    ...named('per-pressure', perPressure),
    ...named('per-draft', perDraft),
    ...named('per-grievance', perGrievance),
  ];
  const parameters = pairs([...weights, ['inertia', inertia], ['patience', patience]]);
  return `  party-${index}: { chart: party, luck: ${index}, precision: ${precision}, parameters: { ${parameters} } }`;
}

function everybody(gauge: string, effect: (name: string) => string): string {
  return pairs(Array.from({ length: PARTIES }, (_, index) => [`party-${index}.${gauge}`, effect(`party-${index}`)]));
}

function pairs(entries: readonly (readonly [string, string | number])[]): string {
  return entries.map(([key, value]) => `${key}: ${value}`).join(', ');
}
