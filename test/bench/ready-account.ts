// The connection to a server of ready bodies, as the extension has it.

import { createHttp } from '../../src/core/http/http.ts';
import type { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import { OpenConnections } from '../../src/customers/connections/open-connections.ts';
import { providers } from '../../src/providers/index.ts';

export function readyAccount(baseUrl: string): Promise<OpenConnection> {
  // A provider without a documented rate is asked four at once; this one is given room for eight.
  const changed = [...providers].map(
    ([id, provider]) => [id, { ...provider, rate: { requests: 10_000_000, interval: 1000 } }] as const,
  );
  const connection = {
    ...{ id: 'bench', provider: 'cartevo', name: 'bench', baseUrl, environment: 'sandbox' as const, options: {} },
  };
  const accounts = new OpenConnections({
    providers: new Map(changed),
    connections: () => [connection],
    access: async () => ({ baseUrl, credentials: { accessToken: 'token' } }),
    settings: () => ({ pageSize: 100, requestTimeout: 30, ttl: 60 }),
    http: createHttp(),
    log: () => {},
    onRecords: () => {},
    onMissing: () => {},
  });
  return accounts.get('bench');
}
