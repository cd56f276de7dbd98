/** The local index in its worker; in memory, or with a copy on disk where the setting says so. */
import * as vscode from 'vscode';
import type { CustomerRecord } from '../core/customer.ts';
import type { CustomerIndex, IndexHits, IndexSearch } from '../customers/index/customer-index.ts';
import { wipeDisk } from '../customers/index/disk.ts';
import { WorkerIndex } from '../customers/index/worker-index.ts';
import { plain } from './report.ts';
import { indexOnDisk } from './settings.ts';

export class LocalIndex implements CustomerIndex {
  private readonly worker: string;
  private readonly folder: string;
  private current: WorkerIndex;
  private readonly listener: vscode.Disposable;

  constructor(context: vscode.ExtensionContext) {
    this.worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.cjs').fsPath;
    this.folder = context.globalStorageUri.fsPath;
    this.current = this.make();
    // The setting may have changed elsewhere while no window was open.
    if (!indexOnDisk()) wipeDisk(this.folder);
    this.listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('clientele.index.storage')) void this.restart();
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

  /** Forgets one connection, or everything: then a copy left on disk by an earlier setting goes as well. */
  async clear(connectionId?: string): Promise<void> {
    await this.current.clear(connectionId);
    if (connectionId === undefined && !indexOnDisk()) wipeDisk(this.folder);
  }

  async dispose(): Promise<void> {
    this.listener.dispose();
    await this.current.dispose();
  }

  /** Another storage: who leaves the disk wants nothing left on it. */
  private async restart(): Promise<void> {
    const old = this.current;
    this.current = this.make();
    await old.dispose();
    if (!indexOnDisk()) wipeDisk(this.folder);
  }

  private make(): WorkerIndex {
    return new WorkerIndex({
      worker: this.worker,
      ...(indexOnDisk() ? { folder: this.folder } : {}),
      onNoDisk: message => void vscode.window.showWarningMessage(plain(`Clientele: ${message}`)),
    });
  }
}
