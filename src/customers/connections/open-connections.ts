/** The accounts of all connections, each made when it is first used and unmade when its settings or credentials change. */

import { Client, type ClientSetup } from '../../core/client.ts';
import { t } from '../../core/l10n/language.ts';
import type { Connection, Credentials, CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Provider, Providers } from '../../core/model/provider.ts';
import { sectionOf } from '../../core/questions.ts';
import type { SectionSource } from '../related/opened-section.ts';
import type { SectionPlace } from '../related/opened-sections.ts';
import { isReadWhole } from '../scan/shared-scan.ts';
import { OpenConnection } from './open-connection.ts';

/** Where a connection leads and what opens it, found when it is first used. */
export interface Access {
  readonly baseUrl: string;
  readonly credentials: Credentials;
}

export interface OpenConnectionsSetup extends Pick<ClientSetup, 'http' | 'log'> {
  readonly providers: Providers;
  readonly connections: () => readonly Connection[];
  /** Rejects with `configuration` where something is missing. */
  readonly access: (connection: Connection) => Promise<Access>;
  readonly settings: () => { readonly pageSize: number; readonly requestTimeout: number; readonly ttl: number };
  /** Reads large answers of a connection in another thread, where that can be. */
  readonly elsewhere?: (of: {
    readonly provider: Provider;
    readonly connection: Connection;
  }) => ClientSetup['elsewhere'];
  readonly onRecords: (records: readonly CustomerRecord[]) => void;
  /** Called with the ID of a customer that the provider does not know, or not any more. */
  readonly onMissing: (connectionId: string, customerId: string) => void;
}

export class OpenConnections {
  private readonly setup: OpenConnectionsSetup;
  private readonly accounts = new Map<string, Promise<OpenConnection>>();
  /** Those of them that are made. */
  private readonly made = new Map<string, OpenConnection>();
  private readonly listeners = new Set<(connectionId: string) => void>();

  constructor(setup: OpenConnectionsSetup) {
    this.setup = setup;
  }

  get connections(): readonly Connection[] {
    return this.setup.connections();
  }

  connection(id: string): Connection {
    const connection = this.known(id);
    if (connection) return connection;
    const cure = t('Choose one of the connections in the Clientele view, or add it.');
    throw new ClienteleError({
      kind: 'configuration',
      who: 'Clientele',
      what: t('{who} has no connection “{0}”', id),
      cure,
    });
  }

  provider(connection: Pick<Connection, 'provider'>): Provider {
    const provider = this.setup.providers.get(connection.provider);
    if (provider) return provider;
    throw new ClienteleError({
      kind: 'configuration',
      who: 'Clientele',
      what: t('{who} has no provider “{0}”', connection.provider),
    });
  }

  /** The account of a connection; a failure is not kept, so that the next call tries again. */
  get(id: string): Promise<OpenConnection> {
    const known = this.accounts.get(id);
    if (known) return known;
    const made = this.make(id);
    this.accounts.set(id, made);
    made.then(
      account => this.accounts.get(id) === made && this.made.set(id, account),
      () => this.accounts.get(id) === made && this.accounts.delete(id),
    );
    return made;
  }

  /** How many customers a connection has, where its list was read whole in this window. */
  countRead(id: string): number | undefined {
    const reading = this.made.get(id)?.list.reading;
    return isReadWhole(reading) ? reading.summary.customers : undefined;
  }

  /** When the list of a connection was read last, from one end towards the other, RFC 3339; undefined where it was not. */
  readAt(id: string): string | undefined {
    return this.made.get(id)?.list.reading?.at;
  }

  /** Calls the listener when the list of a connection was read to its end, until the returned function is called. */
  onListEnd(listener: (connectionId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Where the pages of a customer's section come from: the connection is opened when the first of them is asked for. */
  sectionSource({ connectionId, customerId, section: id }: SectionPlace): SectionSource {
    const provider = this.provider(this.connection(connectionId));
    const section = sectionOf(provider, id);
    const page: SectionSource['page'] = async (after, ask) =>
      (await this.get(connectionId)).sectionPage(section, { customerId, after }, ask);
    return { section, customerId, who: provider.title, page };
  }

  /** Tries credentials that are not kept yet: asks the provider its cheapest question. */
  async probe<T>(connection: Connection, access: Access, use: (client: Client) => Promise<T>): Promise<T> {
    const client = this.client(connection, access);
    try {
      return await use(client);
    } finally {
      client.dispose();
    }
  }

  /** Drops a connection's account with its caches, its lock and its answers under way. */
  async forget(id: string): Promise<void> {
    const account = this.accounts.get(id);
    this.accounts.delete(id);
    this.made.delete(id);
    await account?.then(
      made => made.dispose(),
      () => {},
    );
  }

  /** Forgets every answer of all of them; an account that is only being made has none yet. */
  clear(): void {
    for (const made of this.accounts.values())
      void made.then(
        account => account.clear(),
        () => {},
      );
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.accounts.keys()].map(id => this.forget(id)));
  }

  private known(id: string): Connection | undefined {
    return this.setup.connections().find(candidate => candidate.id === id);
  }

  private async make(id: string): Promise<OpenConnection> {
    const { access, settings, onRecords, onMissing } = this.setup;
    const connection = this.connection(id);
    const client = this.client(connection, await access(connection));
    return new OpenConnection({
      connection: () => this.known(id) ?? connection,
      client,
      ttl: () => settings().ttl,
      onRecords,
      onMissing: customerId => onMissing(id, customerId),
      onListEnd: () => {
        for (const listener of this.listeners) listener(id);
      },
    });
  }

  private client(connection: Connection, access: Access): Client {
    const { http, log, settings } = this.setup;
    const provider = this.provider(connection);
    const elsewhere = this.setup.elsewhere?.({ provider, connection });
    return new Client({
      connection: { ...connection, baseUrl: access.baseUrl },
      provider,
      ...(elsewhere && { elsewhere }),
      credentials: access.credentials,
      http,
      log: line => log({ ...line, connection: this.known(connection.id)?.name ?? line.connection }),
      settings,
    });
  }
}
