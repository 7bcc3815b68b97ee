import { type ParseResult, parseExpression } from '../expression/parse.ts';
import type { Model } from '../scenario/model.ts';

/** Reads a number of the state to take levels of: an expression over the model's gauges, charts and text. It knows no parameters of the file. */
export function parseImportance(model: Model, source: string): ParseResult {
  return parseExpression(source, 'number', {
    ...model,
    parameters: new Map(),
    self: null,
    constant: false,
    precondition: (actor, precondition) => model.actors[actor]?.preconditions[precondition]?.when.root ?? null,
  });
}
