import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Whether Redis is installed here. */
export function hasRedis(): boolean {
  try {
    for (const program of ['redis-server', 'redis-cli']) execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A Redis server of its own on a free port, which writes every change to its append-only file before it answers. */
export interface RedisServer {
  readonly url: string;
  /** Sends a command and gives the answer, line by line. */
  ask(...command: readonly string[]): readonly string[];
  start(): Promise<void>;
  /** Kills it without a warning. */
  kill(): Promise<void>;
  /** Removes its append-only file. */
  forget(): Promise<void>;
}

export async function createRedisServer(folder: string): Promise<RedisServer> {
  const port = await freePort();
  let server: ChildProcess | null = null;
  const ask = (...command: readonly string[]): readonly string[] =>
    execFileSync('redis-cli', ['-p', String(port), ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((line) => line !== '');
  return {
    url: `redis://127.0.0.1:${port}`,
    ask,
    async start() {
      const options = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', appendfsync: 'always', save: '' };
      const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      server = spawn('redis-server', words, { stdio: 'ignore' });
      const answers = (): boolean => {
        try {
          return ask('PING')[0] === 'PONG';
        } catch {
          return false;
        }
      };
      while (!answers()) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    async kill() {
      if (server === null) return;
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      server = null;
    },
    forget: () => rm(join(folder, 'appendonlydir'), { recursive: true }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
