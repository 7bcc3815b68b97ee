import { exceeds } from '../choice/rounding.ts';
import type { Adoption } from '../scenario/model.ts';

/** A delegation's word on the draft. */
export interface Vote {
  readonly actor: number;
  readonly weight: number;
  readonly supports: boolean;
}

/** Whether the text is adopted, and what decided it. */
export interface Decision {
  readonly adopted: boolean;
  /** The veto holders that stopped it. */
  readonly vetoedBy: readonly number[];
  /** The actors that stood aside. */
  readonly optedOut: readonly number[];
  /** Objections that count, by actor. */
  readonly objections: readonly number[];
}

/**
 * Decides the adoption over the votes of those present, in speaking order. A veto holder that does not support stops it; objections of opt-out actors are
 * then set aside up to the limit and no longer count as voters; a text without any supporter is never adopted.
 */
export function decideAdoption({ rule, vetoes, optOuts }: Adoption, votes: readonly Vote[]): Decision {
  const against = votes.filter(({ supports }) => !supports).map(({ actor }) => actor);
  const vetoedBy = against.filter((actor) => vetoes.includes(actor));
  const optedOut = against.filter((actor) => optOuts.actors.includes(actor)).slice(0, optOuts.atMost);
  const objections = against.filter((actor) => !optedOut.includes(actor));
  const voters = votes.filter(({ actor }) => !optedOut.includes(actor));
  const supporters = voters.filter(({ supports }) => supports);
  const passes = (): boolean => {
    switch (rule.kind) {
      case 'consensus':
        return objections.length <= rule.minus;
      case 'majority':
        return exceeds(supporters.length, rule.quota * voters.length, voters.length);
      case 'weighted':
        return !exceeds(rule.quota * weightOf(voters), weightOf(supporters), weightOf(voters));
    }
  };
  return { adopted: vetoedBy.length === 0 && supporters.length > 0 && passes(), vetoedBy, optedOut, objections };
}

function weightOf(votes: readonly Vote[]): number {
  let sum = 0;
  for (const { weight } of votes) sum += weight;
  return sum;
}
