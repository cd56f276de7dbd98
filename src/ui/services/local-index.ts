/** The local index in its worker; in memory, or with a copy on disk where the setting says so. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection, CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type {
  CustomerCounts,
  CustomerIndex,
  IndexHits,
  IndexSearch,
  Picked,
  PickSearch,
} from '../../customers/index/customer-index.ts';
import { hasDisk, type Prints, wipeDisk } from '../../customers/index/disk.ts';
import type { IndexTable } from '../../customers/index/index-table.ts';
import type { TableStart } from '../../customers/index/table-protocol.ts';
import { WorkerIndex } from '../../customers/index/worker-index.ts';
import type { Counts } from '../../customers/insights/insights.ts';
import { plain } from '../window/report.ts';
import { indexOnDisk } from '../window/settings.ts';
import type { ConnectionStore } from './connection-store.ts';

/** What the records of a connection depend on. */
const printOf = ({ provider, baseUrl, environment, options }: Connection) =>
  JSON.stringify([provider, baseUrl, environment, options]);

const warn = (words: string) => void vscode.window.showWarningMessage(plain(words));

export class LocalIndex implements CustomerIndex, CustomerCounts {
  private readonly store: ConnectionStore;
  private readonly worker: string;
  private readonly folder: string;
  private current: WorkerIndex;
  private ready: Promise<void> = Promise.resolve();
  private readonly lost = new vscode.EventEmitter<void>();
  /** What was read is not in the index any more, so that what was read of lists does not count. */
  readonly onDidLose = this.lost.event;
  private readonly added = new vscode.EventEmitter<string>();
  /** Fires with the connection of which something was read. */
  readonly onDidAdd = this.added.event;
  private readonly listener: vscode.Disposable;

  constructor(context: vscode.ExtensionContext, store: ConnectionStore) {
    this.store = store;
    this.worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.cjs').fsPath;
    this.folder = context.globalStorageUri.fsPath;
    this.current = this.make();
    // The setting, or the connections, may have changed elsewhere while no window was open.
    if (!indexOnDisk()) this.wipeOrSay();
    else if (hasDisk(this.folder)) this.current.connections();
    this.listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('clientele.index.storage'))
        void this.restart(() => !indexOnDisk() && this.wipeOrSay());
    });
  }

  add(records: readonly CustomerRecord[]): void {
    this.current.add(records);
    if (records[0]) this.added.fire(records[0].connectionId);
  }

  /** Opens a table of what is read; it is gone where `onDidLose` says so. */
  table(start: TableStart): Promise<IndexTable> {
    return this.current.table(start);
  }

  search(search: IndexSearch): Promise<IndexHits> {
    return this.current.search(search);
  }

  count(connectionIds: readonly string[]): Promise<Counts> {
    return this.current.count(connectionIds);
  }

  pick(search: PickSearch): Promise<Picked> {
    return this.current.pick(search);
  }

  remove(connectionId: string, customerIds: readonly string[]): void {
    this.current.remove(connectionId, customerIds);
  }

  /** The connections have changed. */
  connections(): void {
    this.current.connections();
  }

  /** Forgets one connection, or everything, also on disk; rejects where something of it may still be there. */
  async clear(connectionId?: string): Promise<void> {
    try {
      await this.current.clear(connectionId);
    } catch {
      // What the worker cannot take out, or what nobody is there to take out of, is thrown away with all the rest.
      let failure: ClienteleError | undefined;
      await this.restart(() => {
        failure = this.wipe();
      });
      if (failure) throw failure;
    }
    // An earlier setting may have left a copy that could not be removed at that time.
    const failure = indexOnDisk() ? undefined : this.wipe();
    if (failure) throw failure;
  }

  async dispose(): Promise<void> {
    this.listener.dispose();
    this.lost.dispose();
    this.added.dispose();
    await this.current.dispose();
  }

  /** Begins anew, with another storage or since the copy on disk is of no use; `between` runs when nobody has it open. */
  private async restart(between: () => unknown): Promise<void> {
    const ended = this.current.dispose().catch(() => {}); // it may have ended by itself
    // One after another: an index that is made in a hurry must not be wiped for one that was before it.
    const ready = Promise.all([this.ready, ended]).then(() => void between());
    this.ready = ready;
    this.current = this.make(ready);
    this.lost.fire();
    await ready;
  }

  /** The connections there are, each with what its records depend on. */
  private get prints(): Prints {
    return Object.fromEntries(this.store.connections.map(one => [one.id, printOf(one)]));
  }

  /** Removes the copy on disk; what is to be said where something of it stays. */
  private wipe(): ClienteleError | undefined {
    try {
      wipeDisk(this.folder);
      return undefined;
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
      const what = t('{who} could not remove the copy of what was read from {0}{1}', this.folder, code);
      const cure = t(
        'Customers may still be in it. Close other windows and try again, or delete its index.sqlite yourself.',
      );
      return new ClienteleError({ kind: 'configuration', who: 'Clientele', what, cure, cause });
    }
  }

  private wipeOrSay(): void {
    const failure = this.wipe();
    if (failure) warn(failure.message);
  }

  private make(ready?: Promise<void>): WorkerIndex {
    return new WorkerIndex({
      ready,
      worker: this.worker,
      disk: indexOnDisk() ? { folder: this.folder, prints: () => this.prints } : undefined,
      onNoDisk: message => {
        const earlier = hasDisk(this.folder) ? [t('What was kept before stays there until you clear the cache.')] : [];
        const now = t('Clientele: nothing more is kept on disk, the index goes on in memory. {0}.', message);
        warn([now, ...earlier].join(' '));
      },
      onLost: () => {
        this.lost.fire();
        warn(t('Clientele: the index ended unexpectedly. What was read before is found again once it is read again.'));
      },
    });
  }
}
