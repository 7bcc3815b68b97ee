import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { UsageError } from '../exit.ts';
import { holderOf, isOfHere, isStill, nameOf, parseHolder } from '../harvest/holder.ts';
import { PREFIX } from './chunk-queue.ts';

const LAPSES_MS = 15_000;
const LOOK_MS = 500;
const RENEW = `local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const LEAVE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1`;

/** The right to coordinate a batch, which one process has at a time. It lapses soon after a process that does not renew it. */
export interface Seat {
  /** @throws {UsageError} if another process has it */
  renew(): Promise<void>;
  leave(): Promise<void>;
}

const keyOf = (batch: string): string => `${PREFIX}:seat:${batch}`;

/** Whether nobody has the seat of a batch. */
export async function isVacant(redis: Redis, batch: string): Promise<boolean> {
  return (await redis.exists(keyOf(batch))) === 0;
}

/**
 * Takes the seat of a batch: from a process of this machine that has ended at once, from one of another when it has lapsed.
 * @param wait is told once if it takes a while
 * @throws {UsageError} if another process has it and renews it
 */
export async function takeSeat(redis: Redis, batch: string, wait: (text: string) => void): Promise<Seat> {
  const key = keyOf(batch);
  const own = JSON.stringify({ ...holderOf(process.pid), token: randomUUID() });
  let left = Number.POSITIVE_INFINITY;
  while ((await redis.set(key, own, 'PX', LAPSES_MS, 'NX')) === null) {
    const [holder, lapses] = [await redis.get(key), await redis.pttl(key)];
    if (holder === null) continue;
    const other = parseHolder(holder);
    if (other !== null && isOfHere(other) && !isStill(other)) {
      await redis.eval(LEAVE, 1, key, holder);
      continue;
    }
    if (other === null || lapses > left) throw taken(holder);
    if (left === Number.POSITIVE_INFINITY) wait('Another process coordinates this plan, or did until a moment ago; waiting for it to end.');
    left = lapses;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return {
    async renew() {
      if ((await redis.eval(RENEW, 1, key, own, LAPSES_MS)) === 1) return;
      throw taken((await redis.get(key)) ?? own);
    },
    async leave() {
      await redis.eval(LEAVE, 1, key, own);
    },
  };
}

function taken(holder: string): UsageError {
  return new UsageError(`expected a plan that nobody plays by this queue, got one that ${nameOf(parseHolder(holder))} coordinates.`);
}
