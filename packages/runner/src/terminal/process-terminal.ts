import { EXIT } from '../exit.ts';
import { createOutput, type Terminal } from './terminal.ts';

/** Ctrl-C, and what systems send before they end a process. */
const ENDINGS = ['SIGINT', 'SIGTERM'] as const;

/**
 * The terminal of this process. A reader that has heard enough (`plenary run ... | head`) ends the process quietly; what cannot be written for another
 * reason, such as a full disk, ends it with a word on stderr.
 */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`plenary: expected an output that takes the whole result, got: ${reasonOf(error)}. The result is incomplete.\n`);
    process.exit(EXIT.failed);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? undefined : EXIT.failed));
  return {
    results: createOutput(process.stdout, process.env),
    talk: createOutput(process.stderr, process.env),
    debug: (process.env.PLENARY_DEBUG ?? '') !== '',
    now: () => performance.now(),
    interruption() {
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      for (const name of ENDINGS) process.once(name, abort);
      return {
        signal: controller.signal,
        release() {
          for (const name of ENDINGS) process.off(name, abort);
        },
      };
    },
  };
}

/** `ENOSPC: no space left on device, write` without its code and call. */
function reasonOf({ message }: Error): string {
  return message.replace(/^[A-Z]+: /, '').replace(/, write$/, '');
}
