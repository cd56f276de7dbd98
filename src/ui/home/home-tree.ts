/** The Home view: search, watched customers, cases, kept searches, recent customers. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { type CustomerRef, sameRef } from '../../customers/follow/kept.ts';
import { dashboardAddress } from '../actions/dashboard.ts';
import type { Services } from '../services/services.ts';
import { Redraws } from '../tree/redraw.ts';
import { revealDrawn } from '../tree/reveal-drawn.ts';
import { Disposables } from '../window/disposables.ts';
import { HomeRows } from './home-rows.ts';
import { homeItem, type ItemPort } from './items.ts';
import type { KeptResults } from './kept-results.ts';
import type { ListedCustomers } from './listed.ts';
import type { HomeNode, Section } from './nodes.ts';
import type { Watcher } from './watcher.ts';

export const homeView = 'clientele.home';

export class HomeTree implements vscode.TreeDataProvider<HomeNode>, vscode.Disposable {
  private readonly view: vscode.TreeView<HomeNode>;
  private readonly watcher: Watcher;
  private readonly own = new Disposables();
  private readonly changed = this.own.add(new vscode.EventEmitter<HomeNode | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly redraws = new Redraws<undefined>(() => this.changed.fire(undefined));
  private readonly rows: HomeRows;
  private readonly port: ItemPort;
  /** As VS Code last said: while rows are drawn anew, its view names none. */
  private selected: HomeNode | undefined;

  constructor(view: vscode.TreeView<HomeNode>, services: Services, watcher: Watcher) {
    const { follow, lists, store } = services;
    this.view = view;
    this.watcher = watcher;
    const draw = () => this.redraws.add(undefined);
    this.rows = this.own.add(new HomeRows(services, watcher, draw));
    this.port = {
      privacy: services.privacy,
      connection: id => store.connections.find(one => one.id === id),
      hasDashboard: ({ connectionId, customerId }) =>
        dashboardAddress(services, { connectionId, customerId }) !== undefined,
    };
    for (const one of [
      store,
      services.privacyState,
      follow.searches,
      follow.watched,
      follow.cases,
      follow.recents,
      watcher,
    ])
      this.own.add(one.onDidChange(() => this.draw()));
    this.own.add(
      view.onDidChangeSelection(({ selection }) => {
        this.selected = selection[0];
      }),
    );
    const forget = lists.onDrop(ids => {
      this.rows.forget(ids);
      this.rows.listed.forget(ids);
      draw();
    });
    this.own.add({ dispose: forget });
    this.own.add({ dispose: () => this.redraws.clear() });
    this.draw();
  }

  get results(): KeptResults {
    return this.rows.results;
  }

  getTreeItem(node: HomeNode): vscode.TreeItem {
    return homeItem(node, this.port);
  }

  getParent(node: HomeNode): HomeNode | undefined {
    return node.parent;
  }

  getChildren(node?: HomeNode): Promise<HomeNode[]> {
    return this.redraws.during(() => this.rows.below(node));
  }

  /** Reads the watched customers, and forgets what was found and read for cases, so that it is read anew. */
  async refresh(): Promise<void> {
    this.rows.forget();
    this.changed.fire(undefined);
    await vscode.window.withProgress({ location: { viewId: homeView } }, () => this.watcher.readNow());
  }

  /** Brings a row of a section into sight and opens it. */
  async show(section: Section, isIt: (node: HomeNode) => boolean): Promise<void> {
    this.changed.fire(undefined);
    const parent = (await this.getChildren()).find(node => node.kind === 'section' && node.section === section);
    const row = (parent ? await this.getChildren(parent) : []).find(isIt);
    if (row) await revealDrawn(this.view, row, { select: true, focus: true, expand: true });
  }

  /** Selects the row of a customer beside the one that is selected, which the panel was led on from. */
  async follow(target: CustomerRef): Promise<void> {
    const { selection } = this.view;
    const selected = selection[0] ?? this.selected;
    if (!this.view.visible || (selected?.kind !== 'person' && selected?.kind !== 'samePerson')) return;
    const row = await this.personBelow(
      selected.parent?.kind === 'samePerson' ? selected.parent.parent : selected.parent,
      target,
    );
    if (row) await revealDrawn(this.view, row, { select: true, focus: false });
  }

  /** A customer's row below another one, or below one of a person with several. */
  private async personBelow(parent: HomeNode | undefined, target: CustomerRef): Promise<HomeNode | undefined> {
    for (const node of parent ? await this.getChildren(parent) : []) {
      if (node.kind === 'person' && sameRef(node, target)) return node;
      if (node.kind === 'samePerson' && node.customers.some(one => sameRef(one, target)))
        return this.personBelow(node, target);
    }
    return undefined;
  }

  /** Lists customers, and brings them into sight. */
  async list(customers: ListedCustomers): Promise<void> {
    await this.rows.listed.show(customers);
    this.changed.fire(undefined);
    const row = (await this.getChildren()).find(node => node.kind === 'listed');
    if (row) await revealDrawn(this.view, row, { select: true, focus: false, expand: true });
  }

  async listMore(): Promise<void> {
    await this.rows.listed.more();
    this.changed.fire(undefined);
  }

  /** Nothing is listed any more. */
  closeList(): void {
    this.rows.listed.forget();
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.own.dispose();
  }

  private draw(): void {
    const { length } = this.watcher.news;
    const tooltip =
      length === 1 ? t('A watched customer has changed') : t('{0} watched customers have changed', length);
    this.view.badge = length > 0 ? { value: length, tooltip } : undefined;
    this.redraws.add(undefined);
  }
}
