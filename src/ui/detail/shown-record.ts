/** A record as the page is given it. */
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { SavedState, ShownRecord, ShownRequest } from './shared/messages.ts';

/** `serial` differs from one record to the next. */
export function shownRecord(target: SavedState, serial: number, fetched: FetchedRecord): ShownRecord {
  const { record, fetchedAt } = fetched;
  const { customer, raw, sources } = record;
  return { ...target, serial, customer, raw, sources, fetchedAt, request: requestOf(fetched) };
}

function requestOf({ exchange, cached }: FetchedRecord): ShownRequest | undefined {
  if (!exchange) return undefined;
  const { method, url, sent, attempts, bytes, received } = exchange;
  return { method, url, sent, attempts, bytes, received, cached: cached === true };
}
