import { configurations } from '../charts/configurations.ts';
import { type Position, positionIn } from '../negotiating-text/position.ts';
import { satisfaction } from '../negotiating-text/utility.ts';
import type { Model } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { Atom } from './atoms.ts';
import type { Cells } from './cells.ts';

const ATTENDING = 'attending';
/** As in `TEXT_STATUSES`. */
const ADOPTED = 1;
const SUMMARY = 2;

/** What the meeting needs to know of an actor in one configuration. Many configurations share a stance. */
interface Stance {
  readonly attends: boolean;
  readonly position: Position | null;
  /** Of each issue and option the weighted satisfaction; null where the actor does not care. */
  readonly terms: readonly (readonly number[] | null)[];
  /** Number of the stance among the positions of those that attend; -1 when it takes no part in drafting. */
  readonly part: number;
}

/** The actors' preferences over texts by configuration. */
export class Stances {
  /** How many stances of all actors take part in drafting. */
  readonly partCount: number;
  /** By place (see `Cells.places`): the number of the stance among those that take part, -1 for none. */
  readonly parts: Int32Array;
  /** By place: 1 while the actor attends. */
  readonly attending: Uint8Array;
  /** The actors that have a position in some configuration. */
  readonly negotiators: readonly number[];
  private readonly model: Model;
  private readonly cells: Cells;
  private readonly stances: readonly Stance[];

  constructor(model: Model, cells: Cells) {
    this.model = model;
    this.cells = cells;
    let partCount = 0;
    this.stances = model.actors.flatMap(({ chart }) => {
      const known = new Map<string, Stance>();
      return configurations(chart).map((configuration): Stance => {
        const position = positionIn(model, chart, configuration);
        const attends = configuration.active.some((node) => chart.nodes[node]?.tags.includes(ATTENDING));
        const key = JSON.stringify([attends, position]);
        const stance = known.get(key) ?? {
          attends,
          position,
          terms: termsOf(model, position),
          part: attends && position !== null ? partCount++ : -1,
        };
        known.set(key, stance);
        return stance;
      });
    });
    this.partCount = partCount;
    this.negotiators = model.actors.flatMap((_, actor) =>
      this.stances.slice(cells.places[actor]!, cells.places[actor + 1]).some(({ position }) => position !== null) ? [actor] : [],
    );
    this.parts = Int32Array.from(this.stances, ({ part }) => part);
    this.attending = Uint8Array.from(this.stances, ({ attends }) => (attends ? 1 : 0));
  }

  position(actor: number, configuration: number): Position | null {
    return this.stance(actor, configuration).position;
  }

  /** The utilities of the final text in a final row (see `RunResult.utilities`), of those that have any; the others' stay as they are. */
  finalUtilities(row: Int32Array, utilities: Float64Array): void {
    const { configurations: first } = this.cells.layout;
    const status = row[CELL.status]!;
    const issued = status === ADOPTED || status === SUMMARY;
    for (let index = 0; index < this.negotiators.length; index++) {
      const actor = this.negotiators[index]!;
      const { position } = this.stance(actor, row[first + actor]!);
      if (position === null) utilities[actor] = Number.NaN;
      else utilities[actor] = issued ? this.utility(actor, row) : position.reservation;
    }
  }

  /** The same number as `utilityOf` gives for the text in this state; 1 without a position. */
  utility(actor: number, state: Int32Array): number {
    const { issues, configurations: first } = this.cells.layout;
    const { position, terms } = this.stance(actor, state[first + actor]!);
    if (position === null) return 1;
    let sum = 0;
    for (let issue = 0; issue < terms.length; issue++) {
      const own = terms[issue]!;
      if (own !== null) sum += own[state[issues + issue]!]!;
    }
    return sum / position.totalWeight;
  }

  /** What the meeting needs to know of the actor, but for the text. */
  atom(actor: number): Atom {
    return {
      cell: this.cells.layout.configurations + actor,
      value: (configuration) => this.stances.indexOf(this.stance(actor, configuration)),
    };
  }

  /** The options of the issues that the actor cares for in this configuration, or in any. */
  textAtoms(actor: number, configuration: number | null = null): readonly Atom[] {
    const { places, layout } = this.cells;
    const [from, to] =
      configuration === null ? [places[actor]!, places[actor + 1]] : [places[actor]! + configuration, places[actor]! + configuration + 1];
    const own = this.stances.slice(from, to);
    return this.model.issues.flatMap((_, issue) =>
      own.some(({ terms }) => terms[issue] !== null) ? [{ cell: layout.issues + issue, value: null }] : [],
    );
  }

  /** What `utility(ACTOR)` reads. */
  utilityAtoms(actor: number): readonly Atom[] {
    return [this.atom(actor), ...this.textAtoms(actor)];
  }

  private stance(actor: number, configuration: number): Stance {
    return this.stances[this.cells.places[actor]! + configuration]!;
  }
}

function termsOf({ issues }: Model, position: Position | null): readonly (readonly number[] | null)[] {
  return issues.map(({ options }, issue) => {
    const own = position?.issues[issue] ?? null;
    return own === null ? null : options.map((_, option) => own.weight * satisfaction(options.length, option, own.ideal));
  });
}
