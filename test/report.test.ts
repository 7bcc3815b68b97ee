import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE } from '../packages/runner/src/html/hostile-scenario.test-support.ts';
import { useWorkplace } from '../packages/runner/src/workplace.test-support.ts';
import { bundledText } from './support/bundled-scenario.ts';

const PLACES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((path) => path !== '' && existsSync(path));
const title = 'a report in a browser';

/** Plans that play the hostile scenario by each kind of design, under a title that is hostile, too. */
const DESIGNS: Readonly<Record<string, string>> = {
  tornado: 'tornado',
  morris: '{ morris: 3 }',
  saltelli: '{ saltelli: 4 }',
  grid: '{ grid: 4 }',
  sobol: '{ sobol: 8 }',
};

function planText(design: string): string {
  return `
plan: 1
title: "<script>alert(3)</script>"
scenario: hostile.yaml
variants: [as-it-stands, other]
runs: 20
vary: { events.flood.hazard: { uniform: [0, 0.9] }, charts.bank.states.apart.may.hold: { uniform: [-2, 2] } }
design: ${design}
`;
}

if (executablePath === undefined) {
  it.skip(`${title}: SKIPPED, as no Chromium was found. Install it, or say in CHROMIUM where it is.`);
}

describe.skipIf(executablePath === undefined)(title, () => {
  const { file, plenary } = useWorkplace();
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    await writeFile(file('hostile.yaml'), HOSTILE);
    await writeFile(file('vancouver.yaml'), bundledText('vancouver-2018'));
    await plenary('run', file('hostile.yaml'), '--runs', '60', '--html', file('hostile.html'), '--figures', file('hostile'));
    await plenary('run', file('vancouver.yaml'), '--runs', '50', '--html', file('vancouver.html'));
    for (const [name, design] of Object.entries(DESIGNS)) {
      await writeFile(file(`${name}.yaml`), planText(design));
      await plenary('batch', file(`${name}.yaml`), '--workers', '1', '--quiet');
      await plenary('report', file(`${name}.results`), '--html', file(`${name}.html`), '--figures', file(`${name}-figures`));
    }
    await writeFile(
      file('many.yaml'),
      'plan: 1\nscenario: vancouver.yaml\nruns: 10\nvary: { gauges.leak.start: { integer: [1, 5] } }\ndesign: { sobol: 4 }\n',
    );
    await plenary('batch', file('many.yaml'), '--workers', '1', '--quiet');
    await plenary('report', file('many.results'), '--html', file('many.html'));
    await plenary('compare', file('hostile.yaml'), file('hostile.yaml'), '--runs', '20', '--html', file('compared.html'));
  }, 180_000);
  afterAll(() => browser.close());

  interface Visit {
    readonly page: Page;
    /** What the page asked for beside itself. */
    readonly requests: readonly string[];
    /** What went wrong in it or was refused, and every dialog that a script opened. */
    readonly incidents: readonly string[];
  }

  /** Opens a page and waits for everything that it might do. */
  async function visit(name: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Visit> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const requests: string[] = [];
    const incidents: string[] = [];
    const url = pathToFileURL(file(name)).href;
    page.on('request', (request) => {
      if (request.url() !== url) requests.push(request.url());
    });
    page.on('console', (message) => incidents.push(message.text()));
    page.on('pageerror', (error) => incidents.push(error.message));
    page.on('dialog', (dialog) => {
      incidents.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return { page, requests, incidents };
  }

  it.each(['hostile.html', 'compared.html', 'vancouver.html', 'tornado.html', 'sobol.html'])(
    '%s runs nothing and asks for nothing',
    async (name) => {
      const { page, requests, incidents } = await visit(name, 1200);
      expect(incidents).toEqual([]);
      expect(requests).toEqual([]);
      expect(await page.locator('script, img, iframe, object, embed, link, base, form').count()).toBe(0);
      expect(
        await page.evaluate('[...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith("on"))'),
      ).toEqual([]);
      await page.close();
    },
  );

  it('shows a title that is a script as its text', async () => {
    const { page } = await visit('hostile.html', 1200);
    expect(await page.title()).toBe('<script>alert(1)</script>');
    expect(await page.locator('h1').textContent()).toBe('<script>alert(1)</script>');
    expect(await page.locator('#gauge-fear figcaption').textContent()).toBe('"><img src=x onerror=alert(2)>');
    // In pictures, too.
    expect(await page.locator('#outcomes-shares svg text', { hasText: '<script>' }).first().textContent()).toContain('<script>alert(1)');
    await page.close();
  });

  const pages = ['hostile.html', 'vancouver.html', 'compared.html', ...Object.keys(DESIGNS).map((name) => `${name}.html`)];
  it.each(
    pages.flatMap((name) => [
      { name, width: 1200 },
      { name, width: 400 },
    ]),
  )('$name fits into $width pixels', async ({ name, width }) => {
    const { page } = await visit(name, width);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // No word of a picture reaches out of it.
    const cut = await page.evaluate(`[...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
      }).map((text) => (svg.closest('figure')?.id ?? '') + ': ' + text.textContent);
    })`);
    expect(cut).toEqual([]);
    await page.close();
  });

  it('tells every picture that shows by name and description to those who cannot see it', async () => {
    const { page } = await visit('vancouver.html', 1200);
    const pictures = page.getByRole('img');
    const shown = await page.evaluate(`[...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).length`);
    expect(await pictures.count()).toBe(shown);
    expect(await page.getByRole('img', { name: 'Share of the runs that ended so' }).count()).toBe(1);
    const said = (await page.evaluate(`[...document.querySelectorAll('svg')].map((svg) =>
      ['aria-labelledby', 'aria-describedby'].map((key) => document.getElementById(svg.getAttribute(key)).textContent))`)) as string[][];
    for (const [name = '', description = ''] of said) {
      expect(name).not.toBe('');
      expect(description.length, name).toBeGreaterThan(20);
    }
    // Each has its data behind it.
    await page.locator('#outcomes-shares summary').click();
    expect(await page.locator('#outcomes-shares table').isVisible()).toBe(true);
    await page.close();
  });

  it('has readable letters in light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await visit('vancouver.html', 1200, scheme);
      const contrasts = (await page.evaluate(`(() => {
        const luminance = (colour) => {
          const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = luminance(getComputedStyle(document.body).backgroundColor);
        return [...document.querySelectorAll('h1, p, figcaption, summary, .small, #outcomes-shares .wide svg text')].map((e) => {
          const style = getComputedStyle(e);
          const ink = luminance(e instanceof SVGElement ? style.fill : style.color);
          return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        });
      })()`)) as number[];
      expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
      await page.close();
    }
  });

  it('prints without cutting a picture in two', async () => {
    const { page } = await visit('vancouver.html', 1200);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    const breaks = await page.evaluate(`[...document.querySelectorAll('figure')].map((f) => getComputedStyle(f).breakInside)`);
    expect(new Set(breaks as string[])).toEqual(new Set(['avoid']));
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });

  it('prints of a part that is folded away that it is, and no folded table', async () => {
    const { page } = await visit('sobol.html', 1200);
    await page.emulateMedia({ media: 'print' });
    const parts = page.locator('details.part');
    expect(await parts.count()).toBeGreaterThan(0);
    expect(await parts.first().locator('> summary').isVisible()).toBe(true);
    const note = await page.evaluate(`getComputedStyle(document.querySelector('details.part > summary'), '::after').content`);
    expect(note).toContain('open it before printing');
    const folded = `[...document.querySelectorAll('details:not(.part) > summary')].filter((one) => one.checkVisibility()).length`;
    expect(await page.evaluate(folded)).toBe(0);
    await page.close();
  });

  it('prints no picture higher than a page, whose title would stand alone on the page before', async () => {
    for (const name of ['vancouver.html', 'many.html']) {
      const { page } = await visit(name, 700);
      await page.emulateMedia({ media: 'print' });
      const heights = (await page.evaluate(
        `[...document.querySelectorAll('figure')].map((one) => one.getBoundingClientRect().height)`,
      )) as number[];
      // An A4 page without its margins, at 96 pixels an inch.
      expect(Math.max(...heights)).toBeLessThan(((297 - 2 * 16) / 25.4) * 96);
      await page.close();
    }
  });

  it('gives pictures that are well-formed files of their own', async () => {
    const page = await browser.newPage();
    const folders = ['hostile', ...Object.keys(DESIGNS).map((name) => `${name}-figures`)];
    const listed = await Promise.all(folders.map(async (folder) => (await readdir(file(folder))).map((name) => join(folder, name))));
    const names = listed.flat().filter((name) => name.endsWith('.svg'));
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const svg = await readFile(file(name), 'utf8');
      const [root, error, elements] = (await page.evaluate(
        `(() => {
          const { documentElement } = new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml');
          const names = [...documentElement.querySelectorAll('*')].map((e) => e.localName);
          return [documentElement.localName, documentElement.querySelector('parsererror')?.textContent ?? null, [...new Set(names)].sort()];
        })()`,
      )) as [string, string | null, string[]];
      expect([name, root, error]).toEqual([name, 'svg', null]);
      for (const element of elements) expect(['circle', 'desc', 'g', 'line', 'path', 'rect', 'text', 'title', 'tspan']).toContain(element);
    }
    await page.close();
  });
});
