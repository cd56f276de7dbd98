/** An index for a few thousand records in the thread of its caller: for tests, and where no worker can be started. */
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import type { CustomerIndex, IndexHits, IndexSearch } from '../../src/customers/index/customer-index.ts';
import { needleOf, type Rank, rankOf, searchRow } from '../../src/customers/match/matches.ts';

interface Entry {
  readonly row: string;
  readonly record: CustomerRecord;
}

export class MemoryIndex implements CustomerIndex {
  private readonly connections = new Map<string, Map<string, Entry>>();

  add(records: readonly CustomerRecord[]): void {
    for (const record of records) {
      const entries = this.connections.get(record.connectionId) ?? new Map<string, Entry>();
      this.connections.set(record.connectionId, entries);
      entries.set(record.customer.id, { row: searchRow(record.customer), record });
    }
  }

  search({ connectionId, text, limit }: IndexSearch): Promise<IndexHits> {
    const needle = needleOf(text);
    const entries = this.connections.get(connectionId);
    const found: { rank: Rank; record: CustomerRecord }[] = [];
    for (const { row, record } of (needle && entries?.values()) ?? []) {
      const rank = needle && rankOf(row, needle);
      if (rank !== undefined) found.push({ rank, record });
    }
    const records = found.sort((a, b) => a.rank - b.rank).slice(0, limit);
    return Promise.resolve({ records: records.map(({ record }) => record), size: entries?.size ?? 0 });
  }

  remove(connectionId: string, customerIds: readonly string[]): void {
    for (const id of customerIds) this.connections.get(connectionId)?.delete(id);
  }

  clear(connectionId?: string): Promise<void> {
    if (connectionId === undefined) this.connections.clear();
    else this.connections.delete(connectionId);
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return this.clear();
  }
}
