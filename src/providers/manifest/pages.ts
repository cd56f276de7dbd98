/** The pages of a manifest's list: what is sent for one, and what its answer says of the whole. */
import { nextQuery } from '../../core/http/next-address.ts';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Answer, ApiRequest, ListQuestion, Page, Paging } from '../../core/model/provider.ts';
import type { RowReader } from '../../core/rows/rows.ts';
import { countOf, countsOf, placesOfCounts, uncountedCounts, wholeCounts } from '../common/shapes.ts';
import { aboveIn, countIn, countsNone, firstAt, inLastRow, type Listing, linkIn, rowsIn, textAt } from './answers.ts';
import type { PagingWords } from './paging-words.ts';

type Counted = Exclude<PagingWords, { readonly by: 'none' }>;

/** Rows to skip are known from page to page where pages have a size of their own. */
const isBySkipping = (words: PagingWords) => words.by === 'offset' && words.size === undefined;

export const isByNext = (words: PagingWords): boolean =>
  words.by === 'cursor' || words.by === 'url' || words.by === 'link' || isBySkipping(words);

/** What the core has to know of it. */
export function pagingOf(words: PagingWords): Paging {
  if (words.by === 'none') return { by: 'whole' };
  const max = words.size ? (words.size.max ?? usualMost) : undefined;
  return { by: isByNext(words) ? 'next' : 'server', ...(max === undefined ? {} : { maxSize: max }) };
}

/** Where a manifest names no largest size. */
const usualMost = 100;

/** A request for one page of a list: its own parameters, and those that paging adds. */
export function pageRequest(
  request: ApiRequest,
  words: PagingWords,
  { page, pageSize, after }: Pick<ListQuestion, 'page' | 'pageSize' | 'after'>,
): ApiRequest {
  if (words.by === 'none') return request;
  // An address is the whole question: some servers refuse whatever else stands beside what it holds.
  if (after !== undefined && (words.by === 'url' || words.by === 'link')) return { ...request, query: after };
  const params = { ...request.params, ...(words.size && { [words.size.param]: String(pageSize) }) };
  switch (words.by) {
    case 'page':
      return words.param === undefined
        ? { ...request, params }
        : { ...request, params: { ...params, [words.param]: numberOf(words, page) } };
    case 'offset':
      return { ...request, params: { ...params, ...rowsAsked(words, page, pageSize, after) } };
    default:
      return after === undefined || words.by !== 'cursor'
        ? { ...request, params }
        : { ...request, params: { ...params, [words.param]: after } };
  }
}

type ByPage = Extract<PagingWords, { readonly by: 'page' }>;
type ByOffset = Extract<PagingWords, { readonly by: 'offset' }>;

const numberOf = ({ first = 1 }: ByPage, page: number): string => String(page - 1 + first);

/** The name in a path that stands for the number of a page, where no parameter does. */
export const pageName = 'page';

/** Whether the number of a page stands in the path. */
export const isByPath = (words: PagingWords): words is ByPage => words.by === 'page' && words.param === undefined;

/** The names that pages bring into a path. */
export const namesOfPage = (words: PagingWords): readonly string[] => (isByPath(words) ? [pageName] : []);

/** The number of a page for the path of its list. */
export const pageInPath = (words: PagingWords, { page }: Pick<ListQuestion, 'page'>): Record<string, string> =>
  isByPath(words) ? { [pageName]: numberOf(words, page) } : {};

/** What is skipped; with the size behind it where one parameter has both. */
function rowsAsked(words: ByOffset, page: number, pageSize: number, after?: string): Record<string, string> {
  const offset = after ?? String(skipped(words, page, pageSize));
  return { [words.param]: words.size?.param === words.param ? `${offset},${pageSize}` : offset };
}

const skipped = ({ first = 0, size }: ByOffset, page: number, pageSize: number) =>
  (size ? (page - 1) * pageSize : 0) + first;

/** Whether the flag says that there is more; undefined where there is none, or no word of it. */
function flagIn(answer: Answer, { more }: Counted): boolean | undefined {
  if (!more) return undefined;
  const value = firstAt(answer, more.at);
  if (value === undefined) return undefined;
  return more.is === undefined ? value === true || value === 1 || value === 'true' : String(value) === String(more.is);
}

/** What the next page is asked for by, as the answer has it. */
function nextIn(answer: Answer, words: Counted, listing: Listing, { after }: Asked, length: number): string | null {
  if (words.by === 'offset') return length > 0 ? String(Number(after ?? words.first ?? 0) + length) : null;
  if (words.by === 'url') return nextQuery(textAt(answer, words.at));
  if (words.by === 'link') return nextQuery(linkIn(answer, words.rel ?? 'next'));
  if (words.by !== 'cursor') return null;
  if (!('at' in words.next)) return inLastRow(answer, listing, words.next.lastRow) ?? null;
  const next = textAt(answer, words.next.at);
  // Numbers that lead nowhere: some APIs end so.
  return next === undefined || /^(?:0|-1)$/.test(next) ? null : next;
}

