/** The pages of a section, as the APIs have them. */
import type { ItemDetail, RelatedItem, SectionPage, SectionQuestion } from '../../core/model/section.ts';
import type { Rows } from '../../core/rows/rows.ts';
import { type Claims, countsOf, wholeCounts } from './shapes.ts';

/** The number of the page that is asked for, from `first` on. */
export const pageOf = ({ after }: SectionQuestion, first = 1): number => (after === undefined ? first : Number(after));

const parts = ({ records: items, problems, drift }: Rows<RelatedItem>) => ({ items, problems, drift });

/**
 * All there is in one answer. `places` are where its envelope may have counts, which are not documented: a server that has
 * begun to send pages says so there.
 */
export function wholeSection(rows: Rows<RelatedItem>, ...places: readonly unknown[]): SectionPage {
  const { total, hasMore } = wholeCounts(rows.length, ...places);
  const isPart = hasMore || (total !== null && total > rows.length);
  return { ...parts(rows), total, ...(isPart && { mayBePart: true }), next: null };
}

/** One that shows a part of what there is, and does not say how much. */
export const newestOnly = (rows: Rows<RelatedItem>): SectionPage => ({
  ...parts(rows),
  total: null,
  mayBePart: true,
  next: null,
});

/** A numbered page, its claims weighed against its rows as those of a list of customers are. `size` is what was asked for. */
export function numberedSection(
  rows: Rows<RelatedItem>,
  { page, size }: { readonly page: number; readonly size: number },
  claims: Claims,
  who: string,
): SectionPage {
  const counted = countsOf(rows.length, { page, pageSize: size }, claims, who);
  const isMore = counted.hasMore || counted.endIsDoubtful === true;
  return { ...parts(rows), total: counted.total, next: isMore ? String(page + 1) : null };
}

/** A page without any count: it goes on until a page is shorter than was asked for. */
export function uncountedSection(
  rows: Rows<RelatedItem>,
  { skip, size }: { readonly skip: number; readonly size: number },
): SectionPage {
  const isMore = rows.length >= size;
  return { ...parts(rows), total: isMore ? null : skip + rows.length, next: isMore ? String(skip + size) : null };
}

/** A numbered page without counts: a page that is filled exactly may have another one behind it. */
export function uncountedPage(
  rows: Rows<RelatedItem>,
  { page, size }: { readonly page: number; readonly size: number },
): SectionPage {
  const isMore = rows.length === size;
  const total = page === 1 && !isMore ? rows.length : null;
  return { ...parts(rows), total, next: isMore ? String(page + 1) : null };
}

/** The fuller row of an item, from its own answer. */
export const fuller = ({ records: [one] }: Rows<RelatedItem>): Pick<ItemDetail, 'raw' | 'id'> => ({
  raw: one?.raw ?? null,
  id: one?.id ?? null,
});
