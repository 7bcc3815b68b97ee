import { html } from '../markup.ts';
import type { RunReport } from '../run-report.ts';
import type { Section } from '../section.ts';

/** What the intervals of a forecast cover and what they do not: luck, and ignorance. */
export function certaintySection({ model }: RunReport): Section {
  const believed = model.citations.filter(({ range }) => range !== null).length;
  return {
    id: 'certainty',
    title: 'What is sure here, and what is not',
    body: html`<dl>
<dt>Luck</dt>
<dd>The same scenario, played again with other luck, goes another way. Every share and every band on this page is about luck, and the
intervals say how well these runs know it: four times as many runs would halve them.</dd>
<dt>Ignorance</dt>
<dd>Whether the scenario is right, its numbers and its rules, is another question, and no interval on this page is about it: all runs had
the same numbers.${
      believed === 0
        ? null
        : html` ${believed} of them ${believed === 1 ? 'has' : 'have'} a believed range, listed under <a href="#sources">Sources</a>; a different value within it would give a different forecast.`
    }</dd>
</dl>`,
    figures: [],
  };
}
