/** Whether a list ends where it says so, and what is behind its end. */
import type { Fetched } from '../../core/client.ts';
import { type ErrorKind, isClienteleError } from '../../core/model/errors.ts';
import type { PageHead } from '../../core/model/provider.ts';

/** A page whose rows are counted and not looked at: they may be in another thread. */
export type CountedPage = PageHead & { readonly records: readonly unknown[]; readonly problems: readonly unknown[] };

export const rowsIn = ({ records, problems }: Pick<CountedPage, 'records' | 'problems'>): number =>
  records.length + problems.length;

/** What a list's first page had, to compare the others with. */
export interface FirstPage {
  readonly rows: number;
  readonly total: number | null;
}

export const firstPageOf = (page: CountedPage): FirstPage => ({ rows: rowsIn(page), total: page.total });

/**
 * Whether more may stand behind a page that says it is the last one, so that it is worth asking once: the page is as full as
 * the first one, and its end is doubtful by itself, or by a count that is another one than the first page had.
 */
export function mayGoOn(page: CountedPage, first: FirstPage | undefined): boolean {
  if (page.whole || page.next !== undefined || rowsIn(page) === 0) return false;
  if (first && rowsIn(page) < first.rows) return false;
  return page.endIsDoubtful === true || (first !== undefined && page.total !== null && page.total !== first.total);
}

const noSuchPage: readonly ErrorKind[] = ['notFound', 'badRequest'];

/** Whether a page behind a doubtful end was refused, which says as much as an empty page. */
export const isNoSuchPage = (error: unknown): boolean => isClienteleError(error) && noSuchPage.includes(error.kind);

/** A page without rows, whatever rows would be. */
type NoRows = PageHead & Fetched & { readonly records: readonly never[]; readonly problems: readonly never[] };

/** A page behind the end. */
export const nothingAt = (page: number): NoRows => ({
  ...{ records: [], problems: [], drift: [], page, pageSize: null, pageCount: null, total: null },
  ...{ hasMore: false, whole: false, fetchedAt: new Date().toISOString() },
});
