/** Rows as they were sent, with what their provider has covered: the one way by which they leave for an editor or a clipboard. */
import { type CoveredText, coverValues } from '../../customers/privacy/cover.ts';
import type { Services } from '../services/services.ts';

export interface RawRow {
  readonly connectionId: string;
  readonly raw: string;
}

/** `revealed`: the user has asked to see what is covered. */
export function coveredRaw(
  { connections }: Pick<Services, 'connections'>,
  { connectionId, raw }: RawRow,
  revealed: boolean,
): CoveredText {
  if (revealed) return { text: raw, values: 0 };
  return coverValues(raw, connections.provider(connections.connection(connectionId)).covered);
}
