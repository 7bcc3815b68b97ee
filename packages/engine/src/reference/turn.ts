import type { Draft } from 'immer';
import { preconditionsNamed } from '../charts/blocking.ts';
import { pick, thresholds } from '../choice/threshold.ts';
import type { Expression } from '../expression/ast.ts';
import { leavesOf } from '../expression/leaves.ts';
import { drawAt, PURPOSE } from '../luck/luck.ts';
import type { Words } from '../luck/threefry.ts';
import { guardsOf, performAct } from './deed.ts';
import type { BlockedRecord, CandidateRecord, LeafRecord, TurnRecord } from './record.ts';
import { configurationOf, type Player, type Reference } from './reference.ts';
import type { World } from './world.ts';

/** What an actor may do at its turn, with the probabilities of its strategy. */
export interface Choice {
  readonly candidates: readonly CandidateRecord[];
  readonly blocked: readonly BlockedRecord[];
  readonly weights: readonly number[];
}

/** The choice that an actor faces in this world. */
export function choiceOf(reference: Reference, world: World, player: Player): Choice {
  const { model } = reference;
  const configuration = configurationOf(player, world);
  const guards = guardsOf(reference, world, player);
  const enabled = player.acts.flatMap(({ act, event }) => {
    const { taken } = player.stepper.step(configuration, event, guards);
    if (taken.length === 0) return [];
    const reasons = taken.flatMap((transition) => {
      const appeal = player.actor.chart.transitions[transition]?.appeal ?? null;
      return appeal === null ? [] : [reason(reference, world, appeal)];
    });
    let appeal = 0;
    for (const { value } of reasons) appeal += value;
    return [{ act, name: model.acts[act]?.name ?? '', lean: model.acts[act]?.lean ?? 0, appeal, reasons }];
  });
  const weights =
    enabled.length === 0
      ? []
      : player.strategy.actWeights(
          {
            precision: player.actor.precision,
            round: world.round,
            rounds: model.rounds,
            phaseRound: world.phaseRound,
            enabled: enabled.map(({ act, name, appeal, lean }) => ({ act, name, appeal, lean })),
            last(name) {
              const act = world.last[name] ?? null;
              return act === null ? null : (model.acts.find((known) => known.name === act)?.lean ?? 0);
            },
          },
          player.actor.strategy.options,
        );
  let total = 0;
  for (const weight of weights) total += weight;
  return {
    candidates: enabled.map(({ name, appeal, reasons }, index) => ({
      act: name,
      appeal,
      probability: (weights[index] ?? 0) / total,
      reasons,
    })),
    blocked: blockedActs(
      reference,
      world,
      player,
      enabled.map(({ act }) => act),
    ),
    weights,
  };
}

/**
 * Plays an actor's turn on a draft of the world.
 * @param decided an act chosen by a person; must be a candidate
 */
export function playTurn(
  reference: Reference,
  world: Draft<World>,
  key: Words,
  run: number,
  player: Player,
  decided: string | null,
): TurnRecord {
  const { candidates, blocked, weights } = choiceOf(reference, world, player);
  const head = { kind: 'turn', round: world.round, phase: world.phase, actor: player.actor.name, candidates, blocked } as const;
  if (candidates.length === 0) return { ...head, draw: null, decidedBy: 'luck', deed: null };
  const draw = drawAt(key, run, world.round, player.actor.luck, PURPOSE.act);
  const act = decided ?? candidates[pick(thresholds(weights), draw)]?.act ?? '';
  return { ...head, draw, decidedBy: decided === null ? 'luck' : 'person', deed: performAct(reference, world, player, act) };
}

function blockedActs(reference: Reference, world: World, player: Player, enabled: readonly number[]): BlockedRecord[] {
  const { chart } = player.actor;
  const active = player.stepper.configurations[configurationOf(player, world)]?.active ?? [];
  return active.flatMap((node) =>
    (chart.nodes[node]?.transitions ?? []).flatMap((index) => {
      const transition = chart.transitions[index];
      if (transition?.trigger.kind !== 'act' || transition.when === null || enabled.includes(transition.trigger.act)) return [];
      if (reference.value(transition.when, world) !== 0) return [];
      return [
        {
          act: reference.model.acts[transition.trigger.act]?.name ?? '',
          guard: transition.when.source,
          leaves: leavesOf(reference.model, transition.when.root, reference.reader(world)),
          preconditions: preconditionsNamed(transition.when.root, player.index)
            .filter(({ body }) => reference.value(body, world) === 0)
            .map(({ precondition }) => player.actor.preconditions[precondition]?.name ?? ''),
        },
      ];
    }),
  );
}

function reason(
  reference: Reference,
  world: World,
  appeal: Expression,
): { expression: string; value: number; leaves: readonly LeafRecord[] } {
  return {
    expression: appeal.source,
    value: reference.value(appeal, world),
    leaves: leavesOf(reference.model, appeal.root, reference.reader(world)),
  };
}
