/** The views, one for each provider and one for entries that name none of them. */
import * as vscode from 'vscode';
import type { Connection } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';
import type { OpenConnections } from '../../customers/connections/open-connections.ts';
import type { Found } from '../../customers/search/search-to-end.ts';
import type { ConnectionStore } from '../connections/connection-store.ts';
import type { CredentialStore } from '../connections/credential-store.ts';
import { report } from '../window/report.ts';
import { CustomerTree } from './customer-tree.ts';
import type { Node } from './nodes.ts';

export interface TreesPort {
  readonly accounts: OpenConnections;
  readonly store: ConnectionStore;
  readonly credentials: CredentialStore;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly hasCredentials: (connection: Connection) => Promise<boolean>;
  readonly find: (connectionId: string, text: string, signal: AbortSignal) => Promise<Found>;
}

export class CustomerViews implements vscode.Disposable {
  private readonly port: TreesPort;
  private readonly trees = new Map<string, CustomerTree>();
  /** Searches that were kept, by connection; they name people, so memory is all that has them. */
  private readonly searches = new Map<string, Set<string>>();
  private latest: CustomerTree | undefined;
  private readonly selected = new vscode.EventEmitter<string>();
  /** Fires with the connection of a row that was selected. */
  readonly onDidSelect = this.selected.event;

  constructor(port: TreesPort) {
    this.port = port;
  }

  /** The tree behind a view, made when VS Code first asks for its rows. */
  open(id: string, view: vscode.TreeView<Node>): CustomerTree {
    const known = this.trees.get(id);
    if (known) return known;
    const { accounts, store, providers, hasCredentials, find } = this.port;
    const own = providers.get(id.replace(/^clientele\./, ''));
    const belongs = (provider: string | undefined) =>
      own ? provider === own.id : id === 'clientele.custom' && !providers.has(provider ?? '');
    const tree = new CustomerTree(view, {
      id,
      accounts,
      hasCredentials,
      searches: this.searches,
      find,
      nextChange: async () => {
        if (id !== 'clientele.welcome') await store.nextChange();
      },
      provider: name => providers.get(name),
      roots: () => ({
        connections: store.connections.filter(({ provider }) => belongs(provider)),
        broken: store.broken.filter(({ provider }) => belongs(provider)),
      }),
    });
    this.trees.set(id, tree);
    view.onDidChangeSelection(({ selection: [first] }) => {
      this.latest = tree;
      if (first) this.selected.fire(first.connectionId);
    });
    return tree;
  }

  of(connection: Connection): CustomerTree | undefined {
    return this.trees.get(`clientele.${connection.provider}`);
  }

  /** Customers in a connection's list, where an answer has said so. */
  total(connectionId: string): number | null {
    const connection = this.port.store.connections.find(({ id }) => id === connectionId);
    return (connection && this.of(connection)?.total(connectionId)) ?? null;
  }

  /** The user has seen how this provider differs from its documentation. */
  driftSeen(connectionId: string): void {
    for (const tree of this.trees.values()) tree.driftSeen(connectionId);
  }

  reset(connectionIds: readonly string[]): void {
    for (const tree of this.trees.values()) tree.reset(connectionIds);
  }

  /** Reads what is open anew: of one connection, or of all. */
  async refresh(connectionId?: string): Promise<void> {
    const connection = this.port.store.connections.find(({ id }) => id === connectionId);
    const trees = connection ? [this.of(connection)] : [...this.trees.values()];
    await Promise.all(trees.map(tree => tree?.refresh(connection?.id)));
  }

  /** Keeps a search as a row below each of these connections, and opens the first of the rows. */
  keep(text: string, connectionIds: readonly string[]): void {
    const connections = this.port.store.connections.filter(({ id }) => connectionIds.includes(id));
    for (const { id } of connections) this.searches.set(id, (this.searches.get(id) ?? new Set()).add(text));
    const [first, ...others] = connections;
    for (const connection of others) this.of(connection)?.searchesChanged(connection.id);
    if (first) this.showSearch(first, text).catch(error => report(error));
  }

  removeSearch(node: unknown): void {
    const row = node as Node;
    if (row.kind !== 'search') return;
    this.searches.get(row.connectionId)?.delete(row.text);
    for (const tree of this.trees.values()) tree.searchesChanged(row.connectionId);
  }

  /** Every tree knows its own rows. */
  async tryAgain(node: unknown): Promise<void> {
    for (const tree of this.trees.values()) await tree.tryAgain(node as Node);
  }

  /** The rows selected in a view, or in the one where something was selected last. */
  selection(view?: string): readonly Node[] {
    const tree = view ? this.trees.get(view) : this.latest;
    return tree?.selection ?? [];
  }

  dispose(): void {
    for (const tree of this.trees.values()) tree.dispose();
    this.selected.dispose();
  }

  private async showSearch({ id, provider }: Connection, text: string): Promise<void> {
    await vscode.commands.executeCommand(`clientele.${provider}.focus`);
    await this.trees.get(`clientele.${provider}`)?.showSearch(id, text);
  }
}