/** What is known of a page beside its rows. */
type Known = Omit<Page, 'records' | 'problems' | 'drift'>;
type Asked = Pick<ListQuestion, 'page' | 'pageSize' | 'after'>;

/** What is known of a page that leads to the next one. */
function chained(answer: Answer, asked: Asked, length: number, words: Counted, listing: Listing, who: string): Known {
  const next = nextIn(answer, words, listing, asked, length);
  const flag = flagIn(answer, words);
  const { total, pageCount } = countsOf(length, asked, claimsIn(answer, words), who);
  const above = aboveIn(answer, words.total);
  const counts = { page: asked.page, pageSize: null, pageCount: null, total, ...above, whole: false };
  const end = { ...counts, hasMore: false, next: null };
  if (flag === false) return end;
  // Some name a next page for ever: behind the last of a count an empty page is the end.
  if (flag === undefined && length === 0 && countsNone(answer, words, asked)) return end;
  if (flag === undefined && (words.by === 'offset' || (words.by === 'cursor' && 'lastRow' in words.next))) {
    // The last row is always there: nothing but a count or a short page says that it is the last of all.
    const isShort = length < (words.size ? asked.pageSize : 1);
    const isLast = pageCount !== null && (words.total || words.pages) ? asked.page >= pageCount : isShort;
    if (isLast) return end;
  }
  if (next !== null) return { ...counts, hasMore: true, next };
  if (!flag) return end;
  throw new ClienteleError({
    kind: 'schema',
    who,
    what: t('{who} says that there is more after page {0}, and not by what it is asked for', asked.page),
  });
}

/** The page that an answer says it is; rows that were skipped are one only where they fill pages. */
function echoIn(answer: Answer, words: Counted, { pageSize }: Asked): number | undefined {
  if (words.by !== 'page' && words.by !== 'offset') return undefined;
  const echo = words.echo ? countOf(firstAt(answer, words.echo.at)) : null;
  if (echo === null) return undefined;
  const page = words.by === 'page' ? echo + 1 - (words.first ?? 1) : (echo - (words.first ?? 0)) / pageSize + 1;
  return Number.isInteger(page) && page > 0 ? page : undefined;
}

const claimsIn = (answer: Answer, words: Counted) => ({
  ...(words.size ? { pageSize: null } : {}),
  pageCount: countIn(answer, words.pages),
  total: countIn(answer, words.total),
});

function numbered(answer: Answer, asked: Asked, length: number, words: Counted, who: string): Known {
  const flag = flagIn(answer, words);
  const hasCounts = words.pages !== undefined || words.total !== undefined;
  const claims = { ...claimsIn(answer, words), page: echoIn(answer, words, asked) };
  // Where nothing is counted this refuses another page all the same.
  const counted = countsOf(length, asked, claims, who);
  const page = hasCounts ? counted : withoutCounts(length, asked, words);
  const above = aboveIn(answer, words.total);
  if (flag === undefined) return { ...page, ...above };
  const { endIsDoubtful: _, ...sure } = page;
  const { pageCount } = page;
  return {
    ...sure,
    ...above,
    hasMore: flag,
    whole: false,
    pageCount: flag && pageCount !== null && pageCount <= page.page ? null : pageCount,
  };
}

/** Of pages in a size of their own only an empty one is the last for sure. */
function withoutCounts(length: number, asked: Asked, { size }: Counted): Known {
  if (size) return uncountedCounts(length, asked, size.max ?? asked.pageSize);
  const counts = { page: asked.page, pageSize: null, pageCount: null, total: null };
  return { ...counts, hasMore: length > 0, whole: false };
}

/** What an answer says of its list, whose page has so many rows. */
export function knownOf(answer: Answer, asked: Asked, length: number, listing: Listing, who: string): Known {
  const { paging: words } = listing;
  if (words.by === 'none') return wholeCounts(length, ...placesOfCounts(answer));
  return isByNext(words)
    ? chained(answer, asked, length, words, listing, who)
    : numbered(answer, asked, length, words, who);
}

/** Reads one page of a list of customers. */
export function readPage(
  answer: Answer,
  question: ListQuestion,
  listing: Listing,
  { reader, title }: { readonly reader: RowReader; readonly title: string },
): Page {
  const rows = rowsIn(answer, listing, reader, { who: title, asked: question });
  return { ...rows, ...knownOf(answer, question, rows.length, listing, title) };
}
