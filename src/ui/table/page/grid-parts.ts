/** What the grid is given, and what its keys see of it. */
import type { RowCells } from '../shared/messages.ts';
import type { Selection } from '../shared/selection.ts';

/** Where the active cell is; the heads are the row before the first. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSetup {
  readonly label: string;
  /** The cells of a row; undefined while they are on their way. */
  readonly cells: (place: number) => RowCells | undefined;
  /** These rows are in sight. */
  readonly onSight: (first: number, last: number) => void;
  readonly onActive: (place: number) => void;
  readonly onSelect: () => void;
  readonly onOpen: (place: number) => void;
  readonly onSort: (column: string) => void;
  /** The rows that are selected, or a cell where only one row is. */
  readonly onCopy: (cell: { readonly place: number; readonly column: string } | undefined) => void;
}

/** The grid as its keys move in it. */
export interface WalkedGrid {
  readonly count: number;
  readonly width: number;
  readonly perPage: number;
  readonly at: Place;
  readonly selection: Selection;
  columnAt(column: number): string | undefined;
  reach(place: Place, select: 'only' | 'extend' | 'none'): void;
  marked(): void;
}
