/** One view: the connections of one provider, their pages, their customers. */
import * as vscode from 'vscode';
import { sameRef } from '../../customers/follow/kept.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import type { OpenedSection } from '../../customers/related/opened-section.ts';
import type { SectionPlace } from '../../customers/related/opened-sections.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { type TreePort, treeItem } from './items.ts';
import { type ConnectionNode, type CustomerNode, type Node, type PageNode, rowNodes } from './nodes.ts';
import { Redraws } from './redraw.ts';
import { revealDrawn } from './reveal-drawn.ts';
import { shows } from './section-rows.ts';
import { TreeRows, type ViewContent } from './tree-rows.ts';

/** Customers that are in sight below a connection that was added: as many as a view has room for beside Home at the least. */
const firstShown = 3;

export class CustomerTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly services: Services;
  private readonly content: ViewContent;
  private readonly own = new Disposables();
  private readonly view: vscode.TreeView<Node>;
  private readonly changed = this.own.add(new vscode.EventEmitter<Node | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly rows: TreeRows;
  private readonly port: TreePort;
  /** Rows that the user closed, or opened: events say what is open, but for what opens by itself. */
  private readonly open = new Map<string, boolean>();
  /** Rows that are drawn as watched. */
  private readonly marked = new Set<string>();
  /** Drawing a row anew whose label or rows changed by what was loaded asks for nothing. */
  private readonly redraws = new Redraws<Node | undefined>(node =>
    this.changed.fire(node && (this.rows.get(node.id) ?? node)),
  );

  constructor(view: vscode.TreeView<Node>, services: Services, content: ViewContent) {
    this.view = view;
    this.services = services;
    this.content = content;
    this.rows = new TreeRows(services, content, {
      label: node => this.redraws.ahead(node),
      rows: node => this.redraws.add(node),
    });
    this.port = {
      provider: id => services.providers.get(id),
      privacy: services.privacy,
      countRead: id => services.connections.countRead(id),
      opensByItself: id => this.rows.opensByItself(id),
    };
    this.own.add({ dispose: () => this.redraws.clear() });
    this.own.add({
      dispose: services.sections.onChange((place, opened) => {
        if (opened.state.kind !== 'loading') this.sectionRead(place, opened);
      }),
    });
    this.own.add({ dispose: services.connections.onListEnd(id => this.listEnded(id)) });
    this.own.add(services.follow.watched.onDidChange(() => this.watchedChanged()));
    this.own.add(services.privacyState.onDidChange(() => this.redraws.now(undefined)));
    this.own.add(view.onDidExpandElement(({ element }) => this.open.set(element.id, true)));
    this.own.add(view.onDidCollapseElement(({ element }) => this.open.set(element.id, false)));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = treeItem(node, this.port);
    if (node.kind === 'customer' && this.isWatched(node)) {
      this.marked.add(node.id);
      item.contextValue = `${item.contextValue} watched`;
    }
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getChildren(node?: Node): Promise<Node[]> {
    return this.redraws.during(() => this.rows.below(node));
  }

  /** Shows the list of a connection through another query: `filters` of the provider. */
  filter(connectionId: string, filters: Readonly<Record<string, string>>): void {
    this.services.lists.open(connectionId, Object.keys(filters).length ? { filters } : {});
    this.redraws.now(undefined);
  }

  /** Makes all rows anew. */
  redraw(): void {
    this.redraws.now(undefined);
  }

  /** Draws all rows anew where some are of connections that have another name or group; what was loaded of them stays. */
  renamed(connectionIds: readonly string[]): void {
    if (this.rows.hasAny(connectionIds)) this.redraws.now(undefined);
  }

  /** Makes all rows anew where some are of connections that changed. */
  reset(connectionIds: readonly string[]): void {
    if (this.rows.drop(connectionIds)) this.redraws.now(undefined);
  }

  /** Reads the open pages of one connection, or of all, anew. */
  async refresh(connectionId?: string, resync = false): Promise<void> {
    const ids = connectionId === undefined ? this.rows.inUse : [connectionId];
    await vscode.window.withProgress({ location: { viewId: this.content.id } }, () =>
      Promise.all(ids.map(id => this.refreshList(id, resync))),
    );
  }

  driftSeen(connectionId: string): void {
    this.rows.driftSeen(connectionId);
    this.redraws.add(this.rows.get(connectionId));
  }

  /** Tries again what failed: a page, or a refresh. A row of another view is left to that one. */
  async tryAgain(node: Node): Promise<void> {
    if (this.rows.get(node.id) !== node) return;
    if (node.kind === 'notRefreshed') await this.refresh(node.connectionId, node.reason.resync);
    if (node.kind !== 'failure') return;
    node.page?.list.retry(node.page.number);
    void node.opened?.load(); // never rejects: its state says how it went
    this.redraws.now(node.parent);
  }

  /** Loads the page behind the last one of a list without page numbers, or of a section. A row of another view is left to that one. */
  loadMore(node: Node): void {
    if (this.rows.get(node.id) !== node) return;
    if (node.kind === 'more') node.list.want(node.page);
    else if (node.kind === 'moreItems')
      void (node.opened.state.kind === 'closed' ? node.opened.load() : node.opened.more());
    else return;
    this.redraws.now(node.parent);
  }

  /** Reads one page anew. A row of another view is left to that one. */
  async refreshPage(node: Node): Promise<void> {
    if (node.kind !== 'page' || this.rows.get(node.id) !== node) return;
    await node.list.refreshPage(node.page);
    // It may have said another count, or failed, which has a row of its own.
    this.redraws.now(this.rows.get(node.connectionId));
    this.redraws.now(node);
  }

  /** Reads a section anew. A row of another view is left to that one. */
  async refreshSection(node: Node): Promise<void> {
    if (node.kind !== 'section' || this.rows.get(node.id) !== node) return;
    const { connectionId, parent, section } = node;
    const opened = this.services.sections.of({ connectionId, customerId: parent.customerId, section: section.id });
    await opened.load({ fresh: true });
  }

  /** Opens a connection and brings it into sight. */
  async show(connectionId: string): Promise<void> {
    const row = this.rows.connection(connectionId);
    if (row) await revealDrawn(this.view, row, { select: true, focus: true, expand: true });
  }

  /** Opens a connection, brings its first customers into sight, and selects the connection above them. */
  async showCustomers(connectionId: string): Promise<void> {
    await this.show(connectionId);
    const parent = this.rows.connection(connectionId);
    if (!parent) return;
    await parent.list.load(1);
    const level = await this.getChildren(parent);
    const page = await this.pageRow(level, 1);
    const rows = page ? await this.getChildren(page) : level;
    // Where there are none, what is there says why.
    const row = rows.slice(0, firstShown).at(-1);
    if (row) await revealDrawn(this.view, row, { select: false, focus: false });
  }

  /** Opens a page by its number and brings it into sight. */
  async goToPage(connectionId: string, page: number): Promise<void> {
    const parent = this.rows.connection(connectionId);
    if (!parent) return;
    const { list } = parent;
    if (!list.pageNumbers.includes(page)) list.want(page);
    this.redraws.now(parent);
    await list.load(page);
    const rows = await this.getChildren(parent);
    // Where pages have no rows of their own, it begins with its first customer.
    const first = list.isSequential ? rowNodes(parent, list, page)[0]?.id : undefined;
    const row = (await this.pageRow(rows, page)) ?? rows.find(({ id }) => id === first) ?? parent;
    await revealDrawn(this.view, row, { select: true, focus: true, expand: true });
  }

  /** Brings a customer into sight; false when no loaded page holds it. A list that comes whole is as good as loaded. */
  async reveal(connectionId: string, customerId: string): Promise<boolean> {
    const parent = this.rows.connection(connectionId);
    const row = parent && (await this.customerRow(connectionId, customerId, this.isWhole(parent)));
    if (row) await revealDrawn(this.view, row, { select: true, focus: true });
    return row !== undefined;
  }

  /** Selects a customer that is shown elsewhere, where this view is in sight; the focus stays, and what the user closed too. */
  async follow(connectionId: string, customerId: string): Promise<void> {
    const parent = this.rows.connection(connectionId);
    if (!parent) return;
    this.redraws.add(parent); // pages may have been loaded
    await this.select(connectionId, customerId, this.isWhole(parent));
  }

  /** The same for one who was opened from elsewhere, where a page that is loaded has the customer: nothing is asked for it. */
  async select(connectionId: string, customerId: string, isWhole = false): Promise<void> {
    const isClosed = (node: Node | undefined): boolean =>
      node !== undefined && (this.open.get(node.id) === false || isClosed(node.parent));
    const row = this.view.visible ? await this.customerRow(connectionId, customerId, isWhole) : undefined;
    if (row && !isClosed(row.parent)) await revealDrawn(this.view, row, { select: true, focus: false });
  }

  private isWhole({ connection }: ConnectionNode): boolean {
    return this.services.providers.get(connection.provider)?.paging.by === 'whole';
  }

  private async customerRow(connectionId: string, customerId: string, isWhole: boolean): Promise<Node | undefined> {
    const parent = this.rows.connection(connectionId);
    if (!parent) return undefined;
    const { list } = parent;
    const before = list.loaded.length;
    const page = await list.find(customerId, isWhole);
    if (list.loaded.length !== before) this.redraws.add(parent);
    if (page === undefined) return undefined;
    const level = await this.getChildren(parent);
    const pageRow = await this.pageRow(level, page);
    const rows = pageRow ? await this.getChildren(pageRow) : level;
    return rows.find(node => node.kind === 'customer' && node.customerId === customerId);
  }

  dispose(): void {
    this.own.dispose();
  }

  /** Something was read of a section, here or in a customer's panel: its rows, wherever they are shown, are others now. */
  private sectionRead(place: SectionPlace, opened: OpenedSection): void {
    for (const node of this.rows.all) {
      if (!shows(node, place)) continue;
      node.opened = opened;
      this.redraws.ahead(node);
    }
  }

  /** The row of a list that says no total has its count now. */
  private listEnded(connectionId: string): void {
    const row = this.rows.connection(connectionId);
    if (row && row.list.total === null) this.redraws.add(row);
  }

  private isWatched(row: CustomerNode): boolean {
    return this.services.follow.watched.all.some(one => sameRef(one, row));
  }

  /** The menu of a row says whether its customer is watched. */
  private watchedChanged(): void {
    for (const row of this.rows.all) {
      if (row.kind !== 'customer' || this.marked.has(row.id) === this.isWatched(row)) continue;
      if (!this.marked.delete(row.id)) this.marked.add(row.id);
      this.redraws.add(row);
    }
  }

  private async refreshList(id: string, resync: boolean): Promise<void> {
    const list = this.services.lists.of(id);
    const row = this.rows.get(id);
    const before = list.pageCount;
    await list.refresh(this.openPages(id, list), resync);
    this.redraws.now(row);
    if (before !== null && list.pageCount !== null && list.pageCount < before) this.redraws.now(undefined);
  }

  /** The loaded pages whose rows are in sight: an open connection's open pages, or its only one. */
  private openPages(id: string, list: CustomerList): readonly number[] {
    if (this.open.get(id) === false) return [];
    if (list.isSequential || list.pageNumbers.length <= 1) return list.loadedPages;
    const isOpen = (page: number) => {
      for (const node of this.rows.all) {
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
}
