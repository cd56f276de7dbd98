import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import type { ReadingThread } from '../../../../src/customers/reading/reading-thread.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { Notable, ScriptedAnswer, Shapes } from '../../../../src/sandbox/server.ts';
import { readingThread } from '../../../support/reading-thread.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

const signal = new AbortController().signal;

/** What the sample data can be asked in, each with its own answers. */
const shapes: readonly Shapes[] = [
  ...([{}, { cartevo: 'pagination' }, { cartevo: 'none' }, { cartevoRows: 'code' }, { yativo: 'april' }] as const),
  ...([{ yativo: 'openapi' }, { yativo: 'code' }, { yativo: 'live' }, { devdraftAddresses: 'wrapped' }] as const),
  ...([{ xtrakit: 'keyed' }, { xtrakit: 'single' }] as const),
];

/** What fails, by what it says or does not say. */
const failing: Readonly<Record<string, Pick<ScriptedAnswer, 'status' | 'body' | 'json' | 'headers'>>> = {
  'a failure inside a success': { json: { success: false, statusCode: 403, message: 'not for you' } },
  'an empty body': { body: '' },
  'a web page': { body: '<!doctype html><p>Sign in', headers: { 'Content-Type': 'text/html' } },
  'JSON that is cut off': { body: '{"data":[{"id":"1"' },
  'another shape, with words': { json: { data: 'none', message: 'the list is closed' } },
  'words that say that nobody is there': { json: { message: 'Customer not found' } },
  'another customer': { json: { data: { id: 'someone', customer_id: 'someone', customer_payouts: [] } } },
};

describe('what belongs to a customer, in the thread that reads', () => {
  let thread: ReadingThread;
  let reads: string[];
  const made: SampleAccounts[] = [];
  before(() => {
    thread = readingThread();
  });
  after(() => thread.dispose());
  beforeEach(() => {
    reads = [];
  });
  afterEach(() => Promise.all(made.splice(0).map(one => one.close())));

  /** Notes what is read there. */
  const noting = (reader: ReadingThread): Pick<ReadingThread, 'elsewhere'> => ({
    elsewhere(of) {
      const elsewhere = reader.elsewhere(of);
      return (
        elsewhere &&
        ((kind, asked) => {
          const { takes, read } = elsewhere(kind, asked);
          const noted: typeof read = answer => {
            reads.push(kind);
            return read(answer);
          };
          return { takes, read: noted };
        })
      );
    },
  });

  async function open(options: Parameters<typeof sampleAccounts>[0] = {}): Promise<SampleAccounts> {
    const one = await sampleAccounts({ customers: 75, records: { many: 45 }, syncDelay: 0, ...options });
    made.push(one);
    return one;
  }

  const failureOf = (error: unknown) => (isClienteleError(error) ? [error.kind, error.message, error.status] : error);

  /** All that is seen of a customer's sections and of what some of their items consist of. */
  async function seen(from: SampleAccounts, provider: string, which: Notable) {
    const account = await from.accounts.get(provider);
    const customerId = from.customer(provider, which);
    const all: unknown[] = [];
    for (const { id } of account.provider.sections ?? []) {
      const opened = account.section(id, customerId);
      await opened.load();
      for (let pages = 1; opened.state.kind === 'more' && pages < 9; pages++) await opened.more();
      const { state, items, problems, total, dropped, mayBePart, section } = opened;
      const failure = state.kind === 'failed' ? failureOf(state.error) : undefined;
      all.push({ id, state: state.kind, failure, items, problems, total, dropped, mayBePart });
      for (const item of items.slice(0, 2)) {
        const detail = await account.related.detail(section, item, { signal }).catch(failureOf);
        all.push(detail && { ...detail, fetchedAt: '' });
      }
    }
    const record = await account.customer(customerId, { signal }).then(one => one.record, failureOf);
    return { all, record };
  }

  for (const shape of shapes)
    it(`is what it is in this thread, with masked values, rows of others left out and all failures: ${JSON.stringify(shape)}`, async () => {
      const here = await open({ shapes: shape });
      const there = await open({ shapes: shape, thread: noting(thread) });
      const names = Object.keys(shape);
      for (const provider of providers.keys()) {
        if (names.length > 0 && !names.some(name => name.startsWith(provider))) continue;
        for (const which of ['many', 'none', 'odd'] as const)
          deepEqual(await seen(there, provider, which), await seen(here, provider, which));
      }
      ok(reads.includes('section') && reads.includes('customer'));
    });

  for (const [what, answer] of Object.entries(failing))
    it(`fails as in this thread, in the same words: ${what}`, async () => {
      const [here, there] = [await open(), await open({ thread: noting(thread) })];
      for (const provider of ['yativo', 'devdraft'])
        for (const one of [here, there]) one.script({ provider, path: /./, times: 99, ...answer });
      for (const provider of ['yativo', 'devdraft']) {
        const failed = await seen(there, provider, 'many');
        deepEqual(failed, await seen(here, provider, 'many'));
        if (what.includes('nobody')) equal((failed.record as readonly unknown[])[0], 'notFound');
        if (what !== 'another customer' || provider !== 'yativo') continue;
        match(String(failed.record), /another customer/);
        match(JSON.stringify(failed.all), /"payouts"[^}]*another customer/);
      }
      ok(reads.includes('section') && reads.includes('customer'));
    });

  it('leaves out rows of others and counts them, whoever reads', async () => {
    const rows = (own: string) =>
      Array.from({ length: 60 }, (_, at) => ({
        ...{ id: `t${at}`, customer_id: at % 3 === 0 ? own : `other-${at}`, amount: '5', currency: 'USD' },
      }));
    const counted = async (from: SampleAccounts) => {
      const own = from.customer('yativo', 'many');
      from.script({ provider: 'yativo', path: /transactions/, times: 9, json: { data: rows(own), meta: {} } });
      const opened = (await from.accounts.get('yativo')).section('transactions', own);
      await opened.load();
      return { items: opened.items.length, dropped: opened.dropped };
    };
    deepEqual(await counted(await open({ thread })), { items: 20, dropped: 40 });
    deepEqual(await counted(await open()), { items: 20, dropped: 40 });
  });

  it('goes there when it is large, and only then', async () => {
    const large = readingThread({ least: 1024 * 1024 });
    const from = await open({ thread: noting(large) });
    const own = from.customer('yativo', 'many');
    const account = await from.accounts.get('yativo');
    const load = async (note: string) => {
      const data = Array.from({ length: 40 }, (_, at) => ({ id: `t${at}`, customer_id: own, amount: '5', note }));
      from.script({ provider: 'yativo', path: /transactions/, times: 1, json: { data, meta: {} } });
      const opened = account.section('transactions', own);
      await opened.load({ fresh: true });
      return { items: opened.items.length, reads: reads.length };
    };
    deepEqual(await load('small'), { items: 40, reads: 0 });
    deepEqual(await load('x'.repeat(30_000)), { items: 40, reads: 1 });
    deepEqual(reads, ['section']);
    await large.dispose();
  });
});
