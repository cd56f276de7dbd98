/** What this window has read of a customer for something else: a row of a list that is opened, or who was opened before. */

import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { type CustomerRef, sameRef } from '../../customers/follow/kept.ts';
import type { Services } from '../services/services.ts';

/** With the time it was read at; undefined where nobody knows that, as of what is in the index alone. */
export function readBefore(
  { lists, follow }: Pick<Services, 'lists' | 'follow'>,
  ref: CustomerRef,
): FetchedRecord | undefined {
  const recent = follow.recents.all.find(one => sameRef(one, ref));
  const known: FetchedRecord[] = recent ? [{ kind: 'row', record: recent.record, fetchedAt: recent.fetchedAt }] : [];
  for (const { records, fetchedAt } of lists.isOpen(ref.connectionId) ? lists.of(ref.connectionId).loaded : []) {
    const record = records.find(({ customer }) => customer.id === ref.customerId);
    if (record) known.push({ kind: 'row', record, fetchedAt });
  }
  return known.reduce<FetchedRecord | undefined>(
    (newest, one) => (newest && newest.fetchedAt >= one.fetchedAt ? newest : one),
    undefined,
  );
}
