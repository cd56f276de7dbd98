/** The filter box: the rows that have every word of a text in one of their columns, without regard to case and accents. */
import { fold } from '../../core/fields/fold.ts';
import { cellText } from './cells.ts';
import type { TableRows } from './row.ts';

/** Rows whose texts are kept for the next letter that is typed; of more, they are made each time. */
const mostKept = 300_000;

export class RowFilter {
  private readonly rows: TableRows;
  private readonly columns: readonly string[];
  private texts: string[] | undefined;

  constructor(rows: TableRows, columns: readonly string[]) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Whether each row matches; undefined for a text that every row does. */
  matches(text: string): Uint8Array | undefined {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return undefined;
    const matching = new Uint8Array(this.rows.count);
    for (let at = 0; at < this.rows.count; at++) {
      const row = this.text(at);
      if (words.every(word => row.includes(word))) matching[at] = 1;
    }
    return matching;
  }

  /** A line a column, so that no word is found across two of them. */
  private text(at: number): string {
    const known = this.texts?.[at];
    if (known !== undefined) return known;
    const row = this.rows.row(at);
    const text = row ? this.columns.map(key => fold(cellText(row, key))).join('\n') : '';
    if (this.rows.count <= mostKept) {
      this.texts ??= [];
      this.texts[at] = text;
    }
    return text;
  }
}
