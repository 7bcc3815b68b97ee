import { actEvent } from '../charts/machine.ts';
import { CELL } from '../state/layout.ts';
import { type Strategy, strategyNamed } from '../strategies/registry.ts';
import type { Answers } from './answers.ts';
import type { Atom } from './atoms.ts';
import type { Choices } from './choices.ts';
import type { Ground } from './ground.ts';
import type { Moves } from './moves.ts';

/** The actors' turns: one table of choices among moves for each actor and configuration. A row's note holds the blocked preconditions. */
export class Turns {
  /** By place (see `Cells.places`): the address of the table, 0 while it is not declared. */
  readonly tables: Int32Array;
  private readonly ground: Ground;
  private readonly choices: Choices;
  private readonly answers: readonly Answers[];
  private readonly moves: Moves;

  constructor(ground: Ground, choices: Choices, answers: readonly Answers[], moves: Moves) {
    this.ground = ground;
    this.choices = choices;
    this.answers = answers;
    this.moves = moves;
    this.tables = new Int32Array(ground.cells.placeCount);
  }

  /** Declares and remembers the table of an actor's turn in this configuration. */
  declare(actor: number, configuration: number): number {
    const { acts } = this.ground.model;
    const own = this.ground.model.actors[actor]!;
    const answers = this.answers[actor]!;
    const strategy = strategyNamed(own.strategy.name);
    const possible = acts.flatMap(({ name, lean }, act) => {
      const answer = answers.answer(configuration, actEvent(name), (trigger) => trigger.kind === 'act' && trigger.act === act);
      return answer.possible ? [{ act, name, lean, answer }] : [];
    });
    const atoms = [
      ...possible.flatMap(({ act, answer }) => [...answer.atoms, ...answers.appealAtoms(configuration, act)]),
      ...answers.blockedAtoms(configuration),
      ...this.strategyAtoms(strategy, actor),
    ];

    const fill = (): number => {
      const enabled: { act: number; name: string; appeal: number; lean: number }[] = [];
      const alternatives: number[] = [];
      for (const { act, name, lean, answer } of possible) {
        const { configuration: to, taken } = answer.step();
        if (taken.length === 0) continue;
        enabled.push({ act, name, appeal: answers.appeal(taken), lean });
        alternatives.push(this.moves.move(actor, configuration, to, taken, act));
      }
      const blocked = answers.blocked(
        configuration,
        enabled.map(({ act }) => act),
      );
      return this.choices.row(alternatives, enabled.length === 0 ? [] : this.weights(strategy, actor, enabled), blocked);
    };
    const table = this.ground.tables.declare(atoms, fill);
    this.tables[this.ground.cells.places[actor]! + configuration] = table;
    return table;
  }

  private weights(
    strategy: Strategy,
    actor: number,
    enabled: readonly { act: number; name: string; appeal: number; lean: number }[],
  ): readonly number[] {
    const { model, state } = this.ground;
    const { precision, strategy: use } = model.actors[actor]!;
    return strategy.actWeights(
      {
        precision,
        round: state[CELL.round]!,
        rounds: model.rounds,
        phaseRound: state[CELL.phaseRound]!,
        enabled,
        last: (name) => this.leanOf(state[this.lastCell(name)]!),
      },
      use.options,
    );
  }

  private strategyAtoms(strategy: Strategy, actor: number): readonly Atom[] {
    const { round, phaseRound, last } = strategy.reads(this.ground.model.actors[actor]!.strategy.options);
    return [
      ...(round ? [{ cell: CELL.round, value: null }] : []),
      ...(phaseRound ? [{ cell: CELL.phaseRound, value: null }] : []),
      ...last.map((name) => ({ cell: this.lastCell(name), value: (content: number) => this.leanOf(content) ?? Number.NaN })),
    ];
  }

  private leanOf(last: number): number | null {
    return last === 0 ? null : this.ground.model.acts[last - 1]!.lean;
  }

  private lastCell(name: string): number {
    return this.ground.cells.layout.lasts + this.ground.model.actors.findIndex((actor) => actor.name === name);
  }
}
