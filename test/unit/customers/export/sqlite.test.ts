import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportCustomers, exportRecords } from '../../../../src/customers/export/export.ts';
import { loadSqlite } from '../../../../src/customers/index/load-sqlite.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';
import { typedCustomers } from './typed-customers.ts';

const signal = new AbortController().signal;

describe('a database of SQLite', () => {
  let folder: string;
  let file: string;

  before(async function () {
    if (!(await loadSqlite())) this.skip();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-sqlite-'));
    file = path.join(folder, 'customers.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (records: readonly CustomerRecord[], columns?: readonly string[]) =>
    exportRecords(records, fileDestination(file), { format: 'sqlite', covered: [], columns, signal });

  async function query(sql: string, from = file): Promise<Record<string, unknown>[]> {
    const sqlite = await loadSqlite();
    ok(sqlite);
    const database = new sqlite.DatabaseSync(from, { readOnly: true });
    try {
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      return statement.all().map(row => ({ ...row }));
    } finally {
      database.close();
    }
  }
  const meta = async (from = file) =>
    Object.fromEntries((await query('SELECT key, value FROM meta', from)).map(({ key, value }) => [key, value]));

  it('a database of SQLite holds all digits, signs, zeros, line ends and missing values as they were sent', async () => {
    await write(typedCustomers);
    const [ada, zeros] = await query('SELECT * FROM customers');
    deepEqual(ada, {
      id: '9007199254740993123',
      name: 'Ada\r\n"the\tCountess", Lovelace\u2028O\u2019Neil 🜚',
      email: 'ada@example.org',
      phone: '+237671234567',
      type: null,
      status: 'active',
      country: null,
      address_line1: '1 "High" St',
      address_line2: null,
      address_city: 'Zürich',
      address_state: null,
      address_postalCode: '00123',
      address_country: 'CH',
      avatarUrl: null,
      createdAt: '2024-03-20T10:00:00.123Z',
      updatedAt: '2024-08-04T08:23:45',
      firstOrderAt: '1969-12-31T23:59:59.000Z',
      lastOrderAt: '2024-02-29',
      orders: 9007199254740991n,
      subscriptions: 0n,
      lifetimeValue_amount: '196.00',
      lifetimeValue_currency: 'EUR',
      lastSpent_amount: '12345678901234567890.10',
      lastSpent_currency: null,
    });
    deepEqual({ id: zeros?.id, name: zeros?.name, orders: zeros?.orders }, { id: '00123', name: '', orders: null });
    equal((await query('SELECT name FROM customers'))[2]?.name, '=1+1');
  });

  it('a database of SQLite has strict columns, and indexes on what customers are looked up by', async () => {
    await write(typedCustomers);
    const tables = await query("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name");
    deepEqual(
      tables.filter(({ name }) => !String(name).startsWith('sqlite_')),
      ['customers', 'meta', 'problems'].map(name => ({ name, strict: 1n })),
    );
    for (const field of ['id', 'email', 'phone']) {
      const [plan] = await query(`EXPLAIN QUERY PLAN SELECT * FROM customers WHERE ${field} = 'x'`);
      match(String(plan?.detail), new RegExp(`USING INDEX customers_${field}`));
    }
    deepEqual(await query('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  });

  it('a database of SQLite has the columns that were chosen', async () => {
    await write(typedCustomers, ['email', 'address']);
    const columns = await query("SELECT name FROM pragma_table_info('customers')");
    deepEqual(
      columns.map(({ name }) => name),
      ['email', ...['line1', 'line2', 'city', 'state', 'postalCode', 'country'].map(part => `address_${part}`)],
    );
    await rejects(write(typedCustomers, ['nmae']), failsAs('badRequest', /cannot export a column “nmae”/));
  });

  describe('of a list', () => {
    let sample: SampleAccounts;

    beforeEach(async () => {
      sample = await sampleAccounts({ customers: 230 });
    });
    afterEach(() => sample.close());

    for (const connection of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
      it(`a database of SQLite of a list holds every customer of ${connection} once, and says that it does`, async () => {
        const account = await sample.accounts.get(connection);
        const { customers } = await exportCustomers(account, fileDestination(file), { format: 'sqlite', signal });
        const lines = path.join(folder, 'lines');
        await exportCustomers(account, fileDestination(lines), { format: 'ndjson', signal });
        const ids = readFileSync(lines, 'utf8')
          .trimEnd()
          .split('\n')
          .map(line => (JSON.parse(line) as { id: string }).id);
        deepEqual(
          (await query('SELECT id FROM customers ORDER BY rowid')).map(({ id }) => id),
          ids,
        );
        const { complete, connections, provider, customers: counted, proof } = await meta();
        deepEqual(
          { complete, connections, provider, counted },
          { complete: 'true', connections: `["${connection}"]`, provider: connection, counted: String(customers) },
        );
        ok(proof);
      });
    }

    it('a database of SQLite of a list holds the rows that could not be read in a table of their own, without what is covered', async () => {
      const data = [{ id: 'a' }, { first_name: 'Nobody', number: 'AB 1', photo: 'p' }];
      const json = {
        status_code: 200,
        success: true,
        data,
        pagination: { page: 1, limit: 100, total: 2, totalPages: 1 },
      };
      sample.script({ provider: 'cartevo', path: /customers/, status: 200, json, times: 99 });
      const account = await sample.accounts.get('cartevo');
      const { problems } = await exportCustomers(account, fileDestination(file), { format: 'sqlite', signal });
      const rows = await query('SELECT page, place, message, raw FROM problems');
      deepEqual(
        { problems, rows: rows.length, counted: (await meta()).problems },
        { problems: 1, rows: 1, counted: '1' },
      );
      deepEqual(
        { page: rows[0]?.page, place: rows[0]?.place, raw: rows[0]?.raw },
        { page: 1n, place: 1n, raw: '{"first_name":"Nobody"}' },
      );
      ok(rows[0]?.message);
    });

    it('a database of SQLite of a list stays under a name that ends in .partial when it is stopped, can be read, and says that it is not complete', async () => {
      const stop = new AbortController();
      const options = { format: 'sqlite', signal: stop.signal, onProgress: () => stop.abort() } as const;
      const account = await sample.accounts.get('cartevo');
      await rejects(exportCustomers(account, fileDestination(file), options), failsAs('cancelled', /./));
      const [left = '', ...more] = readdirSync(folder);
      deepEqual(more, []);
      match(left, /^customers\.sqlite\.\w{8}\.partial$/);
      const from = path.join(folder, left);
      equal((await meta(from)).complete, 'false');
      deepEqual(await query('PRAGMA integrity_check', from), [{ integrity_check: 'ok' }]);
    });

    it('a database of SQLite of a list says so where the disk is full', async () => {
      const account = await sample.accounts.get('cartevo');
      const full = {
        open: async () => ({ file: '/dev/full', write: async () => {}, commit: async () => {}, leave: async () => {} }),
      };
      await rejects(
        exportCustomers(account, full, { format: 'sqlite', signal }),
        failsAs('configuration', /could not (open its file|be written)/),
      );
    });
  });
});
