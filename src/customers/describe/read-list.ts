/** Reads a whole list for its description: nothing of it is kept but that, and the index hears of its records. */
import type { Query } from '../../core/model/customer.ts';
import type { OpenConnection } from '../connections/open-connection.ts';
import { listReader } from '../pages/list-reader.ts';
import { Scan } from '../scan/scan.ts';
import type { ScanProgress, ScanSummary } from '../scan/scan-contract.ts';
import type { RowsRead } from './rows-read.ts';

export interface ReadListOptions {
  /** The list as it is opened: its search and its filters count. */
  readonly query: Pick<Query, 'search' | 'filters'>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ScanProgress) => void;
  readonly onPause: (retryAt: string) => void;
}

/** Adds every row of the list. On failure or abort it rejects, and what was read until then is in `into`. */
export async function readList(
  connection: OpenConnection,
  into: RowsRead,
  { query: { search, filters }, signal, onProgress, onPause }: ReadListOptions,
): Promise<ScanSummary> {
  const list = { ...(search === undefined ? {} : { search }), ...(filters === undefined ? {} : { filters }) };
  const scan = new Scan({ read: listReader(connection, list, { feed: true }), twice: false, onProgress, onPause });
  for await (const page of scan.pages(signal)) await into.add(page);
  return scan.summary;
}
