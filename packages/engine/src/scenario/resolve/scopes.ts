import type { Expr } from '../../expression/ast.ts';
import type { Scope, Vocabulary } from '../../expression/scope.ts';
import { LIMITS } from '../limits.ts';
import type { Precondition } from '../model.ts';
import type { Path } from '../place.ts';
import { type Context, expressionAt } from './context.ts';
import { titleOf } from './title.ts';

/** How names resolve in the expressions of the world and of each actor. */
export interface Scopes {
  readonly world: Scope;
  readonly actors: readonly Scope[];
  /** By actor, those that could be read. */
  readonly preconditions: readonly (readonly Precondition[])[];
}

export interface ActorNames {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, number>;
}

const TRUE: Expr = { kind: 'boolean', value: true };

/**
 * Scopes over one vocabulary. Preconditions may name each other across actors: each is read when it is first needed, and one that comes to need itself is
 * reported. In the place of one that cannot be read stands `true`, so that its problem is told once.
 */
export function createScopes(
  context: Context,
  vocabulary: Vocabulary,
  actors: readonly ActorNames[],
  parameters: ReadonlyMap<string, number>,
): Scopes {
  const read = new Map<string, Precondition | null>();
  const reading: string[] = [];
  const scope = (self: number | null, own: ReadonlyMap<string, number>): Scope => ({
    ...vocabulary,
    parameters: own,
    self,
    constant: false,
    precondition: (actor, precondition) =>
      readOnce(actor, vocabulary.actors[actor]?.preconditions[precondition]?.name ?? '')?.when.root ?? TRUE,
  });
  const scopes = actors.map((actor, index) => scope(index, actor.parameters));

  function readOnce(actor: number, name: string): Precondition | null {
    const owner = actors[actor]!.name;
    const full = `${owner}.${name}`;
    const at: Path = ['actors', owner, 'preconditions', name];
    if (reading.includes(full)) {
      const circle = [...reading.slice(reading.indexOf(full)), full].join(' -> ');
      context.findings.error({
        path: at,
        code: 'circular-precondition',
        expected: 'preconditions that do not need themselves',
        got: circle,
        fix: 'Break the circle.',
      });
      return null;
    }
    const known = read.get(full);
    if (known !== undefined) return known;
    if (reading.length >= LIMITS.preconditionChain) {
      context.findings.error({
        path: at,
        code: 'precondition-chain',
        expected: `chains of at most ${LIMITS.preconditionChain} preconditions that name each other`,
        got: 'a longer one',
        fix: 'Write the condition out.',
      });
      return null;
    }
    reading.push(full);
    const raw = context.raw.actors[owner]?.preconditions?.[name] ?? true;
    const given = typeof raw === 'object' ? raw : { when: raw };
    const when = expressionAt(context, typeof raw === 'object' ? [...at, 'when'] : at, given.when, 'boolean', scopes[actor]!);
    reading.pop();
    const precondition = when && { name, title: titleOf(name, given.title), when };
    read.set(full, precondition);
    return precondition;
  }

  return {
    world: scope(null, parameters),
    actors: scopes,
    preconditions: vocabulary.actors.map(({ preconditions }, actor) =>
      preconditions.map(({ name }) => readOnce(actor, name) ?? { name, title: name, when: { source: 'true', root: TRUE } }),
    ),
  };
}
