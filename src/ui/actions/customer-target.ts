/** One customer that a command or a panel is about. */
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';

export interface CustomerTarget {
  readonly connectionId: string;
  readonly customerId: string;
  /** What is at hand of it already. */
  readonly known?: FetchedRecord;
  /** The user looks at what is covered in its record. */
  readonly revealed?: true;
}
