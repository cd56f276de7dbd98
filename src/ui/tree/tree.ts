/** One view: the connections of one provider, their pages, their customers. */
import * as vscode from 'vscode';
import type { BrokenConnection } from '../../core/connection.ts';
import type { Connection, CustomerRecord, Query } from '../../core/customer.ts';
import { driftSentence } from '../../core/drift-report.ts';
import type { Provider } from '../../core/provider.ts';
import type { Accounts } from '../../customers/accounts.ts';
import { plain } from '../report.ts';
import { treeItem } from './items.ts';
import { CustomerList } from './list.ts';
import {
  type ConnectionNode,
  type CustomerNode,
  foundNodes,
  type Node,
  type PageNode,
  pageLevel,
  pageNodes,
  rowNodes,
  type SearchNode,
} from './nodes.ts';
import { Redraws } from './redraw.ts';

/** What a tree needs from the rest of the house. */
export interface TreePort {
  /** The view's id. */
  readonly id: string;
  readonly accounts: Accounts;
  readonly provider: (id: string) => Provider | undefined;
  /** The connections and the broken entries that this view shows. */
  readonly roots: () => { readonly connections: readonly Connection[]; readonly broken: readonly BrokenConnection[] };
  /** Resolves when the connections change, or after a moment. */
  readonly nextChange: () => Promise<void>;
  readonly hasCredentials: (connection: Connection) => Promise<boolean>;
  /** Customers of a connection that match a text. */
  readonly find: (connectionId: string, text: string, signal: AbortSignal) => Promise<readonly CustomerRecord[]>;
}

