import type { Scope } from '../../expression/scope.ts';
import type { Adoption, Fallback, Issue, Protocol } from '../model.ts';
import type { RawText } from '../schema/protocol.ts';
import { type Context, constantAt, expressionAt, indexAt, indicesAt, numberAt } from './context.ts';
import { titleOf } from './title.ts';

/** The issues of the text, in declared order. */
export function resolveIssues(context: Context): readonly Issue[] {
  return Object.entries(context.raw.text?.issues ?? {}).map(([name, { options, start, title }]) => {
    const at = ['text', 'issues', name];
    for (const [index, option] of options.entries()) {
      if (options.indexOf(option) === index) continue;
      context.findings.error({
        path: [...at, 'options', index],
        code: 'repeated-name',
        expected: 'each option once',
        got: `${option} again`,
        fix: 'Remove one of them.',
      });
    }
    const first = start === undefined ? 0 : indexAt(context, [...at, 'start'], start, options, `an option of ${name}`);
    return { name, title: titleOf(name, title), options, start: first ?? 0 };
  });
}

/** Chairs, adoption and fallback; without a text nothing is ever adopted. */
export function resolveProtocol(context: Context, scope: Scope): Protocol {
  const { chairs = [], adoption, fallback } = context.raw.text ?? {};
  const actors = scope.actors.map((actor) => actor.name);
  const optOuts = adoption?.['opt-outs'];
  return {
    chairs: indicesAt(context, ['text', 'chairs'], chairs, actors, 'an actor'),
    adoption: {
      rule: ruleOf(context, adoption, scope),
      vetoes: indicesAt(context, ['text', 'adoption', 'vetoes'], adoption?.vetoes ?? [], actors, 'an actor'),
      optOuts: {
        actors: indicesAt(context, ['text', 'adoption', 'opt-outs', 'actors'], optOuts?.actors ?? [], actors, 'an actor'),
        atMost: numberAt(context, ['text', 'adoption', 'opt-outs', 'at-most'], optOuts?.['at-most'], 0),
      },
    },
    fallback: fallbackOf(context, fallback, scope),
  };
}

function ruleOf(context: Context, raw: RawText['adoption'], { parameters }: Scope): Adoption['rule'] {
  if (raw === undefined || raw.rule === 'consensus') return { kind: 'consensus', minus: 0 };
  const at = ['text', 'adoption'];
  if (raw.rule === 'consensus-minus') return { kind: 'consensus', minus: numberAt(context, [...at, 'minus'], raw.minus, 0) };
  const quota = constantAt(
    context,
    [...at, 'quota'],
    raw.quota,
    raw.rule === 'majority' ? 1 / 2 : 2 / 3,
    parameters,
    'a quota from 0 to 1',
    { low: 0, high: 1 },
  );
  return { kind: raw.rule, quota };
}

function fallbackOf(context: Context, raw: RawText['fallback'], scope: Scope): Fallback {
  if (raw === undefined || raw === 'nothing') return { kind: 'nothing' };
  const when = raw.when === undefined ? null : expressionAt(context, ['text', 'fallback', 'when'], raw.when, 'boolean', scope);
  return { kind: 'summary', of: raw.summary, when };
}
