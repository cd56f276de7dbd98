import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OpenConnection } from '../../../../src/customers/connections/open-connection.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportCustomers } from '../../../../src/customers/export/export.ts';
import type { ExportFormat } from '../../../../src/customers/export/format-options.ts';
import { loadSqlite } from '../../../../src/customers/index/load-sqlite.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { localClientOf } from '../../../support/local-client.ts';
import { describedBy, exampleProvider } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const manifest = (fields: object, more: object = {}) => ({
  ...{ id: 'acme', baseUrl: 'https://api.acme.example' },
  auth: [{ credentials: ['key'], bearer: '{key}' }],
  list: { path: '/people', rows: '', paging: { by: 'none' } },
  ...{ get: { path: '/people/{id}' }, fields: { id: '/id', ...fields }, ...more },
});

const valuesOf = (fields: object, row: object, more: object = {}, options = {}) =>
  (describedBy(manifest(fields, more)).own?.read(JSON.stringify(row), options) ?? []).map(
    ({ key, value, sources }) => ({ key, value, sources }),
  );

describe('a field of an API’s own, in a manifest', () => {
  it('is read by every form that fields of customers have, from its places', () => {
    const fields = {
      taxNumber: '/tax',
      vip: '/vip',
      seenAt: { time: '/seen', as: 'epoch' },
      balance: { money: '/balance', minor: true, currency: '/currency' },
      visits: { count: '/visits' },
      fax: { phone: '/fax', country: '=DE' },
      mood: { status: '/mood', words: { good: 'active' } },
      billing: { address: { line1: '/billing/street', city: '/billing/city', country: '/billing/country' } },
      both: { value: { join: ['/a', '/b'] }, label: 'Both' },
      nothing: '/nowhere',
    };
    const row = {
      ...{ id: 1, tax: ' DE 1 ', vip: false, seen: 1_680_893_993, balance: -1250, currency: 'eur', visits: '12' },
      ...{
        fax: '030 123456',
        mood: 'good',
        billing: { street: 'Weg 1', city: 'Wien', country: 'Austria' },
        a: 1,
        b: 'x',
      },
    };
    deepEqual(valuesOf(fields, row), [
      { key: 'taxNumber', value: 'DE 1', sources: ['/tax'] },
      { key: 'vip', value: 'false', sources: ['/vip'] },
      { key: 'seenAt', value: '2023-04-07T18:59:53.000Z', sources: ['/seen'] },
      { key: 'balance', value: { amount: '-12.50', currency: 'EUR' }, sources: ['/balance', '/currency'] },
      { key: 'visits', value: 12, sources: ['/visits'] },
      { key: 'fax', value: '+4930123456', sources: ['/fax'] },
      { key: 'mood', value: 'active', sources: ['/mood'] },
      { key: 'billing', value: 'Weg 1, Wien, AT', sources: ['/billing/street', '/billing/city', '/billing/country'] },
      { key: 'both', value: '1 x', sources: ['/a', '/b'] },
    ]);
  });

  it('is called by its name, or as the manifest says', () => {
    const own = describedBy(manifest({ taxNumber: '/tax', vat: { value: '/vat', label: 'VAT number' } })).own;
    deepEqual(
      own?.fields.map(({ key, label }) => ({ key, label })),
      [
        { key: 'taxNumber', label: 'Tax number' },
        { key: 'vat', label: 'VAT number' },
      ],
    );
  });

  it('has no value where another type was sent, or where what was sent is covered', () => {
    deepEqual(valuesOf({ tax: '/tax' }, { id: 1, tax: { x: 1 } }), []);
    deepEqual(valuesOf({ tax: '/docs/0/tax' }, { id: 1, docs: [{ tax: 'X1' }] }, { covered: ['/docs/*/tax'] }), []);
  });

  it('may count in a currency that the connection has chosen', () =>
    deepEqual(
      valuesOf(
        { spent: { money: '/spent', currency: '={currency}' } },
        { id: 1, spent: '7.50' },
        { options: ['currency'] },
        { currency: 'usd' },
      ),
      [{ key: 'spent', value: { amount: '7.50', currency: 'USD' }, sources: ['/spent'] }],
    ));

  it('is refused under a name that is none, and in a form that nobody knows', () => {
    for (const [fields, pointer] of [
      [{ 'tax=number': '/tax' }, '/fields/tax=number'],
      [{ tax: 'tax' }, '/fields/tax'],
      [{ tax: { time: '/tax', as: 'stardate' } }, '/fields/tax/as'],
      [{ tax: { money: '/tax', currency: '={currency}' } }, '/fields'],
    ] as const) {
      const read = readManifest(manifest(fields));
      ok(read.kind === 'problems', JSON.stringify(fields));
      deepEqual(
        read.problems.map(problem => problem.pointer),
        [pointer],
      );
    }
  });

  it('is in the example for Stripe, whose customers have a balance', () => {
    const raw = JSON.stringify({ id: 'cus_00000001', balance: -1250, currency: 'eur', delinquent: false });
    deepEqual(
      exampleProvider('stripe')
        .own?.read(raw, {})
        .map(({ label, value }) => ({ label, value })),
      [
        { label: 'Balance', value: { amount: '-12.50', currency: 'EUR' } },
        { label: 'Delinquent', value: 'false' },
      ],
    );
  });

  describe('in an export', () => {
    const fields = { balance: { money: '/balance', currency: '=EUR' }, Email: '/mail', visits: { count: '/visits' } };
    const people = [{ id: 1, balance: '7.50', mail: 'a@example.com', visits: 3 }, { id: 2 }];
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'clientele-own-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    async function exported(format: ExportFormat, columns?: readonly string[]): Promise<string> {
      const made = await localClientOf(describedBy(manifest(fields)), response => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(people));
      });
      const { client } = made;
      const nothing = { onRecords: () => {}, onMissing: () => {} };
      const connection = new OpenConnection({ connection: () => client.connection, client, ttl: () => 60, ...nothing });
      const file = path.join(folder, `out.${format}`);
      await exportCustomers(connection, fileDestination(file), { signal, format, ...(columns && { columns }) });
      await made.close();
      return file;
    }
    const text = async (format: ExportFormat, columns?: readonly string[]) =>
      readFileSync(await exported(format, columns), 'utf8')
        .trim()
        .split(/\r?\n/);

    it('is a column behind the others, an amount two, under a name that no other one has', async () => {
      const [head = '', first = '', second = ''] = await text('csv');
      ok(head.endsWith(',lastSpent.currency,balance.amount,balance.currency,own_Email,visits'), head);
      ok(first.endsWith(',7.50,EUR,a@example.com,3'), first);
      ok(second.endsWith(',,,,'), second);
    });

    it('is a member of an object, and left out where it is not chosen', async () => {
      const [first = ''] = await text('ndjson');
      const { balance, own_Email: mail, visits } = JSON.parse(first);
      deepEqual(
        { balance, mail, visits },
        { balance: { amount: '7.50', currency: 'EUR' }, mail: 'a@example.com', visits: 3 },
      );
      deepEqual(await text('ndjson', ['id', 'visits']), ['{"id":"1","visits":3}', '{"id":"2","visits":null}']);
    });

    it('is a column of a database, and of Parquet', async function () {
      const sqlite = await loadSqlite();
      if (!sqlite) return this.skip();
      const database = new sqlite.DatabaseSync(await exported('sqlite'), { readOnly: true });
      const row = database.prepare('SELECT balance_amount, own_Email, visits FROM customers WHERE id = 1').get();
      database.close();
      deepEqual({ ...row }, { balance_amount: '7.50', own_Email: 'a@example.com', visits: 3 });
      const parquet = readFileSync(await exported('parquet'));
      for (const name of ['balance', 'own_Email', 'visits']) equal(parquet.includes(name), true);
    });
  });
});
