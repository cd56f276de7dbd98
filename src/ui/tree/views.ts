/** The views, one for each provider and one for entries that name none of them. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { customView } from '../../core/model/provider.ts';
import { hasDashboard } from '../../customers/connections/dashboard.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { report } from '../window/report.ts';
import { CustomerTree } from './customer-tree.ts';
import type { Node } from './nodes.ts';
import { groupId } from './root-rows.ts';
import { ViewKeys } from './view-keys.ts';

export class CustomerViews implements vscode.Disposable {
  private readonly services: Services;
  private readonly own = new Disposables();
  private readonly trees = new Map<string, CustomerTree>();
  /** Searches that were kept, by connection; they name people, so memory is all that has them. */
  private readonly searches = new Map<string, Set<string>>();
  private latest: CustomerTree | undefined;
  private readonly selected = this.own.add(new vscode.EventEmitter<string>());
  /** Fires with the connection of a row that was selected. */
  readonly onDidSelect = this.selected.event;

  constructor(services: Services) {
    this.services = services;
    const forget = services.lists.onDrop(ids => {
      for (const id of ids) if (!this.connection(id)) this.searches.delete(id);
      for (const tree of this.trees.values()) tree.reset(ids);
    });
    this.own.add({ dispose: forget });
    const withDashboard = (connection: Connection) => {
      const provider = services.providers.get(connection.provider);
      return provider !== undefined && hasDashboard(provider, connection);
    };
    this.own.add(new ViewKeys(services, entry => this.viewOf(entry), withDashboard));
  }

  /** The tree behind a view, made when VS Code first asks for its rows. */
  open(id: string, view: vscode.TreeView<Node>): CustomerTree {
    const known = this.trees.get(id);
    if (known) return known;
    const { store, custom } = this.services;
    const roots = () => ({
      connections: store.connections.filter(one => this.viewOf(one) === id),
      broken: store.broken.filter(one => this.viewOf(one) === id),
      ...(id === customView ? { manifests: custom.broken } : {}),
    });
    const tree = this.own.add(new CustomerTree(view, this.services, { id, roots, searches: this.searches }));
    this.trees.set(id, tree);
    if (id === customView) this.own.add(custom.onDidChange(() => tree.redraw()));
    this.own.add(
      view.onDidChangeSelection(({ selection: [first] }) => {
        this.latest = tree;
        if (first) this.selected.fire(first.connectionId);
      }),
    );
    return tree;
  }

  of(connection: Connection): CustomerTree | undefined {
    return this.trees.get(this.viewOf(connection));
  }

  /** The user has seen how this provider differs from its documentation. */
  driftSeen(connectionId: string): void {
    for (const tree of this.trees.values()) tree.driftSeen(connectionId);
  }

  /** Reads what is open anew: of one connection, of the connections of a group, or of all. */
  async refresh(connectionId?: string): Promise<void> {
    const connection = this.connection(connectionId);
    if (connection) return this.of(connection)?.refresh(connection.id);
    const group = this.services.store.connections.filter(({ provider }) => groupId(provider) === connectionId);
    if (group.length > 0) {
      await Promise.all(group.map(one => this.services.lists.isOpen(one.id) && this.of(one)?.refresh(one.id)));
      return;
    }
    await Promise.all([...this.trees.values()].map(tree => tree.refresh()));
  }

  /** Every tree knows its own rows. */
  async refreshSection(row: Node): Promise<void> {
    for (const tree of this.trees.values()) await tree.refreshSection(row);
  }

  /** Keeps a search as a row below each of these connections, and opens the first of the rows. */
  keep(text: string, connectionIds: readonly string[]): void {
    const connections = this.services.store.connections.filter(({ id }) => connectionIds.includes(id));
    for (const { id } of connections) this.searches.set(id, (this.searches.get(id) ?? new Set()).add(text));
    const [first, ...others] = connections;
    for (const connection of others) this.of(connection)?.searchesChanged(connection.id);
    if (first) this.showSearch(first, text).catch(error => report(error));
  }

  removeSearch(row: Node | undefined): void {
    if (row?.kind !== 'search') return;
    this.searches.get(row.connectionId)?.delete(row.text);
    for (const tree of this.trees.values()) tree.searchesChanged(row.connectionId);
  }

  /** Every tree knows its own rows. */
  async tryAgain(row: Node | undefined): Promise<void> {
    for (const tree of this.trees.values()) if (row) await tree.tryAgain(row);
  }

  /** Every tree knows its own rows. */
  loadMore(row: Node | undefined): void {
    for (const tree of this.trees.values()) if (row) tree.loadMore(row);
  }

  /** The rows selected in a view, or in the one where something was selected last. */
  selection(view?: string): readonly Node[] {
    const tree = view ? this.trees.get(view) : this.latest;
    return tree?.selection ?? [];
  }

  /** Brings a customer into sight; one that is on no loaded page is opened instead. */
  async reveal(target: CustomerTarget): Promise<void> {
    const connection = this.connection(target.connectionId);
    if (!connection) return;
    await vscode.commands.executeCommand(`${this.viewOf(connection)}.focus`);
    if (await this.of(connection)?.reveal(connection.id, target.customerId)) return;
    void vscode.window.showInformationMessage(t('Not on a page that is loaded: opened instead.'));
    await vscode.commands.executeCommand('clientele.openCustomer', target);
  }

  /** Selects the row of a customer that is shown elsewhere, where it is in sight. */
  async follow({ connectionId, customerId }: CustomerTarget): Promise<void> {
    const connection = this.connection(connectionId);
    if (connection) await this.of(connection)?.follow(connectionId, customerId);
  }

  dispose(): void {
    this.own.dispose();
  }

  private connection(id: string | undefined): Connection | undefined {
    return this.services.store.connections.find(connection => connection.id === id);
  }

  /** The view that shows a connection, or an entry that is none: of a provider that is not known, that of the others. */
  private viewOf({ provider }: { readonly provider?: string | undefined }): string {
    return this.services.providers.get(provider ?? '')?.view ?? customView;
  }

  private async showSearch(connection: Connection, text: string): Promise<void> {
    await vscode.commands.executeCommand(`${this.viewOf(connection)}.focus`);
    await this.of(connection)?.showSearch(connection.id, text);
  }
}
