import type { Figure } from './figure.ts';
import { html, type Markup, trusted } from './markup.ts';
import type { Section } from './section.ts';
import { STYLES } from './styles.ts';

export interface Page {
  readonly title: string;
  /** What stands above the sections: the answer first. */
  readonly head: Markup;
  readonly sections: readonly Section[];
  /** The version of Plenary that wrote it. */
  readonly version: string;
}

/** A report as it is written to files. */
export interface WrittenReport {
  /** The page, whole. */
  readonly page: string;
  /** The pictures in it, each of which can be a file of its own. */
  readonly figures: readonly Figure[];
}

/** The beginning of every page. */
const BEGINNING = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="Plenary';

/** No script, no font, no picture from anywhere: the page is all there is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A page that needs nothing but itself. The same page gives the same bytes. */
export function pageText({ title, head, sections, version }: Page): string {
  const { markup } = html`${trusted(BEGINNING)} ${version}">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(STYLES)}</style>
</head>
<body>
<header>
${head}
</header>
<nav aria-label="Contents"><ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main>
${sections.map(sectionMarkup)}
</main>
</body>
</html>
`;
  return markup;
}

function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${body}
</section>
`;
}
