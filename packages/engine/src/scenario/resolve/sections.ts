import { LIMITS } from '../limits.ts';
import type { Path } from '../place.ts';
import { sizeToRead } from '../size.ts';
import type { Context } from './context.ts';

/** Whether every section is short enough to be read; reports those that are not, or that are empty and must not be. */
export function checkSections({ raw, findings }: Pick<Context, 'raw' | 'findings'>): boolean {
  const sections: readonly (readonly [Path, object | undefined, number])[] = [
    [['sources'], raw.sources, LIMITS.sources],
    [['parameters'], raw.parameters, LIMITS.parameters],
    [['charts'], raw.charts, LIMITS.charts],
    [['actors'], raw.actors, LIMITS.actors],
    [['groups'], raw.groups, LIMITS.groups],
    [['gauges'], raw.gauges, LIMITS.gauges],
    [['acts'], raw.acts, LIMITS.acts],
    [['text', 'issues'], raw.text?.issues, LIMITS.issues],
    [['phases'], raw.phases, LIMITS.phases],
    [['events'], raw.events, LIMITS.events],
    [['outcomes'], raw.outcomes, LIMITS.outcomes],
    [['measures'], raw.measures, LIMITS.measures],
    ...Object.entries(raw.actors).map(
      ([name, actor]) => [['actors', name, 'preconditions'], actor.preconditions, LIMITS.preconditions] as const,
    ),
  ];
  let fits = true;
  const refuse = (path: Path, expected: string, got: string): void => {
    fits = false;
    findings.error({ path, key: true, code: 'too-many', expected, got });
  };
  for (const [path, section, most] of sections) {
    const size = Object.keys(section ?? {}).length;
    if (size > most) refuse(path, `at most ${most} ${path.at(-1)}`, String(size));
  }
  for (const [path, section] of [
    [['actors'], raw.actors],
    [['outcomes'], raw.outcomes],
  ] as const) {
    if (Object.keys(section).length > 0) continue;
    findings.error({ path, key: true, code: 'empty-section', expected: `at least one of the ${path[0]}`, got: 'none' });
  }
  const { charts } = sizeToRead(raw);
  if (charts > LIMITS.instances) {
    refuse(['actors'], `at most ${LIMITS.instances} values and tens of characters in the charts of all actors`, String(Math.ceil(charts)));
  }
  return fits;
}
