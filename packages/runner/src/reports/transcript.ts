import { formatDate, type Paragraph, type Transcript } from '@plenary/engine';
import wrapAnsi from 'wrap-ansi';
import { quoted } from '../terminal/quoted.ts';
import type { Output } from '../terminal/terminal.ts';

export interface TranscriptInput {
  readonly transcript: Transcript;
  readonly seed: string;
  readonly run: number;
  readonly variant: string | null;
  readonly output: Pick<Output, 'style' | 'width'>;
}

const INDENT = '  ';

/** A transcript for reading: a heading for each round, then its paragraphs, wrapped. */
export function transcriptLines({ transcript, seed, run, variant, output }: TranscriptInput): string[] {
  const { style, width } = output;
  const rounds = transcript.rounds.flatMap(({ round, date, phase, paragraphs }) => [
    '',
    style.strong(date === null ? `Round ${round}, ${phase}` : `${formatDate(date)} (round ${round}, ${phase})`),
    ...(paragraphs.length === 0
      ? [style.faint(`${INDENT}Nothing happens.`)]
      : paragraphs.flatMap((paragraph) => paragraphLines(paragraph, { style, width }))),
  ]);
  return [
    style.strong(transcript.title),
    style.faint(`Run ${run}, seed ${quoted(seed)}${variant === null ? '' : `, variant ${variant}`}`),
    ...rounds,
  ];
}

function paragraphLines({ kind, text }: Paragraph, { style, width }: TranscriptInput['output']): string[] {
  const mark = {
    act: null,
    quiet: style.faint,
    blocked: style.faint,
    drafting: null,
    event: style.warning,
    world: style.faint,
    ending: style.strong,
  }[kind];
  const wrapped = wrapAnsi(text, width - INDENT.length).split('\n');
  return wrapped.map((line) => INDENT + (mark === null ? line : mark(line)));
}
