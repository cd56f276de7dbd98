/** What is wrong with a connection's list as a whole, for the row above it. */
import type { ClienteleError } from '../../core/model/errors.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';

export interface ListFault {
  readonly error: ClienteleError;
  /** Rows are there, older than a refresh that failed. */
  readonly hasRows: boolean;
}

/** undefined where it was read as far as it was asked for; a page with a row of its own says itself that it failed. */
export function listFault(list: CustomerList): ListFault | undefined {
  if (list.notRefreshed) return { error: list.notRefreshed.error, hasRows: true };
  for (const page of list.isSequential ? list.pageNumbers : [1]) {
    const state = list.state(page);
    if (state?.kind === 'failed') return { error: state.error, hasRows: list.loaded.length > 0 };
  }
  return undefined;
}
