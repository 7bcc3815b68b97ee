import { applyPatches, type Patch } from 'immer';
import { luckKey } from '../luck/luck.ts';
import { type Decision, decisionFor } from './decision.ts';
import { parseDecision } from './decision-schema.ts';
import type { StepRecord } from './record.ts';
import type { Reference } from './reference.ts';
import { initialState, stepSummit } from './step.ts';
import type { SummitState } from './summit-state.ts';

/** A step that can be taken back and taken again: its cause, the person's decision if there was one, and the patches both ways. */
export interface Chapter {
  readonly record: StepRecord;
  readonly decision: Decision | null;
  readonly patches: readonly Patch[];
  readonly inversePatches: readonly Patch[];
}

/** A run with its past and the future that was taken back: plain data, immutable. */
export interface History {
  readonly seed: string;
  readonly state: SummitState;
  readonly past: readonly Chapter[];
  /** The next chapter to redo comes first. */
  readonly future: readonly Chapter[];
}

/**
 * The history of a run before its first step.
 * @throws RangeError when the seed is no text, or the run's number none
 */
export function beginHistory(reference: Reference, seed: string, run: number): History {
  // Refuses what is no seed.
  luckKey(seed);
  return { seed, state: initialState(reference, run), past: [], future: [] };
}

/**
 * Takes the next step; what had been taken back is forgotten.
 * @throws RangeError when the run has ended, or the decision is for another step, not open or no decision at all
 */
export function advance(reference: Reference, history: History, decision: Decision | null = null): History {
  const taken = decision === null ? null : parseDecision(reference, decision);
  const { state, record, patches, inversePatches } = stepSummit(reference, luckKey(history.seed), history.state, taken);
  return { ...history, state, past: [...history.past, { record, decision: taken, patches, inversePatches }], future: [] };
}

/** Takes the last step back; the same history when there is none. */
export function undo(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return {
    ...history,
    state: applyPatches(history.state, [...last.inversePatches]),
    past: history.past.slice(0, -1),
    future: [last, ...history.future],
  };
}

/** Takes the step again that was taken back last; the same history when there is none. */
export function redo(history: History): History {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { ...history, state: applyPatches(history.state, [...next.patches]), past: [...history.past, next], future: rest };
}

/**
 * The same run, with the same luck, up to the step before this decision, the decision, and nothing after it: what else could have been.
 * @throws RangeError when the run never comes to that decision, it is not open when it comes, or it is no decision at all
 */
export function branch(reference: Reference, history: Pick<History, 'seed' | 'past' | 'state'>, decision: Decision): History {
  const other = parseDecision(reference, decision);
  const earlier = history.past.flatMap((chapter) => (chapter.decision === null ? [] : [chapter.decision]));
  let next = beginHistory(reference, history.seed, history.state.run);
  while (next.state.cursor.stage !== 'ended') {
    const wanted = decisionFor(reference, next.state, [other]);
    if (wanted !== null) return advance(reference, next, wanted);
    next = advance(reference, next, decisionFor(reference, next.state, earlier));
  }
  throw new RangeError(`Run ${history.state.run} has no such decision: ${JSON.stringify(other)}.`);
}
