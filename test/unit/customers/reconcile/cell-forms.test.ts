import { deepEqual, equal, match } from 'node:assert/strict';
import { codeOf, dayIn, dayOrderOf, isCutShort } from '../../../../src/customers/reconcile/cell-forms.ts';
import { amountIn } from '../../../../src/customers/reconcile/guess-columns.ts';
import { otherFile } from '../../../../src/customers/reconcile/other-list.ts';
import { reconcile } from '../../../../src/customers/reconcile/reconcile.ts';
import { openTable } from '../../../../src/customers/reconcile/table-file.ts';
import { layoutText } from '../../../../src/ui/reconcile/layout-words.ts';
import { fileOf, listOf } from './lists.ts';

const signal = new AbortController().signal;

describe('the cells of a file that a spreadsheet wrote', () => {
  it('have days and months in the order that the numbers of their column decide', () => {
    for (const [cells, order] of [
      [['20/03/2026', '03/04/2026', null, ''], 'day'],
      [['03/04/2026', '3/20/2026 2:05 PM'], 'month'],
      [['03.04.2026'], 'day'],
      [['13-01-2026'], 'day'],
      [['03/04/2026', '1/2/2026'], 'either'],
      [['20/03/2026', '03/20/2026'], 'either'],
      [['2026-03-20', 'soon', '03/2026'], undefined],
    ] as const)
      equal(dayOrderOf(cells), order, cells.join());
  });

  it('are dates in that order, with a time of day or none, and no date where there is no such day', () => {
    for (const [cell, order, date] of [
      ['20.03.2026', 'day', '2026-03-20'],
      ['3/20/2026', 'month', '2026-03-20'],
      ['1.2.2026 14:05', 'day', '2026-02-01T14:05:00'],
      ['3/20/2026, 12:05:09 AM', 'month', '2026-03-20T00:05:09'],
      ['3/20/2026 2:05 pm', 'month', '2026-03-20T14:05:00'],
      ['31.02.2026', 'day', undefined],
      ['3/20/2026 14:05 PM', 'month', undefined],
      ['20/03.2026', 'day', undefined],
    ] as const)
      equal(dayIn(cell, order), date, cell);
  });

  it('are no ID where a spreadsheet cut the number short, and are one where it only looks like that', () => {
    for (const cell of ['9.007E+18', '9,00719925474099E+15', '9.00719925474099E+018', '2E+05'])
      equal(isCutShort(cell), true, cell);
    for (const cell of ['9007199254740993', '12E5', 'E+18', '9.007e+18x', '', null])
      equal(isCutShort(cell), false, String(cell));
  });

  it('have the currency whose sign is that of one alone', () => {
    const written = {
      '€ 5': 'EUR',
      '5,00 zł': 'PLN',
      'R$ 5': 'BRL',
      US$5: 'USD',
      $5: null,
      '5 kr': null,
      '-EUR 7': 'EUR',
    };
    for (const [cell, code] of Object.entries(written)) equal(amountIn(cell).currency, code, cell);
    deepEqual([codeOf('eur'), codeOf('$'), codeOf('')], ['EUR', null, null]);
  });

  it('lie below a title of several cells, and not below somebody', async () => {
    const table = 'id;name;e-mail;city\n1;Ada;a@example.org;Łódź\n';
    for (const [above, lead] of [
      ['Customers;20.03.2026;;\n\nPage;1;;\n', 2],
      ['Export of;March;2026;\n', 1],
      ['7;Grace;g@example.org;\n', 0],
      ['Name;;;\n', 0],
    ] as const) {
      const { layout } = await openTable(fileOf('x.csv', above + table));
      equal(layout.lead, lead, above);
    }
  });

  const messy = [
    'Customers;20.03.2026;;;;',
    'Id;Full name;Phone;Created;LTV;E-mail',
    '17;Ada Example;+33612345678;20.03.2026;$ 1.250,50;ada@example.com',
    '9,00719925474099E+15;Ben Example;3,36123E+11;03.04.2026 14:05;$ 3,00;ben@example.com',
    '',
  ].join('\r\n');

  it('are compared as what they mean, and what is lost or not known of them is said', async () => {
    const file = await otherFile(fileOf('crm.csv', messy));
    equal(
      layoutText(file),
      'crm.csv was read as CSV, UTF-8, separated by a semicolon, and without 1 row above it. ' +
        'Dates are written as 31.12.2026. Amounts with “$” are compared by their digits alone.',
    );
    const list = listOf([
      {
        ...{ id: '17', name: 'Ada Example', email: 'ada@example.com', phone: '+33612345678', createdAt: '2026-03-20' },
        lifetimeValue: { amount: '1250.50', currency: 'USD' },
      },
      { id: '9007199254740993', name: 'Ben Example', email: 'ben@example.com', createdAt: '2026-04-03T14:05:00' },
    ]);
    const byId = await reconcile(list, file, { by: 'id', signal });
    const { equal: same, onlyHere, onlyThere, doubts } = byId;
    deepEqual({ same, onlyHere, onlyThere }, { same: 1, onlyHere: 1, onlyThere: 1 });
    match(doubts.join(' '), /1 row of crm\.csv with numbers such as 9\.007E\+18, whose digits a spreadsheet lost/);
    match(doubts.join(' '), /1 row of crm\.csv without ID: nothing to match by/);
    const byEmail = await reconcile(list, file, { by: 'email', fields: ['createdAt', 'name'], signal });
    equal(byEmail.equal, 2);
    await Promise.all([byId.dispose(), byEmail.dispose()]);
  });

  it('stay as they are where nothing decides which number is the day, and that is said', async () => {
    const file = await otherFile(fileOf('crm.csv', 'id,created\n1,03/04/2026\n'));
    match(layoutText(file), /Dates such as 03\/04 may begin with either: they stay as they are\./);
    equal(file.reader.read(['1', '03/04/2026']).createdAt, '03/04/2026');
    const said = await otherFile(fileOf('crm.csv', 'id,created\n1,03/04/2026\n'), { dates: 'month' });
    equal(said.reader.read(['1', '03/04/2026']).createdAt, '2026-03-04');
  });
});