export class CustomerTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly port: TreePort;
  private readonly view: vscode.TreeView<Node>;
  private readonly changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly lists = new Map<string, CustomerList>();
  /** Every row that was shown, by id. */
  private readonly rows = new Map<string, Node>();
  /** Rows that the user closed, or opened: what is open is told by events, but for what opens by itself. */
  private readonly open = new Map<string, boolean>();
  /** A row's own label or its rows changed by what was loaded; drawing it anew asks for nothing. */
  private readonly redraws = new Redraws<Node | undefined>(node => this.changed.fire(node && this.rows.get(node.id)));
  /** Searches that were kept, by connection; they name people, so memory is all that has them. */
  private readonly searches = new Map<string, Set<string>>();
  private readonly seenDrift = new Set<string>();
  private readonly stop = new AbortController();
  private readonly listeners: vscode.Disposable[];

  constructor(view: vscode.TreeView<Node>, port: TreePort) {
    this.view = view;
    this.port = port;
    this.listeners = [
      view.onDidExpandElement(({ element }) => this.open.set(element.id, true)),
      view.onDidCollapseElement(({ element }) => this.open.set(element.id, false)),
    ];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return treeItem(node, this.port.provider);
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return this.remember(await this.redraws.during(this.children(node)));
  }

  /** Shows the list of a connection through another query: `filters` of the provider. */
  filter(connectionId: string, filters: Readonly<Record<string, string>>): void {
    this.lists.set(connectionId, this.makeList(connectionId, Object.keys(filters).length ? { filters } : {}));
    this.changed.fire(undefined);
  }

  filters(connectionId: string): Readonly<Record<string, string>> {
    return this.lists.get(connectionId)?.query.filters ?? {};
  }

  /** The query a connection's list is shown by. */
  query(connectionId: string): Omit<Query, 'page'> {
    return this.lists.get(connectionId)?.query ?? {};
  }

  /** Customers in a connection's unfiltered list, where an answer has said so. */
  total(connectionId: string): number | null {
    const list = this.lists.get(connectionId);
    return list && !list.query.filters ? list.total : null;
  }

  /** Drops what was loaded of connections that changed; all rows are made anew. */
  reset(connectionIds: readonly string[]): void {
    const { connections, broken } = this.port.roots();
    const here = new Set([...this.rows.keys(), ...connections.map(({ id }) => id)]);
    // A connection of another view is nothing to draw here for; a broken entry may have been one of this view's.
    if (broken.length === 0 && !connectionIds.some(id => here.has(id) || id.startsWith('#'))) return;
    for (const id of connectionIds) this.lists.delete(id);
    for (const [id, row] of this.rows) if (connectionIds.includes(row.connectionId)) this.rows.delete(id);
    this.changed.fire(undefined);
  }

  /** Reads the open pages of one connection, or of all, anew. */
  async refresh(connectionId?: string, resync = false): Promise<void> {
    const ids = connectionId === undefined ? [...this.lists.keys()] : [connectionId];
    await vscode.window.withProgress({ location: { viewId: this.port.id } }, () =>
      Promise.all(ids.map(id => this.refreshList(id, resync))),
    );
  }

  /** Keeps a search as a row of a connection. */
  keep(connectionId: string, text: string): void {
    this.searches.set(connectionId, (this.searches.get(connectionId) ?? new Set()).add(text));
    this.redraws.add(this.rows.get(connectionId));
  }

  removeSearch(node: Node): void {
    if (node.kind !== 'search' || !this.searches.get(node.connectionId)?.delete(node.text)) return;
    this.redraws.add(node.parent);
  }

  driftSeen(connectionId: string): void {
    this.seenDrift.add(connectionId);
    this.redraws.add(this.rows.get(connectionId));
  }

  /** Tries a failed page again. */
  tryAgain(node: Node): void {
    if (node.kind !== 'failure') return;
    node.list.retry(node.page);
    this.changed.fire(node.parent);
  }

  /** Opens a page by its number and brings it into sight. */
  async goToPage(connectionId: string, page: number): Promise<void> {
    const parent = this.connectionRow(connectionId);
    if (!parent) return;
    const { list } = parent;
    if (!list.pageNumbers.includes(page)) list.want(page);
    this.changed.fire(parent);
    await list.load(page);
    const rows = await this.getChildren(parent);
    const row = (await this.pageRow(rows, page)) ?? parent;
    await this.view.reveal(row, { select: true, focus: true, expand: true });
  }

  /** Brings a customer into sight; false when no loaded page holds it. */
  async reveal(connectionId: string, customerId: string): Promise<boolean> {
    const parent = this.connectionRow(connectionId);
    if (!parent) return false;
    for (const page of parent.list.loadedPages) {
      const state = parent.list.state(page);
      if (!state || 'error' in state || !state.page.records.some(record => record.customer.id === customerId)) continue;
      const level = await this.getChildren(parent);
      const pageRow = await this.pageRow(level, page);
      const rows = pageRow ? await this.getChildren(pageRow) : level;
      const row = rows.find(
        (candidate): candidate is CustomerNode => candidate.kind === 'customer' && candidate.customerId === customerId,
      );
      if (!row) continue;
      await this.view.reveal(row, { select: true, focus: true });
      return true;
    }
    return false;
  }

  /** What is selected in this view, while it is in sight. */
  get selection(): readonly Node[] {
    return this.view.visible ? this.view.selection : [];
  }

  dispose(): void {
    this.stop.abort();
    this.redraws.clear();
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private async children(node: Node | undefined): Promise<readonly Node[]> {
    switch (node?.kind) {
      case undefined:
        return this.rootLevel();
      case 'connection':
        return this.listRows(node);
      case 'group':
        return pageNodes(node, node.list, node.pages);
      case 'page':
        return this.pageRows(node);
      case 'search':
        return this.foundRows(node);
      default:
        return [];
    }
  }

  /** VS Code shows a view by the setting itself, and asks for its rows even before it hands the setting on. */
  private async rootLevel(): Promise<readonly Node[]> {
    const rows = this.rootRows();
    if (rows.length > 0) return rows;
    await this.port.nextChange();
    return this.rootRows();
  }

  private rootRows(): readonly Node[] {
    const { connections, broken } = this.port.roots();
    return [
      ...connections.map((connection): ConnectionNode => {
        const { id } = connection;
        return { kind: 'connection', id, parent: undefined, connectionId: id, connection, list: this.list(id) };
      }),
      ...broken.map((entry): Node => {
        const id = `broken/${entry.index}`;
        return { kind: 'broken', id, parent: undefined, connectionId: id, broken: entry };
      }),
    ];
  }

  private async listRows(node: ConnectionNode): Promise<readonly Node[]> {
    const { list, connectionId } = node;
    if (!(await this.port.hasCredentials(node.connection))) {
      return [{ kind: 'signIn', id: `${node.id}/credentials`, parent: node, connectionId }];
    }
    const before = list.loaded.length;
    const state = await list.load(1);
    // What the connection's row says of its customers comes with its first page.
    if (before !== list.loaded.length) this.redraws.add(node);
    if ('error' in state && list.loaded.length === 0) {
      return [
        { kind: 'failure', id: `${node.id}/failure`, parent: node, connectionId, list, page: 1, error: state.error },
      ];
    }
    const rows =
      list.pageNumbers.length > 1 ? pageLevel(node, list) : this.withEmpty(node, list, rowNodes(node, list, 1));
    return [...this.searchRows(node), ...rows, ...(await this.driftRows(node))];
  }

  private searchRows(node: ConnectionNode): readonly Node[] {
    const { connectionId } = node;
    return [...(this.searches.get(connectionId) ?? [])].map(text => {
      return { kind: 'search', id: `${node.id}/search ${text}`, parent: node, connectionId, text };
    });
  }

  private async foundRows(node: SearchNode): Promise<readonly Node[]> {
    const records = await this.port.find(node.connectionId, node.text, this.stop.signal);
    if (records.length) return foundNodes(node, records, new Date().toISOString());
    const message = 'Nobody in what was read so far, nor by the provider’s own search';
    return [{ kind: 'empty', id: `${node.id}/empty`, parent: node, connectionId: node.connectionId, message }];
  }

  /** A quiet row, until it was seen. */
  private async driftRows(node: ConnectionNode): Promise<readonly Node[]> {
    if (this.seenDrift.has(node.id)) return [];
    const { provider, drift } = await this.port.accounts.get(node.id);
    const sentence = driftSentence(provider.title, drift.notes);
    return sentence ? [{ kind: 'drift', id: `${node.id}/drift`, parent: node, connectionId: node.id, sentence }] : [];
  }

  private async pageRows(node: PageNode): Promise<readonly Node[]> {
    const { list, page, connectionId } = node;
    const numbers = list.pageNumbers.length;
    const state = await list.load(page);
    // The answer has spoken of another page: its row is to appear below the connection.
    if (list.pageNumbers.length !== numbers) this.redraws.add(node.parent);
    if ('error' in state) {
      return [
        { kind: 'failure', id: `${node.id}/failure`, parent: node, connectionId, list, page, error: state.error },
      ];
    }
    return this.withEmpty(node, list, rowNodes(node, list, page));
  }

  private withEmpty(node: Node, list: CustomerList, rows: readonly Node[]): readonly Node[] {
    if (rows.length) return rows;
    const filtered = Object.keys(list.query.filters ?? {}).length > 0;
    const message =
      node.kind === 'page'
        ? 'No customers on this page'
        : filtered
          ? 'No customers match the filter'
          : 'No customers yet';
    return [{ kind: 'empty', id: `${node.id}/empty`, parent: node, connectionId: list.connectionId, message }];
  }

  private async refreshList(id: string, resync: boolean): Promise<void> {
    const list = this.list(id);
    const row = this.rows.get(id);
    const before = list.pageCount;
    const failure = await list.refresh(this.openPages(id, list), resync);
    this.changed.fire(row);
    if (failure)
      void vscode.window.showWarningMessage(`${plain(failure.message)} What was loaded before is still shown.`);
    else if (before !== null && list.pageCount !== null && list.pageCount < before) this.changed.fire(undefined);
  }

  /** The loaded pages whose rows are in sight: an open connection's open pages, or its only one. */
  private openPages(id: string, list: CustomerList): readonly number[] {
    if (this.open.get(id) === false) return [];
    if (list.pageNumbers.length <= 1) return list.loadedPages;
    const isOpen = (page: number) => {
      for (const node of this.rows.values()) {
        if (node.kind === 'page' && node.list === list && node.page === page)
          return this.open.get(node.id) ?? page === 1;
      }
      return page === 1;
    };
    return list.loadedPages.filter(isOpen);
  }

  private async pageRow(rows: readonly Node[], page: number): Promise<PageNode | undefined> {
    for (const row of rows) {
      if (row.kind === 'page' && row.page === page) return row;
      if (row.kind === 'group' && row.pages.includes(page)) return this.pageRow(await this.getChildren(row), page);
    }
    return undefined;
  }

  private connectionRow(id: string): ConnectionNode | undefined {
    const row = this.rows.get(id) ?? this.remember(this.rootRows()).find(node => node.id === id);
    return row?.kind === 'connection' ? row : undefined;
  }

  private list(id: string): CustomerList {
    const list = this.lists.get(id) ?? this.makeList(id, {});
    this.lists.set(id, list);
    return list;
  }

  private makeList(id: string, query: Omit<Query, 'page'>): CustomerList {
    return new CustomerList(id, query, async (question, how) => {
      const account = await this.port.accounts.get(id);
      return account.page(question, { ...how, signal: this.stop.signal });
    });
  }

  /** One object a row, whatever made it: VS Code knows a row by its object, and is told of changes by it. */
  private remember(nodes: readonly Node[]): Node[] {
    return nodes.map(node => {
      const known = this.rows.get(node.id);
      const row = known?.kind === node.kind ? Object.assign(known, node) : node;
      this.rows.set(node.id, row);
      return row;
    });
  }
}
