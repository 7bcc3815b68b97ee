import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { keepVigil } from './vigil.ts';

/** Answers whatever it is asked; but nothing on its first connection once it has been asked something there. */
async function createForgetful(): Promise<{ readonly port: number; readonly connections: readonly Socket[]; close(): void }> {
  const connections: Socket[] = [];
  const server = createServer((socket) => {
    connections.push(socket);
    const isFirst = connections.length === 1;
    let asked = 0;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const _ of bytes.toString().matchAll(/^\*\d+\r$/gm)) if (!isFirst || asked++ === 0) socket.write('+ANSWER\r\n');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    close() {
      server.close();
      for (const connection of connections) connection.destroy();
    },
  };
}

it('makes a connection anew on which nothing comes any more, and what was asked is answered there', async () => {
  const server = await createForgetful();
  const redis = new Redis({
    host: '127.0.0.1',
    port: server.port,
    enableReadyCheck: false,
    disableClientInfo: true,
    maxRetriesPerRequest: null,
    disconnectTimeout: 50,
    lazyConnect: true,
  });
  await redis.connect();
  expect(await redis.get('first')).toBe('ANSWER');
  const endVigil = keepVigil(redis, 50);
  expect(await redis.get('lost')).toBe('ANSWER');
  expect(server.connections).toHaveLength(2);
  // There it is left in peace.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(server.connections).toHaveLength(2);
  endVigil();
  redis.disconnect();
  server.close();
});
