import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { type ExportOptions, exportCustomers, exportRecords } from '../../../../src/customers/export/export.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { recordOf } from '../records.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';
import { typedCustomers } from './typed-customers.ts';

const signal = new AbortController().signal;
const compressors = { GZIP: (page: Uint8Array) => gunzipSync(page) };

describe('Parquet', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-parquet-'));
    file = path.join(folder, 'customers.parquet');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (records: readonly CustomerRecord[], columns?: readonly string[]) =>
    exportRecords(records, fileDestination(file), { format: 'parquet', covered: [], columns, signal });
  const read = async () => parquetReadObjects({ file: await asyncBufferFromFile(file), compressors });
  const metadata = async () => parquetMetadataAsync(await asyncBufferFromFile(file));

  it('Parquet is read with all digits, signs, zeros, line ends and missing values as they were sent', async () => {
    const summary = await write(typedCustomers);
    const [ada, zeros, norway] = await read();
    const [{ customer: sent } = recordOf({ id: '' })] = typedCustomers;
    deepEqual(ada, {
      ...sent,
      createdAt: new Date('2024-03-20T10:00:00.123Z'),
      createdAtLocal: null,
      updatedAt: null,
      updatedAtLocal: '2024-08-04T08:23:45',
      firstOrderAt: new Date('1969-12-31T23:59:59.000Z'),
      firstOrderAtLocal: null,
      lastOrderAt: null,
      lastOrderAtLocal: '2024-02-29',
      orders: 9007199254740991n,
      subscriptions: 0n,
    });
    deepEqual(
      { id: zeros?.id, name: zeros?.name, address: zeros?.address, orders: zeros?.orders },
      { id: '00123', name: '', address: null, orders: null },
    );
    deepEqual({ name: norway?.name, country: norway?.country }, { name: '=1+1', country: 'NO' });
    deepEqual(
      { complete: summary.complete, doubts: summary.doubts },
      { complete: false, doubts: ['1 count is no whole number and was left out.'] },
    );
  });

  it('Parquet says of each column what it holds, and of the file whether it is all', async () => {
    await write(typedCustomers);
    const { schema, key_value_metadata: facts = [] } = await metadata();
    const typeOf = (name: string) => {
      const { type, logical_type: logical, repetition_type: repetition } = schema.find(one => one.name === name) ?? {};
      return { type, logical, repetition };
    };
    deepEqual(typeOf('id'), { type: 'BYTE_ARRAY', logical: { type: 'STRING' }, repetition: 'REQUIRED' });
    deepEqual(typeOf('orders'), { type: 'INT64', logical: undefined, repetition: 'OPTIONAL' });
    const instant = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' };
    deepEqual(typeOf('createdAt'), { type: 'INT64', logical: instant, repetition: 'OPTIONAL' });
    const tree = parquetSchema(await metadata());
    const address = tree.children.find(({ element }) => element.name === 'address');
    deepEqual(
      address?.children.map(({ element }) => element.name),
      ['line1', 'line2', 'city', 'state', 'postalCode', 'country'],
    );
    const said = Object.fromEntries(facts.map(({ key, value }) => [key, value]));
    deepEqual(
      { by: said['clientele.writtenBy'], customers: said['clientele.customers'], all: said['clientele.complete'] },
      { by: 'Clientele', customers: '3', all: 'false' },
    );
  });

  it('Parquet has the same columns whoever is in it, also where nobody is', async () => {
    await write([]);
    const { schema, num_rows: rows } = await metadata();
    const names = schema.map(({ name }) => name);
    deepEqual({ rows, read: await read() }, { rows: 0n, read: [] });
    await write(typedCustomers);
    deepEqual(
      (await metadata()).schema.map(({ name }) => name),
      names,
    );
  });

  it('Parquet says of an empty list what it would be a list of, without which some readers refuse the file', async () => {
    const { ParquetFile } = await import('../../../../src/customers/export/parquet-file.ts');
    const empty = Buffer.from(new ParquetFile([{ name: 'id', kind: 'key' }]).end(new Map()));
    // Thrift: no rows, then a list of structures with nothing in it.
    ok(empty.includes(Buffer.from([0x16, 0x00, 0x19, 0x0c])), empty.toString('hex'));
  });

  it('Parquet has the fields that were chosen, whole', async () => {
    await write(typedCustomers, ['id', 'address.city', 'createdAt']);
    deepEqual(Object.keys((await read())[0] ?? {}), ['id', 'address', 'createdAt', 'createdAtLocal']);
    await rejects(write(typedCustomers, ['nmae']), failsAs('badRequest', /cannot export a column “nmae”/));
  });

  it('Parquet is written in groups of rows, each compressed', async () => {
    const many = Array.from({ length: 12_000 }, (_, at) => recordOf({ id: `customer-${at}`, name: `Name ${at % 7}` }));
    await write(many);
    const { row_groups: groups } = await metadata();
    deepEqual(
      groups.map(({ num_rows: rows }) => Number(rows)),
      [5000, 5000, 2000],
    );
    equal(
      groups.every(({ columns }) => columns.every(column => column.meta_data?.codec === 'GZIP')),
      true,
    );
    deepEqual(
      (await read()).map(({ id }) => id),
      many.map(({ customer }) => customer.id),
    );
    ok(statSync(file).size < 120_000);
  });

  it('Parquet of rows as they were sent is refused, before a file is opened', async () => {
    const options = { format: 'parquet', raw: true, covered: [], signal } as const;
    await rejects(
      exportRecords(typedCustomers, fileDestination(file), options),
      failsAs('badRequest', /rows as sent as parquet/),
    );
    deepEqual(readdirSync(folder), []);
  });

  describe('of a list', () => {
    let sample: SampleAccounts;

    beforeEach(async () => {
      sample = await sampleAccounts({ customers: 230 });
    });
    afterEach(() => sample.close());

    const exported = async (connection: string, to: string, options: Pick<ExportOptions, 'format' | 'signal'>) =>
      exportCustomers(await sample.accounts.get(connection), fileDestination(to), options);

    for (const connection of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
      it(`Parquet of a list holds every customer of ${connection} once, with the values of an export as JSON`, async () => {
        const summary = await exported(connection, file, { format: 'parquet', signal });
        const json = path.join(folder, 'customers.json');
        await exported(connection, json, { format: 'json', signal });
        const customers = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>[];
        const timed = ['createdAt', 'updatedAt', 'firstOrderAt', 'lastOrderAt'];
        const back = (await read()).map(row => {
          const known: Record<string, unknown> = { ...row };
          for (const name of timed) {
            const instant = row[name];
            known[name] = instant instanceof Date ? instant.toISOString() : row[`${name}Local`];
            delete known[`${name}Local`];
          }
          for (const name of ['orders', 'subscriptions'])
            if (typeof row[name] === 'bigint') known[name] = Number(row[name]);
          return known;
        });
        deepEqual(back, customers);
        equal(summary.customers, customers.length);
      });
    }

    it('Parquet of a list stays under a name that ends in .partial when it is stopped, can be read, and says that it is not complete', async () => {
      const stop = new AbortController();
      const options = { format: 'parquet', signal: stop.signal, onProgress: () => stop.abort() } as const;
      await rejects(
        exportCustomers(await sample.accounts.get('cartevo'), fileDestination(file), options),
        failsAs('cancelled', /./),
      );
      const [left = '', ...more] = readdirSync(folder);
      deepEqual(more, []);
      match(left, /^customers\.parquet\.\w{8}\.partial$/);
      file = path.join(folder, left);
      ok((await read()).every(({ id }) => typeof id === 'string'));
      const complete = (await metadata()).key_value_metadata?.find(({ key }) => key === 'clientele.complete');
      equal(complete?.value, 'false');
    });
  });
});
