import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { UsageError } from '../exit.ts';
import type { WrittenReport } from '../html/page.ts';
import type { Output } from '../terminal/terminal.ts';
import { checkFiguresFolder, writeFiguresFolder } from './figures-folder.ts';
import { checkReportFile, writeReportFile } from './report-file.ts';

/** Where a report is to be written: its page, its pictures, both or neither. */
export interface ReportTargets {
  readonly html: string | undefined;
  readonly figures: string | undefined;
}

/** Refuses what cannot be written, before anything is played. @throws {UsageError} */
export async function checkReportTargets({ html, figures }: ReportTargets): Promise<void> {
  if (html !== undefined) await checkReportFile(html);
  if (figures !== undefined) await checkFiguresFolder(figures);
  if (html !== undefined && figures !== undefined) await checkApart(html, figures);
}

/** Refuses figures at the page's own name or below it, where both can be written, but not one after the other. */
async function checkApart(html: string, figures: string): Promise<void> {
  const way = relative(await placeOf(html), await placeOf(figures));
  if (isAbsolute(way) || /^\.\.($|[\\/])/.test(way)) return;
  const got = way === '' ? `the name of the page, ${html}` : `one below the page, ${html}`;
  throw new UsageError(`${figures}: expected a folder of its own for the figures, got ${got}. Choose another name.`);
}

/** Where a path leads, whether or not there is anything yet. */
async function placeOf(path: string): Promise<string> {
  const whole = resolve(path);
  const known = await realpath(whole).catch(() => null);
  if (known !== null || dirname(whole) === whole) return known ?? whole;
  return join(await placeOf(dirname(whole)), basename(whole));
}

/**
 * Writes the report that `create` gives, and says on `talk` where it is; does nothing when none is wanted.
 * @throws {UsageError} when it cannot be written
 */
export async function writeReport(targets: ReportTargets, create: () => Promise<WrittenReport>, talk: Output): Promise<void> {
  const { html, figures: folder } = targets;
  if (html === undefined && folder === undefined) return;
  const { page, figures } = await create();
  if (html !== undefined) {
    await writeReportFile(html, page);
    talk.line(`Report: ${html}`);
  }
  if (folder === undefined) return;
  const { standaloneSvg } = await import('../html/figure.ts');
  await writeFiguresFolder(
    folder,
    figures.map((figure) => ({
      file: `${figure.id}.svg`,
      title: figure.title,
      description: figure.description,
      svg: standaloneSvg(figure),
    })),
  );
  talk.line(`Figures: ${figures.length} in ${folder}`);
}
