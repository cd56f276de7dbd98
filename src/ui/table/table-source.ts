/** What a table is of, and how its rows get there: each kind of source reads what is open, and the rest when it is asked to. */
import type { IndexTable } from '../../customers/index/index-table.ts';
import type { TableConnection, TableStart } from '../../customers/index/table-protocol.ts';
import type { Services } from '../services/services.ts';
import type { RowKind } from './columns.ts';
import type { Held } from './foot.ts';

export type TableServices = Pick<
  Services,
  'connections' | 'privacy' | 'lists' | 'sections' | 'index' | 'store' | 'follow' | 'extension'
>;

/** How reading goes on while it does. */
export interface Reading {
  readonly signal: AbortSignal;
  /** How far it has come, in words. */
  readonly say: (progress: string) => void;
  /** There are other rows in the table. */
  readonly grown: () => void;
}

export interface TableSource {
  readonly kind: RowKind;
  readonly start: TableStart['of'];
  /** The connections whose rows there can be. */
  readonly connectionIds: readonly string[];
  /** What its columns are remembered by. */
  readonly columnsOf: string;
  /** What the tab is called: no word of it may name a person, as VS Code writes titles to its disk. */
  tab(): string;
  /**
   * Anew each time: privacy mode may be switched while the table is open, and connections may have another name. `all` are the
   * rows that are in it.
   */
  names(all?: number): { readonly heading: string; readonly subtitle: string };
  /** Pointers of what is covered in its rows, where they are no customers'. */
  readonly covered: readonly string[];
  /** What is known of the whole, with so many rows in the table. */
  held(all: number): Held;
  /** Whether what it was made of was read anew: its rows are those of before, and another table is to be made. */
  readonly isOld?: () => boolean;
  /** Reads the least that there is something to see, or adds what was read since. Rejects with how that failed. */
  open(table: IndexTable, reading: Reading): Promise<void>;
  /** Reads the rest; undefined where there is none to be read here. Rejects with how that failed, rows read before stay. */
  readonly readAll?: ((table: IndexTable, reading: Reading) => Promise<void>) | undefined;
}

/** The connections of a source, as they are sent to the index's thread. */
export const connectionsOf = ({ connections }: TableServices, source: TableSource): readonly TableConnection[] =>
  source.connectionIds.map(id => {
    const connection = connections.connection(id);
    const covered = source.kind === 'items' ? source.covered : connections.provider(connection).covered;
    return { id, name: connection.name, covered };
  });
