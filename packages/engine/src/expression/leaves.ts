import { TEXT_STATUSES } from '../scenario/model.ts';
import type { Expr } from './ast.ts';
import { childrenOf } from './children.ts';
import { compileExpression } from './evaluate.ts';
import { membershipNames, membersNamed, nodesNamed } from './membership.ts';
import type { StateReader } from './reader.ts';
import type { Read } from './reads.ts';
import type { Vocabulary } from './scope.ts';

/** Something that an expression read, as it would be written, with the value that it had. */
export interface LeafValue {
  readonly text: string;
  readonly value: number | string | boolean;
}

/** A part that reads the state and has no parts of its own. */
export type Leaf = Read | Extract<Expr, { kind: 'count' }>;

/** What an expression, its preconditions included, reads in a state: each leaf once, from left to right. Reads also what a conditional leaves aside. */
export function leavesOf(vocabulary: Vocabulary, expression: Expr, state: StateReader): readonly LeafValue[] {
  return labelledLeaves(vocabulary, expression).map(({ text, read }) => ({ text, value: read(state) }));
}

/** A leaf as it would be written in an expression. */
export function leafText(vocabulary: Vocabulary, leaf: Leaf): string {
  switch (leaf.kind) {
    case 'gauge':
      return vocabulary.gauges[leaf.gauge]!.name;
    case 'issue':
      return `text.${vocabulary.issues[leaf.issue]!.name}`;
    case 'status':
      return 'text.status';
    case 'round':
    case 'phase':
    case 'phase-round':
      return leaf.kind;
    case 'in': {
      const { name, chart } = vocabulary.actors[leaf.actor]!;
      const state = membershipNames([chart]).find((each) => sameIndices(nodesNamed(chart, each), leaf.nodes));
      return `${name} in ${state ?? leaf.nodes.map((node) => chart.nodes[node]?.path).join(' or ')}`;
    }
    case 'count':
      return countText(vocabulary, leaf);
    case 'last':
    case 'utility':
      return `${leaf.kind}(${vocabulary.actors[leaf.actor]!.name})`;
  }
}

interface LabelledLeaf {
  readonly text: string;
  readonly read: (state: StateReader) => LeafValue['value'];
}

/** Labels do not change and are asked for at every turn. */
const known = new WeakMap<Vocabulary, WeakMap<Expr, readonly LabelledLeaf[]>>();

function labelledLeaves(vocabulary: Vocabulary, expression: Expr): readonly LabelledLeaf[] {
  let ofVocabulary = known.get(vocabulary);
  if (ofVocabulary === undefined) {
    ofVocabulary = new WeakMap();
    known.set(vocabulary, ofVocabulary);
  }
  let labelled = ofVocabulary.get(expression);
  if (labelled === undefined) {
    const byText = new Map<string, LabelledLeaf>();
    for (const leaf of leavesIn(expression)) {
      const text = leafText(vocabulary, leaf);
      if (!byText.has(text)) byText.set(text, { text, read: reading(vocabulary, leaf) });
    }
    labelled = [...byText.values()];
    ofVocabulary.set(expression, labelled);
  }
  return labelled;
}

function leavesIn(expression: Expr): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const seen = new Set<Expr>();
  const visit = (expr: Expr): void => {
    if (seen.has(expr)) return;
    seen.add(expr);
    if (isLeaf(expr)) leaves.push(expr);
    for (const child of childrenOf(expr)) visit(child);
  };
  visit(expression);
  return leaves;
}

function isLeaf(expr: Expr): expr is Leaf {
  return expr.kind !== 'number' && expr.kind !== 'boolean' && expr.kind !== 'precondition' && childrenOf(expr).length === 0;
}

function reading(vocabulary: Vocabulary, leaf: Leaf): LabelledLeaf['read'] {
  const value = compileExpression(leaf);
  const named = valueNames(vocabulary, leaf);
  if (named !== null) return (state) => named[value(state)]!;
  return leaf.kind === 'in' ? (state) => value(state) === 1 : value;
}

/** The names of a leaf's values, by value, or null when it is a number or a condition. */
function valueNames(vocabulary: Vocabulary, leaf: Leaf): readonly string[] | null {
  switch (leaf.kind) {
    case 'issue':
      return vocabulary.issues[leaf.issue]!.options;
    case 'status':
      return TEXT_STATUSES;
    case 'phase':
      return vocabulary.phases.map(({ name }) => name);
    case 'last':
      return ['none', ...vocabulary.acts.map(({ name }) => name)];
    default:
      return null;
  }
}

/** `count(GROUP in STATE)` or `weight(GROUP in STATE)` by the smallest group, and then the first state, that give these members. */
function countText(vocabulary: Vocabulary, { members }: Extract<Expr, { kind: 'count' }>): string {
  const groups = Object.entries(vocabulary.groups).sort(([, a], [, b]) => a.length - b.length);
  for (const name of ['count', 'weight'] as const) {
    for (const [group, actors] of groups) {
      for (const state of membershipNames(actors.map((actor) => vocabulary.actors[actor]!.chart))) {
        const found = membersNamed(vocabulary, name, actors, state);
        const same = found.every(({ actor, nodes, factor }, index) => {
          const member = members[index];
          return member?.actor === actor && member.factor === factor && sameIndices(member.nodes, nodes);
        });
        if (same && found.length === members.length) return `${name}(${group} in ${state})`;
      }
    }
  }
  return `count(${members.map((member) => leafText(vocabulary, { ...member, kind: 'in' })).join(', ')})`;
}

function sameIndices(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((index, place) => index === b[place]);
}
