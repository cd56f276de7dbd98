/** A table as the extension's thread sees it: the rows are in the index's thread, and a window of them comes when it is asked for. */
import { setImmediate as turn } from 'node:timers/promises';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { FieldSums, RowRange, TableLook } from '../table/table-view.ts';
import { openSealed } from './sealed.ts';
import type { PlainRow, TableAnswer, TableCounts, TableQuestion } from './table-protocol.ts';

/** A row that came: of a customer, or of what belongs to one. */
export type WindowRow =
  | { readonly kind: 'customer'; readonly record: CustomerRecord }
  | { readonly kind: 'item'; readonly item: PlainRow }
  | { readonly kind: 'gone' };

/** Asks the index's thread; what was added before is there. */
export type AskTable = (question: TableQuestion) => Promise<TableAnswer>;

export class IndexTable {
  private readonly ask: AskTable;

  constructor(ask: AskTable) {
    this.ask = ask;
  }

  add(connectionId: string, ids: readonly string[]): Promise<TableCounts> {
    return this.counted({ kind: 'add', connectionId, ids });
  }

  addItems(items: readonly PlainRow[]): Promise<TableCounts> {
    return this.counted({ kind: 'addItems', items });
  }

  /** What its connections are called from now on, in their order: rows are sorted and filtered by that. */
  name(names: readonly string[]): Promise<TableCounts> {
    return this.counted({ kind: 'name', names });
  }

  /** Sorts and filters the rows there are by now; those to be `keep`t are found again. */
  look(look: TableLook, keep?: readonly RowRange[]): Promise<TableCounts> {
    return this.counted({ kind: 'look', look, ...(keep && { keep }) });
  }

  count(): Promise<TableCounts> {
    return this.counted({ kind: 'count' });
  }

  /** Rows by their places as they were looked at last, or as they came. */
  async rows(ranges: readonly RowRange[], asRead = false): Promise<readonly WindowRow[]> {
    const answer = await this.ask({ kind: 'rows', ranges, asRead });
    const rows: WindowRow[] = [];
    for (const [at, part] of (answer.kind === 'rows' ? answer.parts : []).entries()) {
      if (at > 0 && part.kind === 'customers') await turn();
      if (part.kind === 'gone') for (let nth = 0; nth < part.count; nth++) rows.push({ kind: 'gone' });
      else if (part.kind === 'items') for (const item of part.items) rows.push({ kind: 'item', item });
      else for (const record of openSealed(part.connectionId, part.batch)) rows.push({ kind: 'customer', record });
    }
    return rows;
  }

  async sums(ranges: readonly RowRange[], fields: readonly string[]): Promise<readonly FieldSums[]> {
    const answer = await this.ask({ kind: 'sums', ranges, fields });
    return answer.kind === 'sums' ? answer.sums : [];
  }

  async pointers(): Promise<{ readonly pointers: readonly string[]; readonly cut: boolean }> {
    const answer = await this.ask({ kind: 'pointers' });
    return answer.kind === 'pointers' ? answer : { pointers: [], cut: false };
  }

  async close(): Promise<void> {
    await this.ask({ kind: 'close' });
  }

  private async counted(question: TableQuestion): Promise<TableCounts> {
    const answer = await this.ask(question);
    return answer.kind === 'counts' ? answer : { shown: 0, all: 0 };
  }
}
