// Faults of the place that is asked: nobody there, no such name, an authority that nobody knows, an address of another kind.

import { localServer, rawServer } from '../support/local-server.ts';
import { unknownAuthority } from '../support/unknown-authority.ts';
import type { Fault } from './fault.ts';

const close = async () => {};

export const placeFaults: readonly Fault[] = [
  {
    name: 'connection refused',
    // Nobody listens there; a port that was closed just now may be another server's a moment later.
    baseUrl: async () => ({ url: 'http://127.0.0.1:1', close }),
    ...{ kind: 'network', words: /refused the connection\. Is the server running\?/ },
  },
  {
    name: 'name not found',
    baseUrl: async () => ({ url: 'https://nobody.invalid/api', close }),
    ...{ kind: 'network', words: /could not be found/ },
  },
  {
    name: 'TLS with an unknown certificate',
    baseUrl: unknownAuthority,
    ...{ kind: 'network', words: /shows a certificate .* certificates are never skipped/ },
  },
  {
    name: 'http where TLS is due',
    async baseUrl() {
      const server = await localServer(response => response.end('{}'));
      return { url: server.origin.replace('http:', 'https:'), close: () => server.close() };
    },
    ...{ kind: 'network', words: /does not speak TLS/ },
  },
  {
    name: 'headers that are too long',
    async baseUrl() {
      const server = await rawServer(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n{}`);
      return { url: server.origin, close: () => server.close() };
    },
    ...{ kind: 'network', words: /too long/ },
  },
];
