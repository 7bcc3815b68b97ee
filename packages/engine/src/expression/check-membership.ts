import type { Checking } from './checking.ts';
import { membershipNames, membersNamed, nodesNamed } from './membership.ts';
import { actorNamed, notConstant } from './name.ts';
import { mendName } from './suggestion.ts';
import type { Syntax } from './syntax.ts';
import type { Typed } from './typed.ts';

/** `ACTOR in STATE`. */
export function checkMembership(checking: Checking, syntax: Extract<Syntax, { kind: 'binary' }>): Typed | null {
  const { scope, report, quote } = checking;
  const { left, right } = syntax;
  if (scope.constant) return report(syntax, notConstant(quote(syntax)));
  if (left.kind !== 'name') return report(left, { expected: 'the name of an actor', got: quote(left), fix: 'Write ACTOR in STATE.' });
  if (Object.hasOwn(scope.groups, left.name)) {
    const fix = `${left.name} is a group: write count(${left.name} in STATE) > 0.`;
    return report(left, { expected: 'the name of an actor', got: left.name, fix });
  }
  const actor = actorNamed(left.name, scope);
  if (typeof actor !== 'number') return report(left, { ...actor, got: quote(left) });
  const { name, chart } = scope.actors[actor]!;
  const nodes = right.kind === 'name' ? nodesNamed(chart, right.name) : [];
  if (nodes.length > 0) return { type: 'boolean', expr: { kind: 'in', actor, nodes } };
  const fix = mendName(quote(right), membershipNames([chart]));
  return report(right, { expected: `a state or tag of ${name}`, got: quote(right), fix });
}

/** The operand of `count` or `weight`: `GROUP in STATE`. */
export function checkCount(checking: Checking, name: 'count' | 'weight', operand: Syntax): Typed | null {
  const { scope, report, quote } = checking;
  const [group, state] = operand.kind === 'binary' && operand.operator === 'in' ? [operand.left, operand.right] : [];
  if (group?.kind !== 'name' || state?.kind !== 'name') {
    return report(operand, { expected: 'GROUP in STATE', got: quote(operand), fix: `Write ${name}(GROUP in STATE).` });
  }
  if (!Object.hasOwn(scope.groups, group.name)) {
    const fix = mendName(group.name, Object.keys(scope.groups));
    return report(group, { expected: 'the name of a group', got: quote(group), fix });
  }
  const actors = scope.groups[group.name]!;
  const members = membersNamed(scope, name, actors, state.name);
  if (members.length === 0 && actors.length > 0) {
    const names = membershipNames(actors.map((actor) => scope.actors[actor]!.chart));
    return report(state, { expected: `a state or tag in ${group.name}`, got: quote(state), fix: mendName(state.name, names) });
  }
  return { type: 'number', expr: { kind: 'count', members } };
}
