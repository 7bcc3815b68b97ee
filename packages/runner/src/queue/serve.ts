import { UsageError } from '../exit.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { version } from '../version.ts';
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
  });
  say(`Waiting for work at ${address.shown}, with ${workers === 1 ? 'one thread' : `${workers} threads`}.`);
  while (!signal.aborted && (idle === null || playing > 0 || now() - last < idle)) await pause();
  release();
  if (signal.aborted) say('Ending when what is under way is played; Ctrl-C again ends at once.');
  let closed = false;
  const closing = worker.close().then(() => {
    closed = true;
  });
  // Where Redis is gone and nothing is under way, there is nothing to wait for.
  while (!closed && (redis.status === 'ready' || playing > 0)) await Promise.race([closing, pause()]);
  await troupes.close();
  close();
  return played;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_MS));

function checkVersions(versions: readonly string[], shown: string): void {
  if (versions.length === 0 || versions.includes(version())) return;
  throw new UsageError(
    `${shown}: expected batches of version ${version()}, got some of version ${versions.join(', ')}. Start the worker of that version.`,
  );
}
