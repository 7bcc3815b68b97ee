import type { Redis } from 'ioredis';
import type { Work } from '../harvest/chunk-player.ts';
import { frameOf, HEADER_BYTES, isWhole, readHeader } from '../harvest/frame.ts';
import { PREFIX } from './chunk-queue.ts';

/** What belongs to no batch that anybody still coordinates is forgotten after this time. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;
/** The number of a chunk as it is written. */
const CHUNK = /^(0|[1-9]\d*)$/;
/** A result is left only while somebody wants the batch. */
const DELIVER = `if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[3])
return 1`;

/** A batch as workers know it. */
export interface Commission {
  readonly title: string;
  /** The version of Plenary that wants it. */
  readonly version: string;
  readonly work: Work;
}

/** What lies in Redis beside the queue: the work of each batch, once, and results that nobody has fetched yet. A batch is known by its identity. */
export interface Depot {
  /** Lays a batch open to workers, or keeps it so. */
  offer(batch: string, commission: Commission): Promise<void>;
  /** Null if nobody wants the batch any more. */
  commission(batch: string): Promise<Commission | null>;
  /** The versions of Plenary that want batches. */
  versions(): Promise<readonly string[]>;
  /** Leaves a chunk's payload, in place of one that may be there. */
  deliver(batch: string, chunk: number, payload: Uint8Array): Promise<void>;
  /** The numbers of chunks that have been delivered. */
  delivered(batch: string): Promise<readonly number[]>;
  /** Payloads in the order of the numbers; null where there is none, or one that is not whole. */
  read(batch: string, chunks: readonly number[]): Promise<readonly (Uint8Array | null)[]>;
  remove(batch: string, chunks: readonly number[]): Promise<void>;
  /** Forgets a batch. */
  clear(batch: string): Promise<void>;
}

export function createDepot(redis: Redis): Depot {
  const batches = `${PREFIX}:batches`;
  const workOf = (batch: string): string => `${PREFIX}:work:${batch}`;
  const resultsOf = (batch: string): string => `${PREFIX}:results:${batch}`;
  return {
    async offer(batch, commission) {
      await redis.hset(batches, batch, commission.version);
      if ((await redis.expire(workOf(batch), KEPT_SECONDS)) === 1) return;
      await redis.set(workOf(batch), JSON.stringify(commission), 'EX', KEPT_SECONDS);
    },
    async commission(batch) {
      const text = await redis.get(workOf(batch));
      return text === null ? null : (JSON.parse(text) as Commission);
    },
    async versions() {
      const versions = new Set<string>();
      for (const [batch, version] of Object.entries(await redis.hgetall(batches))) {
        if ((await redis.exists(workOf(batch))) === 1) versions.add(version);
        else await redis.hdel(batches, batch);
      }
      return [...versions].sort();
    },
    async deliver(batch, chunk, payload) {
      await redis.eval(DELIVER, 2, workOf(batch), resultsOf(batch), chunk, frameOf(chunk, payload), KEPT_SECONDS);
    },
    async delivered(batch) {
      // Whatever else lies there is nobody's result.
      return (await redis.hkeys(resultsOf(batch))).filter((field) => CHUNK.test(field)).map(Number);
    },
    async read(batch, chunks) {
      const frames = await redis.hmgetBuffer(resultsOf(batch), ...chunks.map(String));
      return frames.map((frame, index) => frame && payloadOf(frame, chunks[index]!));
    },
    async remove(batch, chunks) {
      if (chunks.length > 0) await redis.hdel(resultsOf(batch), ...chunks.map(String));
    },
    async clear(batch) {
      await redis.del(workOf(batch), resultsOf(batch));
      await redis.hdel(batches, batch);
    },
  };
}

function payloadOf(frame: Buffer, chunk: number): Uint8Array | null {
  const header = readHeader(frame);
  const payload = frame.subarray(HEADER_BYTES);
  return header !== null && header.number === chunk && isWhole(header, payload) ? payload : null;
}
