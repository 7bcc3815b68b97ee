import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { version } from '../files/version.ts';
import type { Task } from '../harvest/chunk-player.ts';

/** What all names in Redis begin with. */
export const PREFIX = 'plenary';
/** A chunk whose players were lost so often is given up: it may be what ends them. */
const MOST_LOSSES = 10;
const RETRY_MS = 1_000;
/** Of one cause that is not a lost worker. */
const ATTEMPTS = 3;
const KEPT_EVENTS = 100;

/** A chunk in the queue. */
export interface Order {
  /** The identity of its batch. */
  readonly batch: string;
  readonly chunk: number;
  readonly task: Task;
}

/** Versions of Plenary play nothing of each other's. */
const name = (): string => `chunks-${version()}`;

/** Orders the same chunk as often as it is ordered: it stands in the queue once. */
export function createChunkQueue(redis: Redis): ChunkQueue {
  const queue = new Queue<Order>(name(), {
    connection: redis,
    prefix: PREFIX,
    skipVersionCheck: true,
    streams: { events: { maxLen: KEPT_EVENTS } },
    defaultJobOptions: { removeOnComplete: true, attempts: ATTEMPTS, backoff: { type: 'fixed', delay: RETRY_MS } },
  });
  // The connection tells of its own trouble.
  queue.on('error', () => undefined);
  return {
    async order(orders) {
      await queue.addBulk(orders.map((data) => ({ name: 'chunk', data, opts: { jobId: `${data.batch}-${data.chunk}` } })));
    },
    async takeFailed(batch) {
      const jobs = (await queue.getFailed()).filter(({ data }) => data.batch === batch);
      await Promise.all(jobs.map((job) => job.remove()));
      return jobs.map(({ data, failedReason }) => ({ chunk: data.chunk, reason: failedReason }));
    },
    players: () => queue.getWorkersCount(),
    close: () => queue.close(),
  };
}

export interface ChunkQueue {
  order(orders: readonly Order[]): Promise<void>;
  /** Takes a batch's chunks that were given up out of the queue. */
  takeFailed(batch: string): Promise<readonly { readonly chunk: number; readonly reason: string }[]>;
  /** How many workers wait for orders or fill them. */
  players(): Promise<number>;
  close(): Promise<void>;
}

export interface ChunkWorkerOptions {
  /** How many orders are filled at a time. */
  readonly concurrency: number;
  /** In milliseconds: without a sign of life for so long a worker is given up, and others fill its orders. */
  readonly patience: number;
  fill(order: Order): Promise<void>;
  /** Is told why an order could not be filled, or what Redis refuses. */
  trouble(reason: string): void;
}

export interface ChunkWorker {
  /** @param atOnce whether orders under way are dropped; else they are filled, for which Redis has to be there */
  close(atOnce: boolean): Promise<void>;
}

/** Fills orders until it is closed. */
export function createChunkWorker(redis: Redis, { concurrency, patience, fill, trouble }: ChunkWorkerOptions): ChunkWorker {
  const worker = new Worker<Order>(name(), ({ data }) => fill(data), {
    connection: redis,
    prefix: PREFIX,
    skipVersionCheck: true,
    concurrency,
    lockDuration: patience,
    stalledInterval: Math.ceil(patience / 2),
    maxStalledCount: MOST_LOSSES,
    runRetryDelay: RETRY_MS,
  });
  worker.on('failed', (_job, error) => trouble(error.message));
  // The connection tells of its own trouble; an order that another worker has taken over meanwhile is filled twice, with the same result.
  worker.on('error', ({ name, message }) => {
    if (name === 'ReplyError') trouble(message);
  });
  return { close: (atOnce) => worker.close(atOnce) };
}
