import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createOutput } from '../terminal/terminal.ts';
import { openConnection } from './connection.ts';
import { parseQueueAddress } from './queue-address.ts';

const talk = createOutput({ write: () => true }, {});

it('is refused where a server takes connections and answers nothing', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.resume());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await expect(openConnection(parseQueueAddress(`redis://127.0.0.1:${port}`, undefined), talk, 200)).rejects.toThrow(
    `redis://127.0.0.1:${port}/0: expected a Redis server that answers, got: nothing in 0.2 seconds. Is it running`,
  );
  server.close();
  for (const socket of sockets) socket.destroy();
});
