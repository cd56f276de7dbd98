/** One list as it is opened in a tree: the pages that were loaded, those that failed, and what is known of the whole. */
import type { FetchedPage } from '../../core/client.ts';
import type { Query } from '../../core/model/customer.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import { firstPageOf, isNoSuchPage, mayGoOn, nothingAt } from './list-end.ts';

export type LoadPage = (
  query: Query,
  how: { readonly fresh: boolean; readonly resync: boolean },
) => Promise<FetchedPage>;

export type PageState =
  | { readonly kind: 'loaded'; readonly page: FetchedPage }
  | { readonly kind: 'failed'; readonly error: ClienteleError };

/** A refresh that failed, with old rows still shown. */
export interface NotRefreshed {
  readonly error: ClienteleError;
  readonly resync: boolean;
  /** The time of the oldest rows that stayed, RFC 3339. */
  readonly since: string;
}

export class CustomerList {
  readonly connectionId: string;
  readonly query: Omit<Query, 'page'>;
  private readonly fetchPage: LoadPage;
  private pages = new Map<number, PageState>();
  private readonly loading = new Map<number, Promise<PageState>>();
  /** Pages asked for by number although no answer has spoken of them. */
  private readonly wanted = new Set<number>();
  /** Raised by a refresh: what a request before it still brings is late. */
  private refreshes = 0;
  private newest: FetchedPage | undefined;
  /** By their numbers, the pages whose last refresh failed. */
  private readonly unrefreshed = new Map<number, NotRefreshed>();
  /** Pages asked for since the last refresh; any other one is asked for anew, past what is cached. undefined before the first. */
  private askedAnew: Set<number> | undefined;

  constructor(connectionId: string, query: Omit<Query, 'page'>, fetchPage: LoadPage) {
    this.connectionId = connectionId;
    this.query = query;
    this.fetchPage = fetchPage;
  }

  /** A page, asked for once; a failure is a state and stays until `retry` or `refresh`. */
  load(page: number): Promise<PageState> {
    const known = this.pages.get(page);
    if (known) return Promise.resolve(known);
    const under = this.loading.get(page);
    if (under) return under;
    const { refreshes } = this;
    const fresh = this.askedAnew !== undefined && !this.askedAnew.has(page);
    this.askedAnew?.add(page);
    const loading = this.ask(page, { fresh, resync: false }).then(state => {
      if (refreshes !== this.refreshes) return this.pages.get(page) ?? state;
      this.keep(page, state);
      return state;
    });
    this.loading.set(page, loading);
    const done = () => {
      if (this.loading.get(page) === loading) this.loading.delete(page);
    };
    loading.then(done, done);
    return loading;
  }

  /** Forgets a failure, so that the next `load` asks again. */
  retry(page: number): void {
    if (this.pages.get(page)?.kind === 'failed') this.pages.delete(page);
  }

  /**
   * Reads the open pages anew and forgets the others. Until all have answered the old rows stay; a page that fails now
   * keeps its old rows, and `notRefreshed` says so until the next refresh. The first failure is returned.
   */
  async refresh(open: readonly number[], resync = false): Promise<ClienteleError | undefined> {
    const refreshes = ++this.refreshes;
    this.loading.clear();
    const answers = await (this.isSequential ? this.askInTurn(open, resync) : this.askAtOnce(open, resync));
    if (refreshes !== this.refreshes) return undefined;
    const old = this.pages;
    this.pages = new Map();
    this.unrefreshed.clear();
    this.askedAnew = new Set(open);
    let failure: ClienteleError | undefined;
    for (const page of open) {
      const state = answers.get(page);
      const before = old.get(page);
      if (!state) continue;
      if (state.kind === 'failed') failure ??= state.error;
      if (state.kind === 'failed' && before?.kind === 'loaded') {
        this.pages.set(page, before);
        this.unrefreshed.set(page, { error: state.error, resync, since: before.page.fetchedAt });
      } else this.keep(page, state);
    }
    return failure;
  }

  /** Reads one page anew and leaves the others as they are. Its old rows stay until it has answered, and where it fails. */
  async refreshPage(page: number): Promise<void> {
    const { refreshes } = this;
    const before = this.pages.get(page);
    const state = await this.ask(page, { fresh: true, resync: false });
    if (refreshes !== this.refreshes) return;
    if (state.kind === 'failed' && before?.kind === 'loaded') {
      this.unrefreshed.set(page, { error: state.error, resync: false, since: before.page.fetchedAt });
      return;
    }
    this.unrefreshed.delete(page);
    this.keep(page, state);
  }

  /** Why rows that are shown are older than the last refresh; undefined when they are not. */
  get notRefreshed(): NotRefreshed | undefined {
    // The first failure is reported: the others will hardly have another cause.
    const all = [...this.unrefreshed.values()];
    const [first] = all;
    const [since] = all.map(one => one.since).sort();
    return first && since !== undefined ? { ...first, since } : undefined;
  }

  /**
   * The page that holds a customer, among those that are loaded; of a list that comes whole, among all of them, since none
   * costs a request of its own.
   */
  async find(customerId: string, isWhole: boolean): Promise<number | undefined> {
    const holds = (state: PageState) =>
      state.kind === 'loaded' && state.page.records.some(({ customer }) => customer.id === customerId);
    for (const [page, state] of this.pages) if (holds(state)) return page;
    for (let page = 1, more = isWhole; more; page++) {
      const state = await this.load(page);
      if (holds(state)) return page;
      more = state.kind === 'loaded' && state.page.hasMore;
    }
    return undefined;
  }

