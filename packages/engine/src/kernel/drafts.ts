import { isTooMuch, lossBy } from '../negotiating-text/amendment.ts';
import { type Bracket, canStep } from '../negotiating-text/bracket.ts';
import { resolveFallback } from '../negotiating-text/fallback.ts';
import type { Position } from '../negotiating-text/position.ts';
import { TEXT_STATUSES } from '../scenario/model.ts';
import { CELL } from '../state/layout.ts';
import type { Atom } from './atoms.ts';
import type { Ground } from './ground.ts';
import { programWords, setting } from './programs.ts';

const REFUSED = 1;
const CARRIED = 2;

/** What the chairs do with the text, as tables. */
export class Drafts {
  private readonly ground: Ground;
  /** The table of the amendment by side. */
  readonly amendments: readonly number[];
  /** The table of the program of the fallback. */
  readonly fallback: number;

  constructor(ground: Ground) {
    this.ground = ground;
    this.amendments = ground.model.issues.flatMap((_, issue) => [2 * issue, 2 * issue + 1].map((side) => this.amendment(side)));
    this.fallback = this.fallbackTable();
  }

  /** Whether the chairs carry out the brackets of this side: 2 * issue, + 1 when upwards. */
  isCarried(side: number): boolean {
    return this.ground.tables.find(this.amendments[side]!) === CARRIED;
  }

  /** The address of the program that does what becomes of the draft when it was not adopted. */
  fallbackProgram(): number {
    return this.ground.tables.find(this.fallback);
  }

  private amendment(side: number): number {
    const { model, cells, tables, stances } = this.ground;
    const { issues, actors, protocol } = model;
    const bracket: Bracket = { issue: side >> 1, direction: (side & 1) === 1 ? 1 : -1 };
    const own: Atom = { cell: cells.layout.issues + bracket.issue, value: null };
    return tables.declare([...this.chairAtoms(), own], () => {
      const { state } = this.ground;
      const text = this.text();
      if (!canStep(issues, text, bracket)) return REFUSED;
      let attending = 0;
      for (let place = 0; place < protocol.chairs.length; place++) {
        const actor = protocol.chairs[place]!;
        const configuration = state[cells.layout.configurations + actor]!;
        if (stances.attending[cells.places[actor]! + configuration] === 0) continue;
        attending++;
        if (isTooMuch(lossBy(issues, stances.position(actor, configuration), text, bracket), actors[actor]!.tolerance)) return REFUSED;
      }
      return attending === 0 ? REFUSED : CARRIED;
    });
  }

  private fallbackTable(): number {
    const { model, cells, atoms, tables, memory } = this.ground;
    const { fallback } = model.protocol;
    const when = fallback.kind === 'summary' ? fallback.when : null;
    const allows = when === null ? () => 1 : this.ground.evaluator(when);
    const read: readonly Atom[] =
      fallback.kind === 'nothing'
        ? []
        : [
            ...this.chairAtoms(),
            ...(when === null ? [] : atoms.of(when.root)),
            ...(fallback.of === 'chairs' ? model.issues.map((_, issue) => ({ cell: cells.layout.issues + issue, value: null })) : []),
          ];
    return tables.declare(read, () => {
      const { status, text } = resolveFallback(model.issues, fallback, this.chairs(), this.text(), allows() !== 0);
      const changes = fallback.kind === 'summary' && fallback.of === 'chairs' && status === 'summary';
      return memory.store(
        programWords([
          setting(CELL.status, TEXT_STATUSES.indexOf(status)),
          ...(changes ? text.map((option, issue) => setting(cells.layout.issues + issue, option)) : []),
        ]),
      );
    });
  }

  private text(): readonly number[] {
    const { model, cells, state } = this.ground;
    return model.issues.map((_, issue) => state[cells.layout.issues + issue]!);
  }

  /** The chairs that attend, with their positions. */
  private chairs(): readonly { actor: number; weight: number; tolerance: number; position: Position | null }[] {
    const { model, cells, state, stances } = this.ground;
    return model.protocol.chairs.flatMap((actor) => {
      const configuration = state[cells.layout.configurations + actor]!;
      if (stances.attending[cells.places[actor]! + configuration] === 0) return [];
      const { weight, tolerance } = model.actors[actor]!;
      return [{ actor, weight, tolerance, position: stances.position(actor, configuration) }];
    });
  }

  private chairAtoms(): readonly Atom[] {
    const { model, stances } = this.ground;
    return model.protocol.chairs.flatMap((actor) => stances.utilityAtoms(actor));
  }
}
