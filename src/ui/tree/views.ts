/** The views, one for each provider and one for entries that name none of them. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { customView } from '../../core/model/provider.ts';
import { hasDashboard } from '../../customers/connections/dashboard.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { renamedIn } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import type { Selections } from '../window/selections.ts';
import { waitFor } from '../window/wait-for.ts';
import { CustomerTree } from './customer-tree.ts';
import type { CustomerNode, Node } from './nodes.ts';
import { revealDrawn } from './reveal-drawn.ts';
import { folderId, groupId } from './root-rows.ts';
import { ViewKeys } from './view-keys.ts';

/** Milliseconds in which a view that is opened asks for its rows. */
const patience = 5000;

export class CustomerViews implements vscode.Disposable {
  private readonly services: Services;
  private readonly selections: Selections;
  private readonly own = new Disposables();
  private readonly closing = new AbortController();
  private readonly trees = new Map<string, CustomerTree>();
  private readonly keys: ViewKeys;
  /** Fires when VS Code asks a view for its rows for the first time. */
  private readonly opened = this.own.add(new vscode.EventEmitter<void>());
  private readonly selected = this.own.add(new vscode.EventEmitter<string>());
  private readonly pointed = this.own.add(new vscode.EventEmitter<CustomerNode>());
  /** The row that was selected last beside others. */
  private added: { readonly view: vscode.TreeView<Node>; readonly row: Node } | undefined;
  /** Fires with a customer that an arrow key went to. A click opens whom it selects, and what is selected by code is shown already. */
  readonly onDidSelectCustomer = this.pointed.event;
  /** Fires with the connection of a row that was selected. */
  readonly onDidSelect = this.selected.event;

  constructor(services: Services, selections: Selections) {
    this.services = services;
    this.selections = selections;
    const forget = services.lists.onDrop(ids => {
      for (const tree of this.trees.values()) tree.reset(ids);
      this.keys.set();
    });
    this.own.add({ dispose: forget });
    this.own.add(
      services.store.onDidChange(change => {
        // Those that are replaced were dropped.
        for (const tree of this.trees.values()) tree.renamed(renamedIn(change));
      }),
    );
    this.own.add({ dispose: () => this.closing.abort() });
    const withDashboard = (connection: Connection) => {
      const provider = services.providers.get(connection.provider);
      return provider !== undefined && hasDashboard(provider, connection);
    };
    this.keys = this.own.add(new ViewKeys(services, entry => this.viewOf(entry), withDashboard));
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
    const isFirst = this.services.openedViews.open(id);
    const tree = this.own.add(new CustomerTree(view, this.services, { id, roots, isFirst }));
    this.trees.set(id, tree);
    if (id === customView) this.own.add(custom.onDidChange(() => tree.redraw()));
    this.opened.fire();
    this.own.add(this.selections.add(id, view));
    this.own.add(
      view.onDidChangeSelection(({ selection }) => {
        const [first, ...others] = selection;
        const row = others.length > 0 ? selection.find(one => one === this.selections.toggled) : undefined;
        this.added = row && { view, row };
        if (first) this.selected.fire(first.connectionId);
      }),
    );
    return tree;
  }

  /**
   * Selects the row that an arrow key went to, and no other. VS Code says of a tree what is selected and not where the focus is,
   * so that the key adds the row to the selection first.
   */
  async selectAdded(): Promise<void> {
    const { added } = this;
    this.added = undefined;
    if (!added) return;
    await revealDrawn(added.view, added.row, { select: true, focus: false });
    if (added.row.kind === 'customer') this.pointed.fire(added.row);
  }

  of(connection: Connection): CustomerTree | undefined {
    return this.trees.get(this.viewOf(connection));
  }

  /** Opens the view of a connection: one that was closed has its tree a moment later; undefined where it does not come. */
  async show(connection: Connection): Promise<CustomerTree | undefined> {
    await vscode.commands.executeCommand(`${this.viewOf(connection)}.focus`);
    if (!this.of(connection)) await this.nextOpened();
    return this.of(connection);
  }

