/** The customers that were opened in this window, newest first: records in memory, so many of them and no more. */
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

  add(record: CustomerRecord, fetchedAt: string): void {
    const added: Recent = {
      connectionId: record.connectionId,
      customerId: record.customer.id,
      record,
      fetchedAt,
    };
    this.set([added, ...this.list.filter(one => !sameRef(one, added))].slice(0, mostRecents));
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
