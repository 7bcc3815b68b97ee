import { canStep } from '../negotiating-text/bracket.ts';
import type { Model } from '../scenario/model.ts';
import { type Decision, decider, decisionFor } from './decision.ts';
import { WALK_OUT, type Word, walkOutAppeal } from './drafting.ts';
import { type Player, type Reference, textOf } from './reference.ts';
import type { SummitState } from './summit-state.ts';
import { choiceOf } from './turn.ts';
import type { World } from './world.ts';

/** Why a decision cannot be carried out at the next step of this state, or null when it is open. */
export function refusalOf(reference: Reference, state: SummitState, decision: Decision): string | null {
  const player = decider(reference, state);
  if (player === null || decisionFor(reference, state, [decision]) === null)
    return `The next step is not the one of this decision: ${JSON.stringify(decision)}.`;
  return 'act' in decision
    ? actRefusal(reference, state.world, player, decision.act)
    : wordRefusal(reference, state.world, player, decision.word);
}

/** Why a decision can be carried out in no run of the model, whatever happens in it, or null. */
export function lastingRefusalOf(reference: Reference, decision: Decision): string | null {
  const player = reference.players[reference.actorNamed(decision.actor)];
  if (player === undefined) return null;
  const objection = 'act' in decision || decision.word.supports ? null : decision.word.objection;
  if (objection !== null && objection !== WALK_OUT) return issueRefusal(reference.model, objection.issue);
  const act = 'act' in decision ? decision.act : objection;
  const known = player.acts.map(({ act: index }) => reference.model.acts[index]?.name ?? '');
  if (act === null || known.includes(act)) return null;
  return `${player.actor.name} cannot "${act}" in any state of its chart, which knows ${known.join(', ') || 'no act'}.`;
}

function actRefusal(reference: Reference, world: World, player: Player, act: string): string | null {
  const open = choiceOf(reference, world, player).candidates.map((candidate) => candidate.act);
  if (open.includes(act)) return null;
  return `${player.actor.name} cannot "${act}" now; ${open.length === 0 ? 'nothing is open' : `open are ${open.join(', ')}`}.`;
}

function wordRefusal(reference: Reference, world: World, player: Player, word: Word): string | null {
  if (word.supports || word.objection === null) return null;
  if (word.objection === WALK_OUT)
    return walkOutAppeal(reference, world, player) === null
      ? `${player.actor.name} cannot "${WALK_OUT}" now; its chart does not open it.`
      : null;
  const { model } = reference;
  const { issue: name, direction } = word.objection;
  const issue = model.issues.findIndex((known) => known.name === name);
  if (issue === -1) return issueRefusal(model, name);
  return canStep(model.issues, textOf(model, world), { issue, direction })
    ? null
    : `The issue "${name}" has no option further in that direction.`;
}

function issueRefusal({ issues }: Model, name: string): string | null {
  const names = issues.map((issue) => issue.name);
  return names.includes(name) ? null : `The text has no issue "${name}"; it has ${names.join(', ') || 'none'}.`;
}
