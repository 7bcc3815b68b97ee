import type { Actor, Model } from '../model.ts';
import { type LintContext, nodePlace } from './lint-context.ts';

/** Doubtful things about the text, who is there to write it, and the phases. */
export function lintMeeting(context: LintContext): void {
  const { raw, model, findings, variantWords } = context;
  const drafting = model.phases.some((phase) => phase.drafting !== null);
  for (const [index, { name }] of model.issues.entries()) {
    if (model.actors.some((actor) => cares(actor, index))) continue;
    findings.warn({
      path: ['text', 'issues', name],
      key: true,
      code: 'unwanted-issue',
      expected: 'an actor with a position on this issue',
      got: 'none',
    });
  }
  if (model.issues.length > 0 && !drafting && raw.phases !== undefined) {
    findings.warn({
      path: ['text'],
      key: true,
      code: 'undrafted-text',
      expected: 'a phase that drafts the text',
      got: 'none',
      fix: 'Add drafting: { sessions: 1 } to a phase.',
    });
  }
  for (const actor of model.actors) {
    const place = attendingPlace(actor);
    if (!drafting || place === null || model.issues.some((_, issue) => cares(actor, issue))) continue;
    findings.warn({
      path: ['actors', actor.name],
      key: true,
      code: 'no-position',
      expected: 'a position on the text for an actor that attends',
      got: 'none',
    });
  }
  const roles = [
    ['chairs', ['text', 'chairs'], model.protocol.chairs],
    ['vetoes', ['text', 'adoption', 'vetoes'], model.protocol.adoption.vetoes],
    ['opt-outs', ['text', 'adoption', 'opt-outs', 'actors'], model.protocol.adoption.optOuts.actors],
  ] as const;
  for (const [role, path, actors] of roles) {
    for (const [position, index] of actors.entries()) {
      if (attendingPlace(model.actors[index]!) !== null) continue;
      const got = `${model.actors[index]!.name}, whose chart has no state that attends`;
      findings.warn({
        path: [...path, position],
        code: 'never-attends',
        expected: `${role} that can attend`,
        got,
        fix: 'Mark a state with attends: true.',
      });
    }
  }
  warnOfPhases(model, context);
  for (const group of Object.keys(raw.groups ?? {})) {
    const spoken = Object.values(raw.phases ?? {}).some((phase) => phase.speakers === group);
    const counted = context.expressions.some(({ expressions }) => expressions.some(({ source }) => source.includes(group)));
    if (spoken || counted || variantWords.has(group)) continue;
    findings.warn({ path: ['groups', group], key: true, code: 'unused-group', expected: 'a use of this group', got: 'none' });
  }
}

function cares({ chart }: Actor, issue: number): boolean {
  return chart.nodes.some(({ position }) => (position?.issues[issue]?.weight ?? 0) > 0);
}

function attendingPlace(actor: Actor): ReturnType<typeof nodePlace> | null {
  const node = actor.chart.nodes.findIndex(({ tags }) => tags.includes('attending'));
  return node < 0 ? null : nodePlace(actor, node);
}

/** Phases that no other leads to, or only after the horizon. */
function warnOfPhases({ phases, rounds }: Model, { findings }: LintContext): void {
  const earliest = phases.map((_, index) => (index === 0 ? 1 : Number.POSITIVE_INFINITY));
  for (let pass = 0; pass < phases.length; pass++) {
    for (const [index, phase] of phases.entries()) {
      const length = phase.endsWhen !== null || phase.drafting !== null ? 1 : phase.rounds;
      for (const next of [phase.next, phase.otherwise]) {
        if (next !== null) earliest[next] = Math.min(earliest[next]!, earliest[index]! + length);
      }
    }
  }
  for (const [index, { name }] of phases.entries()) {
    const round = earliest[index]!;
    if (round <= rounds) continue;
    const got = round === Number.POSITIVE_INFINITY ? 'none' : `one that takes until round ${round}`;
    findings.warn({
      path: ['phases', name],
      key: true,
      code: 'unreachable-phase',
      expected: `a way to this phase within ${rounds} rounds`,
      got,
    });
  }
}
