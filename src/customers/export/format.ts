/** Customers as text: CSV, a JSON array, or one customer a line. */
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { chosenOf, columnNames, columnsFor, fieldsOf } from './columns.ts';
import { byteOrderMark, csvBytes, csvLines, type Guards } from './csv.ts';
import { excelCsv } from './excel-csv.ts';
import { exportFormats, type FormatOptions, type Formatter, type TextFormat } from './format-options.ts';
import { ownColumns, ownMembers } from './own-columns.ts';
import { rawCsv } from './raw-csv.ts';
import { keepMembers, withoutCovered } from './raw-fields.ts';
import { TextBytes } from './text-bytes.ts';

/** In a format of text. */
export type TextOptions = FormatOptions & { readonly format: TextFormat };

/**
 * Throws `badRequest` for a format or a column that does not exist. `all` are the records, where they are there before the
 * first is written.
 */
export function formatter(options: TextOptions, all?: readonly CustomerRecord[]): Formatter {
  const { format } = options;
  switch (format) {
    case 'csv':
      if (options.raw) return rawCsv(options, all);
      return options.excel ? excelCsv(options, options.excel) : normalizedCsv(options);
    case 'json':
    case 'ndjson':
      return (format === 'json' ? jsonArray : lines)(options.raw ? rawText(options) : normalizedText(options));
    default:
      throw noSuchFormat(format);
  }
}

/** For callers whose types need not hold. */
export function noSuchFormat(format: never): ClienteleError {
  const what = t('{who} cannot export as {0}', String(format));
  const cure = t('The formats are {0}.', exportFormats.join(', '));
  return new ClienteleError({ kind: 'badRequest', who: 'Clientele', what, cure });
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** With its text as a string, too. */
const inBoth = <Row>(bytes: (rows: readonly Row[]) => Uint8Array<ArrayBuffer>) => ({
  bytes,
  rows: (records: readonly Row[]) => decoder.decode(bytes(records)),
});

/** What some readers take for a line end and JSON does not; within a text it means the same when it is escaped. */
const lineEnds = ['\u0085', '\u2028', '\u2029'].map(end => Buffer.from(end));
const escaped = (text: string): string =>
  text.replace(/[\u0085\u2028\u2029]/g, end => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One row a line. */
export function lines<Row>(text: (row: Row) => string): Formatter<Row> {
  const out = new TextBytes();
  const write = (rows: readonly Row[], form: (row: Row) => string) => {
    for (const row of rows) out.add(`${form(row)}\n`);
    return out.take();
  };
  return {
    ...inBoth((rows: readonly Row[]) => {
      const written = write(rows, text);
      // Looked for in all rows at once: hardly ever one has any.
      return lineEnds.some(end => written.includes(end)) ? write(rows, row => escaped(text(row))) : written;
    }),
    end: () => '',
    doubts: [],
  };
}

/** Rows as one array. */
export function jsonArray<Row>(text: (row: Row) => string): Formatter<Row> {
  const out = new TextBytes();
  let before = '[\n';
  return {
    ...inBoth((rows: readonly Row[]) => {
      for (const row of rows) {
        out.add(before + text(row));
        before = ',\n';
      }
      return out.take();
    }),
    end: () => (before === ',\n' ? '\n]\n' : '[]\n'),
    doubts: [],
  };
}

function normalizedText({ columns, own }: FormatOptions): (record: CustomerRecord) => string {
  if (!columns && !own) return ({ customer }) => JSON.stringify(customer);
  const members = ownMembers(own, columnNames);
  const fields = fieldsOf(columnsFor(columns, ownColumns(members)));
  const chosen = chosenOf(members, columns);
  return ({ customer, raw }) =>
    JSON.stringify(
      Object.fromEntries([
        ...fields.map(field => [field, customer[field]] as const),
        ...chosen.map(({ name, valueIn }) => [name, valueIn(raw)] as const),
      ]),
    );
}

function rawText({ columns, rest, covered }: FormatOptions): (record: CustomerRecord) => string {
  const chosen = columns && new Set(columns);
  const left = rest && new Set(rest.without);
  return ({ raw }) => {
    const shown = withoutCovered(raw, covered);
    // A line end in JSON text can only stand between values, where a space does as well.
    return (chosen ? keepMembers(shown, key => chosen.has(key) || left?.has(key) === false) : shown).replace(
      /[\r\n]+/g,
      ' ',
    );
  };
}

function normalizedCsv(options: FormatOptions): Formatter {
  const columns = columnsFor(options.columns, ownColumns(ownMembers(options.own, columnNames)));
  const separator = options.csv?.separator;
  const mark = options.csv?.byteOrderMark ? byteOrderMark : '';
  const guards: Guards = { count: 0 };
  let head = mark + csvLines([columns.map(({ name }) => name)], separator);
  const takeHead = () => {
    const taken = head;
    head = '';
    return taken;
  };
  const bytes = csvBytes(
    columns.map(
      ({ cell }) =>
        ({ customer, raw }: CustomerRecord) =>
          cell(customer, raw),
    ),
    separator,
    guards,
  );
  return {
    ...inBoth((records: readonly CustomerRecord[]) => bytes(records, takeHead())),
    end: takeHead,
    doubts: [],
    get guarded() {
      return guards.count;
    },
  };
}
