/** Pages of a list for what reads it whole: as large as the provider allows, past the caches. */
import type { FetchedPage, PageQuery } from '../../core/client.ts';
import type { Query } from '../../core/model/customer.ts';
import { type Provider, pagingFor } from '../../core/model/provider.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
import { Continuations } from './continuations.ts';
import type { CountedPage } from './list-end.ts';

/** Where a provider names no largest size. */
const usualSize = 100;

/** Where pages come from: a connection that is open, or whatever stands for one in a test. */
export interface PageSource<Page extends CountedPage = FetchedPage> {
  readonly provider: Pick<Provider, 'paging' | 'title'>;
  /** Asks for one page past the cache; `feed` hands its records to the index. */
  read(query: PageQuery, options: RequestOptions, how: { readonly feed: boolean }): Promise<Page>;
}

export const pageSizeOf = (source: { readonly provider: Pick<Provider, 'paging'> }, search?: string): number =>
  pagingFor(source.provider, search).maxSize ?? usualSize;

/** Reads pages of a list. `feed` hands what was read to the index. */
export function listReader<Page extends CountedPage>(
  source: PageSource<Page>,
  list: Pick<Query, 'search' | 'filters'>,
  how: { readonly feed: boolean },
): (page: number, ask: RequestOptions) => Promise<Page> {
  let pageSize = pageSizeOf(source, list.search);
  const paging = pagingFor(source.provider, list.search);
  if (paging.by === 'next') {
    const way = new Continuations(source.provider.title);
    return (asked, ask) => way.reach(asked, (page, after) => source.read({ ...list, page, pageSize, after }, ask, how));
  }
  return async (page, ask) => {
    const answer = await source.read({ ...list, page, pageSize }, ask, how);
    const rows = answer.records.length + answer.problems.length;
    const isMore = answer.hasMore || (answer.total ?? 0) > rows;
    const isShort = page === 1 && isMore && !answer.whole && rows > 0 && rows < pageSize;
    if (!isShort || paging.maxSize === undefined) return answer;
    // It sends less than was asked for, and counts from where it was asked: the next page would leave out the rest.
    pageSize = rows;
    return source.read({ ...list, page, pageSize }, ask, how);
  };
}
