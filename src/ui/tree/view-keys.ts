/**
 * Context keys that say which views have something to show: `clientele.has.cartevo` and so on, `clientele.has.connections` for
 * any, `clientele.has.filter` while a list is filtered, `clientele.has.dashboard` where customers have a page of their provider's dashboard. The clauses of package.json name them beside the setting, which VS Code reads before the extension is active; an editor
 * without a context key for an array, such as Eclipse Theia, has these alone. There, until `clientele.isActive`, the view of other
 * connections stands for all of them: Theia activates nothing for a view with a text of its own, as the welcome view is one.
 */
import * as vscode from 'vscode';
import type { Connection } from '../../core/model/customer.ts';
import { customView } from '../../core/model/provider.ts';
import type { OpenedLists } from '../../customers/pages/opened-lists.ts';
import type { CustomProviders } from '../custom/custom-providers.ts';
import type { ConnectionStore } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';

/** What the settings have, whether it can be used or not. */
type Entry = { readonly provider?: string | undefined };

const keyOf = (view: string): string => view.replace(/^clientele\./, 'clientele.has.');

export class ViewKeys implements vscode.Disposable {
  private readonly store: ConnectionStore;
  private readonly custom: CustomProviders;
  private readonly lists: OpenedLists;
  private readonly viewOf: (entry: Entry) => string;
  private readonly hasDashboard: (connection: Connection) => boolean;
  private readonly listener: vscode.Disposable;
  private current: ReadonlySet<string> = new Set();

  constructor(
    { store, custom, lists }: Pick<Services, 'store' | 'custom' | 'lists'>,
    viewOf: (entry: Entry) => string,
    hasDashboard: (connection: Connection) => boolean,
  ) {
    this.store = store;
    this.custom = custom;
    this.lists = lists;
    this.viewOf = viewOf;
    this.hasDashboard = hasDashboard;
    const set = () => this.set();
    this.listener = vscode.Disposable.from(store.onDidChange(set), custom.onDidChange(set));
    this.set();
    void vscode.commands.executeCommand('setContext', 'clientele.isActive', true);
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** Sets what was not so before, and nothing else: each key is a message to the window. */
  set(): void {
    const entries = [...this.store.connections, ...this.store.broken];
    const keys = new Set(entries.map(entry => keyOf(this.viewOf(entry))));
    if (entries.length) keys.add('clientele.has.connections');
    // A description that cannot be used has its row there.
    if (this.custom.broken.length) keys.add(keyOf(customView));
    if (this.store.connections.some(this.hasDashboard)) keys.add('clientele.has.dashboard');
    if (this.store.connections.some(({ id }) => Object.keys(this.lists.query(id).filters ?? {}).length > 0))
      keys.add('clientele.has.filter');
    const before = this.current;
    this.current = keys;
    for (const key of keys) if (!before.has(key)) void vscode.commands.executeCommand('setContext', key, true);
    for (const key of before) if (!keys.has(key)) void vscode.commands.executeCommand('setContext', key, undefined);
  }
}
