import type { WriteStream } from 'node:tty';
import { escapedDocument, printable } from './printable.ts';
import { createStyle, type Style } from './style.ts';

/** Where a command writes. Control characters that a scenario's texts may contain never reach it: see `printable`. */
export interface Output {
  /** Writes the text and a line break. */
  line(text: string): void;
  /** Writes a document with line breaks of its own, such as JSON, in which control characters become escapes. */
  raw(text: string): void;
  /** Shows the text in place of the line at the cursor, and leaves the cursor behind it; an empty text wipes the line. */
  redraw(text: string): void;
  /** Columns to fill: the terminal's own, within 80 to 120; 100 where there is no terminal. */
  readonly width: number;
  /** Whether somebody watches: a terminal that can redraw a line. */
  readonly live: boolean;
  readonly style: Style;
}

/** The world as a command sees it: results go to `results` (stdout), talk to `talk` (stderr). */
export interface Terminal {
  readonly results: Output;
  readonly talk: Output;
  /** Whether stack traces are wanted. */
  readonly debug: boolean;
  /** A clock in milliseconds, for progress only. */
  now(): number;
  /** Makes Ctrl-C (or SIGTERM) a signal for work that can stop in order, until it is released; a second Ctrl-C ends the process as usual. */
  interruption(): Interruption;
}

export interface Interruption {
  readonly signal: AbortSignal;
  release(): void;
}

type Stream = Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'hasColors'>>;

/** The output to a stream of the process. Colours only on a terminal, and never with NO_COLOR. */
export function createOutput(stream: Stream, environment: Readonly<Record<string, string | undefined>>): Output {
  const live = stream.isTTY === true && environment.TERM !== 'dumb';
  const colours = live && (environment.NO_COLOR ?? '') === '' && (stream.hasColors?.() ?? false);
  return {
    line: (text) => void stream.write(`${printable(text)}\n`),
    raw: (text) => void stream.write(escapedDocument(text)),
    redraw: (text) => void stream.write(`\r\u001b[K${printable(text)}`),
    width: live ? Math.max(80, Math.min(120, stream.columns ?? 80)) : 100,
    live,
    style: createStyle(colours),
  };
}
