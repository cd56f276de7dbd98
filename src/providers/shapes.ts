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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts of a message: one text, several, or several by field, as validation errors are sent. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, said]) => {
    const joined = texts(said).join(', ');
    return joined ? [`${field}: ${joined}`] : [];
  });
}

/** The provider's own words at the first of these places in an error body that has any. */
export function words(json: unknown, ...places: readonly (readonly string[])[]): string | undefined {
  for (const place of places) {
    const value = place.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), json);
    const said = texts(value).join('; ');
    if (said) return said;
  }
  return undefined;
}
