/** The local index in its worker; in memory, or with a copy on disk where the setting says so. */
import * as vscode from 'vscode';
import type { Connection, CustomerRecord } from '../../core/model/customer.ts';
import type { CustomerIndex, IndexHits, IndexSearch } from '../../customers/index/customer-index.ts';
import { hasDisk, type Prints, wipeDisk } from '../../customers/index/disk.ts';
import { WorkerIndex } from '../../customers/index/worker-index.ts';
import { plain } from '../window/report.ts';
import { indexOnDisk } from '../window/settings.ts';
import type { ConnectionStore } from './connection-store.ts';

/** What the records of a connection depend on. */
const printOf = ({ provider, baseUrl, environment, options }: Connection) =>
  JSON.stringify([provider, baseUrl, environment, options]);

const warn = (sentence: string) => void vscode.window.showWarningMessage(plain(`Clientele: ${sentence}`));

export class LocalIndex implements CustomerIndex {
  private readonly store: ConnectionStore;
  private readonly worker: string;
  private readonly folder: string;
  private current: WorkerIndex;
  private ready: Promise<void> = Promise.resolve();
  private readonly lost = new vscode.EventEmitter<void>();
  /** What was read is not in the index any more, so that what was read of lists does not count. */
  readonly onDidLose = this.lost.event;
  private readonly listener: vscode.Disposable;

  constructor(context: vscode.ExtensionContext, store: ConnectionStore) {
    this.store = store;
    this.worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.cjs').fsPath;
    this.folder = context.globalStorageUri.fsPath;
    this.current = this.make();
    // The setting, or the connections, may have changed elsewhere while no window was open.
    if (!indexOnDisk()) this.wipe();
    else if (hasDisk(this.folder)) this.current.connections();
    this.listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('clientele.index.storage')) void this.restart({ wipe: !indexOnDisk() });
    });
  }

  add(records: readonly CustomerRecord[]): void {
    this.current.add(records);
  }

  search(search: IndexSearch): Promise<IndexHits> {
    return this.current.search(search);
  }

  remove(connectionId: string, customerIds: readonly string[]): void {
    this.current.remove(connectionId, customerIds);
  }

  /** The connections have changed. */
  connections(): void {
    this.current.connections();
  }

  /** Forgets one connection, or everything: then a copy left on disk by an earlier setting goes as well. */
  async clear(connectionId?: string): Promise<void> {
    try {
      await this.current.clear(connectionId);
    } catch (error) {
      if (connectionId !== undefined) throw error;
      // A copy that cannot be emptied is thrown away.
      await this.restart({ wipe: true });
    }
    if (connectionId === undefined && !indexOnDisk()) this.wipe();
  }

  async dispose(): Promise<void> {
    this.listener.dispose();
    this.lost.dispose();
    await this.current.dispose();
  }

  /** Begins anew: with another storage, or since the copy on disk is of no use. */
  private async restart({ wipe }: { readonly wipe: boolean }): Promise<void> {
    const ended = this.current.dispose().catch(() => {}); // it may have ended by itself
    // One after another: an index that is made in a hurry must not be wiped for one that was before it.
    const ready = Promise.all([this.ready, ended]).then(() => {
      if (wipe) this.wipe();
    });
    this.ready = ready;
    this.current = this.make(ready);
    this.lost.fire();
    await ready;
  }

  /** The connections there are, each with what its records depend on. */
  private get prints(): Prints {
    return Object.fromEntries(this.store.connections.map(one => [one.id, printOf(one)]));
  }

  private wipe(): void {
    try {
      wipeDisk(this.folder);
    } catch (error) {
      warn(`the copy of what was read could not be removed from ${this.folder}: ${String(error)}`);
    }
  }

  private make(ready?: Promise<void>): WorkerIndex {
    return new WorkerIndex({
      ready,
      worker: this.worker,
      disk: indexOnDisk() ? { folder: this.folder, prints: () => this.prints } : undefined,
      onNoDisk: message => warn(`nothing is kept on disk, the index goes on in memory. ${message}`),
      onLost: () => {
        this.lost.fire();
        warn('the index ended unexpectedly. What was read before is found again once it is read again.');
      },
    });
  }
}
