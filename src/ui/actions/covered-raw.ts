/** Rows as they were sent, with what is covered in them: the one way by which they leave for an editor or a clipboard. */

import type { CustomerRecord } from '../../core/model/customer.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { CoveredText } from '../../customers/privacy/cover.ts';
import type { Services } from '../services/services.ts';

/** A row of the API's, and whose it is. */
export interface RawRow {
  readonly connectionId: string;
  readonly raw: string;
  /** Pointers of what is covered in it, where it is no customer's row. */
  readonly covered?: readonly string[] | undefined;
  /** The customer or the item that it is the row of. */
  readonly record?: CustomerRecord;
  readonly item?: RelatedItem;
}

/** A customer's row. */
export const customerRow = (record: CustomerRecord): RawRow => ({
  connectionId: record.connectionId,
  raw: record.raw,
  record,
});

/** `revealed`: the user has asked to see what the provider covers. */
export function coveredRaw(
  { connections, privacy }: Pick<Services, 'connections' | 'privacy'>,
  row: RawRow,
  revealed: boolean,
): CoveredText {
  const covered = row.covered ?? connections.provider(connections.connection(row.connectionId)).covered;
  return privacy.raw({ ...row, covered }, revealed);
}
