import type { Conditions } from './conditions.ts';
import type { Ground } from './ground.ts';
import type { Programs } from './programs.ts';

/** A phase made ready. Programs are addresses, 0 for nothing to do; conditions are tables. */
export interface PhaseRules {
  readonly rounds: number;
  /** Drafting sessions in a round; 0 when the phase does not draft. */
  readonly sessions: number;
  readonly endsWhen: number | null;
  readonly quorum: number | null;
  readonly slip: { readonly by: number; readonly atMost: number; readonly program: number } | null;
  /** Index of the next phase, or null. */
  readonly next: number | null;
  /** Where the meeting goes when the quorum fails for good, or null. */
  readonly failing: number | null;
  readonly onEnter: number;
}

/** The model's phases made ready. */
export function phaseRules({ model }: Ground, conditions: Conditions, programs: Programs): readonly PhaseRules[] {
  return model.phases.map(({ rounds, drafting, endsWhen, quorum, slip, next, otherwise, onEnter }) => ({
    rounds,
    sessions: drafting?.sessions ?? 0,
    endsWhen: endsWhen === null ? null : conditions.condition(endsWhen),
    quorum: quorum === null ? null : conditions.condition(quorum),
    slip: slip === null ? null : { by: slip.by, atMost: slip.atMost, program: programs.program(slip.effects) },
    next,
    failing: otherwise ?? next,
    onEnter: programs.program(onEnter),
  }));
}
