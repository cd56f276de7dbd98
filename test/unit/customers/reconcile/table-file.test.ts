import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSqlite } from '../../../../src/customers/index/load-sqlite.ts';
import { amountIn, bare, guessColumns, guessDecimal } from '../../../../src/customers/reconcile/guess-columns.ts';
import { addressIn } from '../../../../src/customers/reconcile/read-customer.ts';
import { openTable, type TableFile } from '../../../../src/customers/reconcile/table-file.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { fileOf } from './lists.ts';

async function allRows(file: TableFile, columns = file.columns) {
  const rows: (readonly (string | null)[])[] = [];
  let problems = 0;
  for await (const some of file.rows(columns, () => problems++)) rows.push(...some);
  return { rows, problems };
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a file of customers', () => {
  const text = 'id;name\n00123;"Zoë; Müller"\n';
  const written: readonly [what: string, bytes: Uint8Array, encoding: string, mark: boolean][] = [
    ['UTF-8', Buffer.from(text), 'utf-8', false],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8', true],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', true],
    ['UTF-16 without a byte order mark', Buffer.from(text, 'utf16le'), 'utf-16le', false],
    ['UTF-16 the other way round', utf16be(`\ufeff${text}`), 'utf-16be', true],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252', false],
  ];
  for (const [what, bytes, encoding, byteOrderMark] of written) {
    it(`is read where it is written in ${what}, cut between any two bytes`, async () => {
      for (const piece of [1, 7, 1000]) {
        const file = await openTable(fileOf('x.csv', bytes, piece));
        deepEqual(file.layout.text, { encoding, byteOrderMark });
        deepEqual(file.columns, ['id', 'name']);
        deepEqual(await allRows(file), { rows: [['00123', 'Zoë; Müller']], problems: 0 });
      }
    });
  }

  it('is Windows-1252 also where that shows only at its end', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`name\n${'Ada\n'.repeat(10_000)}`),
      Buffer.from('€uro', 'latin1'),
      Buffer.from([0x80]),
    ]);
    equal((await openTable(fileOf('x.csv', bytes))).layout.text?.encoding, 'windows-1252');
  });

  for (const [separator, name] of [
    [',', 'commas'],
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ] as const) {
    it(`is split at ${name} where they make the table`, async () => {
      const row = (...cells: string[]) => cells.join(separator);
      const other = separator === ',' ? ';' : ',';
      const file = await openTable(
        fileOf(
          'x.csv',
          [row('id', 'note', 'x'), row('1', `a${other}b${other}c`, ''), row('2', '"two\nlines"', 'y')].join('\r\n'),
        ),
      );
      equal(file.layout.separator, separator);
      deepEqual((await allRows(file)).rows, [
        ['1', `a${other}b${other}c`, null],
        ['2', 'two\nlines', 'y'],
      ]);
    });
  }

  it('is split by its first rows where a long cell in quotes is cut off behind them', async () => {
    const file = await openTable(fileOf('x.csv', `id;note\n1;Ada\n2;"${'long, '.repeat(12_000)}"\n`));
    deepEqual([file.layout.separator, file.columns], [';', ['id', 'note']]);
  });

  it('is a table of one column where nothing splits it, and one without names where the first row is a value', async () => {
    const file = await openTable(fileOf('x.txt', 'a@example.org\nb@example.org\n'));
    deepEqual({ columns: file.columns, headless: file.layout.isHeadless }, { columns: ['Column 1'], headless: true });
    deepEqual((await allRows(file)).rows, [['a@example.org'], ['b@example.org']]);
  });

  it('keeps every cell a text, and tells columns of one name apart', async () => {
    const file = await openTable(fileOf('x.csv', 'id,id,\n0x1f,9007199254740993123,+1e5\n'));
    deepEqual(file.columns, ['id', 'id (2)', 'Column 3']);
    deepEqual((await allRows(file)).rows, [['0x1f', '9007199254740993123', '+1e5']]);
  });

  it('begins where its columns have names: below what Excel says of its separator, and below a title', async () => {
    const names = 'id;name;e-mail\n1;Zoë, M.;z@example.org\n2;Ada;a@example.org\n';
    for (const [above, separator, lead] of [
      ['', ';', 0],
      ['sep=;\r\n', ';', 1],
      ['Customers, March;;\n;;\n', ';', 2],
      ['sep=;\nCustomers of March\n', ';', 2],
    ] as const) {
      const file = await openTable(fileOf('x.csv', above + names));
      deepEqual([file.layout.separator, file.layout.lead], [separator, lead]);
      deepEqual([file.columns, file.examples.length], [['id', 'name', 'e-mail'], 2]);
      deepEqual((await allRows(file, ['id'])).rows, [['1'], ['2']]);
    }
    const tabs = await openTable(fileOf('x.csv', 'sep=\t\nid\tname\n1\tA;B;C\n'));
    deepEqual([tabs.columns, tabs.layout.separator], [['id', 'name'], '\t']);
    const one = await openTable(fileOf('x.csv', 'name\nDoe, John\nRoe, Jane\n'));
    deepEqual([one.columns, one.layout.lead], [['name'], 0]);
  });

  it('has nothing where a row of CSV is short, and reports one that is too long', async () => {
    const file = await openTable(fileOf('x.csv', 'a,b\n1\n1,2,3\n\n'));
    deepEqual(await allRows(file), {
      rows: [
        ['1', null],
        ['1', '2'],
      ],
      problems: 1,
    });
  });

  it('is refused where a quote is never closed, and where it is empty', async () => {
    const file = fileOf('x.csv', `a,b\n1,2\n"3,4\n5,6\n`);
    await rejects(openTable(file), failsAs('badRequest', /“x\.csv” could not be read: a quote is opened at line \d+/));
    await rejects(openTable(fileOf('x.csv', '')), failsAs('badRequest', /it is empty/));
  });

  it('is refused where it is a workbook or a database under another name', async () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1');
    const workbooks = [
      'PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml',
      '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1',
    ];
    for (const workbook of workbooks)
      await rejects(
        openTable(fileOf('x.csv', bytes(workbook))),
        failsAs('badRequest', /Excel workbook .* save it as CSV/),
      );
    const database = bytes('SQLite format 3\u0000\u0010\u0000');
    await rejects(openTable(fileOf('x.csv', database)), failsAs('badRequest', /its name has to end in \.sqlite/));
  });

  it('is read as JSON, also where the list is within an object, each value digit for digit', async () => {
    const list =
      '[{"id":9007199254740993123,"n":1.10,"address":{"city":"Cork, \\"C\\" ]}"}},{"id":"x","tags":["a",{"b":1}]}]';
    for (const content of [list, `{"page":{"n":[1]},"data":${list},"more":[{"id":"not this one"}]}`]) {
      for (const piece of [1, 13, 5000]) {
        const file = await openTable(fileOf('x.json', content, piece));
        deepEqual(file.columns, ['id', 'n', 'address.city', 'tags']);
        deepEqual((await allRows(file)).rows, [
          ['9007199254740993123', '1.10', 'Cork, "C" ]}', null],
          ['x', null, null, '["a",{"b":1}]'],
        ]);
      }
    }
    deepEqual((await allRows(await openTable(fileOf('x.json', '[]')))).rows, []);
  });

  it('reports what of a list in JSON is no object, and is refused where it ends in the middle', async () => {
    const file = await openTable(fileOf('x.json', '[1,"a, {",{"id":1},[{"id":2}],null,{"id":3}]'));
    deepEqual(await allRows(file), { rows: [['1'], ['3']], problems: 4 });
    for (const content of ['[{"id":1},{"id":', '[{"id":1},', '{"a":1}', '"x"', ''])
      await rejects(
        openTable(fileOf('x.json', content)),
        failsAs('badRequest', /no list of objects, or ends within it/),
      );
  });

  it('is read as NDJSON, and reports the lines that are none', async () => {
    const file = await openTable(fileOf('x.ndjson', '{"id":1}\r\n\n{"id":2,\n{"id":3}'));
    deepEqual(await allRows(file), { rows: [['1'], ['3']], problems: 1 });
  });

  it('is read as a database, the table called customers first, with all digits', async function () {
    const sqlite = await loadSqlite();
    if (!sqlite) return this.skip();
    const folder = mkdtempSync(path.join(tmpdir(), 'clientele-table-'));
    const at = path.join(folder, 'x.db');
    const database = new sqlite.DatabaseSync(at);
    database.exec(`CREATE TABLE a (x); CREATE TABLE "Customers" (id INTEGER, "e ""mail" TEXT, note BLOB);
      INSERT INTO "Customers" VALUES (9007199254740993, 'a@example.org', x'00'), (2, '', NULL)`);
    database.close();
    const file = await openTable({ ...fileOf('x.db', ''), path: at });
    deepEqual(file.columns, ['id', 'e "mail', 'note']);
    deepEqual((await allRows(file)).rows, [
      ['9007199254740993', 'a@example.org', null],
      ['2', null, null],
    ]);
    await rejects(
      openTable({ ...fileOf('y.db', ''), path: path.join(folder, 'y.db') }),
      failsAs('badRequest', /could not be/),
    );
    rmSync(folder, { recursive: true });
  });
});