  /** Opens the view of a connection, and the connection in it. */
  async showRows(connection: Connection): Promise<void> {
    await (await this.show(connection))?.show(connection.id);
  }

  /** Opens the view of a connection that was added, and shows its first customers. */
  async showCustomers(connection: Connection): Promise<void> {
    await (await this.show(connection))?.showCustomers(connection.id);
  }

  /** Shows the list of a connection through filters of its provider, or without any. */
  async filter(connection: Connection, filters: Readonly<Record<string, string>>): Promise<void> {
    (await this.show(connection))?.filter(connection.id, filters);
    this.keys.set();
  }

  /** The user has seen how this provider differs from its documentation. */
  driftSeen(connectionId: string): void {
    for (const tree of this.trees.values()) tree.driftSeen(connectionId);
  }

  /** Reads what is open anew: of one connection, of the connections of a group, or of all. */
  async refresh(connectionId?: string): Promise<void> {
    const connection = this.connection(connectionId);
    if (connection) return this.of(connection)?.refresh(connection.id);
    const group = this.services.store.connections.filter(
      ({ provider, group: name }) =>
        groupId(provider) === connectionId || (name !== undefined && folderId(provider, name) === connectionId),
    );
    if (group.length > 0) {
      await Promise.all(group.map(one => this.services.lists.isOpen(one.id) && this.of(one)?.refresh(one.id)));
      return;
    }
    await Promise.all([...this.trees.values()].map(tree => tree.refresh()));
  }

  /** Reads a section or a page anew. Every tree knows its own rows. */
  async refreshRow(row: Node): Promise<void> {
    for (const tree of this.trees.values()) {
      await tree.refreshSection(row);
      await tree.refreshPage(row);
    }
  }

  /** Every tree knows its own rows. */
  async tryAgain(row: Node | undefined): Promise<void> {
    for (const tree of this.trees.values()) if (row) await tree.tryAgain(row);
  }

  /** Every tree knows its own rows. */
  loadMore(row: Node | undefined): void {
    for (const tree of this.trees.values()) if (row) tree.loadMore(row);
  }

  /** Brings a customer into sight; one that is on no loaded page is opened instead. */
  async reveal(target: CustomerTarget): Promise<void> {
    const connection = this.connection(target.connectionId);
    if (!connection) return;
    if (await (await this.show(connection))?.reveal(connection.id, target.customerId)) return;
    void vscode.window.showInformationMessage(t('Not on a page that is loaded: opened instead.'));
    await vscode.commands.executeCommand('clientele.openCustomer', target);
  }

  /** Selects the row of a customer that is shown elsewhere, where it is in sight. */
  async follow({ connectionId, customerId }: CustomerTarget): Promise<void> {
    const connection = this.connection(connectionId);
    if (connection) await this.of(connection)?.follow(connectionId, customerId);
  }

  /** The same, asking nothing: on whatever page is loaded. */
  async select({ connectionId, customerId }: CustomerTarget): Promise<void> {
    const connection = this.connection(connectionId);
    if (connection) await this.of(connection)?.select(connectionId, customerId);
  }

  dispose(): void {
    this.own.dispose();
  }

  /** Resolves when the next view asks for its rows, or after a while without. */
  private nextOpened(): Promise<void> {
    const next = new Promise<void>(resolve => {
      const listener = this.opened.event(() => {
        listener.dispose();
        resolve();
      });
    });
    return waitFor(next, patience, this.closing.signal);
  }

  private connection(id: string | undefined): Connection | undefined {
    return this.services.store.connections.find(connection => connection.id === id);
  }

  /** The view that shows a connection, or an entry that is none: of a provider that is not known, that of the others. */
  private viewOf({ provider }: { readonly provider?: string | undefined }): string {
    return this.services.providers.get(provider ?? '')?.view ?? customView;
  }
}
