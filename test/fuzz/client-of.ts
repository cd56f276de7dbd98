import { Client } from '../../src/core/client.ts';
import type { Http } from '../../src/core/http/http.ts';
import type { Provider } from '../../src/core/model/provider.ts';
import { sampleCredentials } from '../support/local-client.ts';

/** A client of any provider that sends its requests nowhere but here. */
export const clientOf = (provider: Provider, send: Http['send']): Client =>
  new Client({
    connection: {
      id: 'c1',
      provider: provider.id,
      name: 'C',
      baseUrl: 'https://x.test/v1',
      environment: 'sandbox',
      options: { currency: 'pln' },
    },
    provider,
    credentials: sampleCredentials(provider),
    log: () => {},
    settings: () => ({ pageSize: 50, requestTimeout: 5 }),
    http: { send, dispose: () => {} },
  });
