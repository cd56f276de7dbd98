/** The tables that are open, in the index's thread: each looks at rows of the index, or at its own. */
import { Pointers } from '../table/pointers.ts';
import type { TableRow } from '../table/row.ts';
import { type RowRange, TableView } from '../table/table-view.ts';
import type { ConnectionTable } from './connection-table.ts';
import type { Sealed } from './sealed.ts';
import type { RowPart, TableAnswer, TableQuestion, TableStart } from './table-protocol.ts';
import { AddedRows, ConnectionRows, type CustomerRows, ItemRows } from './table-rows.ts';

/** Rows that are looked at for the columns there could be. */
const mostLookedAt = 2000;
/** Customers in one batch, which is opened without a pause. */
const batchRows = 200;

const nowhere: RowRange = [0, 0];

interface OpenTable {
  readonly rows: (CustomerRows & Partial<Pick<AddedRows, 'add'>>) | ItemRows;
  readonly view: TableView;
}

interface TablesSetup {
  readonly tableOf: (connectionId: string) => ConnectionTable | undefined;
  readonly seal: (table: ConnectionTable, rows: readonly number[]) => Sealed;
}

export class Tables {
  private readonly open = new Map<number, OpenTable>();
  private readonly setup: TablesSetup;

  constructor(setup: TablesSetup) {
    this.setup = setup;
  }

  /** A row of the index is free for another customer. */
  forget(connectionId: string, row: number): void {
    for (const { rows } of this.open.values()) if (!(rows instanceof ItemRows)) rows.forget(connectionId, row);
  }

  /** The answer to a message, as the worker sends it. */
  answer(message: { readonly request: number; readonly table: number; readonly question: TableQuestion }) {
    const { request, table, question } = message;
    return { kind: 'table', request, answer: this.ask(table, question) } as const;
  }

  private ask(id: number, question: TableQuestion): TableAnswer {
    const table = question.kind === 'open' ? this.make(id, question.start) : this.open.get(id);
    if (!table) return { kind: 'counts', shown: 0, all: 0 };
    const { rows, view } = table;
    switch (question.kind) {
      case 'add':
        if (rows instanceof AddedRows) rows.add(question.connectionId, question.ids);
        break;
      case 'name':
        if (rows instanceof AddedRows) rows.name(question.names);
        break;
      case 'addItems':
        if (rows instanceof ItemRows) rows.add(question.items);
        break;
      case 'look': {
        const [read = [], ...others] = (question.keep ?? []).map(range => view.keys([range]));
        const wasOrdered = view.isOrdered;
        const haveMoved = !(rows instanceof ItemRows) && rows.renew();
        view.look(question.look);
        const moved = haveMoved || wasOrdered || view.isOrdered;
        const kept = question.keep && { kept: [view.places(read)[0] ?? nowhere, ...view.places(others.flat())] };
        return { kind: 'counts', shown: view.size, all: this.count(rows), ...(moved && { moved }), ...kept };
      }
      case 'rows': {
        const seen = question.asRead ? new TableView(rows) : view;
        return { kind: 'rows', parts: this.parts(rows, seen.numbers(question.ranges)) };
      }
      case 'sums':
        return { kind: 'sums', sums: view.sums(question.ranges, question.fields) };
      case 'pointers':
        return pointersOf(rows);
      case 'close':
        this.open.delete(id);
        break;
      case 'open':
      case 'count':
        break;
    }
    return { kind: 'counts', shown: view.size, all: this.count(rows) };
  }

  /** Rows there are by now, those that came since somebody looked included. */
  private count(rows: OpenTable['rows']): number {
    return rows instanceof ConnectionRows ? rows.now : rows.count;
  }

  private make(id: number, { of, connections }: TableStart): OpenTable {
    const [first] = connections;
    const rows =
      of === 'items'
        ? new ItemRows(first)
        : of === 'connection' && first
          ? new ConnectionRows(first, this.setup.tableOf)
          : new AddedRows(connections, this.setup.tableOf);
    const made = { rows, view: new TableView(rows) };
    this.open.set(id, made);
    return made;
  }

  private parts(rows: OpenTable['rows'], numbers: Iterable<number>): readonly RowPart[] {
    if (rows instanceof ItemRows)
      return [...numbers].map(number => {
        const item = rows.items[number];
        return item ? { kind: 'items', items: [item] } : { kind: 'gone', count: 1 };
      });
    const parts: RowPart[] = [];
    let run: { readonly connectionId: string; readonly table: ConnectionTable; readonly found: number[] } | undefined;
    const end = () => {
      if (!run) return;
      const { connectionId, table, found } = run;
      parts.push({ kind: 'customers', connectionId, batch: this.setup.seal(table, found) });
      run = undefined;
    };
    for (const number of numbers) {
      const place = rows.place(number);
      if (run && (run.connectionId !== place?.connectionId || run.found.length >= batchRows)) end();
      if (!place) parts.push({ kind: 'gone', count: 1 });
      else {
        run ??= { connectionId: place.connectionId, table: place.table, found: [] };
        run.found.push(place.row);
      }
    }
    end();
    return parts;
  }
}

function pointersOf(rows: { readonly count: number; row(number: number): TableRow | undefined }): TableAnswer {
  const pointers = new Pointers();
  for (let number = 0; number < Math.min(rows.count, mostLookedAt); number++) {
    const row = rows.row(number);
    if (row) pointers.add(row.raw);
  }
  return { kind: 'pointers', pointers: pointers.all, cut: pointers.isCut };
}
