/** What a scan is given, what it is asked for, and what it says. */

import type { Customer, CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { PageHead } from '../../core/model/provider.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';

export interface ScanProgress {
  /** Different customers read so far. */
  readonly scanned: number;
  /** Customers in the list by the provider's own count; null where it does not say. */
  readonly total: number | null;
  /** Customers a second since it was started or resumed. */
  readonly rate: number;
  /** Seconds; null where the total is unknown. */
  readonly timeLeft: number | null;
  /** All pages were read, and some are read again to see whether they changed. */
  readonly checking: boolean;
}

/** A row as far as a scan looks at it. */
export interface ScanRow {
  readonly customer: Pick<Customer, 'id'>;
}

/** A row that could not be read, as far as a scan looks at it: equal ones are the same row. */
export type ScanProblem = Pick<RowProblem, 'raw'>;

/** A page as far as a scan looks at it: the rows themselves may be in another thread. */
export type ScanPage<Row extends ScanRow, Problem extends ScanProblem> = PageHead & {
  readonly records: readonly Row[];
  readonly problems: readonly Problem[];
  /** Under what number another thread holds its rows. */
  readonly held?: number | undefined;
};

export interface ScanSetup<Row extends ScanRow = CustomerRecord, Problem extends ScanProblem = RowProblem> {
  /** Asks for one page. */
  readonly read: (page: number, ask: RequestOptions) => Promise<ScanPage<Row, Problem>>;
  /** Pages asked for at once. The connection sends as many requests as its budget allows; 12 unless given. */
  readonly atOnce?: number;
  /** Whole passes at most after the first one, where that one left something doubtful. 3 unless given. */
  readonly again?: number;
  /** Reads the list again until two passes are equal, so that changes that hide each other show, too. Short lists are. */
  readonly twice?: boolean;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** The provider wants to be left alone until then (RFC 3339). */
  readonly onPause?: (retryAt: string) => void;
}

/** How much is wanted for now; looked at again and again, as it may change meanwhile. */
export interface ScanWish {
  /** Customers, by whole pages. */
  readonly limit: number;
  /** Whether pages are read again where the first pass alone proves nothing. */
  readonly proof: boolean;
}

/** What a page brought that was not handed out before. */
export interface ScannedPage<Row = CustomerRecord, Problem = RowProblem> {
  readonly kind: 'page';
  readonly page: number;
  readonly held?: number | undefined;
  /** More of the same page follows: a long one comes in pieces. */
  readonly goesOn: boolean;
  readonly records: readonly Row[];
  readonly problems: readonly Problem[];
}

export interface ScanSummary {
  readonly customers: number;
  readonly problems: number;
  /** Pages of the list; those read again are not counted twice. */
  readonly pages: number;
  readonly total: number | null;
  /** The end was reached and nothing stayed doubtful. */
  readonly complete: boolean;
  /** What shows that no customer is missing; undefined where nothing does. */
  readonly proof: string | undefined;
  readonly doubts: readonly string[];
}
