import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { setLanguage } from '../../../../src/core/l10n/language.ts';
import { keyOf } from '../../../../src/core/l10n/sentence-key.ts';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import type { ExportOptions } from '../../../../src/customers/export/export.ts';
import { exportCustomers } from '../../../../src/customers/export/export.ts';
import { batchesOf } from '../../../../src/customers/index/packed-rows.ts';
import type { ReadingThread } from '../../../../src/customers/reading/reading-thread.ts';
import type { ScriptedAnswer } from '../../../../src/sandbox/server.ts';
import { readingThread } from '../../../support/reading-thread.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

const signal = new AbortController().signal;
const compressors = { GZIP: (page: Uint8Array) => gunzipSync(page) };
const json = { 'Content-Type': 'application/json' };

/** Rows as no documentation has them: without an ID, of another type, with a field that nobody knows, no row at all. */
const oddRows = [
  ...[{ id: 'a', email: 7, plan: 'gold' }, { email: 'no-id@example.com' }, 'text', null],
  ...[{ id: 'b', first_name: '=1+1', cards: [{ number: '4111111111111111', cvv: '123' }] }, { id: 'a' }],
];

/** Bodies that are no page, each failing in a way of its own. */
const failing: Readonly<Record<string, Pick<ScriptedAnswer, 'status' | 'body' | 'json' | 'headers'>>> = {
  'a failure inside a success': { json: { success: false, statusCode: 403, message: 'not for you' } },
  'an empty body': { body: '' },
  'a web page': { body: '<!doctype html><p>Sign in', headers: { 'Content-Type': 'text/html' } },
  'JSON that is cut off': { body: '{"data":[{"id":"1"' },
  'another shape, with words': { json: { data: 'none', message: 'the list is closed' } },
  'what is not UTF-8': { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
};

/** Answers of a size or a shape that no list has, each of several megabytes. */
const hostile: Readonly<Record<string, () => string>> = {
  'one row with 150,000 keys': () =>
    `{"data":[{"id":"1",${Array.from({ length: 150_000 }, (_, at) => `"${at.toString(36)}":0`).join()}}]}`,
  'one text of four megabytes': () => JSON.stringify({ data: [{ id: '1', first_name: 'é'.repeat(2_000_000) }] }),
  '20,000 rows without an ID': () =>
    JSON.stringify({ data: Array.from({ length: 20_000 }, () => ({ a: 1, b: [{}] })) }),
  '20,000 rows of one ID': () => JSON.stringify({ data: Array.from({ length: 20_000 }, () => ({ id: 'a' })) }),
  'three rows of a megabyte between small ones': () =>
    JSON.stringify({
      data: Array.from({ length: 700 }, (_, at) => ({ id: `${at}`, note: 'x'.repeat(at % 300 === 7 ? 1_000_000 : 1) })),
    }),
  'a list 4,000 lists deep': () => `{"data":[{"id":"1","deep":${'['.repeat(4000)}${']'.repeat(4000)}}]}`,
};

/** In Node 20 a thread that ends while TypeScript is loaded by hooks leaves the others waiting for it. */
const isOldNode = Number.parseInt(process.versions.node, 10) < 22;

describe('the thread that reads', () => {
  let thread: ReadingThread;
  let here: SampleAccounts;
  let there: SampleAccounts;
  let folder: string;
  before(() => {
    thread = readingThread();
  });
  after(() => thread.dispose());
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-reading-'));
    const options = { customers: 230, tokenLifetime: 3600 };
    here = await sampleAccounts(options);
    there = await sampleAccounts({ ...options, thread });
  });
  afterEach(async () => {
    await Promise.all([here.close(), there.close()]);
    rmSync(folder, { recursive: true });
  });

  const script = (answer: ScriptedAnswer) => {
    for (const { script } of [here, there]) script(answer);
  };
  /** A page without what differs between two servers: their origin, and when they were asked. */
  async function pageOf({ accounts }: SampleAccounts, provider: string) {
    const { fetchedAt: _, exchange: __, ...page } = await (await accounts.get(provider)).page({ page: 1 }, { signal });
    return page;
  }
  const failureOf = ({ accounts }: SampleAccounts, provider: string) =>
    pageOf({ accounts } as SampleAccounts, provider).then(
      () => undefined,
      (error: unknown) => (isClienteleError(error) ? [error.kind, error.message, error.status] : error),
    );

  for (const provider of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'])
    it(`brings a page of ${provider} as it is read in this thread, in slices`, async () => {
      const page = await pageOf(there, provider);
      deepEqual(page, await pageOf(here, provider));
      ok(page.records.length > 0);
      ok(Object.isFrozen(page.records[0]?.sources), 'sources are shared and cannot be changed');
    });

  it('keeps a list that is sent whole as it came, and makes records of what is on a page', async () => {
    const account = await there.accounts.get('xtrakit');
    const { records: all, total } = await account.page({ page: 1, pageSize: Number.MAX_SAFE_INTEGER }, { signal });
    equal(all.length, total);
    // What the batches hold is nothing to print.
    const areBytes = (rows: readonly CustomerRecord[]) => batchesOf(rows) !== undefined;
    ok(areBytes(all));
    const page = await account.page({ page: 2, pageSize: 50 }, { signal });
    equal(page.cached, true);
    ok(!areBytes(page.records));
    equal(page.records[0], page.records[0]);
    deepEqual(page.records, [...all].slice(50, 100));
    // A page that happens to hold all of them is a page.
    const one = await account.page({ page: 1, pageSize: 10_000 }, { signal });
    deepEqual([one.records.length, areBytes(one.records)], [total, false]);
    const list = await (await there.accounts.get('cartevo')).page({ page: 1 }, { signal });
    ok(!areBytes(list.records));
  });

  it('brings rows that could not be read, differences from the documentation and masked values as this thread does', async () => {
    script({ provider: 'cartevo', path: '/customers', json: { data: oddRows } });
    const page = await pageOf(there, 'cartevo');
    deepEqual(page, await pageOf(here, 'cartevo'));
    deepEqual({ records: page.records.length, problems: page.problems.length }, { records: 3, problems: 3 });
    ok(page.drift.length > 1);
    ok(!JSON.stringify(page).includes('4111'));
  });

  for (const [what, answer] of Object.entries(failing))
    it(`fails for ${what} as this thread does, in the same words, and keeps what was answered`, async () => {
      script({ provider: 'cartevo', path: '/customers', times: 9, ...answer });
      const failure = await failureOf(there, 'cartevo');
      deepEqual(failure, await failureOf(here, 'cartevo'));
      ok(Array.isArray(failure));
      const kept = async ({ accounts }: SampleAccounts) =>
        (await (await accounts.get('cartevo')).client.failedAnswer())?.text;
      equal(await kept(there), await kept(here));
    });

  for (const [what, body] of Object.entries(hostile))
    it(`reads ${what} as this thread does`, async () => {
      script({ provider: 'cartevo', path: '/customers', times: 9, body: body(), headers: json });
      const read = async (from: SampleAccounts) =>
        pageOf(from, 'cartevo').catch(async () => ({ failure: await failureOf(from, 'cartevo') }));
      const page = await read(there);
      deepEqual(page, await read(here));
      ok('failure' in page || page.records.length + page.problems.length > 0);
    });

  const exported = async (
    { accounts }: SampleAccounts,
    provider: string,
    options: Partial<ExportOptions> & Pick<ExportOptions, 'format'>,
  ) => {
    const file = path.join(folder, options.apart ? 'there' : 'here');
    const summary = await exportCustomers(await accounts.get(provider), fileDestination(file), { signal, ...options });
    return { summary, text: readFileSync(file, 'utf8') };
  };

  const forms: readonly (Partial<ExportOptions> & Pick<ExportOptions, 'format'>)[] = [
    ...[{ format: 'csv' }, { format: 'json' }, { format: 'ndjson' }, { format: 'csv', raw: true }],
    ...[
      { format: 'ndjson', raw: true },
      { format: 'csv', excel: { separator: ';', decimal: ',' } },
    ],
    ...[{ format: 'csv', csv: { separator: '\t', byteOrderMark: true }, columns: ['name', 'id'] }],
  ] as const;
  for (const form of forms)
    it(`writes ${JSON.stringify(form)} byte for byte as this thread does`, async () => {
      script({ provider: 'cartevo', path: /page=2/, json: { data: oddRows, meta: { page: 2, total: 230 } } });
      const written = await exported(there, 'cartevo', { ...form, apart: thread });
      deepEqual(written, await exported(here, 'cartevo', form));
      ok(written.text.length > 1000);
    });

  it('writes the same rows as Parquet as this thread does', async () => {
    script({ provider: 'cartevo', path: /page=2/, json: { data: oddRows, meta: { page: 2, total: 230 } } });
    const written = await exported(there, 'cartevo', { format: 'parquet', apart: thread });
    const { summary } = await exported(here, 'cartevo', { format: 'parquet' });
    deepEqual(written.summary, summary);
    const rows = async (name: string) =>
      parquetReadObjects({ file: await asyncBufferFromFile(path.join(folder, name)), compressors });
    const [apart, own] = [await rows('there'), await rows('here')];
    ok(own.length > 100);
    deepEqual(apart, own);
  });

  it('says of an export that dies with it why, leaves what was written beside the target, and starts anew', async function () {
    if (isOldNode) this.skip();
    const lost: unknown[] = [];
    const mortal = readingThread({
      worker: new URL('./mortal-worker.ts', import.meta.url),
      onLost: cause => lost.push(cause),
    });
    const asked: string[] = [];
    const onFailure = async ({ kind }: { kind: string }) => asked.push(kind) > 0;
    await rejects(
      exported(there, 'cartevo', { format: 'ndjson', apart: mortal, onFailure }),
      (error: unknown) => isClienteleError(error) && /ended unexpectedly/.test(error.message),
    );
    deepEqual(
      { lost: lost.length, asked: asked.length },
      { lost: 1, asked: 0 },
      'nobody is asked to try again what cannot be tried',
    );
    const [left = '', ...more] = readdirSync(folder);
    match(left, /^there\.\w+\.partial$/);
    deepEqual(more, []);
    await rejects(exported(there, 'devdraft', { format: 'csv', apart: mortal }), /ended unexpectedly/);
    equal(lost.length, 2, 'another one was started');
    await mortal.dispose();
  });

  it('says of a page that it died with why', async function () {
    if (isOldNode) this.skip();
    const mortal = readingThread({ worker: new URL('./mortal-worker.ts', import.meta.url) });
    const own = await sampleAccounts({ customers: 230, thread: mortal });
    const account = await own.accounts.get('devdraft');
    await account.page({ page: 1 }, { signal });
    await account.page({ page: 2 }, { signal });
    await rejects(account.page({ page: 3 }, { signal }), /ended unexpectedly/);
    equal((await account.page({ page: 3 }, { signal })).records.length, 50);
    await own.close();
    await mortal.dispose();
  });

  it('speaks the reader’s language', async () => {
    setLanguage('fr', { [keyOf('The row is null, not an object.')]: 'La ligne est nulle.' });
    const french = readingThread();
    const own = await sampleAccounts({ customers: 230, thread: french });
    own.script({ provider: 'cartevo', path: '/customers', json: { data: [null] } });
    const { problems } = await pageOf(own, 'cartevo').finally(() => setLanguage('en'));
    equal(problems[0]?.message, 'La ligne est nulle.');
    await own.close();
    await french.dispose();
  });

  it('reads a provider that is code in this thread', async () => {
    const account = await there.accounts.get('cartevo');
    const { provider, connection } = account;
    const code = { ...provider };
    equal(thread.elsewhere({ provider: code, connection }), undefined);
    const sink = { file: '', write: async () => {}, commit: async () => {}, leave: async () => {} };
    const how = { format: 'csv', covered: [], origin: { connections: [] } } as const;
    equal(thread.open({ provider: code, connection }, how, sink), undefined);
  });

  it('writes a list that is sent whole once, although it comes in pieces', async () => {
    const many = await sampleAccounts({ customers: { xtrakit: 5000 }, thread });
    const written = await exported(many, 'xtrakit', { format: 'csv', apart: thread });
    deepEqual(written, await exported(many, 'xtrakit', { format: 'csv' }));
    deepEqual(
      { customers: written.summary.customers, complete: written.summary.complete },
      { customers: 5000, complete: true },
    );
    await many.close();
  });

  it('writes what was read before an answer that failed, and goes on behind it where somebody tries again', async () => {
    const many = await sampleAccounts({ customers: { cartevo: 2300 }, thread });
    const refused = { success: false, statusCode: 403, message: 'not for you' };
    const asked: string[] = [];
    const onFailure = async ({ kind }: { kind: string }) => asked.push(kind) > 0;
    for (const format of ['csv', 'ndjson'] as const) {
      for (const page of [3, 11, 23])
        many.script({ provider: 'cartevo', path: new RegExp(`page=${page}&`), json: refused, times: 1 });
      const written = await exported(many, 'cartevo', { format, apart: thread, onFailure });
      deepEqual(written, await exported(many, 'cartevo', { format }));
      equal(written.summary.customers, 2300);
    }
    deepEqual(
      asked,
      Array.from({ length: 6 }, () => 'forbidden'),
    );
    await many.close();
  });

  it('holds nothing of a list that is read twice', async () => {
    const written = await exported(there, 'devdraft', { format: 'ndjson', apart: thread, twice: true });
    equal(written.summary.customers, 230);
    match(written.summary.proof ?? '', /read twice/);
    equal(written.text.trimEnd().split('\n').length, 230);
  });
});
