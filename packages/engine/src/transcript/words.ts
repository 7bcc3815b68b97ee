import { configurations } from '../charts/configurations.ts';
import type { EffectRecord, LeafRecord, MoveRecord } from '../reference/record.ts';
import type { Actor, Model } from '../scenario/model.ts';

/** What the names in a run's records are called in prose. */
export interface Words {
  /** The actor's title, for the middle of a sentence: `the UN envoy`. */
  actor(name: string): string;
  /** What somebody did, as a verb phrase: `tests a missile`. */
  deed(act: string): string;
  event(name: string): string;
  phase(name: string): string;
  issue(name: string): string;
  outcome(name: string): string;
  /** The conditions behind preconditions of an actor: `talks (calm >= 3)`. */
  precondition(actor: string, name: string): string;
  /** A chart's move: `from sustained pressure to maximum pressure`; only the regions that moved. */
  move(actor: string, move: MoveRecord): string;
  /** The changes among these effects: `tension 5 → 7, calm 4 → 0`; what stayed as it was is left out. */
  effects(effects: readonly EffectRecord[]): string;
}

/** The words of a model. */
export function createWords(model: Model): Words {
  const actors = new Map(model.actors.map((actor) => [actor.name, actor]));
  const acts = titles(model.acts);
  const events = titles(model.events);
  const phases = titles(model.phases);
  const issues = titles(model.issues);
  const outcomes = titles(model.outcomes);
  const gauges = titles(model.gauges);
  const actor = (name: string): string => (actors.get(name)?.title ?? name).replace(/^The /, 'the ');
  const issue = (name: string): string => issues.get(name) ?? name;

  function change({ target, before, after }: EffectRecord): string {
    if (typeof before === 'number') return `${gauges.get(target) ?? target} ${before} → ${after}`;
    return `${issue(target.replace(/^text\./, ''))} ${spaced(before)} → ${spaced(String(after))}`;
  }

  return {
    actor,
    deed: (name) => {
      const title = acts.get(name) ?? name;
      return title === name ? `chooses to ${spaced(name)}` : title;
    },
    event: (name) => events.get(name) ?? name,
    phase: (name) => phases.get(name) ?? name,
    issue,
    outcome: (name) => outcomes.get(name) ?? name,
    precondition(of, name) {
      const precondition = actors.get(of)?.preconditions.find((known) => known.name === name);
      return precondition === undefined ? name : `${spaced(precondition.title)} (${precondition.when.source})`;
    },
    move(name, { from, to }) {
      const known = actors.get(name);
      return known === undefined ? `from ${from} to ${to}` : moveOf(known, from, to);
    },
    effects: (effects) =>
      merged(effects)
        .filter(({ before, after }) => before !== after)
        .map(change)
        .join(', '),
  };
}

/** A name in prose: `offer-talks` is `offer talks`. */
export function spaced(name: string): string {
  return name.replaceAll('-', ' ');
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `a, b and 4 more`: the first words of a list that may be long. */
export function shortlisted(words: readonly string[], shown: number): string {
  const rest = words.length - shown;
  return listed(rest > 1 ? [...words.slice(0, shown), `${rest} more`] : words);
}

/** A known probability for prose: never 0% or 100% unless it is. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.005) return 'under 1%';
  if (probability < 1 && probability > 0.995) return 'over 99%';
  return `${Math.round(100 * probability)}%`;
}

/** What an expression read: `calm 2, tension 7`. */
export function readings(leaves: readonly LeafRecord[]): string {
  return leaves
    .map(({ text, value }) => (typeof value === 'boolean' ? `${text}: ${value ? 'yes' : 'no'}` : `${text} ${written(value)}`))
    .join(', ');
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A number in at most two decimals. */
export function written(value: number | string): string {
  return typeof value === 'number' ? String(Math.round(100 * value) / 100) : value;
}

function titles(named: readonly { readonly name: string; readonly title: string }[]): ReadonlyMap<string, string> {
  return new Map(named.map(({ name, title }) => [name, title === '' ? name : title]));
}

function moveOf({ chart }: Actor, from: string, to: string): string {
  const list = configurations(chart);
  const leaves = (label: string): readonly number[] => list.find((configuration) => configuration.label === label)?.leaves ?? [];
  const before = leaves(from);
  const after = leaves(to);
  const called = (nodes: readonly number[]): string =>
    listed(nodes.map((node) => chart.nodes[node]).map((node) => node?.title || spaced(node?.key ?? '')));
  return `from ${called(before.filter((node) => !after.includes(node)))} to ${called(after.filter((node) => !before.includes(node)))}`;
}

/** One effect for each target: what it was before the first and after the last. */
function merged(effects: readonly EffectRecord[]): EffectRecord[] {
  const byTarget = new Map<string, EffectRecord>();
  for (const effect of effects) {
    byTarget.set(effect.target, { ...effect, before: byTarget.get(effect.target)?.before ?? effect.before });
  }
  return [...byTarget.values()];
}
