// The sample server in a process of its own, so that its work is not the client's: node server.ts <options as JSON>.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createHttp } from '../../src/core/http/http.ts';
import type { Provider } from '../../src/core/model/provider.ts';
import { OpenConnections } from '../../src/customers/connections/open-connections.ts';
import { providers } from '../../src/providers/index.ts';
import { PROVIDERS } from '../../src/sandbox/people/people.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

interface Address {
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
}

export interface Served {
  readonly accounts: OpenConnections;
  readonly addresses: Readonly<Record<string, Address>>;
  close(): Promise<void>;
}

/** `change` makes another provider of one, for budgets that a benchmark needs. */
export async function serve(options: SandboxOptions, change = (provider: Provider) => provider): Promise<Served> {
  const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const addresses = JSON.parse(String(line)) as Record<string, Address>;
  const address = (provider: string) => addresses[provider] ?? { baseUrl: '', credentials: {} };
  const accounts = new OpenConnections({
    providers: new Map([...providers].map(([id, provider]) => [id, change(provider)])),
    connections: () =>
      PROVIDERS.map(provider => ({
        id: provider,
        provider,
        name: provider,
        baseUrl: address(provider).baseUrl,
        environment: 'sandbox',
        options: provider === 'easytools' ? { currency: 'pln' } : {},
      })),
    access: async ({ provider }) => address(provider),
    settings: () => ({ pageSize: 100, requestTimeout: 30, ttl: 60 }),
    http: createHttp(),
    log: () => {},
    onRecords: () => {},
    onMissing: () => {},
  });
  return {
    accounts,
    addresses,
    async close() {
      await accounts.dispose();
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const sandbox = await startSandbox({ rateLimits: false, ...(JSON.parse(process.argv[2] ?? '{}') as SandboxOptions) });
  const given = PROVIDERS.map(name => [
    name,
    { baseUrl: sandbox.baseUrl(name), credentials: sandbox.credentials(name) },
  ]);
  console.log(JSON.stringify(Object.fromEntries(given)));
  process.stdin.on('end', () => process.exit()).resume();
}
