import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import { columnNames } from '../../../../src/customers/export/columns.ts';
import { type Destination, fileDestination } from '../../../../src/customers/export/destination.ts';
import { type ExportOptions, exportCustomers, exportRecords } from '../../../../src/customers/export/export.ts';
import { rawCells, rawNames, withoutCovered } from '../../../../src/customers/export/raw-fields.ts';
import type { ReadingThread } from '../../../../src/customers/reading/reading-thread.ts';
import { readingThread } from '../../../support/reading-thread.ts';
import { recordOf } from '../records.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

const signal = new AbortController().signal;

describe('export', () => exportTests(undefined));

describe('export, in the thread that reads,', () => {
  const thread = readingThread();
  after(() => thread.dispose());
  exportTests(thread);
});

function exportTests(apart: ReadingThread | undefined): void {
  let sample: SampleAccounts;
  let folder: string;
  let fed = 0;
  const feed = (records: readonly CustomerRecord[]) => {
    fed += records.length;
  };

  beforeEach(async () => {
    fed = 0;
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-export-'));
    sample = await sampleAccounts({ customers: 230, onRecords: feed, thread: apart });
  });
  afterEach(async () => {
    await sample.close();
    rmSync(folder, { recursive: true });
  });

  async function exported(connection: string, options: Partial<ExportOptions> & Pick<ExportOptions, 'format'>) {
    const file = path.join(folder, 'out');
    const account = await sample.accounts.get(connection);
    const summary = await exportCustomers(account, fileDestination(file), { signal, apart, ...options });
    return { summary, text: readFileSync(file, 'utf8') };
  }

  const partials = () => readdirSync(folder).filter(name => /^out\.\w+\.partial$/.test(name));

  for (const connection of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
    it(`an export writes every customer of ${connection} once, as CSV, JSON and NDJSON alike`, async () => {
      const csv = await exported(connection, { format: 'csv' });
      const json = await exported(connection, { format: 'json' });
      const ndjson = await exported(connection, { format: 'ndjson' });
      const rows = parse(csv.text, { columns: true }) as Record<string, string>[];
      const customers = JSON.parse(json.text) as { id: string; name: string | null }[];
      deepEqual(
        csv.summary.empty,
        columnNames.filter(name => rows.every(row => row[name] === '')),
      );
      const guarded = rows.flatMap(row => Object.values(row)).filter(cell => /^'[=+@-]/.test(cell));
      deepEqual([csv.summary.guarded, json.summary.guarded], [guarded.length, 0]);
      const lines = ndjson.text.trimEnd().split('\n');
      equal(csv.summary.complete, true, csv.summary.doubts.join(' '));
      ok(csv.summary.customers > 50);
      const all = csv.summary.customers;
      deepEqual(
        { csv: rows.length, json: customers.length, ndjson: lines.length },
        { csv: all, json: all, ndjson: all },
      );
      deepEqual(Object.keys(rows[0] ?? {}), columnNames);
      equal(columnNames[0], 'id');
      deepEqual(
        lines.map(line => JSON.parse(line)),
        customers,
      );
      deepEqual(
        rows.map(({ id }) => id),
        customers.map(({ id }) => id),
      );
      equal(new Set(rows.map(({ id }) => id)).size, rows.length);
      equal(fed, 0, 'it feeds no index');
    });
  }

  it('an export leaves identity documents out of raw rows unless they are asked for', async () => {
    const raw = '{"id":"1","number":"AB 1","photo":"p","amount":1.10,"deep":{"number":7}}';
    const covered = ['/number', '/photo'];
    equal(withoutCovered(raw, covered), '{"id":"1","amount":1.10,"deep":{"number":7}}');
    equal(withoutCovered('{"id":"1"}', covered), '{"id":"1"}');
    const record = { ...recordOf({ id: '1' }), raw };
    const write = async (given: readonly string[]) => {
      const file = path.join(folder, 'raw');
      await exportRecords([record, record], fileDestination(file), {
        format: 'ndjson',
        raw: true,
        covered: given,
        signal,
      });
      return readFileSync(file, 'utf8');
    };
    equal(await write(covered), '{"id":"1","amount":1.10,"deep":{"number":7}}\n');
    equal(await write([]), `${raw}\n`);
  });

  it('an export has the fields of rows to choose from, by path for columns and by name for rows', () => {
    const record = { ...recordOf({ id: '1' }), raw: '{"id":"1","number":"AB 1","deep":{"a":1,"b":2}}' };
    deepEqual(rawNames([record], 'csv', ['/number']), ['id', 'deep.a', 'deep.b']);
    deepEqual(rawNames([record, record], 'json', []), ['id', 'number', 'deep']);
  });

  it('an export writes raw rows with their digits, as lines and as columns', async () => {
    const { text } = await exported('easytools', { format: 'json', raw: true });
    ok((JSON.parse(text) as object[]).every(row => 'lifetime_value' in row));
    deepEqual(
      [...rawCells('{"a":1.10,"b":{"c":"x","d":[1, 2]},"e":null,"f":{}}')],
      [
        ['a', '1.10'],
        ['b.c', 'x'],
        ['b.d', '[1, 2]'],
        ['e', null],
        ['f', '{}'],
      ],
    );
    const csv = await exported('yativo', { format: 'csv', raw: true });
    ok(Object.keys((parse(csv.text, { columns: true }) as object[])[0] ?? {}).includes('customer_address.city'));
  });

  it('an export writes chosen columns in the order chosen, and refuses others', async () => {
    const { text } = await exported('cartevo', { format: 'csv', columns: ['email', 'id', 'address'] });
    match(text, /^email,id,address.line1,address.line2,/);
    const json = await exported('cartevo', { format: 'ndjson', columns: ['name', 'id'] });
    match(json.text, /^\{"name":.*,"id":"/);
    await rejects(exported('cartevo', { format: 'csv', columns: ['nmae'] }), /cannot export a column “nmae”/);
  });

  it('an export loses nothing where the provider sends smaller pages than were asked for', async () => {
    const small = (request: { query: Readonly<Record<string, string>> }) => {
      const [skip, take] = [Number(request.query.skip), Math.min(30, Number(request.query.take))];
      const data = Array.from({ length: Math.max(0, Math.min(take, 70 - skip)) }, (_, at) => ({
        id: `row-${skip + at}`,
      }));
      return { data, total: 70, skip, take: data.length };
    };
    sample.script({
      provider: 'devdraft',
      path: '/customers',
      times: 99,
      handler(request, response) {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(small(request)));
      },
    });
    const { summary } = await exported('devdraft', { format: 'ndjson' });
    deepEqual(
      { customers: summary.customers, complete: summary.complete },
      { customers: 70, complete: true },
      summary.doubts.join(' '),
    );
  });

  it('an export keeps the filter of a query', async () => {
    const { summary } = await exported('devdraft', { format: 'csv', query: { filters: { status: 'BLACKLISTED' } } });
    ok(summary.customers > 0 && summary.customers < 100);
    await rejects(
      exported('cartevo', { format: 'csv', query: { filters: { status: 'x' } } }),
      /cannot filter by status/,
    );
    deepEqual(partials(), []);
  });

  it('an export goes on after a page that failed, where the user says so', async () => {
    sample.script({ provider: 'cartevo', path: /page=2/, status: 403, json: { message: 'no' }, times: 1 });
    const asked: string[] = [];
    const { summary } = await exported('cartevo', {
      format: 'ndjson',
      async onFailure(error) {
        asked.push(error.kind);
        return true;
      },
    });
    deepEqual(
      { asked, customers: summary.customers, complete: summary.complete },
      { asked: ['forbidden'], customers: 230, complete: true },
    );
  });

  it('an export rejects when a page fails, and leaves what was written beside the target', async () => {
    sample.script({ provider: 'cartevo', path: /page=2/, status: 403, json: { message: 'no' }, times: 9 });
    await rejects(
      exported('cartevo', { format: 'ndjson' }),
      (error: unknown) => isClienteleError(error) && error.kind === 'forbidden',
    );
    equal(existsSync(path.join(folder, 'out')), false);
    deepEqual(
      partials().map(name => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').length),
      [100],
    );
  });

  it('an export rejects with `cancelled` when it is aborted', async () => {
    const stop = new AbortController();
    const options = { format: 'csv', signal: stop.signal, onProgress: () => stop.abort() } as const;
    await rejects(
      exported('cartevo', options),
      (error: unknown) => isClienteleError(error) && error.kind === 'cancelled',
    );
    equal(existsSync(path.join(folder, 'out')), false);
    equal(partials().length, 1);
  });

  it('an export does not mix with another one to the same place', async () => {
    const [one, other] = await Promise.all([
      exported('cartevo', { format: 'ndjson' }),
      exported('devdraft', { format: 'ndjson' }),
    ]);
    deepEqual(
      { oneComplete: one.summary.complete, otherComplete: other.summary.complete, partials: partials() },
      { oneComplete: true, otherComplete: true, partials: [] },
    );
    const lines = readFileSync(path.join(folder, 'out'), 'utf8').trimEnd().split('\n');
    ok([one.summary.customers, other.summary.customers].includes(lines.length));
    equal(new Set(lines.map(line => (JSON.parse(line) as { id: string }).id.includes('_'))).size, 1);
  });

  it('an export asks for the next page only when the last one is taken, and ends when the disk is full', async () => {
    let writes = 0;
    const full: Destination = {
      open: () =>
        Promise.resolve({
          file: '/dev/full',
          write: () => (++writes > 1 ? Promise.reject(new Error('ENOSPC')) : Promise.resolve()),
          commit: () => Promise.resolve(),
          leave: () => Promise.resolve(),
        }),
    };
    const account = await sample.accounts.get('cartevo');
    const onFailure = () => Promise.resolve(true);
    await rejects(exportCustomers(account, full, { format: 'csv', signal, onFailure }), /ENOSPC/);
    equal(writes, 2);
  });

  it('an export says so when its file cannot be opened', async () => {
    const account = await sample.accounts.get('cartevo');
    const target = fileDestination(path.join(folder, 'missing', 'out'));
    await rejects(exportCustomers(account, target, { format: 'csv', signal }), /could not open its file \(ENOENT\)/);
  });

  for (const name of [`${'a'.repeat(251)}.csv`, `${'é'.repeat(125)}.json`, `${'😀'.repeat(62)}.csv`]) {
    it(`an export writes a file whose name is as long as a name can be: ${name.slice(0, 4)}…`, async () => {
      const left: string[] = [];
      const target = fileDestination(path.join(folder, name), partial => left.push(partial));
      const records = [recordOf({ id: '1' })];
      await exportRecords(records, target, { format: 'csv', covered: [], signal });
      deepEqual(readdirSync(folder), [name]);
      const sink = await fileDestination(path.join(folder, name), partial => left.push(partial)).open();
      await sink.leave();
      match(path.basename(left[0] ?? ''), /^[aé😀]{30,}….*\.\w{8}\.partial$/u);
      ok(existsSync(left[0] ?? ''));
    });
  }

  it('an export writes an empty list as an empty list', async () => {
    const write = async (format: 'csv' | 'json' | 'ndjson') => {
      const file = path.join(folder, format);
      await exportRecords([], fileDestination(file), { format, covered: [], columns: ['id', 'name'], signal });
      return readFileSync(file, 'utf8');
    };
    deepEqual(
      { csv: await write('csv'), json: await write('json'), ndjson: await write('ndjson') },
      { csv: 'id,name\n', json: '[]\n', ndjson: '' },
    );
  });
}
