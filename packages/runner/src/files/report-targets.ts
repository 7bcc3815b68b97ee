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
