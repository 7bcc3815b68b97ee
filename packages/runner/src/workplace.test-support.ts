import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { ExitCode } from './exit.ts';
import { main } from './main.ts';
import { createOutput } from './terminal/terminal.ts';

export interface Ending {
  readonly code: ExitCode;
  /** What was written, with the workplace called FOLDER. */
  readonly results: string;
  readonly talk: string;
}

export interface Workplace {
  /** The path of a file in the workplace. */
  file(name: string): string;
  /** Runs a command line. */
  plenary(...args: string[]): Promise<Ending>;
  /** Runs a command line that Ctrl-C interrupts after so many looks at the clock, each of which takes a second. */
  plenaryUntil(looks: number, args: readonly string[]): Promise<Ending>;
}

/** A folder of its own for the tests of a file, removed after them. */
export function useWorkplace(): Workplace {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plenary-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(args: readonly string[], interruption: { now(): number; signal: AbortSignal }): Promise<Ending> {
    const written = { results: '', talk: '' };
    const output = (name: keyof typeof written) =>
      createOutput(
        {
          write(text: string) {
            written[name] += text;
            return true;
          },
        },
        {},
      );
    const code = await main(args, {
      results: output('results'),
      talk: output('talk'),
      debug: false,
      now: interruption.now,
      interruption: () => ({ signal: interruption.signal, release: () => undefined }),
    });
    return { code, results: written.results.replaceAll(folder, 'FOLDER'), talk: written.talk.replaceAll(folder, 'FOLDER') };
  }

  return {
    file: (name) => join(folder, name),
    plenary: (...args) => run(args, { now: () => 0, signal: new AbortController().signal }),
    plenaryUntil(last, args) {
      const controller = new AbortController();
      let looks = 0;
      const now = (): number => {
        looks += 1;
        if (looks >= last) controller.abort();
        return looks * 1_000;
      };
      return run(args, { now, signal: controller.signal });
    },
  };
}
