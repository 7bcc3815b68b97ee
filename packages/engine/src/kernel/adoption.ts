import { exceeds } from '../choice/rounding.ts';
import type { Model } from '../scenario/model.ts';

/** What an actor has said in a session. */
export const VOTE = { none: 0, supports: 1, objects: 2 } as const;

/**
 * The adoption rule as a count that is fed with the votes of those present, in speaking order: `decideAdoption` without lists, for the inside of a run.
 */
export class AdoptionCount {
  private readonly model: Model;
  private readonly vetoes: Uint8Array;
  private readonly mayStandAside: Uint8Array;
  private stopped = false;
  private aside = 0;
  private objections = 0;
  private supporters = 0;
  private voters = 0;
  private supportingWeight = 0;
  private votingWeight = 0;

  constructor(model: Model) {
    const { vetoes, optOuts } = model.protocol.adoption;
    this.model = model;
    this.vetoes = Uint8Array.from(model.actors, (_, actor) => (vetoes.includes(actor) ? 1 : 0));
    this.mayStandAside = Uint8Array.from(model.actors, (_, actor) => (optOuts.actors.includes(actor) ? 1 : 0));
  }

  begin(): void {
    this.stopped = false;
    this.aside = 0;
    this.objections = 0;
    this.supporters = 0;
    this.voters = 0;
    this.supportingWeight = 0;
    this.votingWeight = 0;
  }

  vote(actor: number, supports: boolean): void {
    const { weight } = this.model.actors[actor]!;
    if (supports) {
      this.supporters++;
      this.supportingWeight += weight;
    } else {
      if (this.vetoes[actor] === 1) this.stopped = true;
      if (this.mayStandAside[actor] === 1 && this.aside < this.model.protocol.adoption.optOuts.atMost) {
        this.aside++;
        return;
      }
      this.objections++;
    }
    this.voters++;
    this.votingWeight += weight;
  }

  /** Whether the votes since `begin` adopt the text. */
  isAdopted(): boolean {
    const { rule } = this.model.protocol.adoption;
    if (this.stopped || this.supporters === 0) return false;
    if (rule.kind === 'consensus') return this.objections <= rule.minus;
    if (rule.kind === 'majority') return exceeds(this.supporters, rule.quota * this.voters, this.voters);
    return !exceeds(rule.quota * this.votingWeight, this.supportingWeight, this.votingWeight);
  }
}
