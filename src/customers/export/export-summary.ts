/** What an export wrote, and what a file that can hold more than customers says of it. */

import type { Query } from '../../core/model/customer.ts';
import { coveredText } from '../privacy/cover.ts';
import { maskedParams } from '../privacy/requests.ts';

/** What an export wrote. */
export interface ExportSummary {
  readonly customers: number;
  /** Rows that could not be read; only a database holds them, beside the customers. */
  readonly problems: number;
  readonly pages: number;
  /** The end was reached and nothing stayed doubtful. */
  readonly complete: boolean;
  /** What shows that no customer is missing. */
  readonly proof: string | undefined;
  readonly doubts: readonly string[];
  /** Columns in which no row has anything. */
  readonly empty?: readonly string[];
  /** Cells of CSV that have an apostrophe before what a spreadsheet would run. */
  readonly guarded?: number;
}

/** What was exported. */
export interface ExportOrigin {
  /** IDs of the connections that the customers are of. */
  readonly connections: readonly string[];
  readonly provider?: string | undefined;
  readonly query?: Query | undefined;
  /** Pseudonyms and covers stand for what names a person. */
  readonly isRedacted?: boolean | undefined;
}

/** The form of what is said; readers can depend on the names of one version. */
const version = '1';

const filtersOf = (filters: Readonly<Record<string, string>>, isRedacted: boolean | undefined): string =>
  JSON.stringify(isRedacted ? maskedParams(filters) : filters);

/** What is known before the first customer is written: until the end an export is not complete. */
export function factsOf({ connections, provider, query, isRedacted }: ExportOrigin): ReadonlyMap<string, string> {
  return new Map([
    ['writtenBy', 'Clientele'],
    ['version', version],
    ['startedAt', new Date().toISOString()],
    ['connections', JSON.stringify(connections)],
    ...(provider === undefined ? [] : [['provider', provider] as const]),
    ...(isRedacted ? [['redacted', 'true'] as const] : []),
    ...(query?.search === undefined ? [] : [['search', isRedacted ? coveredText : query.search] as const]),
    ...(query?.filters === undefined ? [] : [['filters', filtersOf(query.filters, isRedacted)] as const]),
    ['complete', 'false'],
  ]);
}

/** The same with what is known at the end. */
export function finalFacts(origin: ExportOrigin, summary: ExportSummary): ReadonlyMap<string, string> {
  const { customers, problems, pages, complete, proof, doubts, empty = [], guarded = 0 } = summary;
  return new Map([
    ...factsOf(origin),
    ['customers', String(customers)],
    ['problems', String(problems)],
    ['pages', String(pages)],
    ['complete', String(complete)],
    ['proof', proof ?? ''],
    ['doubts', JSON.stringify(doubts)],
    ...(empty.length > 0 ? [['emptyColumns', JSON.stringify(empty)] as const] : []),
    ...(guarded > 0 ? [['guardedCells', String(guarded)] as const] : []),
    ['endedAt', new Date().toISOString()],
  ]);
}
