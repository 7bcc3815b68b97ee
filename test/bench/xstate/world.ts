import type { Effect, Model } from '@plenary/engine';
import type { Expression } from '#engine/expression/ast.js';
import { compileExpression } from '#engine/expression/evaluate.js';
import type { StateReader } from '#engine/expression/reader.js';

/** The world beside the charts, as one would write it down: plain numbers that change in place. */
export interface World {
  round: number;
  phase: number;
  phaseRound: number;
  slips: number;
  /** Index into the text's statuses. */
  status: number;
  /** Whether the text was adopted in this round. */
  adopted: boolean;
  readonly gauges: number[];
  readonly text: number[];
  /** By actor: 1 + the act it chose last, 0 before its first. */
  readonly lasts: number[];
}

/** The world before the first phase is entered. */
export function createWorld(model: Model): World {
  return {
    round: 1,
    phase: 0,
    phaseRound: 1,
    slips: 0,
    status: 0,
    adopted: false,
    gauges: model.gauges.map(({ start }) => start),
    text: model.issues.map(({ start }) => start),
    lasts: model.actors.map(() => 0),
  };
}

/** An expression of the scenario as a closure over whatever the reader reads; 0 without one. */
export function numberOf(expression: Expression | null, reader: StateReader): () => number {
  if (expression === null) return () => 0;
  const evaluate = compileExpression(expression.root);
  return () => evaluate(reader);
}

/** A condition of the scenario as a closure; true without one. */
export function conditionOf(expression: Expression | null, reader: StateReader): () => boolean {
  if (expression === null) return () => true;
  const evaluate = compileExpression(expression.root);
  return () => evaluate(reader) !== 0;
}

/** Effects as a closure that changes the present world. */
export function effectsOf(model: Model, effects: readonly Effect[], reader: StateReader, present: () => World): () => void {
  const changes = effects.map(({ target, mode, value }) => {
    const computed = numberOf(value, reader);
    const isGauge = target.kind === 'gauge';
    const index = isGauge ? target.gauge : target.issue;
    const low = isGauge ? model.gauges[index]!.low : 0;
    const high = isGauge ? model.gauges[index]!.high : model.issues[index]!.options.length - 1;
    return () => {
      const cells = isGauge ? present().gauges : present().text;
      const change = Math.floor(computed() + 0.5);
      cells[index] = Math.min(high, Math.max(low, mode === 'add' ? cells[index]! + change : change));
    };
  });
  return () => {
    for (const change of changes) change();
  };
}
