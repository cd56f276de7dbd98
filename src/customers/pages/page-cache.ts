/**
 * The pages of one connection: asked for once within the time to live, whoever asks. A provider that sends its whole
 * list at once is asked once and paged here.
 */
import type { Client, FetchedPage } from '../../core/client.ts';
import type { CustomerRecord, Query, RowProblem } from '../../core/model/customer.ts';
import type { ListQuestion } from '../../core/model/provider.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
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
  /** Of raw JSON. */
  readonly letters: number;
}

/** What is kept at most: a scan passes by here without leaving anything, so only what a person opens counts. */
const most = { pages: 200, letters: 100_000_000 } as const;

const lettersOf = ({ records, problems }: FetchedPage): number =>
  [...records, ...problems].reduce((sum, { raw }) => sum + raw.length, 0);

export class PageCache {
  private readonly client: Client;
  private readonly ttl: () => number;
  private readonly onFetched: (page: FetchedPage) => void;
  private readonly cache = new Map<string, Cached>();
  private readonly flights = new SingleFlight<FetchedPage>();

  /** `ttl` is in seconds; `onFetched` is told each answer once. */
  constructor(client: Client, ttl: () => number, onFetched: (page: FetchedPage) => void) {
    this.client = client;
    this.ttl = ttl;
    this.onFetched = onFetched;
  }

  async get(asked: Query, ask: PageOptions): Promise<FetchedPage> {
    // A copy: what is checked is what is asked and kept, whoever made it.
    const query = { ...asked, ...(asked.filters && { filters: { ...asked.filters } }) };
    const question = this.client.question(query);
    const { page: _, pageSize: __, ...list } = question;
    const listKey = JSON.stringify(list, sortedKeys);
    const pageKey =
      this.client.provider.paging.by === 'whole' ? listKey : `${listKey} ${question.pageSize} ${question.page}`;
    if (!ask.fresh && !ask.resync) {
      const cached = this.cached(listKey) ?? this.cached(pageKey);
      if (cached) return sliceOf(cached, question);
    }
    // A list fetched anew at its source is another answer than one that is under way already.
    const flight = ask.resync ? `${pageKey} resync` : pageKey;
    const page = await this.flights.share(flight, ask.signal, async signal => {
      const fetched = await this.client.page(query, { ...ask, signal });
      const answered = this.repeatsFirst(fetched, question, listKey) ? pastTheEnd(fetched, question) : fetched;
      // A list may grow out of being sent at once; what it was then is no answer any more.
      if (!answered.whole) this.cache.delete(listKey);
      this.keep(answered.whole ? listKey : pageKey, answered);
      this.onFetched(answered);
      return answered;
    });
    return sliceOf(page, question);
  }

  clear(): void {
    this.cache.clear();
  }

  private cached(key: string): FetchedPage | undefined {
    const entry = this.cache.get(key);
    return entry && performance.now() - entry.at < this.ttl() * 1000 ? entry.page : undefined;
  }

  private keep(key: string, page: FetchedPage): void {
    this.cache.delete(key); // so that the newest stands last
    this.cache.set(key, { page, at: performance.now(), letters: lettersOf(page) });
    let letters = 0;
    for (const entry of this.cache.values()) letters += entry.letters;
    for (const [oldest, entry] of this.cache) {
      if (oldest === key || (this.cache.size <= most.pages && letters <= most.letters)) break;
      this.cache.delete(oldest);
      letters -= entry.letters;
    }
  }

  /** A server without counts that ignores the page number answers page 2 with page 1, for ever. */
  private repeatsFirst(page: FetchedPage, question: ListQuestion, listKey: string): boolean {
    if (question.page === 1 || page.whole || page.pageCount !== null || page.total !== null) return false;
    const first = this.cache.get(`${listKey} ${question.pageSize} 1`)?.page.records[0];
    return first !== undefined && first.customer.id === page.records[0]?.customer.id;
  }
}

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const pastTheEnd = (page: FetchedPage, question: ListQuestion): FetchedPage => ({
  ...page,
  page: question.page,
  records: [],
  problems: [],
  hasMore: false,
});

/** The asked page of a whole list; any other answer is the page already. */
function sliceOf(whole: FetchedPage, { page, pageSize }: ListQuestion): FetchedPage {
  if (!whole.whole) return whole;
  const total = whole.records.length + whole.problems.length;
  const start = (page - 1) * pageSize;
  const problemAt = new Map(whole.problems.map(problem => [problem.index, problem]));
  const records: CustomerRecord[] = [];
  const problems: RowProblem[] = [];
  let next = 0;
  for (let index = 0; index < Math.min(start + pageSize, total); index++) {
    const problem = problemAt.get(index);
    const record = problem ? undefined : whole.records[next++];
    if (index < start) continue;
    if (problem) problems.push({ ...problem, index: index - start });
    else if (record) records.push(record);
  }
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  return { ...whole, records, problems, page, pageSize, pageCount, total, hasMore: page < pageCount };
}
