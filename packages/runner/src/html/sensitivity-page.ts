import { playedText } from '../reports/sensitivity.ts';
import { sensitivityAnswer } from '../reports/sensitivity-answer.ts';
import type { SensitivityReport } from '../reports/sensitivity-report.ts';
import { factorTable } from './batch/beliefs.ts';
import { morrisFigure, sobolFigure } from './experiment/index-figure.ts';
import type { Output } from './experiment/output.ts';
import { tornadoFigure } from './experiment/tornado-figure.ts';
import { type Figure, wideFigure } from './figure.ts';
import { html } from './markup.ts';
import { pageText, type WrittenReport } from './page.ts';
import type { Origin } from './run-report.ts';
import type { Section } from './section.ts';
import { originSection } from './sections/origin.ts';

const HOW_TO_READ: Readonly<Record<SensitivityReport['found']['method'], string>> = {
  tornado: `Each number alone was moved from where it stands to its low and to its high end. Bars are how far the output goes with it, lines
their intervals, over runs that had the same luck at both ends. What numbers do together is not seen.`,
  morris: `Every number was moved over its range from many starting points. A round dot is how strong its effect is, with its interval; a square
is how much the effect depends on the other numbers. Left of a dashed line nothing was seen that luck of its own at each point would not give.`,
  sobol: `Where all of these numbers are unknown, the output varies. A round dot is the share of that variance which would go if the number were
known; a square is the share that would stay if all others were known. Lines are intervals. The variance that luck adds has been taken away.
Where the rest of it is not told from none, shares in it are unknown, and there are no dots.`,
};

/** The report of which numbers an output depends on. */
export function sensitivityPage(report: SensitivityReport, origin: Origin): WrittenReport {
  const { title, variant, factors, found } = report;
  const figure = figureOf(report);
  const matter: Section = {
    id: 'sensitivity',
    title: 'Which numbers matter',
    body: html`<p>${HOW_TO_READ[found.method]}</p>
${wideFigure(figure)}`,
    figures: [figure],
  };
  const beliefs: Section = {
    id: 'beliefs',
    title: 'What was held open',
    body: html`<p>${playedText(report)}.</p>
${factorTable(factors)}`,
    figures: [],
  };
  const head = html`<p class="kicker">Which uncertain numbers matter</p>
<h1>${variant === null ? title : `${title}: ${variant}`}</h1>
<p class="lead">What is looked at: ${report.output.title}</p>
<p class="answer">${sensitivityAnswer(report)}</p>`;
  const sections = [matter, beliefs, originSection(origin)];
  return { page: pageText({ title, head, sections, version: origin.version }), figures: [figure] };
}

function figureOf({ output: { name, title, kind, unit }, found, runs, confidence }: SensitivityReport): Figure {
  const output: Output = { name, title, unit, kind: kind === 'outcome' ? 'share' : 'mean' };
  const id = `${found.method}-${name}`;
  switch (found.method) {
    case 'tornado':
      return tornadoFigure(id, output, found.bars, { runs, confidence });
    case 'morris':
      return morrisFigure(id, output, found.effects);
    case 'sobol':
      return sobolFigure(id, output, found);
  }
}
