import type { Change, Comparison } from '@plenary/engine';
import type { SideNames } from '../reports/comparison.ts';
import { confidenceText } from '../reports/confidence.ts';
import { count } from '../reports/estimate.ts';
import { quoted } from '../terminal/quoted.ts';
import { html, type Markup } from './markup.ts';
import { pageText, type WrittenReport } from './page.ts';
import type { Origin } from './run-report.ts';
import type { Section } from './section.ts';
import { changeSections } from './sections/changes.ts';
import { originSection } from './sections/origin.ts';

/** The report of a comparison of two scenarios over runs with the same luck. */
export function comparisonPage(comparison: Comparison, names: SideNames, origin: Origin): WrittenReport {
  const sections = [...changeSections(comparison), pairSection(), originSection(origin)];
  const { base, other } = comparison;
  const title = base.title === other.title ? base.title : `${base.title} and ${other.title}`;
  const page = pageText({ title, head: comparisonHead(comparison, names, title), sections, version: origin.version });
  return { page, figures: sections.flatMap(({ figures }) => figures) };
}

function comparisonHead(comparison: Comparison, [nameA, nameB]: SideNames, title: string): Markup {
  const { pairs, seed, confidence } = comparison;
  return html`<p class="kicker">What changes, and how sure that is</p>
<h1>${title}</h1>
<p class="lead">A: ${nameA}<br>B: ${nameB}</p>
<p class="answer">${clearestChange(comparison)}</p>
<p class="small">From ${count(pairs)} ${pairs === 1 ? 'run' : 'runs'} of each with the same luck, with the seed ${quoted(seed)}. Ranges in brackets are intervals at ${confidenceText(confidence)}.</p>`;
}

/** The outcome that changes most among those whose intervals leave no doubt in which direction. */
export function clearestChange({ outcomes }: Pick<Comparison, 'outcomes'>): Markup {
  const [clearest] = outcomes.filter(isClear).sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0));
  if (clearest === undefined) return html`These runs do not tell A from B: the interval of each ending's change holds zero.`;
  const { title, base, other, low, high } = clearest;
  const [near, far] = [Math.abs(100 * (low ?? 0)), Math.abs(100 * (high ?? 0))].sort((a, b) => a - b);
  const decimals = (far ?? 0) < 2 ? 2 : (far ?? 0) < 20 ? 1 : 0;
  const text = (value: number | null | undefined): string => (value ?? 0).toFixed(decimals);
  const direction = (other ?? 0) > (base ?? 0) ? 'more' : 'fewer';
  return html`The clearest change: <strong>${title}</strong>, in ${text(100 * (other ?? 0))} of 100 runs of B instead of ${text(100 * (base ?? 0))} of A. That is ${text(near)} to ${text(far)} ${direction}.`;
}

function isClear({ low, high }: Change): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

function pairSection(): Section {
  return {
    id: 'pairs',
    title: 'How to read the differences',
    body: html`<p>Each run of A has a twin in B with the same luck: whatever the change leaves alone falls out the same in both. So the difference
is known better than two separate forecasts would tell. In the data, <em>unpaired</em> is the interval without that, and <em>ratio</em> the
variance that remains of it. A line that does not touch zero is a change that luck alone does not explain.</p>
<p>That is about luck only. Whether the scenario's numbers are right, in A and in B, is ignorance, which these intervals do not cover.</p>`,
    figures: [],
  };
}
