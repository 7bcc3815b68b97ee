import type { Model } from '../scenario/model.ts';
import { parseScenario } from '../scenario/parse.ts';

/** The model of a scenario's data, of which the rest is one actor that holds. */
export function smallModel(data: Record<string, unknown> = {}): Model {
  const { model, problems } = parseScenario(
    JSON.stringify({
      plenary: 1,
      title: 'Small',
      rounds: 3,
      charts: { plain: { may: { hold: 1 } } },
      actors: { ada: { chart: 'plain' } },
      outcomes: { rest: 'otherwise' },
      ...data,
    }),
  );
  if (model === null) throw new Error(JSON.stringify(problems));
  return model;
}
