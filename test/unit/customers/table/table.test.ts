import { deepEqual, equal } from 'node:assert/strict';
import { fold } from '../../../../src/core/fields/fold.ts';
import { cellText, connectionColumn } from '../../../../src/customers/table/cells.ts';
import { readChoices } from '../../../../src/customers/table/choice.ts';
import { Pointers } from '../../../../src/customers/table/pointers.ts';
import { descending, orderBy } from '../../../../src/customers/table/sort.ts';
import { Sums } from '../../../../src/customers/table/sums.ts';
import { TableView } from '../../../../src/customers/table/table-view.ts';
import { rawRows, rowOf, rowsOf } from './rows.ts';

describe('a cell of a table', () => {
  it('has the text of a field, exactly', () => {
    const row = rowOf({
      name: 'Zoé',
      orders: 12,
      createdAt: '2024-03-20T10:00:00.000Z',
      updatedAt: '2024-08-04T08:23:45',
      lifetimeValue: { amount: '1250.50', currency: 'EUR' },
      address: { line1: '1 Rue', line2: null, city: 'Lyon', state: null, postalCode: null, country: 'FR' },
    });
    const texts = ['name', 'orders', 'createdAt', 'updatedAt', 'lifetimeValue', 'address', 'email', connectionColumn];
    deepEqual(
      texts.map(key => cellText(row, key)),
      ['Zoé', '12', '2024-03-20 10:00Z', '2024-08-04 08:23:45', '1250.50 EUR', '1 Rue, Lyon, FR', '', 'One'],
    );
  });

  it('has a value as it was sent, digit for digit', () => {
    const row = rowOf({}, '{"a":{"b":1250.50,"c~/d":"x"},"n":null,"list":[1, 2],"a/b":12345678901234567890}');
    deepEqual(
      ['/a/b', '/a/c~0~1d', '/n', '/list', '/a~1b', '/none', '/a/none'].map(key => cellText(row, key)),
      ['1250.50', 'x', '', '[1, 2]', '12345678901234567890', '', ''],
    );
  });

  it('is empty where a row lacks the key, while something within it has that key or says it', () => {
    const raws = [
      '{"a":{"email":"x"},"id":1}',
      '{"name":"email","id":3}',
      '{"list":["email"]}',
      '{"a":{"email":"x"},"email":"y"}',
    ];
    deepEqual(
      raws.map(raw => cellText(rowOf({}, raw), '/email')),
      ['', '', '', 'y'],
    );
  });

  it('of a row that is no object is empty', () => {
    equal(cellText(rowOf({}, '[1,2]'), '/0'), '');
    equal(cellText(rowOf({}, '"text"'), '/length'), '');
  });
});

