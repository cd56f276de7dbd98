/** A customer's record: the one at hand, else asked for. */
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Services } from '../services/services.ts';
import type { CustomerTarget } from './customer-target.ts';

export async function recordOf(
  { connections }: Pick<Services, 'connections'>,
  { connectionId, customerId, known }: CustomerTarget,
): Promise<FetchedRecord> {
  if (known) return known;
  const connection = await connections.get(connectionId);
  return connection.customer(customerId, { signal: new AbortController().signal });
}