  /** Shows a page that no answer has spoken of yet. */
  want(page: number): void {
    this.wanted.add(page);
  }

  state(page: number): PageState | undefined {
    return this.pages.get(page);
  }

  /** The pages that are loaded. */
  get loaded(): readonly FetchedPage[] {
    return [...this.pages.values()].flatMap(state => (state.kind === 'loaded' ? [state.page] : []));
  }

  get loadedPages(): readonly number[] {
    return [...this.pages.keys()];
  }

  get total(): number | null {
    return this.newest?.total ?? null;
  }

  /** What the total is above, where the answer counts no further. */
  get totalAbove(): number | undefined {
    return this.newest?.totalAbove;
  }

  get pageCount(): number | null {
    return this.newest?.pageCount ?? null;
  }

  /** Each page says what the next one is asked for by: they have no numbers, and are read one after another. */
  get isSequential(): boolean {
    return this.newest?.next !== undefined;
  }

  /** The page that can be loaded next in such a list; undefined at its end, and while the one before it has failed. */
  get following(): number | undefined {
    const last = this.isSequential ? this.pageNumbers.at(-1) : undefined;
    const state = last === undefined ? undefined : this.pages.get(last);
    return last !== undefined && state?.kind === 'loaded' && state.page.hasMore ? last + 1 : undefined;
  }

  /**
   * The numbers of the pages to show: all that are known to be there, and the next one where a page says "more"; of a list
   * whose pages have no numbers, those that were loaded.
   */
  get pageNumbers(): readonly number[] {
    const numbers = new Set(this.wanted);
    if (this.isSequential) {
      const last = Math.max(1, ...numbers, ...this.pages.keys());
      return Array.from({ length: last }, (_, at) => at + 1);
    }
    for (let page = 1; page <= (this.pageCount ?? 1); page++) numbers.add(page);
    for (const [page, state] of this.pages) {
      numbers.add(page);
      if (state.kind === 'loaded' && this.goesOn(state.page)) numbers.add(page + 1);
    }
    return [...numbers].sort((a, b) => a - b);
  }

  /** First and last row of a page, counted from 1, where the answers prove them; else undefined. */
  range(page: number): { readonly from: number; readonly to: number } | undefined {
    const { pageSize, total, pageCount } = this.newest ?? {};
    if (!pageSize || total == null || pageCount !== Math.ceil(total / pageSize) || page > pageCount) return undefined;
    return { from: (page - 1) * pageSize + 1, to: Math.min(page * pageSize, total) };
  }

  private keep(page: number, state: PageState): void {
    this.pages.set(page, state);
    if (state.kind === 'failed') return;
    this.newest = state.page;
    // What was loaded behind the end of a list without page numbers is not there any more.
    if (this.isSequential && !state.page.hasMore)
      for (const one of this.wanted) if (one > page) this.wanted.delete(one);
  }

  /** A re-sync makes the provider fetch its list anew: once is enough, and the other pages read what it brought. */
  private async askAtOnce(
    [first, ...others]: readonly number[],
    resync: boolean,
  ): Promise<ReadonlyMap<number, PageState>> {
    const answers = new Map<number, PageState>();
    if (first !== undefined) answers.set(first, await this.ask(first, { fresh: true, resync }));
    await Promise.all(
      others.map(async page => answers.set(page, await this.ask(page, { fresh: true, resync: false }))),
    );
    return answers;
  }

  /** Each page leads to the next: one that fails cuts off those behind it, and the last one has none. */
  private async askInTurn(open: readonly number[], resync: boolean): Promise<ReadonlyMap<number, PageState>> {
    const answers = new Map<number, PageState>();
    let failed: PageState | undefined;
    for (const page of [...open].sort((a, b) => a - b)) {
      const state: PageState = failed ?? (await this.ask(page, { fresh: true, resync: resync && answers.size === 0 }));
      answers.set(page, state);
      if (state.kind === 'failed') failed = state;
      else if (!state.page.hasMore) break;
    }
    return answers;
  }

  /** Whether another page may follow, by the answer's own word or because its end is doubtful. */
  private goesOn(page: FetchedPage): boolean {
    return (this.pageCount === null && page.hasMore) || (!page.hasMore && this.mayGoOn(page));
  }

  private isBehindTheEnd(page: number): boolean {
    const before = this.pages.get(page - 1);
    return before?.kind === 'loaded' && !before.page.hasMore && this.mayGoOn(before.page);
  }

  private mayGoOn(page: FetchedPage): boolean {
    return mayGoOn(page, this.first && firstPageOf(this.first));
  }

  private get first(): FetchedPage | undefined {
    const state = this.pages.get(1);
    return state?.kind === 'loaded' ? state.page : undefined;
  }

  /** Further pages are asked for in the size that the first one came in: a server may send fewer rows than it was asked for. */
  private size(page: number): Pick<Query, 'pageSize'> {
    const { pageSize = null } = this.first ?? {};
    return page === 1 || pageSize === null || this.isSequential ? {} : { pageSize };
  }

  private async ask(page: number, how: { fresh: boolean; resync: boolean }): Promise<PageState> {
    try {
      return { kind: 'loaded', page: await this.fetchPage({ ...this.query, ...this.size(page), page }, how) };
    } catch (error) {
      // A page that only a doubtful end has spoken of may not be there.
      if (this.isBehindTheEnd(page) && isNoSuchPage(error)) return { kind: 'loaded', page: nothingAt(page) };
      return { kind: 'failed', error: asClienteleError(error) };
    }
  }
}
