// A list without page numbers, over HTTP: connected to a server that counts what it is asked.

import type { FetchedPage } from '../../../src/core/client.ts';
import { createHttp, type Http } from '../../../src/core/http/http.ts';
import type { OpenConnection } from '../../../src/customers/connections/open-connection.ts';
import { OpenConnections } from '../../../src/customers/connections/open-connections.ts';
import { ProviderRegistry } from '../../../src/customers/connections/provider-registry.ts';
import { failsAs } from '../../support/fails-as.ts';
import { type LedgerServer, ledger, ledgerServer, type Way } from '../../support/ledger.ts';
import { type LocalServer, localServer } from '../../support/local-server.ts';
import { MemoryIndex } from '../../support/memory-index.ts';

export const signal = new AbortController().signal;
export const ways = ['cursor', 'address'] as const satisfies readonly Way[];
export const inCircle = failsAs('schema', /the list goes in a circle/);
/** The IDs of a ledger's people, by their numbers. */
export const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `p${from + at}`);
export const ids = ({ records }: FetchedPage) => records.map(({ customer }) => customer.id);

export interface ContinuedList {
  readonly server: LedgerServer;
  readonly local: LocalServer;
  readonly connections: OpenConnections;
  readonly connection: OpenConnection;
  readonly index: MemoryIndex;
  page(number: number, how?: { readonly fresh?: boolean }): Promise<FetchedPage>;
  /** Of each request so far. */
  cursors(): readonly (string | undefined)[];
  close(): Promise<void>;
}

/** `total`: answers say how many there are. */
export async function continuedList(
  way: Way,
  people: number,
  how: { readonly total?: boolean } = {},
): Promise<ContinuedList> {
  const server = ledgerServer(people, how);
  const local = await localServer((response, request) => server.handler(response, request));
  const http: Http = createHttp();
  const index = new MemoryIndex();
  const connections = new OpenConnections({
    providers: new ProviderRegistry([ledger(way)]),
    connections: () => [
      {
        ...{ id: 'c1', provider: 'ledger', name: 'Ledger', baseUrl: local.origin },
        ...{ environment: 'sandbox' as const, options: {} },
      },
    ],
    access: async ({ baseUrl }) => ({ baseUrl, credentials: { key: 'k' } }),
    settings: () => ({ pageSize: 10, requestTimeout: 60, ttl: 60 }),
    http,
    log: () => {},
    onRecords: records => index.add(records),
    onMissing: () => {},
  });
  const connection = await connections.get('c1');
  return {
    ...{ server, local, connections, connection, index },
    page: (number, more = {}) => connection.page({ page: number }, { signal, ...more }),
    cursors: () => server.asked.map(({ cursor }) => cursor),
    close: async () => {
      await connections.dispose();
      http.dispose();
      await local.close();
    },
  };
}
