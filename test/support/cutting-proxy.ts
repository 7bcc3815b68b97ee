import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a server, and does to their connections what bad networks do. */
export interface CuttingProxy {
  /** Its address, as of a queue. */
  readonly url: string;
  /** Ends the next connection that brings such an answer, right after it: what follows it never comes. */
  cutAfter(answer: RegExp): void;
  /** Whether that has happened. */
  readonly cut: boolean;
  close(): void;
}

/** @param target the server's port on this machine */
export async function createCuttingProxy(target: number): Promise<CuttingProxy> {
  let wanted: RegExp | null = null;
  let cut = false;
  const sockets = new Set<Socket>();
  const silenced = new Set<Socket>();

  function keep(socket: Socket, end: () => void): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      end();
    });
  }

  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    keep(client, () => upstream.destroy());
    keep(upstream, () => client.destroy());
    client.on('data', (bytes) => {
      if (!silenced.has(client)) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (silenced.has(client)) return;
      // One character for each byte.
      const found = wanted?.exec(bytes.toString('latin1'));
      if (!found) return void client.write(bytes);
      wanted = null;
      cut = true;
      silenced.add(client);
      client.write(bytes.subarray(0, found.index + found[0].length), () => client.destroySoon());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get cut() {
      return cut;
    },
    cutAfter(answer) {
      wanted = answer;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
