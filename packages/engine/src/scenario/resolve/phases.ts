import type { Scope } from '../../expression/scope.ts';
import { mendName } from '../../expression/suggestion.ts';
import type { Phase } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawPhase } from '../schema/protocol.ts';
import { type Context, expressionAt, indexAt, indicesAt, numberAt } from './context.ts';
import { resolveEffects } from './effects.ts';
import { titleOf } from './title.ts';

/** The name of the one phase of a scenario that declares none. */
export const ONLY_PHASE = 'main';

/** The phases in declared order; without any, one of all rounds. */
export function resolvePhases(context: Context, rounds: number, scope: Scope): readonly Phase[] {
  const raw: Readonly<Record<string, RawPhase>> = context.raw.phases ?? { [ONLY_PHASE]: { rounds } };
  const names = Object.keys(raw);
  return Object.entries(raw).map(([name, phase], index) => {
    const at = ['phases', name];
    refuseIdleKeys(context, at, phase);
    const condition = (key: 'quorum' | 'ends-when'): Phase['quorum'] => {
      const when = phase[key];
      return when === undefined ? null : expressionAt(context, [...at, key], when, 'boolean', scope);
    };
    const successor = (key: 'next' | 'otherwise', otherwise: number | null): number | null => {
      const given = phase[key];
      return given === undefined ? otherwise : indexAt(context, [...at, key], given, names, 'a phase');
    };
    return {
      name,
      title: titleOf(name, phase.title),
      rounds: numberAt(context, [...at, 'rounds'], phase.rounds, 1),
      quorum: condition('quorum'),
      slip: slipOf(context, [...at, 'slip'], phase.slip, scope),
      endsWhen: condition('ends-when'),
      next: successor('next', index + 1 < names.length ? index + 1 : null),
      otherwise: successor('otherwise', null),
      speakers: speakersOf(context, [...at, 'speakers'], phase.speakers, scope),
      drafting:
        phase.drafting === undefined ? null : { sessions: numberAt(context, [...at, 'drafting', 'sessions'], phase.drafting.sessions, 1) },
      onEnter: resolveEffects(context, [...at, 'on-enter'], phase['on-enter'], scope),
    };
  });
}

function slipOf(context: Context, at: Path, raw: RawPhase['slip'], scope: Scope): Phase['slip'] {
  if (raw === undefined) return null;
  return {
    by: numberAt(context, [...at, 'by'], raw.by, 1),
    atMost: numberAt(context, [...at, 'at-most'], raw['at-most'], 0),
    effects: resolveEffects(context, [...at, 'effects'], raw.effects, scope),
  };
}

function speakersOf(context: Context, at: Path, raw: RawPhase['speakers'], { actors, groups }: Scope): readonly number[] {
  const names = actors.map((actor) => actor.name);
  if (raw === undefined) return names.map((_, index) => index);
  if (typeof raw !== 'string') return [...indicesAt(context, at, raw, names, 'an actor')].sort((a, b) => a - b);
  if (Object.hasOwn(groups, raw)) return groups[raw]!;
  const fix = names.includes(raw) ? `Write [${raw}] for one actor.` : mendName(raw, Object.keys(groups));
  context.findings.error({ path: at, code: 'unknown-name', expected: 'a group, or a list of actors', got: shorten(raw), fix });
  return [];
}

function refuseIdleKeys({ raw, findings }: Context, at: Path, phase: RawPhase): void {
  for (const key of ['slip', 'otherwise'] as const) {
    if (phase[key] === undefined || phase.quorum !== undefined) continue;
    findings.error({
      path: [...at, key],
      key: true,
      code: 'idle-key',
      expected: `a quorum beside ${key}`,
      got: 'none',
      fix: `Add quorum, or remove ${key}.`,
    });
  }
  if (phase.drafting !== undefined && raw.text === undefined) {
    findings.error({
      path: [...at, 'drafting'],
      key: true,
      code: 'no-text',
      expected: 'a text to draft',
      got: 'none',
      fix: 'Add text with issues at the top, or remove drafting.',
    });
  }
}
