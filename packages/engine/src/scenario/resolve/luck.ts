import type { Model } from '../model.ts';
import type { Path } from '../place.ts';
import type { Context } from './context.ts';

/** Reports actors and events that would share their luck. */
export function checkLuck({ findings }: Context, { actors, events }: Pick<Model, 'actors' | 'events'>): void {
  const owners = new Map<number, string>();
  const all: readonly { readonly path: Path; readonly name: string; readonly luck: number }[] = [
    ...actors.map(({ name, luck }) => ({ path: ['actors', name], name, luck })),
    ...events.map(({ name, luck }) => ({ path: ['events', name], name, luck })),
  ];
  for (const { path, name, luck } of all) {
    const other = owners.get(luck);
    if (other === undefined) {
      owners.set(luck, name);
      continue;
    }
    const fix = `Give ${name} another luck: a whole number that no other has.`;
    findings.error({
      path: [...path, 'luck'],
      code: 'shared-luck',
      expected: 'luck of its own',
      got: `${luck}, the luck of ${other}`,
      fix,
    });
  }
}
