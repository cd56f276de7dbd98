/** What several providers have in common. */
import { ClienteleError } from '../core/model/errors.ts';
import type { ListQuestion, Page } from '../core/model/provider.ts';
import type { Rows } from '../core/rows/rows.ts';

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
  const cure = `Its search is the filter ${key}; clear one of the two.`;
  throw new ClienteleError({ kind: 'badRequest', who, what: `cannot search and filter by ${key} at once`, cure });
}

/**
 * The page of an answer that lacks the documented counts. `sure` is the size up to which a server is documented to fill its
 * pages: a page shorter than that is the last one. More rows than were asked for can only be the whole list.
 */
export function uncounted(rows: Rows, question: ListQuestion, sure: number): Page {
  const { page, pageSize } = question;
  const isLast = rows.length < Math.min(pageSize, sure);
  const whole = rows.length > pageSize || (page === 1 && isLast);
  return {
    ...rows,
    page,
    pageSize: null,
    pageCount: null,
    total: whole ? rows.length : null,
    hasMore: !whole && !isLast,
    whole,
  };
}

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
}

/**
 * A numbered page, its claims weighed against its own rows: a page size is what came, not the echo of what was asked; of a
 * total and a page count that contradict each other the larger counts; an end that nothing but the page's own length speaks
 * for is doubtful; and another page than the one that was asked for is refused.
 */
export function numberedPage(rows: Rows, question: ListQuestion, claims: Claims, who: string): Page {
  const { page, pageSize: asked } = question;
  const { length } = rows;
  const announced = countOf(claims.pageCount) || (length === 0 ? countOf(claims.pageCount) : null);
  const total = countOf(claims.total);
  const answered = countOf(claims.page) || page;
  if (answered !== page && length > 0) throw anotherPage(who, answered, page);
  const read = (page - 1) * asked + length;
  const isFirstOfSeveral = page === 1 && ((announced !== null && announced > 1) || (total !== null && total > length));
  // Whoever names no size has one of its own, which its counts are made with.
  const named = claims.pageSize === undefined ? null : asked;
  const pageSize = named !== null && isFirstOfSeveral && length > 0 ? length : named;
  const counted = total === null ? null : Math.ceil(total / (pageSize ?? asked));
  const pageCount = announced === null ? counted : Math.max(announced, counted ?? 0);
  const isMore = pageCount !== null && page < pageCount;
  const counts = { ...rows, page, pageSize, pageCount, total, hasMore: isMore, whole: false };
  if (page === 1 && length > asked && named !== null && total !== null && total <= length) {
    return { ...counts, pageSize: null, pageCount: null, total: length, whole: true };
  }
  const isFull = length > 0 && (pageSize === null ? length % 10 === 0 : length >= asked);
  if (isMore || !isFull || (page > 1 && total === read)) return counts;
  return { ...counts, ...(page === 1 && { pageCount: null, total: null }), endIsDoubtful: true };
}

const anotherPage = (who: string, answered: number, asked: number) =>
  new ClienteleError({ kind: 'schema', who, what: `answered with page ${answered} when page ${asked} was asked for` });

/**
 * The failure that an envelope tells of by its own word: `success: false`, a status that is a word for failure, or a code
 * from 400 on. `keys` are where this provider's envelope has its code.
 */
export function failureIn(
  json: unknown,
  ...keys: readonly string[]
): { readonly status: number | undefined } | undefined {
  if (!isObject(json)) return undefined;
  const [code] = keys.flatMap(key => countOf(json[key]) ?? []);
  const isFailed = isFalse(json.success) || (typeof json.status === 'string' && failureWord.test(json.status.trim()));
  if (code !== undefined && code >= 400 && code <= 599) return { status: code };
  return isFailed ? { status: undefined } : undefined;
}

const isFalse = (value: unknown): boolean => value === false || value === 'false';

const failureWord = /^(?:fail(?:ed|ure)?|error|false)$/i;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of these places in an envelope that has counts in it; what is anything else is as good as missing. */
export function countsIn(...places: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  return places.filter(isObject).find(place => Object.values(place).some(value => countOf(value) !== null));
}

/** The lifetime of a token in seconds; one that names none holds until it is refused. */
export const lifetimeOf = (value: unknown): number => countOf(value) ?? Number.POSITIVE_INFINITY;
