import type { Path } from '../place.ts';
import type { Context } from './context.ts';

/** Words of the expression language, which nothing that an expression reads by its bare name may bear. */
const EXPRESSION_WORDS = [
  ...['and', 'or', 'not', 'in', 'true', 'false', 'round', 'rounds', 'phase', 'phase-round', 'text', 'self', 'precondition', 'none'],
  ...['count', 'weight', 'last', 'utility', 'min', 'max', 'abs', 'floor', 'ceil', 'exp', 'ln', 'inf'],
];

/** Reports names that mean something else already, and names used for two things. */
export function checkNames({ raw, findings }: Context): void {
  const reserved = (path: Path, names: Iterable<string>, words: readonly string[]): void => {
    for (const name of names) {
      if (!words.includes(name)) continue;
      findings.error({
        path: [...path, name],
        key: true,
        code: 'reserved-name',
        expected: 'a name that is free',
        got: `${name}, a word of the language`,
        fix: 'Choose another.',
      });
    }
  };
  const keys = (section: object | undefined): string[] => Object.keys(section ?? {});
  reserved(['actors'], keys(raw.actors), [...EXPRESSION_WORDS, 'nature']);
  reserved(['gauges'], keys(raw.gauges), [...EXPRESSION_WORDS, 'when', 'effects']);
  reserved(['parameters'], keys(raw.parameters), EXPRESSION_WORDS);
  reserved(['acts'], keys(raw.acts), ['none', 'nature']);
  reserved(['groups'], keys(raw.groups), ['all', 'delegations']);
  reserved(['text', 'issues'], keys(raw.text?.issues), ['status', 'reservation', 'precision', 'concession']);
  for (const [name, chart] of Object.entries(raw.charts)) {
    reserved(['charts', name, 'parameters'], keys(chart.parameters), EXPRESSION_WORDS);
    reserved(['charts', name, 'gauges'], keys(chart.gauges), ['precondition', 'when', 'effects']);
  }
  for (const [name, actor] of Object.entries(raw.actors))
    reserved(['actors', name, 'parameters'], keys(actor.parameters), EXPRESSION_WORDS);
  for (const group of keys(raw.groups)) {
    if (!Object.hasOwn(raw.actors, group)) continue;
    findings.error({
      path: ['groups', group],
      key: true,
      code: 'name-taken',
      expected: 'a name that is free',
      got: `${group}, which is an actor`,
      fix: 'Choose another.',
    });
  }
}