describe('the columns of a file', () => {
  it('are found by what they are called, in other words too', () => {
    const columns = ['Customer ID', 'First Name', 'Surname', 'E-Mail', 'Mobile', 'Country Code', 'Zip', 'LTV', 'Notes'];
    deepEqual(guessColumns(columns, []), {
      id: ['Customer ID'],
      email: ['E-Mail'],
      phone: ['Mobile'],
      country: ['Country Code'],
      'address.postalCode': ['Zip'],
      'lifetimeValue.amount': ['LTV'],
      name: ['First Name', 'Surname'],
    });
  });

  it('are found by what they are called in the languages that Clientele speaks, with accents and without', () => {
    const french = ['Identifiant', 'Nom', 'Prénom', 'Courriel', 'Téléphone', 'Pays', 'Code postal'];
    deepEqual(guessColumns(french, []), {
      id: ['Identifiant'],
      email: ['Courriel'],
      phone: ['Téléphone'],
      country: ['Pays'],
      'address.postalCode': ['Code postal'],
      name: ['Prénom', 'Nom'],
    });
    deepEqual(guessColumns(['Nombre', 'Apellidos', 'Correo electrónico', 'País'], []).name, ['Nombre', 'Apellidos']);
    deepEqual(guessColumns(['Imię', 'Nazwisko', 'Adres e-mail', 'Kraj'], []), {
      ...{ email: ['Adres e-mail'], country: ['Kraj'], name: ['Imię', 'Nazwisko'] },
    });
    deepEqual(guessColumns(['Nome', 'Sobrenome', 'CEP'], []).name, ['Nome', 'Sobrenome']);
  });

  it('are those of our own exports', () => {
    const map = guessColumns(['id', 'address_city', 'lifetimeValue_amount', 'lifetimeValue_currency', 'createdAt'], []);
    deepEqual(Object.keys(map).toSorted(), [
      'address.city',
      'createdAt',
      'id',
      'lifetimeValue.amount',
      'lifetimeValue.currency',
    ]);
  });

  it('are found by what is in them where their names say nothing', () => {
    const rows = [
      ['A-1', 'ada@example.org', '+237 671 23 45 67'],
      ['A-2', 'bo@example.org', null],
    ];
    deepEqual(guessColumns(['userId', 'contact', 'line'], rows), {
      email: ['contact'],
      phone: ['line'],
      id: ['userId'],
    });
  });

  it('have a decimal comma where most amounts have one', () => {
    const map = { 'lifetimeValue.amount': ['v'] };
    equal(guessDecimal(['v'], [['1.250,50'], ['3,00'], ['7']], map), ',');
    equal(guessDecimal(['v'], [['1,250.50'], ['3.00'], ['1,250']], map), '.');
    equal(guessDecimal(['v'], [['7']], map), '.');
    equal(guessDecimal(['v'], [['€ 1.250,50'], ['3,00 USD']], map), ',');
    equal(guessDecimal(['Umsatz', 'x'], [['1.250,50', 'a,b']], {}), ',', 'also before anybody says which column it is');
  });

  it('hold amounts as books and other countries write them, with a minus in front and no currency beside them', () => {
    const written = {
      ...{ '(12.50)': '-12.50', '-€5.00': '-5.00', '$ -5.00': '-5.00', '5.00-': '-5.00', '−7.10': '-7.10' },
      ...{ '1 250,50 zł': '1 250,50', 'R$ 1.250,50': '1.250,50', '100 kr': '100', '12 Kč': '12', 'Fr. 5': '5' },
      // What multiplies is no currency, and digits in letters are no amount.
      ...{ '5k': '5k', '1.2M': '1.2M', '1e5': '1e5', 'A 5': 'A 5', '(12.50': '12.50' },
    };
    for (const [cell, digits] of Object.entries(written)) equal(amountIn(cell).digits, digits, cell);
    deepEqual(amountIn('-EUR 7,10'), { digits: '-7,10', currency: 'EUR', word: 'EUR' });
    equal(guessDecimal(['v'], [['1 250,50 zł'], ['(3,00)']], { 'lifetimeValue.amount': ['v'] }), ',');
  });

  it('are amounts and addresses where they are as long as such are, and stay as they are where a cell has no end', () => {
    deepEqual(amountIn('€ 1.250,50'), { digits: '1.250,50', currency: 'EUR', word: '€' });
    equal(addressIn('Ada <ada@example.org>'), 'ada@example.org');
    const amount = `1${' '.repeat(1_000_000)}x`;
    deepEqual(amountIn(amount), { digits: amount, currency: null, word: '' });
    equal(guessDecimal(['v'], [[amount]], { 'lifetimeValue.amount': ['v'] }), '.');
    const address = `<${'@'.repeat(1_000_000)} `;
    equal(addressIn(address), address);
  });

  it('are read without what a spreadsheet’s file puts around texts', () => {
    deepEqual(['=("00123")', '="+237"', "'=1+1", "'+1x", "'tis", '=1+1'].map(bare), [
      '00123',
      '+237',
      '=1+1',
      '+1x',
      "'tis",
      '=1+1',
    ]);
  });
});
