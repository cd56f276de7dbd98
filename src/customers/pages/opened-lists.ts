/** The lists that are opened, one a connection, and what each knows of its whole: whoever asks, and wherever it is shown. */
import type { FetchedPage } from '../../core/client.ts';
import type { Query } from '../../core/model/customer.ts';
import { CustomerList } from './opened-list.ts';
import type { PageOptions } from './page-cache.ts';

type ListQuery = Omit<Query, 'page'>;
type PageOf = (connectionId: string, query: Query, ask: PageOptions) => Promise<FetchedPage>;

export class OpenedLists {
  private readonly pageOf: PageOf;
  private readonly lists = new Map<string, CustomerList>();
  /** Those without a filter, also while one is set. */
  private readonly wholes = new Map<string, CustomerList>();
  private readonly listeners = new Set<(connectionIds: readonly string[]) => void>();
  private readonly stop = new AbortController();

  /** `pageOf` reads one page of a connection's list. */
  constructor(pageOf: PageOf) {
    this.pageOf = pageOf;
  }

  /** The list of a connection; without a filter where it was not opened before. */
  of(connectionId: string): CustomerList {
    return this.lists.get(connectionId) ?? this.open(connectionId, {});
  }

  /** The same without a filter, whether or not one is set. */
  unfiltered(connectionId: string): CustomerList {
    const known = this.wholes.get(connectionId);
    if (known) return known;
    if (!this.isOpen(connectionId)) return this.of(connectionId);
    const list = this.make(connectionId, {});
    this.wholes.set(connectionId, list);
    return list;
  }

  isOpen(connectionId: string): boolean {
    return this.lists.has(connectionId);
  }

  /** Opens the list of a connection through another query. */
  open(connectionId: string, query: ListQuery): CustomerList {
    const list = this.make(connectionId, query);
    this.lists.set(connectionId, list);
    if (!query.filters && query.search === undefined) this.wholes.set(connectionId, list);
    return list;
  }

  /** The query by which a connection's list is shown. */
  query(connectionId: string): ListQuery {
    return this.lists.get(connectionId)?.query ?? {};
  }

  /** Customers in the unfiltered list, where an answer has said so. */
  total(connectionId: string): number | null {
    const list = this.lists.get(connectionId);
    return !list || list.query.filters ? null : list.total;
  }

  /** Forgets what was loaded of connections, and their filters; whoever shows them hears of it. */
  drop(connectionIds: readonly string[]): void {
    for (const id of connectionIds) {
      this.lists.delete(id);
      this.wholes.delete(id);
    }
    for (const listener of this.listeners) listener(connectionIds);
  }

  /** Calls the listener after each `drop`, until the returned function is called. */
  onDrop(listener: (connectionIds: readonly string[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Gives up what is under way. */
  dispose(): void {
    this.stop.abort();
    this.listeners.clear();
  }

  private make(connectionId: string, query: ListQuery): CustomerList {
    return new CustomerList(connectionId, query, (question, how) =>
      this.pageOf(connectionId, question, { ...how, signal: this.stop.signal }),
    );
  }
}
