import { Redis } from 'ioredis';
import { UsageError } from '../exit.ts';
import type { Output } from '../terminal/terminal.ts';
import type { QueueAddress } from './queue-address.ts';
import { keepVigil } from './vigil.ts';

const FIRST_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
const SLOWEST_RETRY_MS = 2_000;
/** The first of Redis with all that is used. */
const LEAST_VERSION = [6, 2] as const;
/** Refusals of Redis that may pass: it is starting, or somebody has to make room. */
const PASSING = /^(LOADING|OOM|READONLY|MISCONF|BUSY|TRYAGAIN|MASTERDOWN)\b|^ERR Error running script.*-OOM\b/;
const PASSWORD = /^(NOAUTH|WRONGPASS|ERR (AUTH|invalid password))/;
const AGAIN_MS = 1_000;
/** What the rest of a group of commands is rejected with where the connection ends in the middle of the answers; a single command is sent again by itself. */
const CUT_OFF = 'AbortError';

/** A connection to Redis that, once made, waits when Redis goes away, and says so. */
export interface QueueConnection {
  readonly redis: Redis;
  /** How often Redis has come back. */
  readonly returns: number;
  /**
   * Does it, again and again while Redis refuses for a reason that may pass, or goes away in the middle of it: what is done twice has to come to the same.
   * @param meanwhile is done at each refusal, before the next try
   * @throws {UsageError} if the user may not do it
   */
  insist<T>(action: () => Promise<T>, meanwhile?: () => Promise<void>): Promise<T>;
  /** Ends at once; what waits for Redis is rejected. */
  close(): void;
}

/**
 * @param firstMs how long a first answer may take
 * @throws {UsageError} if no Redis that can be used is there now
 */
export async function openConnection(address: QueueAddress, talk: Output, firstMs = FIRST_MS): Promise<QueueConnection> {
  const { shown } = address;
  let made = false;
  let away = false;
  let returns = 0;
  let told = '';
  let trouble: Error | null = null;
  const redis = new Redis({
    host: address.host,
    port: address.port,
    db: address.database,
    family: 0,
    ...(address.user === null ? {} : { username: address.user }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.encrypted ? { tls: {} } : {}),
    lazyConnect: true,
    connectTimeout: firstMs,
    keepAlive: KEEP_ALIVE_MS,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (made ? Math.min(SLOWEST_RETRY_MS, 100 * times) : null),
  });
  redis.on('error', (error) => {
    trouble = error;
  });
  let deadline: NodeJS.Timeout | undefined;
  redis.once('connect', () => {
    deadline = setTimeout(() => {
      if (redis.stream.bytesRead > 0) return;
      trouble = new Error(`nothing in ${firstMs / 1_000} seconds`);
      redis.disconnect();
    }, firstMs);
  });
  try {
    await redis.connect();
    checkServer(await redis.info(), shown, talk);
    // Such as a database that is not there.
    if (trouble !== null) throw trouble;
  } catch (error) {
    redis.disconnect();
    throw error instanceof UsageError ? error : unreachable(shown, address.password !== null, trouble ?? (error as Error));
  } finally {
    clearTimeout(deadline);
  }
  made = true;
  const endVigil = keepVigil(redis);
  redis.on('close', () => {
    if (!made || away) return;
    away = true;
    talk.line(`${shown} is gone; waiting for it.`);
  });
  redis.on('ready', () => {
    if (!away) return;
    away = false;
    returns++;
    talk.line(`${shown} is back.`);
  });
  return {
    redis,
    get returns() {
      return returns;
    },
    async insist(action, meanwhile) {
      for (;;) {
        try {
          return await action();
        } catch (error) {
          const { name, message } = error as Error;
          if (message.startsWith('NOPERM')) throw notPermitted(shown, message);
          if (PASSWORD.test(message)) throw wrongPassword(shown, address.password !== null);
          if (name !== CUT_OFF) {
            if (!PASSING.test(message)) throw error;
            if (told !== message) talk.line(`${shown} refuses for now; trying again. It says: ${message}`);
            told = message;
            await meanwhile?.();
          }
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
      }
    },
    close() {
      made = false;
      endVigil();
      redis.disconnect();
    },
  };
}

/** Refuses servers that are too old, and warns of those that forget. */
function checkServer(info: string, shown: string, talk: Output): void {
  const fieldOf = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = fieldOf('redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor < LEAST_VERSION[1])) {
    throw new UsageError(`${shown}: expected Redis ${LEAST_VERSION.join('.')} or newer, got ${version || 'another server'}.`);
  }
  const policy = fieldOf('maxmemory_policy');
  if (policy !== '' && policy !== 'noeviction') {
    talk.line(`${shown} may throw work away when its memory is full; set its maxmemory-policy to noeviction.`);
  }
}

function unreachable(shown: string, withPassword: boolean, { message }: Error): UsageError {
  if (PASSWORD.test(message)) return wrongPassword(shown, withPassword);
  if (message.startsWith('NOPERM')) return notPermitted(shown, message);
  if (message.startsWith('ERR DB index'))
    return new UsageError(`${shown}: expected a database that this Redis has, got none of this number. It has usually 0 to 15.`);
  return new UsageError(
    `${shown}: expected a Redis server that answers, got: ${message.replace(/\.+$/, '')}. Is it running, and can it be reached from here?`,
  );
}

function notPermitted(shown: string, message: string): UsageError {
  return new UsageError(`${shown}: expected a user who may do what the queue needs, got: ${message.replace(/\.+$/, '')}.`);
}

function wrongPassword(shown: string, withPassword: boolean): UsageError {
  const got = withPassword ? 'one that it refuses' : 'none';
  return new UsageError(`${shown}: expected the password of this Redis, got ${got}. Set it in PLENARY_QUEUE_PASSWORD.`);
}
