// Runs the diagnosis of a connection as its command does, in a VS Code that presses *Copy Report* at the end.

import { createHttp, type Http } from '../../../../src/core/http/http.ts';
import type { Connection, Credentials } from '../../../../src/core/model/customer.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { RawDocuments } from '../../../../src/ui/window/raw-documents.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

export const far: Connection = {
  id: 'far',
  provider: 'devdraft',
  name: 'Far away',
  baseUrl: 'https://shop.customer.test:8443/api/v0',
  environment: 'production',
  options: {},
};

const noRequests: Http = {
  send: () => Promise.reject(new Error('No request is made here.')),
  dispose: () => {},
};

/** Accounts of one connection. */
export const accountsOf = (connection: Connection, access: () => Promise<Credentials>, http: Http = noRequests) =>
  new OpenConnections({
    providers,
    connections: () => [connection],
    access: async ({ baseUrl }) => ({ baseUrl, credentials: await access() }),
    settings: () => ({ pageSize: 50, requestTimeout: 15, ttl: 60 }),
    http,
    log: () => {},
    onRecords: () => {},
    onMissing: () => {},
  });

export const accountsWith = (access: () => Promise<Credentials>) => accountsOf(far, access);

/** The same with an address that is asked. */
export const accountsAt = (baseUrl: string, credentials: Credentials, provider = 'devdraft') =>
  accountsOf({ ...far, provider, baseUrl }, async () => credentials, createHttp());

/** All that a diagnosis uses of the services. */
const servicesOf = (connections: OpenConnections, documents: Pick<RawDocuments, 'show'>) => ({
  connections,
  privacy: noPrivacy,
  documents: documents as RawDocuments, // nothing else of the documents is used
  extension: { uri: undefined as never, version: '1' }, // nor is the address
});

export interface Diagnosing {
  /** What the user saw, and what was copied. */
  readonly seen: { message: string; severity: string; copied: string; document: string; step: string };
  /** Settings of VS Code. */
  settings: Readonly<Record<string, unknown>>;
  /** The step after which it is stopped. */
  stopAfter: string | undefined;
  run(accounts: OpenConnections, id: string, connection?: Connection): Promise<void>;
}

export async function diagnosing(): Promise<Diagnosing> {
  const seen = { message: '', severity: '', copied: '', document: '', step: '' };
  let cancel = () => {};
  const window = {
    withProgress: (
      _: unknown,
      task: (progress: { report(step: { message: string }): void }, token: object) => Promise<unknown>,
    ) => {
      const report = ({ message }: { message: string }) => {
        seen.step = message;
      };
      return task(
        { report },
        {
          onCancellationRequested: (listener: () => void) => {
            cancel = listener;
          },
        },
      );
    },
    showInformationMessage: async (message: string, button: string) => {
      Object.assign(seen, { message, severity: 'information' });
      return button;
    },
    showWarningMessage: async (message: string, button: string) => {
      Object.assign(seen, { message, severity: 'warning' });
      return button;
    },
  };
  const api = {
    version: '1.90.0',
    ProgressLocation: { Notification: 15 },
    workspace: { getConfiguration: () => ({ get: (name: string) => made.settings[name] }) },
    env: { clipboard: { writeText: async (text: string) => Object.assign(seen, { copied: text }) } },
    window,
  };
  const { runDiagnosis } = await withVscode(api, () => import('../../../../src/ui/connections/diagnose.ts'));
  const documents: Pick<RawDocuments, 'show'> = {
    show: async (_connection, _name, text) => {
      seen.document = text();
      if (made.stopAfter && seen.document.includes(` ${made.stopAfter}: `)) cancel();
    },
  };
  const made: Diagnosing = {
    ...{ seen, settings: {}, stopAfter: undefined },
    run: (accounts, id, connection = accounts.connection(id)) =>
      runDiagnosis(servicesOf(accounts, documents), connection),
  };
  return made;
}
