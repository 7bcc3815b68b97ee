import { expect, it } from 'vitest';
import { parseScenario } from '../parse.ts';
import { titleOf } from './title.ts';

it('titles and units stand on one line, whatever block of YAML they were written in, and blank ones are the name', () => {
  const { model, variants } = parseScenario(`plenary: 1
title: >
  The closed
  border

rounds: 2
gauges:
  tension: { from: 0, to: 3, title: "how\\ttense", unit: "de-\\n grees" }
charts: { plain: { may: { hold: 0 } } }
actors:
  north:
    chart: plain
    title: |
      The
      North
events: { dry-spell: { title: " ", hazard: 0.5 } }
outcomes: { calm: { title: "It\\r\\nstays calm", when: tension < 1 }, other: otherwise }
measures: { tense: { final: tension, title: "in\\n\\nthe end", unit: "de-\\ngrees" } }
variants: { hot: { title: "hotter\\n", set: { gauges.tension.start: 1 } } }
`);
  const titles = [model!, ...model!.gauges, ...model!.actors, ...model!.events, ...model!.outcomes, ...model!.measures, ...variants];
  expect(titles.map(({ title }) => title)).toEqual([
    'The closed border',
    'how tense',
    'The North',
    'dry spell',
    'It stays calm',
    'other',
    'in the end',
    'hotter',
  ]);
  expect([model!.gauges[0]!.unit, model!.measures[0]!.unit]).toEqual(['de- grees', 'de- grees']);
  expect(titleOf('dry-spell', '\n')).toBe('dry spell');
});
