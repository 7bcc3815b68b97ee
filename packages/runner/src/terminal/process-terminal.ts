import { createOutput, type Terminal } from './terminal.ts';

/** The terminal of this process. A reader that has heard enough (`plenary run ... | head`) ends the process quietly. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  return {
    results: createOutput(process.stdout, process.env),
    talk: createOutput(process.stderr, process.env),
    debug: (process.env.PLENARY_DEBUG ?? '') !== '',
    now: () => performance.now(),
    interruption() {
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      process.once('SIGINT', abort);
      return { signal: controller.signal, release: () => void process.off('SIGINT', abort) };
    },
  };
}
