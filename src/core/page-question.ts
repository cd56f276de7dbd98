/** What a provider is asked for a page of its list, and what is believed of the answer. */
import { t } from './l10n/language.ts';
import { ClienteleError } from './model/errors.ts';
import {
  type ListQuestion,
  type Options,
  type Page,
  type PageHead,
  type Provider,
  pagingFor,
  type Question,
} from './model/provider.ts';

/** What a provider is asked, with what its answer says as it is. */
export const listQuestion = (provider: Provider, question: ListQuestion, options: Options): Question<Page> => ({
  nothing: emptyPage(question, provider),
  ...provider.list(question, options),
});

/** The same, with counts that can be counted with. */
export function pageQuestion(provider: Provider, question: ListQuestion, options: Options): Question<Page> {
  const { read, nothing, ...list } = listQuestion(provider, question, options);
  const believed = (page: Page) => plausible(page, question, provider);
  return { ...list, read: answer => believed(read(answer)), ...(nothing && { nothing: believed(nothing) }) };
}

/** What a list comes to whose provider says that there is nothing. */
const emptyPage = ({ page, search }: ListQuestion, provider: Provider): Page => ({
  ...{ records: [], problems: [], drift: [], page, pageSize: null, pageCount: null },
  total: page === 1 ? 0 : null,
  hasMore: false,
  whole: pagingFor(provider, search).by === 'whole',
});

/** Pages at most that a list is believed to have: each may become a row. */
const mostPages = 100_000;

/** Characters of what a next page is asked for by: it becomes a part of an address, and longer ones are refused by servers. */
const longestNext = 8192;

/** What a list without page numbers says of its next page. It has no page count, or pages would be asked for by number. */
function continuation(
  { next = null, hasMore }: PageHead,
  who: string,
): Pick<PageHead, 'next' | 'hasMore' | 'pageCount'> {
  const isThere = hasMore && next !== null && next !== '';
  if (isThere && next.length > longestNext)
    throw new ClienteleError({
      kind: 'schema',
      who,
      what: t('{who} names a next page by a text that no address can hold'),
    });
  return { next: isThere ? next : null, hasMore: isThere, pageCount: null };
}

/** A page whose counts can be counted with; one that no list can have is as good as none, and -0 is 0. */
function plausible(page: Page, { page: asked, search }: ListQuestion, provider: Provider): Page {
  const known = (count: number | null, least: number, most: number) =>
    count !== null && Number.isSafeInteger(count) && count >= least && count <= most ? Math.abs(count) : null;
  return {
    ...page,
    page: known(page.page, 1, Number.MAX_SAFE_INTEGER) ?? asked,
    pageSize: known(page.pageSize, 1, Number.MAX_SAFE_INTEGER),
    pageCount: known(page.pageCount, 0, mostPages),
    total: known(page.total, 0, Number.MAX_SAFE_INTEGER),
    ...(pagingFor(provider, search).by === 'next' ? { ...continuation(page, provider.title), page: asked } : {}),
  };
}
