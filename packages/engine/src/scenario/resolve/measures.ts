import type { Expression } from '../../expression/ast.ts';
import type { Scope } from '../../expression/scope.ts';
import { mendName } from '../../expression/suggestion.ts';
import type { Measure } from '../model.ts';
import type { Path } from '../place.ts';
import { shorten } from '../problem.ts';
import type { RawMeasure } from '../schema/protocol.ts';
import { boundedAt } from './bounded.ts';
import { type Context, expressionAt, type Quantity } from './context.ts';
import { oneLine, titleOf } from './title.ts';

const NUMERIC = ['final', 'maximum', 'minimum', 'mean'] as const;
const CONDITIONAL = ['first', 'rounds'] as const;
const ZERO: Expression = { source: '0', root: { kind: 'number', value: 0 } };

/** The numbers to read off a run, in declared order. */
export function resolveMeasures(context: Context, scope: Scope, events: readonly string[]): readonly Measure[] {
  return Object.entries(context.raw.measures ?? {}).map(([name, raw]): Measure => {
    const at = ['measures', name];
    const title = titleOf(name, raw.title);
    const ownUnit = raw.unit === undefined ? undefined : oneLine(raw.unit);
    const given = raw as Partial<Record<string, Quantity<number | string> | boolean>>;
    for (const kind of NUMERIC) {
      const of = given[kind] as Quantity<number | string> | undefined;
      if (of !== undefined) return { name, title, unit: ownUnit ?? '', kind, of: boundedAt(context, [...at, kind], of, scope) ?? ZERO };
    }
    for (const kind of CONDITIONAL) {
      const of = given[kind];
      const unit = ownUnit ?? (kind === 'first' ? 'round' : 'rounds');
      if (of !== undefined) return { name, title, unit, kind, of: expressionAt(context, [...at, kind], of, 'boolean', scope) ?? ZERO };
    }
    const counted = countedAt(context, [...at, 'count'], (raw as Extract<RawMeasure, { count: string }>).count, scope, events);
    return { name, title, unit: ownUnit ?? 'times', kind: 'count', ...counted };
  });
}

interface Counted {
  readonly act: number | null;
  readonly event: number | null;
  readonly from: number | null;
}

function countedAt(context: Context, path: Path, name: string, { acts, actors }: Scope, events: readonly string[]): Counted {
  const [first = '', second] = name.split('.');
  const known = acts.map((act) => act.name);
  const actor = second === undefined ? null : actors.findIndex((each) => each.name === first);
  const act = known.indexOf(second ?? first);
  const event = second === undefined ? events.indexOf(first) : -1;
  const found = { act: act < 0 ? null : act, event: event < 0 ? null : event, from: actor };
  if (actor !== -1 && (act >= 0 || event >= 0)) return found;
  const words = actor === -1 ? actors.map((each) => each.name) : second === undefined ? [...known, ...events] : known;
  const wrong = actor === -1 ? first : (second ?? first);
  context.findings.error({
    path,
    code: 'unknown-name',
    expected: 'an act, ACTOR.ACT or an event',
    got: shorten(name),
    fix: mendName(shorten(wrong), words),
  });
  return found;
}
