// A server on this machine that answers as a test says, and remembers what it was asked.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface LocalServer {
  readonly origin: string;
  readonly requests: readonly Received[];
  /** Connections that were opened so far. */
  readonly connections: number;
  /** Connections that are open. */
  readonly open: number;
  close(): Promise<void>;
}

export type Handler = (response: ServerResponse, request: Received) => unknown;

const portOf = (address: unknown) => (address as { port: number }).port; // a TCP server has one

export async function localServer(handler: Handler): Promise<LocalServer> {
  const requests: Received[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const part of incoming.setEncoding('utf8')) body += part;
    const { method = '', url = '', headers } = incoming;
    const received = { method, url, headers, body };
    requests.push(received);
    await handler(response, received);
  });
  server.on('connection', socket => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    requests,
    get connections() {
      return connections;
    },
    get open() {
      return sockets.size;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A server that answers every connection with these bytes once something has arrived, and then ends it. */
export async function rawServer(bytes: string): Promise<Pick<LocalServer, 'origin' | 'close'>> {
  const server = createTcpServer(socket => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

/** An address of this machine at which nobody listens. */
export async function closedOrigin(): Promise<string> {
  const { origin, close } = await rawServer('');
  await close();
  return origin;
}
