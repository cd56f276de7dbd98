/** Everything but the registrations: made when it is first needed. */
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../api.ts';
import { createHttp } from '../../core/http/http.ts';
import type { Connection, Query } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';
import { isSample } from '../../core/read-connections.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { OpenConnections } from '../../customers/connections/open-connections.ts';
import { recognise } from '../../customers/match/recognise.ts';
import { History } from '../../customers/search/history.ts';
import { search } from '../../customers/search/search.ts';
import { type Found, searchToEnd } from '../../customers/search/search-to-end.ts';
import { providers } from '../../providers/index.ts';
import { type CustomerTarget, describe, type TargetPort } from '../actions/command-arguments.ts';
import { copy } from '../actions/copy.ts';
import { openUri } from '../actions/uri.ts';
import { ConnectionStore } from '../connections/connection-store.ts';
import { CredentialStore } from '../connections/credential-store.ts';
import { SampleServer } from '../connections/sample-server.ts';
import { connectionStatus } from '../connections/status-bar.ts';
import type { ConnectPort } from '../connections/wizard/draft.ts';
import { type Detail, registerDetail } from '../detail/panels.ts';
import { ScanRunner } from '../scan/scan-runner.ts';
import { type SearchPort, searchBox } from '../search/search-box.ts';
import { terminalLinks } from '../search/terminal-links.ts';
import { CustomerViews } from '../tree/views.ts';
import { Log } from '../window/log.ts';
import { RawDocuments } from '../window/raw-documents.ts';
import { report } from '../window/report.ts';
import { settings } from '../window/settings.ts';
import { commands } from './commands.ts';
import { LocalIndex } from './local-index.ts';
import { createApi } from './public-api.ts';

/** What the records of a connection depend on. */
const printOf = ({ provider, baseUrl, environment, options }: Connection) =>
  JSON.stringify([provider, baseUrl, environment, options]);

/** Hits of a connection's index at most: more than anybody looks through. */
const indexHits = 200;

