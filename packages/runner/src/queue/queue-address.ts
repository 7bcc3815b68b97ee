import { UsageError } from '../exit.ts';

/** Where a queue is, in two forms: to connect with, and to tell. */
export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  readonly database: number;
  readonly encrypted: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** The address without name and password. */
  readonly shown: string;
}

const PORT = 6379;
const RULE = '--queue: expected the address of a Redis server, such as redis://localhost:6379/0';

/**
 * Reads an address of Redis: `redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]`, or `rediss://` for an encrypted connection.
 * @param password is used where the address has none; it is better kept out of command lines, which everybody on the machine can read
 * @throws {UsageError} that repeats nothing of the address, as a password may be in it
 */
export function parseQueueAddress(given: string | readonly string[], password: string | undefined): QueueAddress {
  if (typeof given !== 'string') throw new UsageError(`--queue: expected it once, got it ${given.length} times.`);
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || (url.protocol !== 'redis:' && url.protocol !== 'rediss:')) throw new UsageError(`${RULE}, got something else.`);
  if (url.hostname === '') throw new UsageError(`${RULE}, got one without a host.`);
  const database = /^\/?(\d{0,4})$/.exec(url.pathname)?.[1];
  if (database === undefined) throw new UsageError(`${RULE}, got one that does not end with the number of a database.`);
  if (url.search !== '' || url.hash !== '') throw new UsageError(`${RULE}, got one with options.`);
  const secret = url.password === '' ? (password ?? '') : decoded(url.password);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? PORT : Number(url.port),
    database: Number(database),
    encrypted: url.protocol === 'rediss:',
    user: url.username === '' ? null : decoded(url.username),
    password: secret === '' ? null : secret,
    shown: `${url.protocol}//${url.hostname}:${url.port === '' ? PORT : url.port}/${Number(database)}`,
  };
}

/** A text that may hold addresses of Redis, without their names and passwords. */
export function concealed(text: string): string {
  return text.replace(/(rediss?:\/\/)\S*@/gi, '$1');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(`${RULE}, got one whose name or password has a % that is not written as %25.`);
  }
}
