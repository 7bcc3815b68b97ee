import { type Actor, chartsToDot, chartToMermaid, chartToXState, type Model, mendName } from '@plenary/engine';
import { EXIT, UsageError } from '../exit.ts';
import { readScenarioFile } from '../files/scenario-file.ts';
import { defineCommand } from './command.ts';
import { json, variant } from './flags.ts';

const FORMATS = ['mermaid', 'svg', 'dot', 'xstate'] as const;
type Format = (typeof FORMATS)[number];

export const chart = defineCommand({
  examples: [
    ['chart scenarios/vancouver-2018.yaml japan', 'one chart, as Mermaid'],
    ['chart scenarios/vancouver-2018.yaml --format svg > charts.svg', 'all charts in one picture'],
    ['chart scenarios/vancouver-2018.yaml usa --format xstate', "a machine for XState's own tools"],
  ],
  positionals: {
    file: { type: 'string', demandOption: true, describe: 'The scenario' },
    actor: { type: 'string', describe: 'The actor whose chart to draw [default: one for each chart]' },
  },
  flags: {
    format: { choices: FORMATS, default: 'mermaid' as Format, requiresArg: true, describe: 'What to draw it as' },
    variant,
    json,
  },
  async run({ file, actor, format, variant, json }, { results, talk }) {
    const model = await readScenarioFile(file, variant, talk);
    const actors = actor === undefined ? oneForEachChart(model) : [actorNamed(model, actor)];
    const drawing = await draw(model, actors, format);
    if (json === true) {
      const chart = { format: 'plenary.chart/1', actors: actors.map(({ name }) => name), as: format, drawing };
      results.raw(`${JSON.stringify(chart, null, 2)}\n`);
    } else results.line(drawing.trimEnd());
    return EXIT.done;
  },
});

async function draw(model: Model, actors: readonly Actor[], format: Format): Promise<string> {
  switch (format) {
    case 'mermaid':
      return actors.length === 1 ? actors.map((actor) => chartToMermaid(model, actor)).join('') : mermaidPage(model, actors);
    case 'dot':
      return chartsToDot(model, actors);
    case 'svg': {
      const { instance } = await import('@viz-js/viz');
      return (await instance()).renderString(chartsToDot(model, actors), { format: 'svg' });
    }
    case 'xstate': {
      const machines = actors.map((actor) => [actor.name, chartToXState(model, actor)] as const);
      return `${JSON.stringify(machines.length === 1 ? machines[0]?.[1] : Object.fromEntries(machines), null, 2)}\n`;
    }
  }
}

/** Several diagrams as a Markdown page, which is how Mermaid keeps them apart. */
function mermaidPage(model: Model, actors: readonly Actor[]): string {
  return actors
    .map((actor) => `## ${actor.chart.name}\n\nAs drawn for ${actor.title}.\n\n\`\`\`mermaid\n${chartToMermaid(model, actor)}\`\`\`\n`)
    .join('\n');
}

/** The first actor of each chart. */
function oneForEachChart({ actors }: Model): Actor[] {
  return actors.filter(({ chart }, index) => actors.findIndex((other) => other.chart.name === chart.name) === index);
}

function actorNamed({ actors }: Model, name: string): Actor {
  const actor = actors.find((known) => known.name === name);
  if (actor === undefined)
    throw new UsageError(
      `expected an actor of the scenario, got "${name}". ${mendName(
        name,
        actors.map((known) => known.name),
      )}`,
    );
  return actor;
}
