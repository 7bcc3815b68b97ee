import { version } from '../files/version.ts';
import type { Arrivals } from '../harvest/arrivals.ts';
import type { BatchInput } from '../harvest/batch-input.ts';
import { createPace } from '../harvest/pace.ts';
import { taskOf, workOf } from '../harvest/play-chunks.ts';
import { givenUp, packed } from '../harvest/played.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type ChunkQueue, createChunkQueue } from './chunk-queue.ts';
import { openConnection, type QueueConnection } from './connection.ts';
import { createDepot, type Depot } from './depot.ts';
import type { QueueAddress } from './queue-address.ts';
import { isVacant, type Seat, takeSeat } from './seat.ts';

/** The most chunks that are ordered and not yet noted, which bounds what lies in Redis. */
const MOST_STANDING = 1_000;
const FETCHED_AT_ONCE = 32;
const LOOK_MS = 100;
const BEAT_MS = 3_000;
/** Without a result for so long, everything is ordered again: what stands in the queue stays there once. */
const SILENCE_MS = 10_000;
/** How long Ctrl-C waits for Redis. */
const PARTING_MS = 1_000;

export interface CoordinateOptions {
  readonly address: QueueAddress;
  readonly arrivals: Arrivals;
  readonly terminal: Terminal;
  readonly quiet: boolean;
  /** Ends it as Ctrl-C does. */
  readonly stop: AbortSignal;
}

/**
 * Has chunks played by the workers of a queue and notes each once, whoever played it and however often. Whatever happens to workers, to Redis or to this
 * process, what was noted stays noted, and what was not is ordered again.
 * @returns whether all were played; not if Ctrl-C ended it
 * @throws {UsageError} if no Redis answers at first, or another process coordinates the batch
 */
export async function coordinate(input: BatchInput, chunks: readonly number[], options: CoordinateOptions): Promise<boolean> {
  const { address, terminal, stop } = options;
  const { signal, release } = terminal.interruption();
  const ending = AbortSignal.any([signal, stop]);
  const connection = await openConnection(address, terminal.talk).catch((error: unknown) => {
    release();
    throw error;
  });
  const queue = createChunkQueue(connection.redis);
  const parting = createParting(ending);
  try {
    return await Promise.race([conduct(input, chunks, { ...options, connection, queue, ending }), parting.over]);
  } finally {
    parting.release();
    release();
    if (connection.redis.status === 'ready') await queue.close();
    connection.close();
  }
}

/** Resolves to false some time after Ctrl-C, even where Redis is gone and all that was asked of it waits. */
function createParting(ending: AbortSignal): { readonly over: Promise<false>; release(): void } {
  let timer: NodeJS.Timeout | undefined;
  let begin = (): void => undefined;
  const over = new Promise<false>((resolve) => {
    begin = () => {
      timer = setTimeout(resolve, PARTING_MS, false);
    };
    ending.addEventListener('abort', begin);
  });
  return {
    over,
    release() {
      ending.removeEventListener('abort', begin);
      clearTimeout(timer);
    },
  };
}

interface Conduct extends CoordinateOptions {
  readonly connection: QueueConnection;
  readonly queue: ChunkQueue;
  readonly ending: AbortSignal;
}

async function conduct(input: BatchInput, chunks: readonly number[], options: Conduct): Promise<boolean> {
  const { address, arrivals, terminal, quiet, connection, queue, ending } = options;
  const { identity: batch, plan } = input;
  const { redis } = connection;
  const { talk, now } = terminal;
  const say = (text: string): void => {
    if (!quiet) talk.line(text);
  };
  const depot = createDepot(redis);
  const work = workOf(input);
  const ledger = createLedger(chunks);
  const pace = createPace(terminal, chunks.length, quiet);
  const note = (chunk: number, payload: Uint8Array): void => {
    if (!ledger.finish(chunk)) return;
    arrivals.arrive(chunk, payload);
    pace.update(ledger.finished);
  };
  let seat: Seat | null = null;
  const collect = (): Promise<number> => fetchResults(depot, batch, { insist: connection.insist, note });
  // Where the memory of Redis is full it refuses whatever is new, the seat too, but not to give results away; that makes room.
  const insist = <T>(action: () => Promise<T>): Promise<T> =>
    connection.insist(action, async () => {
      if (seat !== null || (await isVacant(redis, batch))) await collect();
    });
  const offer = (): Promise<void> => insist(() => depot.offer(batch, { title: plan.title, version: version(), work }));
  const order = (numbers: readonly number[]): Promise<void> =>
    insist(() => queue.order(numbers.map((chunk) => ({ batch, chunk, task: taskOf(input, chunk) }))));
  let [beat, heard, returns, lonely] = [Number.NEGATIVE_INFINITY, now(), connection.returns, false];
  try {
    seat = await insist(() => takeSeat(redis, batch, say));
    while (ledger.open > 0 && !ending.aborted) {
      if (now() - beat > BEAT_MS) {
        beat = now();
        await insist(seat.renew);
        await offer();
        for (const { chunk, reason } of await insist(() => queue.takeFailed(batch))) {
          note(chunk, packed(givenUp(work, `the workers that played it were lost (${reason})`)).payload);
        }
        if (!lonely && (await insist(queue.players)) === 0) {
          say(`No worker of version ${version()} is there yet. On any machine: plenary worker --queue ${address.shown}`);
          lonely = true;
        }
      }
      const fetched = await collect();
      if (fetched > 0) heard = now();
      if (connection.returns !== returns || now() - heard > SILENCE_MS) {
        [returns, heard] = [connection.returns, now()];
        await offer();
        await order(ledger.standing());
      }
      const more = ledger.next(MOST_STANDING);
      if (more.length > 0) await order(more);
      if (fetched === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    if (ledger.open === 0) await insist(() => depot.clear(batch));
    await insist(seat.leave);
  } finally {
    pace.end();
  }
  return ledger.open === 0;
}

/** Notes what has been delivered, then removes it: what is noted twice is the same. @returns how many were whole */
async function fetchResults(
  depot: Depot,
  batch: string,
  { insist, note }: Pick<QueueConnection, 'insist'> & { note(chunk: number, payload: Uint8Array): void },
): Promise<number> {
  const delivered = await insist(() => depot.delivered(batch));
  let whole = 0;
  for (let from = 0; from < delivered.length; from += FETCHED_AT_ONCE) {
    const some = delivered.slice(from, from + FETCHED_AT_ONCE);
    const payloads = await insist(() => depot.read(batch, some));
    some.forEach((chunk, index) => {
      const payload = payloads[index];
      if (!payload) return;
      note(chunk, payload);
      whole++;
    });
    await insist(() => depot.remove(batch, some));
  }
  return whole;
}

/** Which chunks are finished, which stand in the queue and which are still to be ordered. */
function createLedger(chunks: readonly number[]) {
  const open = new Set(chunks);
  const standing = new Set<number>();
  let ordered = 0;
  return {
    get open() {
      return open.size;
    },
    get finished() {
      return chunks.length - open.size;
    },
    /** @returns whether it was open */
    finish(chunk: number): boolean {
      standing.delete(chunk);
      return open.delete(chunk);
    },
    standing: (): readonly number[] => [...standing],
    /** The next to be ordered, so that at most so many stand; none while there are many. */
    next(most: number): readonly number[] {
      const more: number[] = [];
      if (standing.size > most / 2) return more;
      for (; ordered < chunks.length && standing.size < most; ordered++) {
        const chunk = chunks[ordered]!;
        if (!open.has(chunk)) continue;
        standing.add(chunk);
        more.push(chunk);
      }
      return more;
    },
  };
}
