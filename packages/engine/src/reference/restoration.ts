import { z } from 'zod';
import { shown } from './decision-schema.ts';
import { advance, beginHistory, type History, undo } from './history.ts';
import type { Reference } from './reference.ts';

const CHAPTERS = z.array(z.object({ decision: z.unknown() }));
const SAVED = z.object({
  context: z.object({
    people: z.array(z.string()),
    refused: z.string().nullable(),
    history: z.object({ seed: z.string(), state: z.looseObject({ run: z.int() }), past: CHAPTERS, future: CHAPTERS }),
  }),
});

/** What a summit goes on from. */
export interface Restored {
  readonly history: History;
  readonly people: readonly string[];
  readonly refused: string | null;
}

/**
 * A summit from what it has persisted, through JSON or not. Its run is played again with its decisions, so that nothing of what it tells is taken on trust.
 * @throws RangeError when the data have another shape, or are no run of this scenario
 */
export function restore(reference: Reference, saved: unknown): Restored {
  const { data, error } = SAVED.safeParse(saved);
  if (data === undefined)
    throw new RangeError(`A summit goes on from a snapshot that one has persisted; ${flawOf(error.issues[0], saved)}.`);
  const { people, refused, history } = data.context;
  for (const name of people) reference.actorNamed(name);
  const replayed = replay(reference, history);
  if (replayed !== null && sorted(replayed.state) === sorted(history.state)) return { history: replayed, people, refused };
  throw new RangeError(
    `Run ${history.state.run} of "${reference.model.title}" never comes to the state of this snapshot: it is one of another scenario or variant, or was changed.`,
  );
}

type Saved = z.infer<typeof SAVED>['context']['history'];

/** The run again, or null when it cannot be played so. */
function replay(reference: Reference, { seed, state, past, future }: Saved): History | null {
  try {
    let history = beginHistory(reference, seed, state.run);
    // What is no decision is refused as it comes up.
    for (const { decision } of [...past, ...future]) history = advance(reference, history, decision as Parameters<typeof advance>[2]);
    for (const _ of future) history = undo(history);
    return history;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function flawOf(issue: z.core.$ZodIssue | undefined, saved: unknown): string {
  const path = issue?.path ?? [];
  if (path.length === 0) return `got ${shown(saved)}`;
  return `this has none at ${path.join('.')}`;
}

/** Data as text, whatever the order of their keys. */
function sorted(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
