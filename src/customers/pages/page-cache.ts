/**
 * The pages of one connection: asked for once within the time to live, whoever asks. A provider that sends its whole
 * list at once is asked once and paged here; a list without page numbers is read up to the page that is asked for.
 */
import { LRUCache } from 'lru-cache';
import type { Client, FetchedPage, PageQuery } from '../../core/client.ts';
import type { Query, RowProblem } from '../../core/model/customer.ts';
import { type ErrorKind, isClienteleError } from '../../core/model/errors.ts';
import { type ListQuestion, pagingFor } from '../../core/model/provider.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
import { Continuations, pastTheEnd } from './continuations.ts';
import { SingleFlight } from './single-flight.ts';

export interface PageOptions extends RequestOptions {
  /** Asks again although a page is cached. */
  readonly fresh?: boolean;
  /** Has the provider fetch the list anew from its own sources; implies `fresh`. */
  readonly resync?: boolean;
}

interface Cached {
  readonly page: FetchedPage;
  /** On the clock of `performance.now()`. */
  readonly at: number;
}

/** What is asked for, and the keys under which the answer is kept and shared. */
interface Asked {
  readonly query: PageQuery;
  readonly question: ListQuestion;
  /** The list, whatever page of it. */
  readonly list: string;
  readonly page: string;
}

/** What is kept at most: a scan passes by here without leaving anything, so only what a person opens counts. */
const most = { pages: 200, bytes: 100_000_000, ways: 100 } as const;

/** Of the answer, whose rows are not gone through for it. A page that is larger than all that may be kept is kept alone. */
const bytesOf = ({ page: { exchange } }: Cached): number => Math.min(Math.max(1, exchange?.bytes ?? 0), most.bytes);

/** How a provider refuses what a page was asked for by when it holds no more. */
const refused: readonly ErrorKind[] = ['badRequest', 'notFound'];

export class PageCache {
  private readonly client: Client;
  private readonly ttl: () => number;
  private readonly onFetched: (page: FetchedPage) => void;
  private readonly cache = new LRUCache<string, Cached>({
    max: most.pages,
    maxSize: most.bytes,
    sizeCalculation: bytesOf,
  });
  /** Of lists without page numbers: how their pages are reached. */
  private readonly ways = new LRUCache<string, Continuations>({ max: most.ways });
  private readonly flights = new SingleFlight<FetchedPage>();

  /** `ttl` is in seconds; `onFetched` is called with each answer once. */
  constructor(client: Client, ttl: () => number, onFetched: (page: FetchedPage) => void) {
    this.client = client;
    this.ttl = ttl;
    this.onFetched = onFetched;
  }

  async get(asked: Query, ask: PageOptions): Promise<FetchedPage> {
    // A copy: what is checked is what is asked and kept, whoever made it.
    const query: Query = { ...asked, ...(asked.filters && { filters: { ...asked.filters } }) };
    const question = this.client.question(query);
    const { page, pageSize, search, filters } = question;
    const list = JSON.stringify({ search, filters }, sortedKeys);
    const { by } = pagingFor(this.client.provider, search);
    if (by === 'next') return this.follow({ query, question, list, page: `${list} ${pageSize}` }, ask);
    return this.one({ query, question, list, page: by === 'whole' ? list : `${list} ${pageSize} ${page}` }, ask);
  }

  clear(): void {
    this.cache.clear();
    this.ways.clear();
  }

  /** A page of a list without page numbers. One that dies out is read from its beginning, once. */
  private async follow(asked: Asked, ask: PageOptions): Promise<FetchedPage> {
    const way = this.ways.get(asked.page) ?? new Continuations(this.client.provider.title);
    this.ways.set(asked.page, way);
    const known = way.farthest;
    let at = 1;
    const read = (page: number, after: string | undefined, how: PageOptions) => {
      at = page;
      const query = { ...asked.query, page, after };
      const key = `${asked.page} ${page} ${after ?? ''}`;
      return this.one({ ...asked, query, question: { ...asked.question, page }, page: key }, how);
    };
    const { fresh: _, resync: __, ...lookedUp } = ask;
    try {
      return await way.reach(asked.question.page, (page, after) =>
        read(page, after, page === asked.question.page ? ask : lookedUp),
      );
    } catch (error) {
      // What the answers of before named the pages by may have died meanwhile; a page that was just named has not.
      const isDead = isClienteleError(error) && refused.includes(error.kind) && at > 1 && at <= known;
      if (!isDead) throw error;
      way.clear();
      return way.reach(asked.question.page, (page, after) => read(page, after, { ...ask, fresh: true }));
    }
  }

  private async one({ query, question, list, page: key }: Asked, ask: PageOptions): Promise<FetchedPage> {
    if (!ask.fresh && !ask.resync) {
      const cached = this.cached(list) ?? this.cached(key);
      if (cached) return { ...sliceOf(cached, question), cached: true };
    }
    // A list fetched anew at its source is another answer than one that is under way already.
    const flight = ask.resync ? `${key} resync` : key;
    const page = await this.flights.share(flight, ask.signal, async signal => {
      const fetched = await this.client.page(query, { ...ask, signal });
      const answered = this.repeatsFirst(fetched, question, list) ? pastTheEnd(fetched, question.page) : fetched;
      // A list may grow out of being sent at once; what it was then is no answer any more.
      if (!answered.whole) this.cache.delete(list);
      this.cache.set(answered.whole ? list : key, { page: answered, at: performance.now() });
      this.onFetched(answered);
      return answered;
    });
    return sliceOf(page, question);
  }

  private cached(key: string): FetchedPage | undefined {
    const entry = this.cache.get(key);
    return entry && performance.now() - entry.at < this.ttl() * 1000 ? entry.page : undefined;
  }

  /** A server without counts that ignores the page number answers page 2 with page 1, for ever. */
  private repeatsFirst(page: FetchedPage, question: ListQuestion, list: string): boolean {
    if (question.page === 1 || page.whole || page.pageCount !== null || page.total !== null) return false;
    const first = this.cache.get(`${list} ${question.pageSize} 1`)?.page.records[0];
    return first !== undefined && first.customer.id === page.records[0]?.customer.id;
  }
}

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The size of a page for who goes through a whole list: rows are not put together for them, they may be made one by one. */
export const everything = Number.MAX_SAFE_INTEGER;

/** The asked page of a whole list; any other answer is the page already. */
function sliceOf(whole: FetchedPage, { page, pageSize }: ListQuestion): FetchedPage {
  if (!whole.whole) return whole;
  const total = whole.records.length + whole.problems.length;
  const start = (page - 1) * pageSize;
  const end = Math.min(start + pageSize, total);
  // Both are in the order of the answer, so that how many problems come before a place says how many records do.
  const isAll = pageSize === everything;
  const problems = isAll
    ? whole.problems
    : whole.problems.slice(before(whole.problems, start), before(whole.problems, end));
  const records = isAll
    ? whole.records
    : whole.records.slice(start - before(whole.problems, start), end - before(whole.problems, end));
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  // It may count more than it sent, or say that there is more.
  const counted = whole.hasMore ? null : Math.max(total, whole.total ?? 0);
  const own = start === 0 ? problems : problems.map(problem => ({ ...problem, index: problem.index - start }));
  return { ...whole, records, problems: own, page, pageSize, pageCount, total: counted, hasMore: page < pageCount };
}

/** How many of the problems stand before a place in the answer. */
function before(problems: readonly RowProblem[], place: number): number {
  let [low, high] = [0, problems.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((problems[middle]?.index ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
