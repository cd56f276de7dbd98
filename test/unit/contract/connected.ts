// A connection that asks a server answering as a test says, and its export.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenConnection } from '../../../src/customers/connections/open-connection.ts';
import { fileDestination } from '../../../src/customers/export/destination.ts';
import { exportCustomers } from '../../../src/customers/export/export.ts';
import type { ExportSummary } from '../../../src/customers/export/export-summary.ts';
import { providerOf } from '../../support/local-client.ts';
import { type LocalConnection, localConnection } from '../../support/local-connection.ts';
import type { Handler, LocalServer, Received } from '../../support/local-server.ts';
import { row } from './rows.ts';

export const signal = new AbortController().signal;

export const query = ({ url }: Received) => new URL(url, 'http://localhost').searchParams;

export const json =
  (body: unknown, status = 200): Handler =>
  response =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

const customer = (id: string, number: number): unknown => {
  const idKey = id === 'yativo' ? 'customer_id' : 'id';
  return JSON.parse(row(providerOf(id), { [idKey]: `"c${number}"` }));
};

/** Customers of a provider as it sends them: c10 to c19 from 10 to 20. */
export const customers = (id: string, from: number, to: number): readonly unknown[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => customer(id, from + at));

export interface Connected {
  readonly server: LocalServer;
  connect(id: string, handler: Handler): Promise<OpenConnection>;
  /** Exports the list of the connection. */
  exported(): Promise<ExportSummary & { readonly ids: readonly string[] }>;
}

/** For the tests of the suite that calls it, a connection each. */
export function connected(): Connected {
  let made: LocalConnection | undefined;
  const opened = () => made ?? assert.fail('nothing is connected');
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-connected-'));
  });
  afterEach(async () => {
    await made?.close();
    made = undefined;
    rmSync(folder, { recursive: true });
  });
  return {
    get server() {
      return opened().server;
    },
    async connect(id, handler) {
      made = await localConnection(id, handler);
      return made.connection;
    },
    async exported() {
      const file = path.join(folder, 'out.ndjson');
      const summary = await exportCustomers(opened().connection, fileDestination(file), { signal, format: 'ndjson' });
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      return { ...summary, ids: lines.map(line => JSON.parse(line).id) };
    },
  };
}
