/** The connections of the user's settings, kept in step with other windows and Settings Sync. */

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection, Credentials } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Provider } from '../../core/model/provider.ts';
import {
  type BrokenConnection,
  completeConnection,
  isSample,
  type NewConnection,
  readConnections,
} from '../../core/read-connections.ts';
import { credentialsFault } from '../../core/requests/authentication.ts';
import type { ProviderRegistry } from '../../customers/connections/provider-registry.ts';
import { oneByOne } from '../window/one-by-one.ts';
import type { CredentialStore } from './credential-store.ts';

const refuse = (words: string, cure = t('Nothing was stored.')) =>
  new ClienteleError({
    kind: 'configuration',
    who: 'Clientele',
    what: t('{who} cannot use this connection'),
    words,
    cure,
  });

/** What was read of the setting. */
interface Read {
  readonly connections: readonly Connection[];
  readonly broken: readonly BrokenConnection[];
  /** What each connection's provider was: another one of the same ID asks in another way. */
  readonly providers: ReadonlyMap<string, Provider | undefined>;
}

/** Connections that are others than before: ids of those that were added, changed or removed, wherever that happened. */
export interface StoreChange {
  readonly ids: readonly string[];
  /** Those of them of which nothing holds that was read: the others have another name or group, and are asked as before. */
  readonly replaced: readonly string[];
}

/** Those that have another name or group: what was read of them stays. */
export const renamedIn = ({ ids, replaced }: StoreChange): readonly string[] =>
  ids.filter(id => !replaced.includes(id));

export class ConnectionStore implements vscode.Disposable {
  private readonly providers: ProviderRegistry;
  private readonly credentials: CredentialStore;
  private readonly changed = new vscode.EventEmitter<StoreChange>();
  readonly onDidChange = this.changed.event;
  private readonly removed = new vscode.EventEmitter<string>();
  /** Fires with the id of a connection that the user has removed; not of one that is missing in the settings for a while. */
  readonly onDidRemove = this.removed.event;
  private readonly listeners: vscode.Disposable;
  /** Each change reads what the one before it has written: two at once would both begin with the same entries. */
  private readonly inTurn = oneByOne();
  private current: Read;
  /** By ID, of those that were removed in this window as well. */
  private readonly names = new Map<string, string>();

