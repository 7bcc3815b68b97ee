import type { AdjustableScenario } from '../scenario/adjustable.ts';

/** A scenario with one of the variants that the plan plays of it. */
export interface Subject {
  readonly title: string;
  readonly scenario: AdjustableScenario;
  /** Null for the scenario as it stands. */
  readonly variant: string | null;
}
