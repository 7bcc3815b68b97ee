import { html } from '../markup.ts';
import type { Origin } from '../run-report.ts';
import type { Section } from '../section.ts';

/** How to make the report again, and from what. */
export function originSection({ command, files, version }: Origin): Section {
  return {
    id: 'origin',
    title: 'To make this again',
    body: html`<pre><code>${command}</code></pre>
<p>The same file and the same command give the same numbers on every machine. Written by Plenary ${version} from</p>
<ul class="plain">${files.map(({ name, digest }) => html`<li><code>${name}</code>, SHA-256 <code class="digest">${digest}</code></li>`)}</ul>`,
    figures: [],
  };
}
