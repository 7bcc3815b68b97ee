import { createChartMachine } from '../charts/machine.ts';
import type { Actor, Model } from '../scenario/model.ts';

/**
 * An actor's chart as the configuration of an XState v5 machine: JSON that `createMachine` and XState's own tools take. Guards are named `when`,
 * with the expression as a parameter; acts are events `act.NAME`, what is heard `heard.NAME.FROM`.
 */
export function chartToXState(model: Model, actor: Actor): unknown {
  return JSON.parse(JSON.stringify(createChartMachine(model, actor).config));
}