export class App implements vscode.Disposable {
  readonly providers: ReadonlyMap<string, Provider> = providers;
  readonly log = new Log();
  readonly raw = new RawDocuments();
  readonly credentials: CredentialStore;
  readonly store: ConnectionStore;
  readonly history = new History();
  readonly index: LocalIndex;
  readonly accounts: OpenConnections;
  readonly scans: ScanRunner;
  readonly trees: CustomerViews;
  readonly detail: Detail;
  readonly connect: ConnectPort;
  readonly targets: TargetPort;
  readonly search: SearchPort;
  readonly api: ClienteleApi;
  readonly version: string;
  private readonly http = createHttp();
  private readonly sample: SampleServer;
  private readonly table: ReturnType<typeof commands>;
  private readonly disposables: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext) {
    this.sample = new SampleServer(async () => (await import('../../sandbox/server.ts')).startSandbox());
    this.credentials = new CredentialStore(context.secrets);
    this.store = new ConnectionStore(providers, this.credentials);
    this.index = new LocalIndex(context, {
      prints: () => Object.fromEntries(this.store.connections.map(one => [one.id, printOf(one)])),
      onLost: () => this.accounts.clear(),
    });
    this.accounts = new OpenConnections({
      providers,
      connections: () => this.store.connections,
      access: async connection =>
        isSample(connection)
          ? this.sample.access(connection.provider)
          : { baseUrl: connection.baseUrl, credentials: await this.credentials.need(connection) },
      settings,
      http: this.http,
      log: line => this.log.request(line),
      onRecords: records => this.index.add(records),
      onMissing: (connectionId, id) => this.index.remove(connectionId, [id]),
    });
    this.scans = new ScanRunner(this.accounts);
    this.connect = { providers, store: this.store, accounts: this.accounts };
    this.trees = new CustomerViews({
      accounts: this.accounts,
      store: this.store,
      credentials: this.credentials,
      providers,
      find: (id, text, signal) => this.find(id, text, signal),
      hasCredentials: async connection =>
        isSample(connection) || (await this.credentials.get(connection)) !== undefined,
    });
    this.detail = registerDetail({
      extensionUri: context.extensionUri,
      load: async (connectionId, customerId, { fresh, signal }) =>
        (await this.accounts.get(connectionId)).customer(customerId, { fresh, signal }),
      describe: id => this.place(id),
    });
    this.targets = {
      connections: () => this.store.connections,
      providerTitle: connection => this.accounts.provider(connection).title,
      selection: view => this.trees.selection(view),
      panel: () => this.detail.active(),
      ask: () => searchBox(this.search, this.store.connections),
    };
    this.search = {
      describe: connection => describe(this.targets, connection),
      total: id => this.trees.total(id),
      search: (text, options) => search(this.accounts, this.index, text, { ...options, list: 'watch', indexHits }),
      read: id => this.scans.begin(id),
      stopReading: id => this.scans.stop(id),
      history: this.history,
      clipboard: async () => recognise(await vscode.env.clipboard.readText())?.text,
      keep: (text, ids) => this.trees.keep(text, ids),
      copyId: target => copy({ accounts: this.accounts, record: one => this.record(one) }, 'id', [target]),
      reveal: target => this.reveal(target),
    };
    this.version = String(context.extension.packageJSON.version);
    this.api = createApi(this);
    this.table = commands(this);
    this.disposables = [
      this.store.onDidChange(ids => void this.changed(ids)),
      this.credentials.onDidChange(id => void this.changed([id])),
      { dispose: () => void this.accounts.dispose() },
      { dispose: () => this.http.dispose() },
      { dispose: () => void this.sample.stop() },
      { dispose: () => void this.index.dispose() },
      connectionStatus({
        inFront: () => this.detail.active()?.connectionId,
        onDidSelect: this.trees.onDidSelect,
        describe: id => {
          const connection = this.store.connections.find(candidate => candidate.id === id);
          if (!connection) return undefined;
          const production = connection.environment === 'production' && !isSample(connection);
          return { name: connection.name, where: describe(this.targets, connection), production };
        },
      }),
      terminalLinks(id => void this.run('clientele.search', [{ text: id, isId: true }])),
      this.trees,
      this.detail,
      this.store,
      this.credentials,
      this.raw,
      this.log,
    ];
  }

  /** Runs a command; what goes wrong is told here and nowhere else. */
  async run(id: string, args: readonly unknown[]): Promise<void> {
    const [argument, selected] = args;
    try {
      await this.table.get(id)?.(argument, selected);
    } catch (error) {
      const connectionId = (argument as { connectionId?: unknown } | undefined)?.connectionId;
      await report(error, typeof connectionId === 'string' ? connectionId : undefined);
    }
  }

  /** A customer's record: the one at hand, else asked for. */
  async record(target: CustomerTarget): Promise<FetchedRecord> {
    if (target.known) return target.known;
    const account = await this.accounts.get(target.connectionId);
    return account.customer(target.customerId, { signal: new AbortController().signal });
  }

  async test(connectionId: string, signal = new AbortController().signal): Promise<void> {
    const { client } = await this.accounts.get(connectionId);
    const wasLocked = client.locked;
    await client.test({ signal });
    if (wasLocked) this.trees.reset([connectionId]);
  }

  /** Customers of one connection that match, by index and server; no list is read for it. */
  find(connectionId: string, text: string, signal: AbortSignal, most = indexHits): Promise<Found> {
    return searchToEnd(this.accounts, this.index, { connectionId, text, indexHits: most }, signal);
  }

  async clearCache(): Promise<void> {
    this.history.clear();
    this.accounts.clear();
    this.trees.reset(this.store.connections.map(({ id }) => id));
    await this.index.clear();
  }

  query(connectionId: string): Omit<Query, 'page'> {
    const connection = this.store.connections.find(({ id }) => id === connectionId);
    return (connection && this.trees.of(connection)?.query(connectionId)) ?? {};
  }

  openUri(uri: vscode.Uri): Promise<void> {
    return openUri(this.targets, uri, target => this.run('clientele.openCustomer', [target]));
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Drops what is kept of connections whose settings or credentials changed; their rows are made anew at once. */
  private async changed(ids: readonly string[]): Promise<void> {
    const forgotten = ids.map(id => Promise.all([this.accounts.forget(id), this.index.clear(id)]));
    this.index.connections();
    this.trees.reset(ids);
    await Promise.all(forgotten).catch(error => report(error));
    if (!this.store.connections.some(isSample)) await this.sample.stop();
  }

  private async reveal(target: CustomerTarget): Promise<void> {
    const connection = this.store.connections.find(({ id }) => id === target.connectionId);
    if (!connection) return;
    await vscode.commands.executeCommand(`clientele.${connection.provider}.focus`);
    if (await this.trees.of(connection)?.reveal(connection.id, target.customerId)) return;
    void vscode.window.showInformationMessage('Not on a page that is loaded: opened instead.');
    await this.detail.show(target);
  }

  private place(id: string) {
    const connection: Connection | undefined = this.store.connections.find(candidate => candidate.id === id);
    if (!connection) return undefined;
    const { title, docs, covered } = this.accounts.provider(connection);
    const { name, environment } = connection;
    return { providerTitle: title, docs, connectionName: name, environment, sample: isSample(connection), covered };
  }
}
