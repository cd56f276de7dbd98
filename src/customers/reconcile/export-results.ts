/** Writes results: both sides of each row, which other programs can go on with. */

import { t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { cancelled } from '../../core/model/errors.ts';
import { columnNames, columnsFor } from '../export/columns.ts';
import { csvLines } from '../export/csv.ts';
import type { Destination, Sink } from '../export/destination.ts';
import type { TextFormat } from '../export/format-options.ts';
import type { RowKind } from './join.ts';
import type { ReconciledRow, Reconciliation } from './reconcile.ts';

/** Rows written at once. */
const batch = 200;

export interface ResultsExport {
  readonly kinds: readonly RowKind[];
  readonly format: TextFormat;
  readonly signal: AbortSignal;
  /** What becomes of each row on the way into the file. */
  readonly shown?: (row: ReconciledRow) => ReconciledRow;
}

/** What a format writes: before the rows, for some of them, and behind them. */
interface ResultFormat {
  readonly head: string;
  rows(kind: RowKind, rows: readonly ReconciledRow[]): string;
  end(): string;
}

/** Resolves to the number of rows; what is not whole stays as `.partial`. */
export async function exportResults(
  result: Reconciliation,
  target: Destination,
  options: ResultsExport,
): Promise<number> {
  const sink = await target.open();
  try {
    const count = await write(result, sink, options);
    await sink.commit();
    return count;
  } catch (error) {
    await sink.leave();
    throw error;
  }
}

async function write(
  result: Reconciliation,
  sink: Sink,
  { kinds, format, signal, shown = row => row }: ResultsExport,
): Promise<number> {
  const formatter = formatterOf(format);
  let count = 0;
  await sink.write(formatter.head);
  for (const kind of kinds) {
    let waiting: ReconciledRow[] = [];
    const flush = async () => {
      if (signal.aborted) throw cancelled(t('The export'));
      if (waiting.length > 0) await sink.write(formatter.rows(kind, waiting));
      count += waiting.length;
      waiting = [];
    };
    for await (const row of result.rows(kind)) if (waiting.push(shown(row)) === batch) await flush();
    await flush();
  }
  await sink.write(formatter.end());
  return count;
}

function formatterOf(format: TextFormat): ResultFormat {
  if (format === 'csv') return csv;
  const text = (kind: RowKind, { key, differs, here, there }: ReconciledRow) =>
    JSON.stringify({ result: kind, key, differs, here: here.map(({ customer }) => customer), there });
  if (format === 'ndjson')
    return { head: '', rows: (kind, rows) => rows.map(row => `${text(kind, row)}\n`).join(''), end: () => '' };
  let before = '\n';
  return {
    head: '[',
    rows(kind, rows) {
      const written = before + rows.map(row => text(kind, row)).join(',\n');
      before = ',\n';
      return written;
    },
    end: () => '\n]\n',
  };
}

const columns = columnsFor(undefined);

const cellsOf = (customer: Partial<Customer> | undefined): (string | number | null)[] =>
  // A customer of a file has the fields that the file has columns of; the others are read as undefined, which is nothing.
  columns.map(({ cell }) => (customer ? (cell(customer as Customer) ?? null) : null));

/** A line for each customer of a side, those of one key beside each other. */
const csv: ResultFormat = {
  head: csvLines([
    [...['result', 'key', 'differs'], ...['here', 'there'].flatMap(side => columnNames.map(name => `${side}.${name}`))],
  ]),
  rows: (kind, rows) =>
    csvLines(
      rows.flatMap(({ key, differs, here, there }) =>
        Array.from({ length: Math.max(here.length, there.length) }, (_, at) => [
          ...[kind, key, differs.join(' ')],
          ...cellsOf(here[at]?.customer),
          ...cellsOf(there[at]),
        ]),
      ),
    ),
  end: () => '',
};
