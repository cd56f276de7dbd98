/** What is known of a watched customer, and how that changes with what is read. Pure: the reading is done elsewhere. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import { type Changes, changesBetween } from './changes.ts';

/** What one reading found. */
export type Observation =
  | { readonly kind: 'record'; readonly record: CustomerRecord /** RFC 3339. */; readonly at: string }
  /** The provider does not know the customer, or not any more. */
  | { readonly kind: 'gone'; readonly at: string };

export interface Change {
  readonly before: Observation;
  readonly after: Observation;
  /** undefined where the customer has gone, or has come back. */
  readonly changes: Changes | undefined;
  /** The user has looked at it. */
  readonly isSeen: boolean;
}

export interface Watched {
  readonly latest: Observation | undefined;
  readonly change: Change | undefined;
  /** Why the last reading failed, where it did: what was known stays. */
  readonly failure: ClienteleError | undefined;
}

export const notReadYet: Watched = { latest: undefined, change: undefined, failure: undefined };

/**
 * After a reading. A change that nobody has looked at grows: what was there before it stays so, and where all is as it was
 * again, there is none.
 */
export function observed(watched: Watched, found: Observation): Watched {
  const { latest, change } = watched;
  const unseen = change && !change.isSeen ? change : undefined;
  const before = unseen?.before ?? latest;
  const known = { latest: found, failure: undefined };
  if (!before || (latest && !differs(latest, found))) return { ...known, change };
  if (!differs(before, found)) return { ...known, change: undefined };
  return { ...known, change: { before, after: found, changes: changesOf(before, found), isSeen: false } };
}

export const failed = (watched: Watched, failure: ClienteleError): Watched => ({ ...watched, failure });

export const seen = (watched: Watched): Watched => ({
  ...watched,
  change: watched.change && { ...watched.change, isSeen: true },
});

export const hasNews = ({ change }: Watched): boolean => change !== undefined && !change.isSeen;

const changesOf = (before: Observation, after: Observation): Changes | undefined =>
  before.kind === 'record' && after.kind === 'record' ? changesBetween(before.record, after.record) : undefined;

const differs = (before: Observation, after: Observation): boolean =>
  before.kind !== after.kind || changesOf(before, after) !== undefined;
