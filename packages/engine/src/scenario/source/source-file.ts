import { LineCounter } from 'yaml';
import { LIMITS } from '../limits.ts';
import type { Place } from '../model.ts';
import { dotted, type Path } from '../place.ts';
import type { Problem } from '../problem.ts';

/** What is wrong, without its place. */
export type Complaint = Pick<Problem, 'code' | 'expected' | 'got'> & { readonly fix?: string };

/** Ends the reading of a file at once; the problem has been reported. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What a file is meant to be, as noun phrases, and what such a file begins with. */
export interface FileKind {
  readonly noun: string;
  readonly name: string;
  readonly beginning: string;
}

export const SCENARIO_FILE: FileKind = { noun: 'a scenario', name: 'scenario', beginning: 'plenary: 1 and title' };

/** A file's text, and what is found wrong with it while it is read. */
export class SourceFile {
  readonly problems: Problem[] = [];
  private readonly lines = new LineCounter();

  constructor(
    readonly text: string,
    private readonly name: string,
    readonly kind: FileKind,
  ) {
    this.lines.lineStarts = [0, ...Array.from(text.matchAll(/\n/g), (line) => line.index + 1)];
  }

  place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  /** @throws Refusal after more problems than are told at a time */
  report(offset: number, path: Path, { fix, ...complaint }: Complaint): void {
    if (this.problems.length > LIMITS.problems) throw new Refusal();
    this.problems.push({ severity: 'error', file: this.name, ...this.place(offset), path: dotted(path), ...complaint, fix: fix ?? null });
  }

  /** @throws Refusal always */
  refuse(offset: number, path: Path, complaint: Complaint): never {
    this.report(offset, path, complaint);
    throw new Refusal();
  }
}
