/** A fenced block of a Markdown page. */
export interface Fence {
  readonly language: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The fenced blocks of a page in order. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { language: string; line: number; body: string[] } | null = null;
  markdown.split('\n').forEach((line, index) => {
    const mark = /^```(\S*)\s*$/.exec(line);
    if (mark === null) {
      open?.body.push(line);
    } else if (open === null) {
      open = { language: mark[1] ?? '', line: index + 1, body: [] };
    } else {
      fences.push({ language: open.language, line: open.line, text: open.body.join('\n') });
      open = null;
    }
  });
  return fences;
}
