import { type Figure, prefixed, wideFigure } from '../figure.ts';
import { shareWithInterval } from '../frequency.ts';
import { html } from '../markup.ts';
import { intervalPlot } from '../plots/interval-plot.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { percentTick, shareRow } from '../share-row.ts';

/** Which precondition of whom kept acts from happening, and how often. Null where none did. */
export function preconditionSection(report: Told): Section | null {
  const own = preconditionFigure(report);
  if (own === null) return null;
  const figure = prefixed(report.prefix, own);
  return {
    id: 'preconditions',
    title: 'Who blocked what',
    body: html`<p>A precondition blocks when it does not hold and an act that its actor could take waits for it. The shares are of the
actor's own turns; their intervals allow for one run having many turns.</p>
${wideFigure(figure)}`,
    figures: [figure],
  };
}

function preconditionFigure({ forecast, model }: Told): Figure | null {
  const blocks = forecast.actors
    .flatMap(({ title, preconditions }, actor) =>
      preconditions.map((precondition, index) => ({
        actor: title,
        title: precondition.title,
        when: model.actors[actor]?.preconditions[index]?.when.source ?? '',
        blocked: precondition.blocked,
      })),
    )
    .filter(({ blocked }) => blocked.count > 0)
    .sort((a, b) => (b.blocked.share ?? 0) - (a.blocked.share ?? 0));
  if (blocks.length === 0) return null;
  const rows = blocks.map(({ actor, title, blocked }) => shareRow(`${actor} waits for ${title}`, blocked));
  return {
    id: 'preconditions-blocked',
    title: "Share of an actor's turns in which its precondition blocked an act",
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('. '),
    draw: (width) => intervalPlot(rows, { domain: [0, 1], tick: percentTick, origin: 0 }, width),
    table: {
      columns: [{ title: 'Actor' }, { title: 'Waits for' }, { title: 'That is' }, { title: 'Blocked turns', align: 'right' }],
      rows: blocks.map(({ actor, title, when, blocked }) => [actor, title, when, shareWithInterval(blocked)]),
    },
  };
}
