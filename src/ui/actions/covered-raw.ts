/** Rows as they were sent, with what is covered in them: the one way by which they leave for an editor or a clipboard. */

import type { CustomerRecord } from '../../core/model/customer.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { CoveredText } from '../../customers/privacy/cover.ts';
import type { Services } from '../services/services.ts';

/** A customer's row, or another one with what its provider covers in it. */
export type RawRow =
  | CustomerRecord
  | {
      readonly connectionId: string;
      readonly raw: string;
      /** Pointers of what is covered in it, where it is no customer's row. */
      readonly covered?: readonly string[] | undefined;
      /** The item that it is the row of. */
      readonly item?: RelatedItem;
    };

/** `revealed`: the user has asked to see what the provider covers. */
export function coveredRaw(
  { connections, privacy }: Pick<Services, 'connections' | 'privacy'>,
  row: RawRow,
  revealed: boolean,
): CoveredText {
  const { connectionId, raw } = row;
  const own = 'customer' in row ? { of: row } : { of: row.item, covered: row.covered };
  const covered = own.covered ?? connections.provider(connections.connection(connectionId)).covered;
  return privacy.raw({ connectionId, raw, covered, of: own.of }, revealed);
}
