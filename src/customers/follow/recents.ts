/** The customers that were opened in this window, the last one first: records in memory, so many of them and no more. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { type CustomerRef, sameRef } from './kept.ts';

/** A customer that was opened. */
export interface Recent extends CustomerRef {
  readonly record: CustomerRecord;
  /** RFC 3339. */
  readonly fetchedAt: string;
}

export const mostRecents = 20;

export class Recents {
  private list: readonly Recent[] = [];
  private readonly listeners = new Set<() => void>();

  get all(): readonly Recent[] {
    return this.list;
  }

  /** The record as it was read last; who is there already keeps its place, in which it may have been opened. */
  add(record: CustomerRecord, fetchedAt: string): void {
    const added: Recent = {
      connectionId: record.connectionId,
      customerId: record.customer.id,
      record,
      fetchedAt,
    };
    const isThere = this.list.some(one => sameRef(one, added));
    this.set(
      isThere ? this.list.map(one => (sameRef(one, added) ? added : one)) : [added, ...this.list].slice(0, mostRecents),
    );
  }

  /** Opened once more from elsewhere, it comes first. */
  raise(opened: CustomerRef): void {
    const one = this.list.find(known => sameRef(known, opened));
    if (one && one !== this.list[0]) this.set([one, ...this.list.filter(other => other !== one)]);
  }

  /** Forgets the customers of these connections. */
  drop(connectionIds: readonly string[]): void {
    const left = this.list.filter(one => !connectionIds.includes(one.connectionId));
    if (left.length !== this.list.length) this.set(left);
  }

  clear(): void {
    if (this.list.length > 0) this.set([]);
  }

  /** Calls the listener after each change, until what is returned is disposed of. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  private set(list: readonly Recent[]): void {
    this.list = list;
    for (const listener of this.listeners) listener();
  }
}
