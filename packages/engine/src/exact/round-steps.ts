import type { Model } from '../scenario/model.ts';

/** A part of a round in which at most one thing is decided by luck. `open` and `close` begin and end the drafting session of this number in the round, from 1. */
export type RoundStep =
  | { readonly kind: 'act'; readonly actor: number }
  | { readonly kind: 'open' | 'close'; readonly session: number }
  | { readonly kind: 'word'; readonly session: number; readonly actor: number }
  | { readonly kind: 'event'; readonly event: number }
  | { readonly kind: 'housekeeping' };

/** The steps of a round in order, in whatever phase it is played: a state that a step does not concern is left alone by it. */
export function stepsOfRound(model: Model, round: number): readonly RoundStep[] {
  const order = speakingOrder(model, round);
  const sessions = Math.max(0, ...model.phases.map(({ drafting }) => drafting?.sessions ?? 0));
  return [
    ...order.map((actor) => ({ kind: 'act', actor }) as const),
    ...Array.from({ length: sessions }, (_, index) => index + 1).flatMap((session) => [
      { kind: 'open', session } as const,
      ...order.map((actor) => ({ kind: 'word', session, actor }) as const),
      { kind: 'close', session } as const,
    ]),
    ...model.events.map((_, event) => ({ kind: 'event', event }) as const),
    { kind: 'housekeeping' },
  ];
}

function speakingOrder({ actors, order }: Model, round: number): readonly number[] {
  const all = actors.map((_, actor) => actor);
  const first = order === 'rotating' ? (round - 1) % Math.max(1, all.length) : 0;
  return [...all.slice(first), ...all.slice(0, first)];
}
