/** A row of a comparison as it may be shown: both sides are covered where the customers of one of them are. */
import type { Customer } from '../../core/model/customer.ts';
import { coveredText } from '../../customers/privacy/cover.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { type MatchKey, nobody } from '../../customers/reconcile/comparable.ts';
import type { ReconciledRow } from '../../customers/reconcile/reconcile.ts';

/** Whose customers are compared, and what by. */
export interface Compares {
  readonly connectionIds: readonly string[];
  readonly by: MatchKey;
}

export const isCovered = (privacy: Privacy, { connectionIds }: Pick<Compares, 'connectionIds'>): boolean =>
  connectionIds.some(id => privacy.covers(id));

/** What a file says of a customer, with as many fields as it has. */
function coveredPart(privacy: Privacy, connectionId: string, customer: Partial<Customer>): Partial<Customer> {
  const record = { connectionId, customer: { ...nobody, ...customer }, raw: '{}', sources: {} };
  const covered = privacy.covered(record).customer;
  // Its own fields, and no other.
  return Object.fromEntries(Object.keys(customer).map(key => [key, covered[key as keyof Customer]]));
}

export function shownRow(privacy: Privacy, { connectionIds, by }: Compares, row: ReconciledRow): ReconciledRow {
  const [connectionId = ''] = connectionIds;
  if (!isCovered(privacy, { connectionIds })) return row;
  const here = row.here.map(record => privacy.covered(record));
  const there = row.there.map(customer => coveredPart(privacy, connectionId, customer));
  const [one = there[0]] = here.map(({ customer }) => customer);
  return { ...row, here, there, key: one?.[by] ?? (row.key === '' ? '' : coveredText) };
}
