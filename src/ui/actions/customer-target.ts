/** One customer that a command or a panel is about. */
import type { ClienteleError } from '../../core/model/errors.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Step, Walk } from '../../customers/pages/walk.ts';

export interface CustomerTarget {
  readonly connectionId: string;
  readonly customerId: string;
  /** What is at hand of it already. */
  readonly known?: FetchedRecord;
  /** Why the last question for it failed, where it did. */
  readonly error?: ClienteleError;
  /** The user looks at what is covered in its record. */
  readonly revealed?: true;
  /** Its place in the list or search that it is opened from. */
  readonly walk?: Walk | undefined;
  /** What that list or search is. */
  readonly origin?: Origin | undefined;
}

/** What one goes through customers of. What is typed or named may name a person: of these connections, or of any. */
export type Origin = { readonly connectionIds?: readonly string[] | undefined } & (
  | { readonly kind: 'list'; readonly isFiltered: boolean }
  /** `text` is left out where nobody knows it. */
  | { readonly kind: 'search'; readonly text?: string | undefined }
  | { readonly kind: 'case' | 'listed'; readonly name: string }
  | { readonly kind: 'watched' | 'recents' }
);

/** Where a customer was opened from. */
export type From = Pick<CustomerTarget, 'walk' | 'origin'>;

/** The customer that a step leads to. */
export function steppedTo({ row: { record, fetchedAt }, walk }: Step, origin?: Origin): CustomerTarget {
  const { connectionId, customer } = record;
  const known: FetchedRecord | undefined = fetchedAt === undefined ? undefined : { kind: 'row', record, fetchedAt };
  return { connectionId, customerId: customer.id, walk, origin, ...(known && { known }) };
}

/** A customer beside others. */
export interface ComparedTarget extends CustomerTarget {
  /** Its record as it is known, from whenever that is, and no newer one. */
  readonly asKnown?: true;
}

/** What `clientele.compareCustomers` is given where it is not about rows. */
export interface CustomersToCompare {
  readonly customers: readonly ComparedTarget[];
}
