/** Rows as they were sent, with what their provider has covered: the one way by which they leave for an editor or a clipboard. */
import { type CoveredText, coverValues } from '../../customers/privacy/cover.ts';
import type { Services } from '../services/services.ts';

export interface RawRow {
  readonly connectionId: string;
  readonly raw: string;
  /** Pointers of what is covered in it, where it is no customer's row. */
  readonly covered?: readonly string[] | undefined;
}

/** `revealed`: the user has asked to see what is covered. */
export function coveredRaw(
  { connections }: Pick<Services, 'connections'>,
  { connectionId, raw, covered }: RawRow,
  revealed: boolean,
): CoveredText {
  if (revealed) return { text: raw, values: 0 };
  return coverValues(raw, covered ?? connections.provider(connections.connection(connectionId)).covered);
}
