/** What several providers have in common. */
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Answer, ListQuestion, Page } from '../../core/model/provider.ts';
import type { Rows } from '../../core/rows/rows.ts';

export const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The filters with a search among them, for a provider whose search is one of its filters. Throws `badRequest` when that
 * filter is set to something else already: one parameter cannot ask for both.
 */
export function searchFilters(
  key: string,
  search: string | undefined,
  filters: Readonly<Record<string, string>>,
  who: string,
): Readonly<Record<string, string>> {
  if (search === undefined) return filters;
  if ((filters[key] ?? search) === search) return { ...filters, [key]: search };
  const cure = t('Its search is the filter {0}; clear one of the two.', key);
  throw new ClienteleError({
    kind: 'badRequest',
    who,
    what: t('{who} cannot search and filter by {0} at once', key),
    cure,
  });
}

/**
 * The page of an answer that lacks the documented counts. `sure` is the size up to which a server is documented to fill its
 * pages: a page shorter than that is the last one. More rows than were asked for can only be the whole list.
 */
export function uncountedCounts(
  length: number,
  question: Pick<ListQuestion, 'page' | 'pageSize'>,
  sure: number,
): Counts {
  const { page, pageSize } = question;
  const isLast = length < Math.min(pageSize, sure);
  const whole = length > pageSize || (page === 1 && isLast);
  const total = whole ? length : null;
  return { page, pageSize: null, pageCount: null, total, hasMore: !whole && !isLast, whole };
}

/** The same with its rows. */
export const uncounted = (rows: Rows, question: ListQuestion, sure: number): Page => ({
  ...rows,
  ...uncountedCounts(rows.length, question, sure),
});

/** Where envelopes have counts: beside the rows, or in a part of their own. */
export function placesOfCounts({ json }: Answer): readonly unknown[] {
  return isObject(json) ? [json, json.data, json.meta, json.pagination] : [];
}

/**
 * The counts of a list that comes whole, whatever page was asked for. `places` are where an envelope may have counts that
 * are not documented: a server that has begun to send pages says so there, and nothing proves then that this is all.
 */
export function wholeCounts(length: number, ...places: readonly unknown[]): Counts & { readonly whole: true } {
  const said = usualClaims(Object.assign({}, ...places.filter(isObject)));
  const total = Math.max(countOf(said.total) ?? 0, length);
  const isMoreSaid = (countOf(said.pageCount) ?? 1) > 1 || saysMore(said.more);
  const isMore = length > 0 && total === length && isMoreSaid;
  return { page: 1, pageSize: null, pageCount: null, total: isMore ? null : total, hasMore: isMore, whole: true };
}

/** A list of one: the cheapest question that only a key can answer. */
export const oneCustomer: ListQuestion = { page: 1, pageSize: 1, filters: {} };

/** A count as it is sent: a number, or a text of digits. null for anything else: what cannot be read is unknown. */
export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** What an answer claims of its list beside the rows, as it is sent. */
export interface Claims {
  readonly page?: unknown;
  readonly pageSize?: unknown;
  readonly pageCount?: unknown;
  readonly total?: unknown;
  /** Whether there is more, or the address of more. */
  readonly more?: unknown;
}

/** What is known of a page beside its rows. */
export type Counts = Omit<Page, 'records' | 'problems' | 'drift' | 'next'>;

/** A numbered page of customers, with what is known of it. */
export const numberedPage = (rows: Rows, question: ListQuestion, claims: Claims, who: string): Page => ({
  ...rows,
  ...countsOf(rows.length, question, claims, who),
});

/**
 * What is known of a numbered page, its claims weighed against its own rows: a page size is what came, not the echo of what
 * was asked; a count that is below what came is none; of a total and a page count that contradict each other the larger
 * counts; an end that nothing but the page's own length speaks for is doubtful; and another page than the one that was
 * asked for is refused.
 */
export function countsOf(
  length: number,
  question: Pick<ListQuestion, 'page' | 'pageSize' | 'countsFromZero'>,
  claims: Claims,
  who: string,
): Counts {
  const { page, countsFromZero } = question;
  const said = countOf(claims.page);
  const saysFirst = said !== null && page === 1 && length > 0;
  const answered =
    said === null || (said === 0 && page === 1) ? page : said + (countsFromZero && page > 1 ? 1 : 0) || page;
  if (answered !== page && length > 0) throw anotherPage(who, said ?? answered, page);
  return { ...weighed(length, question, claims), ...(saysFirst && { countsFromZero: said === 0 }) };
}

type Asked = Pick<ListQuestion, 'page' | 'pageSize'>;

function weighed(length: number, question: Asked, claims: Claims): Counts {
  const { page } = question;
  if (isWhole(length, question, claims))
    return { page, pageSize: null, pageCount: null, total: length, hasMore: false, whole: true };
  const { before, isFull, ...said } = (claims.pageSize === undefined ? saidOfOwnSize : saidOfSize)(
    length,
    question,
    claims,
  );
  const counts = { page, ...said, whole: false };
  if (said.hasMore || length === 0) return counts;
  const isCountedToItsEnd = page > 1 && said.total === before + length;
  if (!saysMore(claims.more) && (!isFull || isCountedToItsEnd)) return counts;
  return { ...counts, ...(page === 1 && { pageCount: null, total: null }), endIsDoubtful: true };
}

