import type { Plan } from '@plenary/engine';
import { confidenceText } from '../../reports/confidence.ts';
import { count } from '../../reports/estimate.ts';
import { pointsText } from '../experiment/spread.ts';
import { html, type Markup } from '../markup.ts';
import type { GatheredStudy, Side } from './gather.ts';
import { greatestChange } from './variant-changes.ts';

/** What stands on top of the report of a batch: its title, what is likeliest and how much hangs on what is not known, and what was played. */
export function batchHead(plan: Plan, title: string, studies: readonly GatheredStudy[], confidence: number): Markup {
  const [side, ...others] = studies[0]?.sides ?? [];
  const changes = others.flatMap((other) => {
    const change = greatestChange(other);
    return change === null ? [] : [html`<li>With <em>${other.name}</em> ${change}.</li>`];
  });
  const { points, runs, variants } = plan;
  const failed = studies.reduce((sum, { failures }) => sum + failures.length, 0);
  const at = points.length === 1 ? '' : ` at each of ${count(points.length)} points`;
  const but = failed === 0 ? null : html`, but for <a href="#failures">${count(failed)} that could not be played</a>`;
  return html`<p class="kicker">What is likely, what would change it, and how sure that is</p>
<h1>${title}</h1>
${side === undefined ? null : html`<p class="answer">${answer(side, points.length)}</p>`}
${changes.length === 0 ? null : html`<ul class="plain">${changes}</ul>`}
<p class="small">From ${count(runs)} ${runs === 1 ? 'run' : 'runs'} of each variant${at}${but}. ${variants.length > 1 ? `Variants: ${(studies[0]?.sides ?? []).map(({ name }) => name).join('; ')}. ` : null}Intervals at ${confidenceText(confidence)}.</p>`;
}

function answer({ name, outcomes }: Side, points: number): Markup {
  const rows = outcomes.flatMap((spread) => spread.row() ?? []);
  const [likeliest] = [...rows].sort((a, b) => b.pooled - a.pooled);
  if (likeliest === undefined) return html`No point could be played.`;
  const { label, pooledText, range, within } = likeliest;
  if (points === 1)
    return html`Most likely (${name}): <strong>${label}</strong>, in ${pooledText} of the runs (± ${pointsText(within)} in 100).`;
  return html`Most likely (${name}): <strong>${label}</strong>, in ${pooledText} of all runs. Depending on the numbers that are not known it is ${range}; luck alone accounts for ± ${pointsText(within)} in 100.`;
}
