import { deepEqual, equal } from 'node:assert/strict';
import { csvBytes, csvLines } from '../../../../src/customers/export/csv.ts';
import { formatter } from '../../../../src/customers/export/format.ts';
import { recordOf } from '../records.ts';

type Row = readonly (string | number | null)[];

const written = (rows: readonly Row[], separator: ',' | ';' | '\t' = ',') => {
  const columns = (rows[0] ?? []).map((_, at) => (row: Row) => row[at] ?? null);
  return Buffer.from(csvBytes(columns, separator)(rows, '')).toString();
};
/** As it is in a file: half a pair of surrogates is none. */
const inFile = (text: string) => Buffer.from(text).toString();

describe('rows of CSV that are written as bytes', () => {
  it('rows of CSV are the same as bytes and by the rules for strings, whatever characters begin a cell or stand in it', () => {
    const characters = [
      ...Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code)),
      ...'\u0660\u1680\u2000\u2027\u2028\u2029\u202a\u20ac\u3000\ufeff\uff1d\uff0b\ufffd\ud800\udc00字א',
      ...['😀', '𝟙', '́'],
    ];
    for (const separator of [',', ';', '\t'] as const)
      for (const character of characters) {
        const rows = [
          [character, 'x'],
          ['x', character],
          [`${character}1`, `x${character}`],
          [`x${character}=1`, `${character}${character}x`],
          [`+1${character}`, `-${character}`],
          [null, `é${character}é`],
        ];
        equal(written(rows, separator), inFile(csvLines(rows, separator)), JSON.stringify([separator, character]));
      }
  });

  it('rows of CSV keep their order where some are plain and others have to be quoted', () => {
    const rows: Row[] = Array.from({ length: 64 }, (_, at) => [
      at,
      at & 3 ? 'plain' : 'with, comma',
      at & 16 ? 'a"b' : '',
    ]);
    equal(written(rows), csvLines(rows));
    const longest = 'x'.repeat(300_000);
    equal(
      written([
        ['é', longest],
        ['1', '2'],
        [longest, ','],
      ]),
      csvLines([
        ['é', longest],
        ['1', '2'],
        [longest, ','],
      ]),
    );
  });

  it('numbers with a sign stand as they are in CSV as bytes, and nothing else that begins so', () => {
    const cells = [
      '+1',
      '-1',
      `+${'1'.repeat(100)}`,
      `+${'1'.repeat(101)}`,
      '+',
      '-',
      '+1a',
      '+1 ',
      '--1',
      '+1+1',
      '-1.5',
      '+1e3',
    ];
    for (const cell of cells) equal(written([[cell, cell]]), csvLines([[cell, cell]]), cell);
  });

  it('a row of one cell is never an empty line of CSV', () => {
    deepEqual([written([['']]), written([[null]]), written([['a']])], [csvLines([['']]), csvLines([[null]]), 'a\n']);
  });

  it('what is given back of NDJSON and of CSV is of the rows of one call', () => {
    for (const format of ['csv', 'ndjson', 'json'] as const) {
      const { bytes, rows } = formatter({ format, covered: [] });
      const first = Buffer.from(bytes?.([recordOf({ id: '1', name: 'one\u2028alpha' })]) ?? []).toString();
      const second = rows([recordOf({ id: '2', name: 'the omega' })]);
      deepEqual(
        { alpha: first.includes('alpha'), omega: first.includes('omega') },
        { alpha: true, omega: false },
        format,
      );
      deepEqual(
        { alpha: second.includes('alpha'), omega: second.includes('omega') },
        { alpha: false, omega: true },
        format,
      );
    }
  });
});
