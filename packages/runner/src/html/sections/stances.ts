import type { ActorForecast, Forecast } from '@plenary/engine';
import { count } from '../../reports/estimate.ts';
import { type Figure, type LegendEntry, panels, prefixed } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { REST, SERIES } from '../palette.ts';
import { type OccupancyLayer, occupancyChart } from '../plots/occupancy-chart.ts';
import { type RoundAxis, roundAxis } from '../rounds.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { thinned } from '../thinned.ts';

type Stance = ActorForecast['stances'][number];

/** What is drawn of one actor: the states of one region of its chart. */
interface Stage {
  readonly actor: ActorForecast;
  readonly region: string;
  readonly states: readonly State[];
}

/** A state with a colour of its own, or, as the last, all that have none. */
interface State extends LegendEntry {
  readonly paths: readonly string[];
}

/** How many runs have each actor in which of its states, round by round. Null where no actor has more than one state. */
export function stanceSection({ forecast, prefix, points }: Told): Section | null {
  const groups = [...groupsOf(forecast.actors).values()];
  if (groups.length === 0) return null;
  const rounds = roundAxis(forecast.calendar, forecast.horizon);
  const shared = groups
    .filter((stages) => stages.length > 1)
    .map((stages) => stages.map((stage) => ({ stage, figure: prefixed(prefix, stanceFigure(stage, forecast, rounds, '')) })));
  const alone = groups.flatMap((stages) =>
    stages.length > 1 ? [] : stages.map((stage) => prefixed(prefix, stanceFigure(stage, forecast, rounds, regionName(stage)))),
  );
  return {
    id: 'stances',
    title: 'Who stands where',
    body: html`<p>At each round the height of a colour is the share of the runs still going that have the actor in that state. The numbers in
the pictures are those of the list above them.${points > 1 ? ' Runs of all points are told together here.' : null}</p>
${alone.length === 0 ? null : panels(alone)}
${shared.map((drawn) => groupMarkup(drawn))}`,
    figures: [...alone, ...shared.flat().map(({ figure }) => figure)],
  };
}

function groupMarkup(drawn: readonly { readonly stage: Stage; readonly figure: Figure }[]): Markup {
  const [first] = drawn;
  if (first === undefined) return html``;
  const name = regionName(first.stage);
  const heading = name === '' ? `${drawn.length} actors` : `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${drawn.length} actors`;
  const figures = drawn.map(({ figure }) => figure);
  return html`<h3>${heading}</h3>${panels(figures, first.stage.states)}`;
}

function regionName({ region }: Stage): string {
  return region.split('.').at(-1)?.replaceAll('-', ' ') ?? '';
}

/** Stages that have states of the same titles can share a legend, in the order in which actors first have them. */
function groupsOf(actors: readonly ActorForecast[]): Map<string, Stage[]> {
  const groups = new Map<string, Stage[]>();
  for (const actor of actors) {
    for (const region of new Set(actor.stances.map((stance) => stance.region))) {
      const stances = actor.stances.filter((stance) => stance.region === region);
      if (stances.length < 2) continue;
      const states = statesOf(stances);
      const key = JSON.stringify([region.split('.').at(-1), states.map(({ title }) => title)]);
      groups.set(key, [...(groups.get(key) ?? []), { actor, region, states }]);
    }
  }
  return groups;
}

function statesOf(stances: readonly Stance[]): State[] {
  const named = stances.length <= SERIES.length ? stances.length : SERIES.length - 1;
  const states = stances.slice(0, named).map(
    ({ state, title }, index): State => ({
      key: String(index + 1),
      title: title === '' ? state : title,
      colour: SERIES[index] ?? REST,
      paths: [state],
    }),
  );
  if (named === stances.length) return states;
  return [...states, { key: '+', title: 'any other', colour: REST, paths: stances.slice(named).map(({ state }) => state) }];
}

function stanceFigure({ actor, region, states }: Stage, { recorded, horizon }: Forecast, rounds: RoundAxis, part: string): Figure {
  const played = thinned(recorded.map((slot, index) => ({ ...slot, index })).filter(({ going }) => going > 0));
  const inState = (paths: readonly string[], slot: number): number =>
    actor.stances.filter(({ state }) => paths.includes(state)).reduce((sum, { byRound }) => sum + (byRound[slot] ?? 0), 0);
  const layers = states.map(
    ({ key, colour, paths }): OccupancyLayer => ({ key, colour, shares: played.map(({ index, going }) => inState(paths, index) / going) }),
  );
  const lately = states.flatMap(({ title }, index) => {
    const share = layers[index]?.shares.at(-1) ?? 0;
    return share === 0 ? [] : [`${title} ${percent(share)}`];
  });
  return {
    id: `stance-${actor.name}${region === '' ? '' : `--${region.replaceAll('.', '--')}`}`,
    title: part === '' ? actor.title : `${actor.title}: ${part}`,
    legend: states,
    description: `Shares of the runs by state of ${actor.title}. In the last round: ${lately.join(', ')}.`,
    draw: (width) => occupancyChart(layers, { at: played.map(({ round }) => round), rounds, horizon }, width),
    table: {
      columns: [{ title: 'Round' }, { title: 'Runs', align: 'right' }, ...states.map(({ title }) => ({ title, align: 'right' as const }))],
      rows: played.map(({ round, going }, slot) => [
        rounds.name(round),
        count(going),
        ...layers.map(({ shares }) => percent(shares[slot] ?? 0)),
      ]),
    },
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
