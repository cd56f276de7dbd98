// An http proxy on this machine, and a server behind it that speaks TLS. Both run in the process of the test.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export interface LocalProxy extends Listening {
  /** What is written into `http.proxy`. */
  readonly url: string;
  /** What was asked of it, such as `CONNECT api.clientele.test:443` or `GET http://…`. */
  readonly requests: readonly string[];
  /** Whether it wants a user name and a password: `user` and `word`. */
  locked: boolean;
}

const allowed = `Basic ${Buffer.from('user:word').toString('base64')}`;

/** `routes`: the ports on this machine that the hosts stand for which only this proxy knows. */
export async function startProxy(routes: Readonly<Record<string, number>>): Promise<LocalProxy> {
  const requests: string[] = [];
  const state = { locked: false };
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, client: Socket) => {
    requests.push(`CONNECT ${request.url}`);
    client.on('error', () => {});
    if (state.locked && request.headers['proxy-authorization'] !== allowed) {
      const body = '<h1>Sign in to the proxy</h1>';
      client.end(
        `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="tests"\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      return;
    }
    const port = routes[request.url ?? ''];
    if (port === undefined) {
      client.end('HTTP/1.1 502 No such host\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const tunnel = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection Established\r\n\r\n'));
    pipe(client, tunnel);
  });
  const { port, close } = await listen(server);
  return Object.assign(state, { url: `http://127.0.0.1:${port}`, requests, port, close });
}

/** TLS in front of a port of this machine. */
export function startTls(keys: { readonly key: string; readonly cert: string }, behind: number): Promise<Listening> {
  return listen(createTlsServer(keys, socket => pipe(socket, connect(behind, '127.0.0.1'))));
}

/** A port on which nothing listens. */
export async function deadPort(): Promise<number> {
  const { port, close } = await listen(createTcpServer());
  await close();
  return port;
}

function pipe(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.once('close', () => to.destroy());
    from.pipe(to);
  }
}

async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
