import { deepEqual, equal } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { cellOf, csvLines } from '../../../../src/customers/export/csv.ts';
import { formatter } from '../../../../src/customers/export/format.ts';
import { recordOf } from '../records.ts';

describe('cells of CSV', () => {
  const cells: readonly [sent: string, written: string][] = [
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+1+cmd', "'+1+cmd"],
    ['-2+3', "'-2+3"],
    ['＝1', "'＝1"],
    [' =1', " '=1"],
    ['+237650000000', '+237650000000'],
    ['-12.50', '-12.50'],
    ['-1e-7', '-1e-7'],
    ['O’Brien = fine', 'O’Brien = fine'],
    ['x;=1', "x;'=1"],
    ['x; "=1', 'x; "\'=1'],
    ['x;-5', 'x;-5'],
    ['x;-5+1', "x;'-5+1"],
    ['x;-5;y', 'x;-5;y'],
    ['-5;y', "'-5;y"],
    ['x;-5\ny', 'x;-5\ny'],
    ['x;"-5\n+a', "x;\"'-5\n'+a"],
    ['-5\n+a', "'-5\n'+a"],
    ['\n-5\n', "\n'-5\n"],
    ['x;-5\t+a', "x;'-5\t'+a"],
    ['x\n=1', "x\n'=1"],
    ['x, =1', 'x, =1'],
  ];
  for (const [sent, written] of cells)
    it(`a cell of CSV is written as ${JSON.stringify(written)}: ${JSON.stringify(sent)}`, () =>
      equal(cellOf(sent), written));

  it('a cell of CSV shows control characters, which spreadsheets drop before they look for a formula', () => {
    equal(cellOf('\0=1'), '␀=1');
    equal(cellOf('x;\0\u001b\u007f=1'), 'x;␀␛␡=1');
    equal(cellOf('one\r\ntwo\rthree'), 'one\ntwo\nthree');
  });

  it('a cell of CSV is written as if a tab ended it, as many an import reads it', () => {
    equal(cellOf('x\t=1'), "x\t'=1");
    equal(cellOf('\t=1'), "\t'=1");
    equal(csvLines([['x\ty', 'x;y', 'x']]), '"x\ty","x;y",x\n');
  });

  it('a cell of CSV is written as if any line end ended it', () => {
    for (const end of ['\u0085', '\u2028', '\u2029']) equal(cellOf(`x${end}=1`), `x${end}'=1`);
  });

  it('a formula in a cell of CSV is found behind any number of blanks, and behind what has no ink', () => {
    for (const blank of [' ', '\u00a0', '\u3000', '\ufeff', '\u200b', '"']) {
      const many = blank.repeat(1000);
      equal(cellOf(`x;${many}=1`), `x;${many}'=1`);
      equal(cellOf(`${many}=1`), `${many}'=1`);
    }
  });

  it('a cell of CSV may have any number of blanks, digits, separators and emoji', () => {
    for (const piece of [' ', '"', '\t', '\n', ';', '1', '-', '\0', 'é', '😀'])
      for (const first of ['-', 'x'])
        equal(
          cellOf(`${first}${piece.repeat(500_000)}x`)
            ?.toString()
            .at(-1),
          'x',
        );
  });

  it('a cell of CSV is read as it was by what reads CSV', () => {
    const rows = [
      ['plain', 'with, comma', 'with "quotes"'],
      ['a\ttab', 'two\nlines', ''],
    ];
    deepEqual(parse(csvLines(rows)), rows);
  });

  for (const separator of [';', '\t'] as const) {
    const name = separator === '\t' ? 'tab' : separator;
    it(`a cell of CSV is read as it was where a ${name} separates it, and quoted where another reading would split it`, () => {
      const rows = [
        ['plain', 'with, comma', 'with; semicolon'],
        ['a\ttab', 'two\nlines', '"quoted"'],
      ];
      deepEqual(parse(csvLines(rows, separator), { delimiter: separator }), rows);
      const other = separator === ';' ? '\t' : ';';
      equal(csvLines([['x,=1', `x${other}=1`]], separator), `"x,'=1"${separator}"x${other}'=1"\n`);
    });
  }

  it('CSV of customers begins with a byte order mark where one is wanted, also where nobody is in it, and once', () => {
    const csv = { separator: ';', byteOrderMark: true } as const;
    const format = formatter({ format: 'csv', columns: ['id', 'name'], covered: [], csv });
    equal(format.rows([recordOf({ id: '1', name: 'Zoé; Müller' })]), '\ufeffid;name\n1;"Zoé; Müller"\n');
    equal(format.rows([recordOf({ id: '2' })]) + format.end(), '2;\n');
    equal(formatter({ format: 'csv', columns: ['id'], covered: [], csv }).end(), '\ufeffid\n');
    const raw = formatter({ format: 'csv', raw: true, covered: [], csv });
    equal(
      raw.rows([recordOf({ id: '1', name: 'Zoé' })]) + raw.rows([recordOf({ id: '2', name: 'A;B' })]),
      '\ufeffid;name\n1;Zoé\n2;"A;B"\n',
    );
  });
});
