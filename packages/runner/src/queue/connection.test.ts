import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createOutput } from '../terminal/terminal.ts';
import { openConnection } from './connection.ts';
import { parseQueueAddress } from './queue-address.ts';

const talk = createOutput({ write: () => true }, {});

/** Answers each command with what is said of it, or closes the connection. */
async function refusalOf(answer: (command: string) => string | null): Promise<unknown> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const [, command = ''] of bytes.toString().matchAll(/^\*\d+\r\n\$\d+\r\n(\w+)/gm)) {
        const said = answer(command.toUpperCase());
        if (said === null) socket.destroy();
        else socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  try {
    const { close } = await openConnection(parseQueueAddress(`redis://ada:pw@127.0.0.1:${port}/99`, undefined), talk, 2_000);
    close();
    return null;
  } catch (error) {
    return (error as Error).message.replace(String(port), 'PORT');
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

const INFO = 'redis_version:7.0.15\r\nloading:0';
const ok = (command: string): string => (command === 'INFO' ? `$${INFO.length}\r\n${INFO}` : '+OK');

it.each<[what: string, answer: (command: string) => string | null, expected: string | null]>([
  ['nothing wrong', ok, null],
  [
    'a database that is not there',
    (command) => (command === 'SELECT' ? '-ERR DB index is out of range' : ok(command)),
    'redis://127.0.0.1:PORT/99: expected a database that this Redis has, got none of this number. It has usually 0 to 15.',
  ],
  [
    'a user who may do too little',
    (command) => (command === 'INFO' ? "-NOPERM this user has no permissions to run the 'info' command" : ok(command)),
    "redis://127.0.0.1:PORT/99: expected a user who may do what the queue needs, got: NOPERM this user has no permissions to run the 'info' command.",
  ],
  [
    'a connection that is closed at once',
    () => null,
    'redis://127.0.0.1:PORT/99: expected a Redis server that answers, got: Connection is closed. Is it running, and can it be reached from here?',
  ],
])('tells of %s in words', async (_, answer, expected) => {
  expect(await refusalOf(answer)).toBe(expected);
});

it('is refused where a server takes connections and answers nothing', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.resume());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await expect(openConnection(parseQueueAddress(`redis://127.0.0.1:${port}`, undefined), talk, 1_500)).rejects.toThrow(
    `redis://127.0.0.1:${port}/0: expected a Redis server that answers, got: nothing in 1.5 seconds. Is it running`,
  );
  server.close();
  for (const socket of sockets) socket.destroy();
});
