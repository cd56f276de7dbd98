// The accounts of a sample server, one for each provider, as the extension makes them.

import { createHttp } from '../../../src/core/http/http.ts';
import type { Connection, CustomerRecord } from '../../../src/core/model/customer.ts';
import { OpenConnections } from '../../../src/customers/connections/open-connections.ts';
import type { ReadingThread } from '../../../src/customers/reading/reading-thread.ts';
import { providers } from '../../../src/providers/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';

export interface SampleAccounts extends Pick<Sandbox, 'requests' | 'script' | 'customer'> {
  readonly accounts: OpenConnections;
  close(): Promise<void>;
}

export interface SampleOptions extends SandboxOptions {
  readonly onRecords?: (records: readonly CustomerRecord[]) => void;
  readonly onMissing?: (connectionId: string, customerId: string) => void;
  /** Reads large answers in this thread. */
  readonly thread?: Pick<ReadingThread, 'elsewhere'> | undefined;
}

export async function sampleAccounts({
  onRecords,
  onMissing,
  thread,
  ...options
}: SampleOptions = {}): Promise<SampleAccounts> {
  const sandbox = await startSandbox({ rateLimits: false, ...options });
  const connections = [...providers.keys()].map(
    (provider): Connection => ({
      id: provider,
      provider,
      name: `Sample ${provider}`,
      baseUrl: sandbox.baseUrl(provider),
      environment: 'sandbox',
      options: provider === 'easytools' ? { currency: 'pln' } : {},
    }),
  );
  const accounts = new OpenConnections({
    providers,
    connections: () => connections,
    access: async ({ provider, baseUrl }) => ({ baseUrl, credentials: sandbox.credentials(provider) }),
    settings: () => ({ pageSize: 50, requestTimeout: 15, ttl: 60 }),
    http: createHttp(),
    log: () => {},
    ...(thread && { elsewhere: of => thread.elsewhere(of) }),
    onRecords: onRecords ?? (() => {}),
    onMissing: onMissing ?? (() => {}),
  });
  return {
    accounts,
    requests: sandbox.requests,
    script: answer => sandbox.script(answer),
    customer: (provider, which) => sandbox.customer(provider, which),
    async close() {
      await accounts.dispose();
      await sandbox.close();
    },
  };
}
