// What spreadsheets make of the lines of CSV, whatever stands in a cell and wherever they end one.

import { deepEqual, ok } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLines } from '../../src/customers/export/csv.ts';
import { anyText } from './texts.ts';

const pieces = fc.constantFrom(
  ...['=1+1', '+1', '-1', '+a', '@a', '＝1', '-1.5', 'x', '1', "'", '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', ' '],
  ...['\0', '\u001b', '\u007f', '\u0085', '\u00a0', '\u200b', '\u2028', '\ufeff', '\u3000'],
);

/** Texts, most of them of pieces that some reader gives a meaning to. */
const cell = fc.oneof(
  { weight: 5, arbitrary: fc.array(pieces, { maxLength: 8 }).map(all => all.join('')) },
  { weight: 1, arbitrary: anyText },
);

/** What is left of a cell once a reader has thrown away what it does not look at. */
const looked = (text: string): string => text.replace(/^[\s"\p{Cc}\p{Cf}\p{Z}]+/u, '');
const runs = (text: string): boolean =>
  /^[=+\-@＝＋－＠]/.test(looked(text)) && !/^[+-]\d+(\.\d+)?(e[+-]?\d+)?$/i.test(looked(text).replace(/[\s"]+$/, ''));

/** No cell runs: in the reading meant, or in one that ends cells at other separators and knows our quotes or does not. */
export const writesCsv: fc.IRawProperty<unknown> = fc.property(
  fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
  rows => {
    // A line of nothing but an empty cell would be read as no line.
    const text = csvLines(rows.map(row => ['x', ...row]));
    const read = parse(text) as string[][];
    deepEqual(
      read.map(row => row.length),
      rows.map(() => 3),
    );
    for (const one of read.flat()) ok(!runs(one), JSON.stringify(one));
    for (const end of [/[\n\u0085\u2028\u2029]/, /[;\n]/, /[\t\n]/, /[;\t\n]/])
      for (const one of text.split(end)) ok(!runs(one.split(',')[0] ?? ''), JSON.stringify({ text, one }));
  },
);
