/** A record as the page is given it. */
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { PanelPort } from './panel-port.ts';
import type { SavedState, ShownRecord, ShownRequest } from './shared/messages.ts';

/** `serial` differs from one record to the next. */
export function shownRecord(
  target: SavedState,
  serial: number,
  fetched: FetchedRecord,
  port: Pick<PanelPort, 'explain' | 'own'>,
): ShownRecord {
  const { record, fetchedAt } = fetched;
  const { customer, raw, sources } = record;
  const { connectionId } = target;
  const said = { explanation: port.explain(connectionId, raw), own: port.own(connectionId, raw) };
  return { ...target, serial, customer, raw, sources, ...said, fetchedAt, request: requestOf(fetched) };
}

function requestOf({ exchange, cached }: FetchedRecord): ShownRequest | undefined {
  if (!exchange) return undefined;
  const { method, url, sent, attempts, bytes, received } = exchange;
  return { method, url, sent, attempts, bytes, received, cached: cached === true };
}
