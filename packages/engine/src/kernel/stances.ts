import { configurations } from '../charts/configurations.ts';
import { type Position, positionIn } from '../negotiating-text/position.ts';
import { satisfaction } from '../negotiating-text/utility.ts';
import type { Model } from '../scenario/model.ts';
import type { StateLayout } from '../state/layout.ts';
import type { Atom } from './atoms.ts';

const ATTENDING = 'attending';

/** What the meeting needs to know of an actor in one configuration. */
interface Stance {
  readonly attends: boolean;
  readonly position: Position | null;
  /** Number of the stance among those of the actor that differ for the text. */
  readonly kind: number;
  /** Of each issue and option the weighted satisfaction; null where the actor does not care. */
  readonly terms: readonly (readonly number[] | null)[];
}

/** The actors' preferences over texts by configuration. */
export class Stances {
  private readonly layout: StateLayout;
  private readonly stances: readonly (readonly Stance[])[];
  private readonly model: Model;

  constructor(model: Model, layout: StateLayout) {
    this.layout = layout;
    this.model = model;
    this.stances = model.actors.map(({ chart }) => {
      const kinds = new Map<string, number>();
      return configurations(chart).map((configuration) => {
        const position = positionIn(model, chart, configuration);
        const attends = configuration.active.some((node) => chart.nodes[node]?.tags.includes(ATTENDING));
        const key = JSON.stringify([attends, position], (_, value: unknown) => (value === Number.POSITIVE_INFINITY ? 'inf' : value));
        const kind = kinds.get(key) ?? kinds.size;
        kinds.set(key, kind);
        return { attends, position, kind, terms: termsOf(model, position) };
      });
    });
  }

  attends(actor: number, configuration: number): boolean {
    return this.stances[actor]![configuration]!.attends;
  }

  position(actor: number, configuration: number): Position | null {
    return this.stances[actor]![configuration]!.position;
  }

  /** The same number as `utilityOf` gives for the text in this state; 1 without a position. */
  utility(actor: number, state: Int32Array): number {
    const { position, terms } = this.stances[actor]![state[this.layout.configurations + actor]!]!;
    if (position === null) return 1;
    let sum = 0;
    for (let issue = 0; issue < terms.length; issue++) {
      const own = terms[issue]!;
      if (own !== null) sum += own[state[this.layout.issues + issue]!]!;
    }
    return sum / position.totalWeight;
  }

  /** What the actor's preference over texts depends on, but for the text. */
  atom(actor: number): Atom {
    return { cell: this.layout.configurations + actor, value: (configuration) => this.stances[actor]![configuration]!.kind };
  }

  /** The options of the issues that the actor cares for in some stance. */
  textAtoms(actor: number): readonly Atom[] {
    const cares = (issue: number): boolean => this.stances[actor]!.some(({ terms }) => (terms[issue] ?? null) !== null);
    return this.model.issues.flatMap((_, issue) => (cares(issue) ? [{ cell: this.layout.issues + issue, value: null }] : []));
  }

  /** The options of the issues that the actor cares for in this configuration. */
  textAtomsIn(actor: number, configuration: number): readonly Atom[] {
    const { terms } = this.stances[actor]![configuration]!;
    return terms.flatMap((own, issue) => (own === null ? [] : [{ cell: this.layout.issues + issue, value: null }]));
  }

  /** What `utility(ACTOR)` reads. */
  utilityAtoms(actor: number): readonly Atom[] {
    return [this.atom(actor), ...this.textAtoms(actor)];
  }
}

function termsOf({ issues }: Model, position: Position | null): readonly (readonly number[] | null)[] {
  return issues.map(({ options }, issue) => {
    const own = position?.issues[issue] ?? null;
    return own === null ? null : options.map((_, option) => own.weight * satisfaction(options.length, option, own.ideal));
  });
}
