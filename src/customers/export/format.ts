/** Customers as text: CSV, a JSON array, or one customer a line. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { columnsFor, fieldsOf } from './columns.ts';
import { csvLines } from './csv.ts';
import { keepMembers, rawCells, withoutCovered } from './raw-fields.ts';

export type ExportFormat = 'csv' | 'json' | 'ndjson';

export interface FormatOptions {
  readonly format: ExportFormat;
  /** Which, and in which order; normalized ones by the names of `columnNames`, raw ones by dotted path. All of them unless told. */
  readonly columns?: readonly string[] | undefined;
  /** The rows as they were sent, in place of the normalized customers. */
  readonly raw?: boolean | undefined;
  /** Pointers of values that raw rows are written without; none to write them all. */
  readonly covered: readonly string[];
}

export interface Formatter {
  rows(records: readonly CustomerRecord[]): string;
  /** What closes the file; what opens it where no row did. */
  end(): string;
  /** What the file cannot hold, as sentences. */
  readonly doubts: readonly string[];
}

/** Names of fields that are told at most. */
const mostLate = 50;

/** Throws `badRequest` for a column that does not exist. */
export function formatter(options: FormatOptions): Formatter {
  if (options.format === 'csv') return options.raw ? rawCsv(options) : normalizedCsv(options);
  const text = options.raw ? rawText(options) : normalizedText(options);
  return options.format === 'json' ? jsonArray(text) : { ...lines(text), doubts: [] };
}

const lines = (text: (record: CustomerRecord) => string) => ({
  rows: (records: readonly CustomerRecord[]) => records.map(record => `${text(record)}\n`).join(''),
  end: () => '',
});

function jsonArray(text: (record: CustomerRecord) => string): Formatter {
  let before = '[\n';
  return {
    rows(records) {
      if (records.length === 0) return '';
      const written = before + records.map(text).join(',\n');
      before = ',\n';
      return written;
    },
    end: () => (before === ',\n' ? '\n]\n' : '[]\n'),
    doubts: [],
  };
}

function normalizedText({ columns }: FormatOptions): (record: CustomerRecord) => string {
  if (!columns) return ({ customer }) => JSON.stringify(customer);
  const fields = fieldsOf(columnsFor(columns));
  return ({ customer }) => JSON.stringify(Object.fromEntries(fields.map(field => [field, customer[field]])));
}

function rawText({ columns, covered }: FormatOptions): (record: CustomerRecord) => string {
  const chosen = columns && new Set(columns.map(name => name.split('.')[0] ?? name));
  return ({ raw }) => {
    const shown = withoutCovered(raw, covered);
    // A line end in JSON text can only stand between values, where a space does as well.
    return (chosen ? keepMembers(shown, key => chosen.has(key)) : shown).replace(/[\r\n]+/g, ' ');
  };
}

function normalizedCsv(options: FormatOptions): Formatter {
  const columns = columnsFor(options.columns);
  let head = csvLines([columns.map(({ name }) => name)]);
  const takeHead = () => {
    const taken = head;
    head = '';
    return taken;
  };
  return {
    rows: records => takeHead() + csvLines(records.map(({ customer }) => columns.map(({ cell }) => cell(customer)))),
    end: takeHead,
    doubts: [],
  };
}

/** The columns are those of the first rows where none are chosen; what turns up later is told. */
function rawCsv({ columns: chosen, covered }: FormatOptions): Formatter {
  let columns = chosen;
  let begun = false;
  const late = new Set<string>();
  const noteLate = (row: ReadonlyMap<string, unknown>, known: ReadonlySet<string>) => {
    for (const name of row.keys()) if (!known.has(name) && late.size < mostLate) late.add(name);
  };
  return {
    rows(records) {
      const rows = records.map(({ raw }) => rawCells(withoutCovered(raw, covered)));
      if (rows.length === 0) return '';
      columns ??= [...new Set(rows.flatMap(row => [...row.keys()]))];
      const names = columns;
      const known = new Set(names);
      if (!chosen) for (const row of rows) noteLate(row, known);
      const head = begun ? [] : [names];
      begun = true;
      return csvLines([...head, ...rows.map(row => names.map(name => row.get(name) ?? null))]);
    },
    end: () => '',
    get doubts() {
      return late.size === 0 ? [] : [`Later rows had fields without a column: ${[...late].join(', ')}.`];
    },
  };
}
