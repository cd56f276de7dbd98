// Connections at work, each asking a server on this machine that answers as a test says, and an index of what they read.

import { createHttp } from '../../src/core/http/http.ts';
import type { Connection } from '../../src/core/model/customer.ts';
import { OpenConnections } from '../../src/customers/connections/open-connections.ts';
import { providers } from '../../src/providers/index.ts';
import { providerOf, sampleCredentials } from './local-client.ts';
import { type Handler, localServer } from './local-server.ts';
import { MemoryIndex } from './memory-index.ts';

export interface LocalAccounts {
  readonly accounts: OpenConnections;
  readonly index: MemoryIndex;
  close(): Promise<void>;
}

/** A connection for each provider that is named, under the same name; Cartevo's token is at hand. */
export async function localAccounts(answers: Readonly<Record<string, Handler>>): Promise<LocalAccounts> {
  const made = await Promise.all(
    Object.entries(answers).map(async ([id, handler]) => ({ id, server: await localServer(handler) })),
  );
  const connections = made.map(
    ({ id, server }): Connection => ({
      ...{ id, provider: id, name: id, baseUrl: server.origin, environment: 'sandbox' },
      options: id === 'easytools' ? { currency: 'pln' } : {},
    }),
  );
  const index = new MemoryIndex();
  const http = createHttp();
  const accounts = new OpenConnections({
    providers,
    connections: () => connections,
    access: async ({ provider, baseUrl }) => ({
      baseUrl,
      credentials: provider === 'cartevo' ? { accessToken: 'token' } : sampleCredentials(providerOf(provider)),
    }),
    settings: () => ({ pageSize: 50, requestTimeout: 15, ttl: 60 }),
    http,
    log: () => {},
    onRecords: records => index.add(records),
    onMissing: (connectionId, id) => index.remove(connectionId, [id]),
  });
  return {
    accounts,
    index,
    async close() {
      await accounts.dispose();
      http.dispose();
      await Promise.all(made.map(({ server }) => server.close()));
    },
  };
}
