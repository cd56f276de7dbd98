import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { formatter } from '../../../../src/customers/export/format.ts';
import type { ExcelStyle } from '../../../../src/customers/export/format-options.ts';
import { recordOf } from '../records.ts';

const semicolon: ExcelStyle = { separator: ';', decimal: ',' };
const comma: ExcelStyle = { separator: ',', decimal: '.' };

const written = (customers: readonly Partial<Customer>[], excel: ExcelStyle, columns?: readonly string[]) => {
  const format = formatter({ format: 'csv', covered: [], excel, columns });
  const text = format.rows(customers.map((customer, at) => recordOf({ id: `${at}`, ...customer })));
  return { text, format };
};

/** What stands in the name's cell, as it is written. */
const cellOf = (name: string, excel = comma) =>
  (parse(written([{ name }], excel, ['name']).text, { bom: true, delimiter: excel.separator }) as string[][])[1]?.[0];

describe('CSV for Excel', () => {
  it('CSV for Excel has a byte order mark, CRLF at the end of each line, and the separator that is chosen', () => {
    const person = { id: 'a', name: 'Zoé Müller', email: null };
    equal(
      written([person], semicolon, ['id', 'name', 'email']).text,
      '\ufeff"id";"name";"email"\r\n"a";"Zoé Müller";\r\n',
    );
    equal(written([person], comma, ['id', 'name']).text, '\ufeff"id","name"\r\n"a","Zoé Müller"\r\n');
    equal(formatter({ format: 'csv', covered: [], excel: comma, columns: ['id'] }).end(), '\ufeff"id"\r\n');
  });

  const texts = ['+237671234567', '00123', '12345678901234567890', '1/2', '1-2', '2024-03-20', '1E5', 'MAR5', '5 мая'];
  const more = [
    '5%',
    '€5',
    '1,250',
    '1.250',
    '1 250',
    '1’250',
    '10:30',
    'TRUE',
    'Vero',
    '#N/A',
    '-12.50',
    '１２',
    '١٢',
  ];
  for (const text of [...texts, ...more]) {
    it(`CSV for Excel keeps ${text} the text it is`, () => {
      equal(cellOf(text), `=("${text}")`);
      equal(cellOf(text, semicolon), `=("${text}")`);
    });
  }

  it('CSV for Excel writes other texts as they are', () => {
    for (const text of ['Zoé Müller', 'ada1@example.org', 'O’Hara', 'an "x5"', '-'])
      equal(cellOf(text), text === '-' ? "'-" : text);
  });

  it('CSV for Excel counts the values that have an apostrophe in front, which nobody sent', () => {
    const names = ['=1+1', 'Ada', '00123', '-', 'x;=1', "'quoted"];
    equal(
      written(
        names.map(name => ({ name })),
        comma,
      ).format.guarded,
      3,
    );
  });

  it('CSV for Excel makes no formula of anything but such a text', () => {
    for (const text of ['=1+1', '1"&A1&"', '5";=1+1', '1;=1+1', '1\t=1', '1\n=1', '\0=1', `${'1'.repeat(256)}`])
      ok(!cellOf(text)?.startsWith('='), cellOf(text));
    equal(cellOf('=1+1'), "'=1+1");
    equal(cellOf('1,=1', semicolon), "1,'=1");
    equal(cellOf('1;=1', comma), "1;'=1");
  });

  it('CSV for Excel quotes every cell, so that another reading finds texts behind a text and calls nothing', () => {
    const people = ['00123', '5, 6', 'x;y', 'WEBSERVICE(A1)', '&A1', '*2', 'a"b'].map(name => ({ name }));
    for (const style of [comma, semicolon]) {
      const { text } = written(people, style);
      match(text.slice(1).replace(/"(?:[^"]|"")*"/g, ''), /^[,;\r\n]*$/);
    }
  });

  it('CSV for Excel writes numbers as the region reads them, and no more digits than a number holds', () => {
    const money = (amount: string) => ({ lifetimeValue: { amount, currency: 'EUR' }, orders: 12 });
    const cells = (amount: string, style: ExcelStyle) =>
      written([money(amount)], style, ['lifetimeValue', 'orders']).text.split('\r\n')[1];
    equal(cells('1250.50', semicolon), '"1250,50";"EUR";"12"');
    equal(cells('-1250.50', comma), '"-1250.50","EUR","12"');
    equal(cells('1250.50', { separator: ';', decimal: '.' }), '"1250.50";"EUR";"12"');
    equal(cells('12345678901234.567', comma), '"=(""12345678901234.567"")","EUR","12"');
  });

  it('CSV for Excel writes times as they are: RFC 3339 is a text to Excel', () => {
    const { text } = written([{ createdAt: '2024-03-20T10:00:00.000Z' }], comma, ['createdAt']);
    equal(text.split('\r\n')[1], '"2024-03-20T10:00:00.000Z"');
  });

  it('CSV for Excel says what Excel will not show', () => {
    const { format } = written([{ name: 'x'.repeat(40_000) }], comma, ['name']);
    match(format.doubts.join(' '), /32,767 characters in a cell; 1 cells have more/);
    const many = formatter({ format: 'csv', covered: [], excel: comma, columns: ['id'] });
    const batch = Array.from({ length: 1000 }, () => recordOf({ id: '1' }));
    for (let at = 0; at < 1049; at++) many.rows(batch);
    match(many.doubts.join(' '), /1,048,576 rows/);
    deepEqual(written([{ name: 'x' }], comma).format.doubts, []);
  });
});
