// What is written of customers, whatever stands in them, and what spreadsheets make of it wherever they end a cell.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Customer, CustomerRecord } from '../../src/core/model/customer.ts';
import { cellOf, csvBytes, csvLines } from '../../src/customers/export/csv.ts';
import { formatter } from '../../src/customers/export/format.ts';
import { rawCells } from '../../src/customers/export/raw-fields.ts';
import { anyJson, anyText, likely, objectOf } from './texts.ts';

const pieces = fc.constantFrom(
  ...['=1+1', '+1', '-1', '+a', '@a', '＝1', '-1.5', 'x', '1', "'", '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', ' '],
  ...['\0', '\u001b', '\u007f', '\u0085', '\u00a0', '\u200b', '\u2028', '\ufeff', '\u3000'],
);

/** Texts, most of them of pieces that some reader gives a meaning to. */
const cellText = fc.oneof(
  { weight: 5, arbitrary: fc.array(pieces, { maxLength: 8 }).map(all => all.join('')) },
  { weight: 1, arbitrary: anyText },
);

/** What is left of a cell once a reader has thrown away what it does not look at. */
const looked = (text: string): string => text.replace(/^[\s"\p{Cc}\p{Cf}\p{Z}]+/u, '');
const runs = (text: string): boolean =>
  /^[=+\-@＝＋－＠]/.test(looked(text)) && !/^[+-]\d+(\.\d+)?(e[+-]?\d+)?$/i.test(looked(text).replace(/[\s"]+$/, ''));

/** No cell runs: in the reading meant, or in one that ends cells at other separators and knows our quotes or does not. */
export const writesCsv: fc.IRawProperty<unknown> = fc.property(
  fc.array(fc.array(cellText, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
  fc.constantFrom(',' as const, ';' as const, '\t' as const),
  (rows, separator) => {
    // A line of nothing but an empty cell would be read as no line.
    const lines = rows.map(row => ['x', ...row]);
    const text = csvLines(lines, separator);
    const columns = [0, 1, 2].map(at => (line: readonly string[]) => line[at] ?? null);
    equal(Buffer.from(csvBytes(columns, separator)(lines, '')).toString(), Buffer.from(text).toString());
    const read = parse(text, { delimiter: separator }) as string[][];
    deepEqual(
      read.map(row => row.length),
      rows.map(() => 3),
    );
    for (const one of read.flat()) ok(!runs(one), JSON.stringify(one));
    const [one, other] = [',', ';', '\t'].filter(end => end !== separator);
    for (const ends of ['\u0085\u2028\u2029', one, other, `${one}${other}`])
      for (const cell of text.split(new RegExp(`[\n${ends}]`)))
        ok(!runs(cell.split(separator)[0] ?? ''), JSON.stringify({ text, cell }));
  },
);

/** Names that paths of others read like, among usual ones. */
const names = ['id', 'a', 'b', 'a.b', '/a/b', '', '.', '…', '/', '~1', 'address', 'address.city', 'city', '__proto__'];
const inner = objectOf(names, fc.oneof(likely, anyJson));
/** Rows of which each key stands once. */
const rawRow = objectOf(names, fc.oneof({ weight: 2, arbitrary: inner }, { weight: 3, arbitrary: likely })).map(text =>
  JSON.stringify(JSON.parse(text)),
);

/** A record of which only what is exported matters. */
const recordOf = (raw: string, customer: Partial<Customer> = {}): CustomerRecord => ({
  connectionId: 'c1',
  // What is left out is read as undefined, which is written like null.
  customer: { id: '1', name: null, email: null, ...customer } as Customer,
  raw,
  sources: {},
});

/** The paths of what is no object with members, or too deep to be taken apart. */
function leaves(value: unknown, depth = 0): number {
  const members = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : [];
  if (depth > 0 && (members.length === 0 || depth === 4)) return 1;
  return members.reduce<number>((sum, member) => sum + leaves(member, depth + 1), 0);
}

/** Every value of every row is in the table, in a column of its own path. */
export const writesRawCsv: fc.IRawProperty<unknown> = fc.property(
  fc.array(rawRow, { minLength: 1, maxLength: 5 }),
  rows => {
    const records = rows.map(raw => recordOf(raw));
    const format = formatter({ format: 'csv', raw: true, covered: [] }, records);
    const cells = rows.map(rawCells);
    for (const [at, raw] of rows.entries()) equal(cells[at]?.size, leaves(JSON.parse(raw)), raw);
    const columns = [...new Set(cells.flatMap(row => [...row.keys()]))];
    const text = format.rows(records);
    if (columns.length === 0) return;
    const [head, ...table] = parse(text, { skip_empty_lines: false, relax_column_count: true }) as string[][];
    deepEqual(
      head,
      columns.map(name => String(cellOf(name))),
    );
    deepEqual(format.doubts, []);
    if (columns.length === 1) return; // a line without anything is no row to some readers
    deepEqual(
      table,
      // Half a character is no UTF-8.
      cells.map(row => columns.map(name => String(cellOf(row.get(name) ?? null) ?? '').toWellFormed())),
    );
  },
);

/** One line a customer for every reader, equal as JSON. */
export const writesLines: fc.IRawProperty<unknown> = fc.property(
  fc.array(fc.oneof(rawRow, anyJson), { minLength: 1, maxLength: 3 }),
  anyText,
  (rows, name) => {
    const records = rows.map(raw => recordOf(raw, { name }));
    for (const raw of [true, false]) {
      const lines = formatter({ format: 'ndjson', raw, covered: [] })
        .rows(records)
        .split(/[\n\v\f\r\u0085\u2028\u2029]/);
      equal(lines.pop(), '');
      deepEqual(
        lines.map(line => JSON.parse(line) as unknown),
        records.map(record =>
          raw ? (JSON.parse(record.raw) as unknown) : JSON.parse(JSON.stringify(record.customer)),
        ),
      );
    }
  },
);

/** Every cell is quoted, and a formula is nothing but a text. */
export const writesForExcel: fc.IRawProperty<unknown> = fc.property(
  fc.array(cellText, { minLength: 1, maxLength: 4 }),
  fc.constantFrom(
    { separator: ',', decimal: '.' } as const,
    { separator: ';', decimal: ',' } as const,
    { separator: ';', decimal: '.' } as const,
  ),
  (texts, excel) => {
    const format = formatter({ format: 'csv', covered: [], excel, columns: ['name', 'email'] });
    const text = format.rows(texts.map(name => recordOf('{}', { name, email: name })));
    ok(/^\ufeff[,;\r\n]*$/.test(text.replace(/"(?:[^"]|"")*"/g, '')), text);
    const read = parse(text, { bom: true, delimiter: excel.separator, record_delimiter: '\r\n' }) as string[][];
    for (const one of read.flat()) ok(!runs(one) || /^=\("[^"]*"\)$/.test(one), one);
    const other = excel.separator === ',' ? [/[;\n]/, /[;\t\n]/] : [/[,\n]/, /[,\t\n]/];
    for (const end of [/[\n\u0085\u2028\u2029]/, /[\t\n]/, ...other])
      for (const one of text.slice(1).split(end)) {
        // A text in brackets, or a number, goes on with quotes, which no formula does.
        const start = looked(one);
        ok(!runs(start) || /^(?:=\("|[+-][\d.]+(?:e[+-]?\d+)?)"/i.test(start), JSON.stringify({ text, one }));
      }
  },
);
