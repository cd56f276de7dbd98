// A client of any provider, asking a server on this machine that answers as a test says.

import { Client } from '../../src/core/client.ts';
import { createHttp } from '../../src/core/http/http.ts';
import type { Credentials } from '../../src/core/model/customer.ts';
import type { Options, Provider } from '../../src/core/model/provider.ts';
import type { RequestLog } from '../../src/core/requests/requester.ts';
import { providers } from '../../src/providers/index.ts';
import { type Handler, type LocalServer, localServer } from './local-server.ts';

export interface LocalClient {
  readonly client: Client;
  readonly server: LocalServer;
  readonly log: readonly RequestLog[];
  /** What was asked, in order: `GET /customers`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export interface LocalClientOptions {
  readonly credentials?: Credentials;
  readonly path?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly options?: Options;
  /** Where to ask, in place of the server. */
  readonly baseUrl?: string;
}

export function providerOf(id: string): Provider {
  const provider = providers.get(id);
  if (!provider) throw new Error(`There is no provider ${id}.`);
  return provider;
}

/** Credentials of the method offered first, each recognisable. */
export const sampleCredentials = (provider: Provider): Credentials =>
  Object.fromEntries((provider.authMethods[0]?.credentials ?? []).map(({ key }) => [key, `${key}-s3cr3t/+=&"`]));

export const localClient = (id: string, handler: Handler, options?: LocalClientOptions): Promise<LocalClient> =>
  localClientOf(providerOf(id), handler, options);

/** The same for a provider that is in no list. */
export async function localClientOf(
  provider: Provider,
  handler: Handler,
  options: LocalClientOptions = {},
): Promise<LocalClient> {
  const { id } = provider;
  const server = await localServer(handler);
  const http = createHttp();
  const log: RequestLog[] = [];
  const client = new Client({
    connection: {
      id: 'c1',
      provider: id,
      name: 'Connection',
      baseUrl: options.baseUrl ?? server.origin + (options.path ?? ''),
      environment: 'sandbox',
      options: options.options ?? (id === 'easytools' ? { currency: 'pln' } : {}),
    },
    provider,
    credentials: options.credentials ?? sampleCredentials(provider),
    http,
    log: line => log.push(line),
    settings: () => ({ pageSize: 50, requestTimeout: options.timeout ?? 5 }),
  });
  return {
    client,
    server,
    log,
    get asked() {
      return server.requests.map(({ method, url }) => `${method} ${new URL(url, server.origin).pathname}`);
    },
    async close() {
      client.dispose();
      http.dispose();
      await server.close();
    },
  };
}

/** A list without customers, as each provider sends it. */
export const emptyList: Readonly<Record<string, unknown>> = {
  cartevo: { data: [], meta: { page: 1, limit: 50, total: 0, totalPages: 0 } },
  yativo: { data: [], pagination: { total: 0, per_page: 50, current_page: 1, last_page: 1 } },
  devdraft: { data: [], total: 0, skip: 0, take: 50 },
  easytools: { items: [], pagination: { current_page: 1, total_pages: 1 } },
  xtrakit: { data: { customers: [] } },
};
