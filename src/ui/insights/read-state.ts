/** How much of each list is counted, and since when, as sentences. */
import { clock, number, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import type { ReadState } from './shared/messages.ts';

/** The connection at work; undefined where it cannot be opened, which hides nothing of what was read before. */
export const openedOf = (services: Pick<Services, 'connections'>, id: string): Promise<OpenConnection | undefined> =>
  services.connections.get(id).catch(() => undefined);

/** `indexed` customers of the connection are counted. */
export function readState(
  { lists }: Pick<Services, 'lists'>,
  { id, name }: Connection,
  opened: OpenConnection | undefined,
  indexed: number,
): ReadState {
  const reading = opened?.list.reading;
  const total = reading?.total ?? lists.total(id);
  const pages = lists.isOpen(id) ? lists.of(id).loaded.map(({ fetchedAt }) => fetchedAt) : [];
  const at = [...(reading ? [reading.at] : []), ...pages].sort().at(-1);
  const isAll = total !== null && indexed >= total;
  const isProven = reading?.ended === true && reading.summary.complete && !(total !== null && indexed < total);
  const parts = { name: short(name, 60), indexed: number(indexed), total: number(total ?? 0), at: at ? clock(at) : '' };
  const text = sentence(parts, indexed, total !== null);
  return { connectionId: id, text, canReadAll: !isProven, isPart: !isProven && !isAll };
}

function sentence(
  parts: { readonly name: string; readonly indexed: string; readonly total: string; readonly at: string },
  indexed: number,
  isTotalKnown: boolean,
): string {
  if (indexed === 0) return t('{name}: nothing read yet', parts);
  if (parts.at === '')
    return isTotalKnown ? t('{name}: {indexed} of {total} read', parts) : t('{name}: {indexed} read', parts);
  return isTotalKnown
    ? t('{name}: {indexed} of {total} read at {at}', parts)
    : t('{name}: {indexed} read at {at}; how many there are is not known', parts);
}
