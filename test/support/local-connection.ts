// A connection at work, with its caches and its scan, asking a server on this machine that answers as a test says.

import { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import { type LocalClient, localClient } from './local-client.ts';
import type { Handler } from './local-server.ts';

export interface LocalConnection extends LocalClient {
  readonly connection: OpenConnection;
}

export async function localConnection(id: string, handler: Handler): Promise<LocalConnection> {
  const made = await localClient(id, handler, { credentials: credentialsOf(id) });
  const connection = new OpenConnection({
    connection: () => made.client.connection,
    client: made.client,
    ttl: () => 60,
    onRecords: () => {},
    onMissing: () => {},
  });
  return {
    ...made,
    connection,
    get asked() {
      return made.asked;
    },
  };
}

/** Cartevo's token as it is, so that no exchange comes before what a test asks. */
const credentialsOf = (id: string): Readonly<Record<string, string>> =>
  ({
    cartevo: { accessToken: 'token-s3cr3t' },
    yativo: { apiKey: 'key-s3cr3t', apiSecret: 'secret-s3cr3t' },
    devdraft: { clientKey: 'key-s3cr3t', clientSecret: 'secret-s3cr3t' },
    easytools: { apiToken: 'token-s3cr3t' },
    xtrakit: { apiKey: 'key-s3cr3t' },
  })[id] ?? {};