describe('the order of rows by a column', () => {
  const order = (values: readonly string[]) => [...orderBy(rawRows(values), '/value').rows].map(at => values[at]);

  it('is by number, then by text without regard to case and accents, and what has no value comes last', () => {
    deepEqual(order(['"b"', 'null', '10', '"Ä"', '9', '"a"', '""', '"100"', '"É"', '-1.5', '"aa"', 'true']), [
      ...['-1.5', '9', '10', '"100"', '"Ä"', '"a"', '"aa"', '"b"', '"É"', 'true', 'null', '""'],
    ]);
  });

  it('the other way leaves what has no value last', () => {
    const values = ['null', '2', '1', '3'];
    const turned = descending(orderBy(rawRows(values), '/value'));
    deepEqual(
      [...turned].map(at => values[at]),
      ['3', '2', '1', 'null'],
    );
  });

  it('keeps apart numbers and texts that begin alike', () => {
    deepEqual(order(['12345678901234567891', '12345678901234567890']), [
      '12345678901234567890',
      '12345678901234567891',
    ]);
    deepEqual(order(['"customer_b"', '"customer_a"', '"custome"']), ['"custome"', '"customer_a"', '"customer_b"']);
  });

  it('of money is by currency, and then by amount', () => {
    const amounts = ['10.00 EUR', '9.50 USD', '9.00 EUR', '100 '].map(text => {
      const [amount = '', currency = ''] = text.split(' ');
      return rowOf({ lastSpent: { amount, currency: currency || null } });
    });
    deepEqual([...orderBy(rowsOf(amounts), 'lastSpent').rows], [3, 2, 0, 1]);
  });

  it('of times is by time, also where seconds are not shown since there are none', () => {
    const times = ['2024-03-20T10:00:05.000Z', '2024-03-20T10:00:00.000Z', '2024-03-20T09:59:59.999Z'];
    deepEqual([...orderBy(rowsOf(times.map(createdAt => rowOf({ createdAt }))), 'createdAt').rows], [2, 1, 0]);
  });

  it('is the same where few texts stand in many rows, and those with the same one stay in their order', () => {
    const texts = ['"Zoë"', '"ada"', 'null', '7', '"Ada"', '10', '"customer_b"', '"customer_a"', '""'];
    const values = Array.from({ length: 900 }, (_, row) => texts[(row * 7) % texts.length] ?? '');
    const sorted = ['7', '10', 'ada', 'customer_a', 'customer_b', 'zoe', ''];
    const rank = (row = 0) => sorted.indexOf(fold(values[row]?.replaceAll(/"|null/g, '') ?? ''));
    const rows = [...values.keys()].sort((one, other) => rank(one) - rank(other) || one - other);
    deepEqual([...orderBy(rawRows(values), '/value').rows], rows);
  });

  it('has a place for a row that is gone', () => {
    deepEqual([...orderBy(rowsOf([undefined, rowOf({ name: 'A' })]), 'name').rows], [1, 0]);
  });
});

describe('a view of rows', () => {
  const people = rowsOf(
    [
      ['Zoé Müller', 'z@example.org'],
      ['Ada Mbeki', 'ada@example.org'],
      ['Bo', 'zoe@example.net'],
    ].map(([name = '', email = '']) => rowOf({ name, email })),
  );
  const columns = ['name', 'email'];
  const names = (view: TableView) => view.window([[0, 10]]).map(row => row?.field('name'));

  it('has the rows that have every word in one of their columns', () => {
    const view = new TableView(people);
    equal(view.look({ columns, filter: 'ZOE' }), 2);
    equal(view.look({ columns, filter: 'muller org' }), 1);
    // No word is found across two columns, nor in a column that is not there.
    equal(view.look({ columns, filter: 'mullerz' }), 0);
    equal(view.look({ columns: ['email'], filter: 'zoe' }), 1);
    equal(view.look({ columns, filter: '  ' }), 3);
  });

  it('sorts what it filters, and windows go no further than its end', () => {
    const view = new TableView(people);
    view.look({ columns, filter: 'zoe', sort: { column: 'name', descending: false } });
    deepEqual(names(view), ['Bo', 'Zoé Müller']);
    view.look({ columns, filter: '', sort: { column: 'name', descending: true } });
    deepEqual(names(view), ['Zoé Müller', 'Bo', 'Ada Mbeki']);
    deepEqual(
      view.window([
        [-5, 2],
        [2, 0],
        [3, 4],
      ]),
      [],
    );
  });

  it('adds up what is selected, by field', () => {
    const rows = rowsOf([
      rowOf({ lastSpent: { amount: '1.5', currency: 'EUR' } }),
      rowOf({ lastSpent: null }),
      rowOf({ lastSpent: { amount: 'much', currency: 'EUR' } }),
    ]);
    const view = new TableView(rows);
    view.look({ columns, filter: '' });
    deepEqual(view.sums([[0, 3]], ['lastSpent']), [
      { field: 'lastSpent', sums: [{ currency: 'EUR', amount: '1.5', count: 1 }], unread: 1 },
    ]);
  });
});

describe('sums of amounts', () => {
  it('are exact, and apart by currency', () => {
    const sums = new Sums();
    for (const [amount, currency] of [
      ['0.1', 'EUR'],
      ['0.20', 'EUR'],
      ['-0.35', 'EUR'],
      ['99999999999999999999.99', 'USD'],
      ['0.01', 'USD'],
      ['5', null],
    ] as const)
      sums.add({ amount, currency });
    deepEqual(sums.all, [
      { currency: 'EUR', amount: '-0.05', count: 3 },
      { currency: 'USD', amount: '100000000000000000000.00', count: 2 },
      { currency: null, amount: '5', count: 1 },
    ]);
    equal(sums.unread, 0);
  });

  it('count what is no plain decimal apart', () => {
    const sums = new Sums();
    for (const amount of ['1e3', '', '1,5', '9'.repeat(100)]) sums.add({ amount, currency: 'EUR' });
    deepEqual({ all: sums.all, unread: sums.unread }, { all: [], unread: 4 });
  });
});

describe('the columns that rows could have as they were sent', () => {
  it('are the pointers of values, objects opened', () => {
    const pointers = new Pointers();
    pointers.add('{"id":1,"a":{"b":{"c":{"d":{"e":1}}}},"list":[{"x":1}],"empty":{}}');
    pointers.add('{"id":2,"a/b":true}');
    pointers.add('[1]');
    deepEqual(pointers.all, ['/id', '/a/b/c/d', '/list', '/empty', '/a~1b']);
    equal(pointers.isCut, false);
  });

  it('are no more than can be chosen from', () => {
    const pointers = new Pointers();
    pointers.add(JSON.stringify(Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`k${at}`, at]))));
    deepEqual({ all: pointers.all.length, isCut: pointers.isCut }, { all: 500, isCut: true });
  });
});

describe('columns that were chosen', () => {
  it('are read back as far as they can be used', () => {
    const good = { of: 'devdraft', keys: ['name', '/status'] };
    deepEqual(readChoices([good, { of: 'x', keys: [] }, { of: 1 }, null, 'text']), [good]);
    deepEqual(readChoices({}), []);
  });
});