/** Whether this is the whole list: more rows than were asked for, and no total that says of more. */
const isWhole = (length: number, { page, pageSize }: Asked, { pageSize: size, total }: Claims): boolean =>
  size !== undefined && page === 1 && length > pageSize && (countOf(total) ?? length + 1) <= length;

/** What the counts of a page say that are no less than its rows. */
interface Said extends Pick<Counts, 'pageSize' | 'pageCount' | 'total' | 'hasMore'> {
  /** Rows of the pages before this one. */
  readonly before: number;
  /** Whether more may follow on as many rows as these. */
  readonly isFull: boolean;
}

/** Of a list whose answers name the size of a page, which may be the echo of what was asked. */
function saidOfSize(length: number, { page, pageSize: asked }: Asked, claims: Claims): Said {
  const size = countOf(claims.pageSize) || asked;
  const before = (page - 1) * (size > length ? size : Math.max(asked, length));
  const total = atLeast(length > 0 ? before + length : length, claims.total);
  const announced = atLeast(length > 0 ? page : 0, claims.pageCount);
  const isFirstOfSeveral = page === 1 && length > 0 && ((announced ?? 0) > 1 || (total ?? 0) > length);
  const pageSize = isFirstOfSeveral ? length : asked;
  const pageCount = larger(announced, total === null ? null : Math.ceil(total / pageSize));
  const hasMore = pageCount !== null && page < pageCount;
  return { pageSize, pageCount, total, hasMore, before, isFull: length >= Math.min(size, asked) };
}

/** Of a list whose pages have a size of their own, which its counts are made with. */
function saidOfOwnSize(length: number, { page, pageSize: asked }: Asked, claims: Claims): Said {
  const before = (page - 1) * Math.max(asked, length);
  const total = atLeast(length, claims.total);
  const announced = atLeast(length > 0 ? page : 0, claims.pageCount);
  const pageSize = null;
  if (announced === null && total) {
    // A total alone says how far the list goes: its pages have as many rows as the first one.
    const pageCount = page > 1 || length === 0 ? null : Math.ceil(total / length);
    const hasMore = length > 0 && page * length < total;
    return { pageSize, pageCount, total, hasMore, before, isFull: isRound(length) };
  }
  const pageCount = larger(announced, total === null ? null : Math.ceil(total / asked));
  const hasMore = pageCount !== null && page < pageCount;
  // Where nothing counts, the page's own length is all there is.
  const isFull = (total === null && announced === null) || isRound(length);
  return { pageSize, pageCount, total, hasMore, before, isFull };
}

/** As sizes of pages are: where counts say that the list ends with so many rows, that is suspicious. */
const isRound = (length: number): boolean => length % 10 === 0;

/** Of two counts that contradict each other. */
const larger = (announced: number | null, counted: number | null): number | null =>
  announced === null ? counted : Math.max(announced, counted ?? 0);

/** `hasMore: true`, or the address or the number of the next page. */
const saysMore = (more: unknown): boolean =>
  more === true ||
  more === 'true' ||
  more === '1' ||
  more === 1 ||
  (typeof more === 'string' && /^(?:https?:|\/|\?)/i.test(more));

/** A count that is no less than what came; any other one is as good as none. */
function atLeast(least: number, claim: unknown): number | null {
  const count = countOf(claim);
  return count === null || count < least ? null : count;
}

const anotherPage = (who: string, answered: number, asked: number) =>
  new ClienteleError({
    kind: 'schema',
    who,
    what: t('{who} answered with page {0} when page {1} was asked for', answered, asked),
  });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of these places in an envelope that has counts in it; what is anything else is as good as missing. */
export function countsIn(...places: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  for (const place of places) {
    if (!isObject(place)) continue;
    for (const key in place) if (countOf(place[key]) !== null) return place;
  }
  return undefined;
}

/**
 * The claims of an envelope that are not in the documented words: as Laravel and other frameworks write them, which a server
 * may have begun to use.
 */
export function usualClaims(said: Readonly<Record<string, unknown>>): Claims {
  const size = firstOf(said, usualNames.size);
  const counts = {
    page: firstOf(said, usualNames.page),
    pageCount: firstOf(said, usualNames.pageCount),
    total: firstOf(said, usualNames.total),
    more: firstOf(said, usualNames.more),
  };
  return size === undefined ? counts : { ...counts, pageSize: size };
}

const usualNames = {
  page: ['current_page', 'currentPage', 'page'],
  pageCount: ['total_pages', 'totalPages', 'last_page', 'lastPage', 'pageCount', 'page_count'],
  total: ['total', 'totalCount', 'total_count'],
  more: ['has_more', 'hasMore', 'hasNextPage', 'has_next_page', 'has_next', 'next_page_url'],
  size: ['per_page', 'perPage', 'limit', 'pageSize', 'page_size'],
} as const;

function firstOf(said: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  for (const name of names) {
    const value = said[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** The lifetime of a token in seconds; one that names none holds until it is refused. */
export const lifetimeOf = (value: unknown): number => countOf(value) ?? Number.POSITIVE_INFINITY;
