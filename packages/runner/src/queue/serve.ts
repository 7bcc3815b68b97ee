import { UsageError } from '../exit.ts';
import { version } from '../files/version.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createChunkWorker } from './chunk-queue.ts';
import { openConnection } from './connection.ts';
import { createDepot } from './depot.ts';
import type { QueueAddress } from './queue-address.ts';
import { createTroupes } from './troupes.ts';

const LOOK_MS = 500;

export interface ServeOptions {
  readonly address: QueueAddress;
  /** Threads. */
  readonly workers: number;
  /** In milliseconds: see `ChunkWorkerOptions`. */
  readonly patience: number;
  /** In milliseconds: leaves after so long without work; null never. */
  readonly idle: number | null;
  readonly quiet: boolean;
}

/**
 * Plays chunks of whatever batches are in a queue, until Ctrl-C, which lets those under way end, or until there has been none for a while.
 * @returns how many were played
 * @throws {UsageError} if no Redis answers at first, or only batches of another version are there
 */
export async function serve({ address, workers, patience, idle, quiet }: ServeOptions, terminal: Terminal): Promise<number> {
  const { talk, now } = terminal;
  const { redis, insist, close } = await openConnection(address, talk);
  const depot = createDepot(redis);
  const say = (text: string): void => {
    if (!quiet) talk.line(text);
  };
  try {
    checkVersions(await insist(depot.versions), address.shown);
  } catch (error) {
    close();
    throw error;
  }
  const { signal, release } = terminal.interruption();
  const troupes = createTroupes(workers, async (batch) => {
    const commission = await insist(() => depot.commission(batch));
    if (commission !== null) say(`Playing: ${commission.title}`);
    return commission;
  });
  let [played, playing, last] = [0, 0, now()];
  const told = new Set<string>();
  const worker = createChunkWorker(redis, {
    // One more than there are threads, so that none has to wait for its next.
    concurrency: workers + 1,
    patience,
    async fill({ batch, chunk, task }) {
      playing++;
      try {
        const result = await troupes.play(batch, task);
        if (result === null) return;
        await insist(() => depot.deliver(batch, chunk, result.payload));
        played++;
      } finally {
        playing--;
        last = now();
      }
    },
    trouble(reason) {
      if (!told.has(reason)) talk.line(`A piece of work goes back into the queue, or is given up: ${reason}`);
      told.add(reason);
    },
  });
  say(`Waiting for work at ${address.shown}, with ${workers === 1 ? 'one thread' : `${workers} threads`}.`);
  while (!signal.aborted && (idle === null || playing > 0 || now() - last < idle)) await pause(signal);
  release();
  if (signal.aborted) say('Ending when what is under way is played; Ctrl-C again ends at once.');
  // Long enough to notice that Redis is gone. What is under way can be delivered only when it is back; else there is nothing to wait for.
  await pause(null);
  while (redis.status !== 'ready' && playing > 0) await pause(null);
  await worker.close(redis.status !== 'ready');
  await troupes.close();
  close();
  return played;
}

/** A moment, cut short by the signal. */
function pause(signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, LOOK_MS);
    signal?.addEventListener('abort', over);
  });
}

function checkVersions(versions: readonly string[], shown: string): void {
  if (versions.length === 0 || versions.includes(version())) return;
  throw new UsageError(
    `${shown}: expected batches of version ${version()}, got some of version ${versions.join(', ')}. Start the worker of that version.`,
  );
}
