import { spreadFigure } from '../experiment/spread-figure.ts';
import { type Figure, panels, wideFigure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { passageCurve } from '../plots/passage-curve.ts';
import { roundAxis } from '../rounds.ts';
import type { Told } from '../run-report.ts';
import type { Section } from '../section.ts';
import { delegationSection } from '../sections/delegations.ts';
import { eventSection } from '../sections/events.ts';
import { gaugeSection } from '../sections/gauges.ts';
import { measureSection } from '../sections/measures.ts';
import { passageSection } from '../sections/passages.ts';
import { preconditionSection } from '../sections/preconditions.ts';
import { stanceSection } from '../sections/stances.ts';
import { textSection } from '../sections/text.ts';
import { percentTick } from '../share-row.ts';
import { thinned } from '../thinned.ts';
import type { Side } from './gather.ts';
import { QUESTIONS } from './question.ts';

interface Details {
  readonly body: Markup;
  readonly figures: readonly Figure[];
}

/** What else there is to see of one variant at a single point: all that a forecast of it alone would tell. */
export function pointDetails({ forecast, model }: Side, prefix: string): Details | null {
  if (forecast === null) return null;
  const told: Told = { forecast, model, prefix, points: 1 };
  const sections = [
    passageSection,
    textSection,
    delegationSection,
    preconditionSection,
    gaugeSection,
    stanceSection,
    measureSection,
    eventSection,
  ];
  return joined(sections.flatMap((section) => section(told) ?? []));
}

/** What else there is to see of one variant over many points: first passages and shares with their spread, then gauges and stances of all points together. */
export function spreadDetails(side: Side, prefix: string, points: number): Details {
  const passages = passageFigures(side, prefix);
  const spreads = QUESTIONS.flatMap(({ id, title }, question) => spreadFigure(prefix + id, title, side.answers[question] ?? []) ?? []);
  const { forecast, model } = side;
  const mixed =
    forecast === null
      ? null
      : joined([gaugeSection, stanceSection].flatMap((section) => section({ forecast, model, prefix, points }) ?? []));
  const body = html`${
    passages.length === 0
      ? null
      : html`<h3>When it happens first</h3>
<p>The line is the share of all runs of all points that have got there; the shade reaches from the least to the greatest share of a point.</p>
${panels(passages)}`
  }
${spreads.length === 0 ? null : html`<h3>How far the points differ</h3>${spreads.map(wideFigure)}`}
${mixed === null ? html`<p>The points have different rounds, or gauges with different bounds, so they cannot be told together round by round.</p>` : mixed.body}`;
  return { body, figures: [...passages, ...spreads, ...(mixed?.figures ?? [])] };
}

function joined(sections: readonly Section[]): Details {
  return {
    body: html`${sections.map(({ title, body }) => html`<h3>${title}</h3>${body}`)}`,
    figures: sections.flatMap(({ figures }) => figures),
  };
}

function passageFigures({ envelopes, model }: Side, prefix: string): Figure[] {
  const rounds = roundAxis(model.calendar, model.rounds);
  return model.measures.flatMap(({ name, title }, index): Figure[] => {
    const curve = thinned(envelopes[index]?.curve() ?? []);
    const final = curve.at(-1);
    if (final === undefined) return [];
    const finalText = percentTick(final.share);
    return [
      {
        id: `${prefix}passage-${name}`,
        title,
        description: `Of all runs of all points ${finalText} got there; of a single point from ${percentTick(final.low)} to ${percentTick(final.high)}.`,
        draw: (width) => passageCurve(curve, { rounds, horizon: model.rounds, withUnended: false, finalText }, width),
        table: {
          columns: ['Round', 'By then, of all runs', 'Least of a point', 'Greatest of a point'].map((title, column) => ({
            title,
            align: column === 0 ? 'left' : 'right',
          })),
          rows: curve.map(({ round, share, low, high }) => [
            rounds.name(round),
            ...[share, low, high].map((value) => `${(100 * value).toFixed(1)}%`),
          ]),
        },
      },
    ];
  });
}
