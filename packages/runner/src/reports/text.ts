import { intervalText, shareText } from './estimate.ts';
import { hangingLines, indentOf } from './hanging.ts';
import type { ReportInput } from './report-input.ts';
import { tableLines } from './table.ts';

/** What people call the text's statuses. */
export const STATUS_TITLES: Readonly<Record<string, string>> = {
  open: 'Still on the table',
  adopted: 'Adopted',
  summary: "Chairs' summary",
  none: 'No text',
};

/** How the text ended and what it said where one was issued. */
export function textLines({ forecast, output }: ReportInput): string[] {
  const { text } = forecast;
  if (text === null) return [];
  const { style, width } = output;
  const statuses = text.statuses
    .filter(({ name, count }) => name !== 'open' || count > 0)
    .map((status) => [`  ${STATUS_TITLES[status.name] ?? status.name}`, shareText(status), style.faint(intervalText(status))]);
  const issued = text.issues.some(({ options }) => options.some((option) => option.issued.of > 0));
  const issues = text.issues.map(({ title, options }) => {
    const shares = options
      .map((option) => ({ name: option.name.replaceAll('-', ' '), share: issued ? option.issued : option.final }))
      .filter(({ share }) => share.count > 0)
      .sort((a, b) => b.share.count - a.share.count)
      .map(({ name, share }) => `${name} ${shareText(share)}`);
    return { label: `  ${title}`, text: shares.join(', ') };
  });
  const indent = indentOf(issues.map(({ label }) => label));
  const heading = issued ? '  What it says, where one was issued' : '  What the draft said at the end';
  return [
    ...tableLines([{ title: '' }, { title: '', align: 'right' }, { title: '', align: 'right' }], statuses),
    style.faint(heading),
    ...issues.flatMap((issue) => hangingLines(issue.label, issue.text, indent, width)),
  ];
}