  constructor(providers: ProviderRegistry, credentials: CredentialStore) {
    this.providers = providers;
    this.credentials = credentials;
    this.current = this.read();
    this.listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('clientele.connections')) this.reload();
      }),
      { dispose: providers.onDidChange(() => this.reload()) },
    );
  }

  get connections(): readonly Connection[] {
    return this.current.connections;
  }

  get broken(): readonly BrokenConnection[] {
    return this.current.broken;
  }

  /** What a connection is called, or was called before it was removed; undefined where this window has not seen it. */
  nameOf(id: string): string | undefined {
    return this.names.get(id);
  }

  /** Resolves when the connections change, or after a second without one. */
  nextChange(): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer);
        listener.dispose();
        resolve();
      };
      const timer = setTimeout(done, 1000);
      const listener = this.onDidChange(done);
    });
  }

  /** Stores a new connection and its credentials; rejects with `configuration` what its provider does not take. */
  add(entry: NewConnection, credentials: Credentials): Promise<Connection> {
    return this.inTurn(() => this.addNow(entry, credentials));
  }

  /** Adds connections to made-up data, which need no credentials, by one write: the first one's rows show before a second write. */
  addSamples(entries: readonly NewConnection[]): Promise<void> {
    return this.inTurn(() => {
      const settings = entries.map(entry => settingOf(entry, this.complete(entry).id));
      return this.write(known => [...known, ...settings]);
    });
  }

  private async addNow(entry: NewConnection, credentials: Credentials): Promise<Connection> {
    const connection = this.complete(entry);
    this.checkCredentials(connection, credentials);
    if (!isSample(connection)) await this.credentials.set(connection, credentials);
    try {
      await this.write(entries => [...entries, settingOf(entry, connection.id)]);
    } catch (error) {
      // Keys of no connection would stay in the keyring for ever. Where it keeps them, the setting is what to speak of.
      if (!isSample(connection)) await this.credentials.delete(connection.id).catch(() => {});
      throw error;
    }
    return connection;
  }

  private complete(entry: NewConnection): Connection {
    const id = entry.id ?? `${entry.provider}-${randomUUID().slice(0, 8)}`;
    const connection = completeConnection({ ...entry, id }, this.providers);
    if (typeof connection === 'string') throw refuse(connection);
    if (this.connections.some(known => known.id === connection.id)) throw refuse(t('The id “{0}” is taken.', id));
    return connection;
  }

  /** Replaces the entry of a connection. To another origin its credentials do not go along. */
  async edit(id: string, entry: NewConnection): Promise<Connection> {
    const connection = completeConnection({ ...entry, id }, this.providers);
    if (typeof connection === 'string') throw refuse(connection);
    await this.inTurn(() =>
      this.write(entries => {
        const place = this.placeOf(entries, id);
        return entries.map((one, index) => (index === place ? settingOf(entry, id) : one));
      }),
    );
    return connection;
  }

  async updateCredentials(connection: Connection, credentials: Credentials): Promise<void> {
    this.checkCredentials(connection, credentials);
    await this.credentials.set(connection, credentials);
  }

  /** Removes a connection; its secrets go with it. */
  async remove(id: string): Promise<void> {
    await this.inTurn(async () => {
      await this.credentials.delete(id);
      await this.write(entries => {
        const place = this.placeOf(entries, id);
        return entries.filter((_, index) => index !== place);
      });
    });
    this.removed.fire(id);
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
    this.removed.dispose();
  }

  /** The entry a connection was read from: the first of its id that can be used, and no copy of it that cannot. */
  private placeOf(entries: readonly unknown[], id: string): number {
    return entries.findIndex(one => idOf(one) === id && typeof completeConnection(one, this.providers) !== 'string');
  }

  private checkCredentials(connection: Connection, credentials: Credentials): void {
    if (isSample(connection)) return;
    const provider = this.providers.get(connection.provider);
    const fault = provider && credentialsFault(provider, credentials);
    if (fault) throw refuse(fault);
  }

  private setting(): unknown {
    return vscode.workspace.getConfiguration('clientele').get('connections');
  }

  /** Reads the setting again before it is written: another window may have changed it since. */
  private async write(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    const entries = this.setting();
    await vscode.workspace
      .getConfiguration('clientele')
      .update('connections', change(Array.isArray(entries) ? entries : []), vscode.ConfigurationTarget.Global);
    this.reload();
  }

  private read(): Read {
    const { connections, broken } = readConnections(this.setting(), this.providers);
    for (const { id, name } of connections) this.names.set(id, name);
    const providers = new Map(connections.map(({ id, provider }) => [id, this.providers.get(provider)]));
    return { connections, broken, providers };
  }

  private reload(): void {
    const old = this.current;
    this.current = this.read();
    const ids = differing(old, this.current, entry => entry);
    // What it is called is no part of what was asked.
    const replaced = differing(old, this.current, entry => ({ ...entry, name: undefined, group: undefined }));
    if (ids.length) this.changed.fire({ ids, replaced });
  }
}

/** The ids of entries of which `part` is not the same in both, and `#` with the place of one that cannot be used. */
function differing(before: Read, after: Read, part: (entry: Connection | BrokenConnection) => object): string[] {
  const parts = ({ connections, broken }: Read) =>
    new Map([
      ...connections.map(entry => [entry.id, JSON.stringify(part(entry))] as const),
      ...broken.map(entry => [`#${entry.index}`, JSON.stringify(part(entry))] as const),
    ]);
  const [was, is] = [parts(before), parts(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    id => was.get(id) !== is.get(id) || before.providers.get(id) !== after.providers.get(id),
  );
}

/** An entry's id as `completeConnection` reads it. */
function idOf(entry: unknown): unknown {
  const id = typeof entry === 'object' && entry !== null ? (entry as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id.trim() : id;
}

/** What is written down of an entry, and nothing else that came along with it: settings are read by everyone. */
const settingOf = (
  { provider, name, baseUrl, environment, options, group, answerLimit }: NewConnection,
  id: string,
): NewConnection => ({
  id,
  provider,
  name,
  ...(baseUrl === undefined ? {} : { baseUrl }),
  ...(environment === undefined ? {} : { environment }),
  ...(options === undefined ? {} : { options }),
  ...(group ? { group } : {}),
  ...(answerLimit === undefined ? {} : { answerLimit }),
});
