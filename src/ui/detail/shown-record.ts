/** A record as the page is given it. */

import type { Explanation } from '../../core/model/explanation.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { PanelCover } from './panel-cover.ts';
import type { PanelPort } from './panel-port.ts';
import type { SavedState, ShownRecord, ShownRequest } from './shared/messages.ts';

/** `serial` differs from one record to the next. */
export function shownRecord(
  target: SavedState,
  serial: number,
  fetched: FetchedRecord,
  port: Pick<PanelPort, 'explain' | 'own' | 'privacy'>,
  cover: PanelCover,
): ShownRecord {
  const { record, fetchedAt } = fetched;
  const { customer, raw, sources } = cover.of(record);
  const { connectionId } = target;
  const isPrivate = port.privacy.covers(connectionId);
  const explained = port.explain(connectionId, record.raw);
  return {
    ...{ ...target, serial, customer, raw, sources, fetchedAt, own: port.own(connectionId, raw) },
    explanation: isPrivate && explained ? withoutValues(explained) : explained,
    request: requestOf(fetched, port.privacy, connectionId),
    ...(isPrivate && { covered: cover.fieldsCovered(record) }),
  };
}

/** An explanation that quotes nothing of what was sent. */
const withoutValues = ({ fields, hints }: Explanation): Explanation => ({
  hints,
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, { places, changes }]) => [
      key,
      { places, changes: changes.map(one => (one.kind === 'e164' ? { ...one, under: null } : one)) },
    ]),
  ),
});

function requestOf(
  { exchange, cached }: FetchedRecord,
  privacy: Privacy,
  connectionId: string,
): ShownRequest | undefined {
  if (!exchange) return undefined;
  const { method, url, sent, attempts, bytes, received } = exchange;
  return { method, url: privacy.url(connectionId, url), sent, attempts, bytes, received, cached: cached === true };
}
