import { escaped, html, type Markup, trusted } from './markup.ts';
import { INK, PAPER, withPlainColours } from './palette.ts';
import { type Picture, WIDTH } from './picture.ts';
import { type Table, tableMarkup } from './table.ts';

/** A picture of data: what it shows, how to draw it, and the data themselves. */
export interface Figure {
  /** In lower-case words joined by hyphens, its own within a report: names its file. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, for those who cannot see it. */
  readonly description: string;
  /** Draws it at a width in pixels. */
  readonly draw: (width: number) => Picture;
  readonly table: Table;
  /** What the colours mean, where the picture does not say it. */
  readonly legend?: Legend;
}

export type Legend = readonly LegendEntry[];

export interface LegendEntry {
  /** What marks the colour in the picture, so that it can be told without seeing colours. */
  readonly key: string;
  readonly title: string;
  readonly colour: string;
}

/** The figure under a longer name. */
export function prefixed(prefix: string, figure: Figure): Figure {
  return prefix === '' ? figure : { ...figure, id: prefix + figure.id };
}

const FONT =
  'font-family="system-ui, -apple-system, \'Segoe UI\', Roboto, sans-serif" font-size="12" text-anchor="middle" fill="currentColor"';
const TITLE_HEIGHT = 34;
const LEGEND_HEIGHT = 20;
const PADDING = 14;

/** A figure over the whole width of the page; narrow pages show it drawn anew for their width, so that its letters stay readable. */
export function wideFigure(figure: Figure): Markup {
  return html`<figure id="${figure.id}">
<figcaption>${figure.title}</figcaption>
${figure.legend === undefined ? null : legendMarkup(figure.legend)}
<div class="wide">${inlineSvg(figure, WIDTH.wide, 'wide')}</div>
<div class="narrow">${inlineSvg(figure, WIDTH.narrow, 'narrow')}</div>
${tableMarkup(figure.table)}
</figure>`;
}

/**
 * Small figures side by side, as many in a row as there is room for.
 * @param shared the legend of all of them, which then have none of their own
 */
export function panels(figures: readonly Figure[], shared?: Legend): Markup {
  const panel = (figure: Figure): Markup => html`<figure id="${figure.id}" class="panel">
<figcaption>${figure.title}</figcaption>
${shared === undefined && figure.legend !== undefined ? legendMarkup(figure.legend) : null}
${inlineSvg(figure, WIDTH.panel, 'panel')}
${tableMarkup(figure.table)}
</figure>`;
  return html`${shared === undefined ? null : legendMarkup(shared)}<div class="panels">
${figures.map(panel)}
</div>`;
}

function legendMarkup(legend: Legend): Markup {
  return html`<ul class="legend">${legend.map(({ key, title, colour }) => html`<li><b style="background:${colour}">${key}</b> ${title}</li>`)}</ul>`;
}

function inlineSvg(figure: Figure, width: number, size: string): Markup {
  const picture = figure.draw(width);
  // Names have no two hyphens in a row, so that this is no other figure's name.
  const label = `${figure.id}--${size}`;
  return trusted(
    `<svg role="img" aria-labelledby="${label}-title" aria-describedby="${label}-desc" viewBox="0 0 ${picture.width} ${picture.height}" width="${picture.width}" height="${picture.height}" ${FONT}>` +
      `<title id="${label}-title">${escaped(figure.title)}</title><desc id="${label}-desc">${escaped(figure.description)}</desc>${picture.inside}</svg>`,
  );
}

/** The figure as a file of its own: an SVG with its title, on white paper, in colours that every program knows. */
export function standaloneSvg(figure: Figure): string {
  const picture = figure.draw(WIDTH.wide);
  const legend = figure.legend ?? [];
  const top = TITLE_HEIGHT + legend.length * LEGEND_HEIGHT;
  const [width, height] = [picture.width + 2 * PADDING, picture.height + top + PADDING];
  const entries = legend.map(
    ({ key, title, colour }, index) =>
      `<g transform="translate(${PADDING},${TITLE_HEIGHT + index * LEGEND_HEIGHT})"><rect width="16" height="16" fill="${colour}"/><text x="8" y="12">${escaped(key)}</text><text x="24" y="12" text-anchor="start">${escaped(title)}</text></g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" aria-describedby="desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" color="${INK}" ${FONT}>
<title id="title">${escaped(figure.title)}</title>
<desc id="desc">${escaped(figure.description)}</desc>
<rect width="${width}" height="${height}" fill="${PAPER}"/>
<text x="${PADDING}" y="22" text-anchor="start" font-size="15" font-weight="600">${escaped(figure.title)}</text>
${entries.join('\n')}
<g transform="translate(${PADDING},${top})">${picture.inside}</g>
</svg>
`;
  return withPlainColours(svg);
}
