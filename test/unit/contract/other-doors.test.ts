// What holds for a page holds for what else is asked: a search, a pasted list, a section, one customer.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { keysIn } from '../../../src/customers/lookup/keys.ts';
import { askings, askProviders, lookUpRead } from '../../../src/customers/lookup/look-up.ts';
import { coverage } from '../../../src/customers/search/coverage.ts';
import { type SearchOptions, search } from '../../../src/customers/search/search.ts';
import type { DetailedState } from '../../../src/customers/search/search-state.ts';
import { failsAs } from '../../support/fails-as.ts';
import { type LocalAccounts, localAccounts } from '../../support/local-accounts.ts';
import type { Handler } from '../../support/local-server.ts';
import { answering, idOf, Refusal, times } from './answering.ts';

const { signal } = new AbortController();

const customer = (at: number, more: object = {}) => ({
  ...{ id: idOf(at), first_name: `Name${at}`, last_name: 'Last', email: `p${at}@example.com`, phone_number: null },
  ...{ customer_type: 'INDIVIDUAL', status: 'ACTIVE', createdAt: '2026-01-01T00:00:00Z', last_spent: 0 },
  ...{ updatedAt: '2026-01-01T00:00:00Z', last_purchase_date: null },
  ...more,
});
const unreadable = customer(1, { id: null, email: 'zoe@example.com' });
const pageOf = (rows: readonly unknown[], total = rows.length) => ({ data: rows, total, skip: 0, take: 100 });

describe('what holds for a page holds for other questions', () => {
  let made: LocalAccounts | undefined;
  afterEach(async () => {
    await made?.close();
    made = undefined;
  });

  async function open(id: string, handler: Handler) {
    made = await localAccounts({ [id]: handler });
    return made.accounts.get(id);
  }

  async function searched(id: string, handler: Handler, text: string, list?: SearchOptions['list']) {
    made = await localAccounts({ [id]: handler });
    let state: DetailedState | undefined;
    const found: string[] = [];
    const onState = (now: DetailedState) => {
      state = now;
    };
    for await (const { record } of search(made.accounts, made.index, text, { signal, list, indexHits: 9, onState }))
      found.push(record.customer.id);
    ok(state);
    return { found, state, covered: coverage(state).join(' ') };
  }

  async function lookedUp(id: string, handler: Handler, text: string) {
    made = await localAccounts({ [id]: handler });
    const { keys } = await keysIn(text, () => false);
    const rows = await lookUpRead(made, keys, { signal });
    const done = await askProviders(made.accounts, rows, askings(rows, 'everywhere'), { signal });
    return done.flatMap(({ places }) => places.map(({ kind }) => kind));
  }

  describe('where a success has words alone, which say that nobody is there', () => {
    const words = answering(path =>
      path === '/customers' ? pageOf([]) : { statusCode: 200, message: 'Customer not found' },
    );

    it('a customer is unknown, and a search goes on', async () => {
      const account = await open('devdraft', words);
      await rejects(account.customer(idOf(7), { signal }), failsAs('notFound', /Customer not found/));
      await made?.close();
      const { state } = await searched('devdraft', words, idOf(7));
      equal(state.state, 'done');
    });

    it('a list and a section are empty', async () => {
      const account = await open(
        'cartevo',
        answering(() => ({ success: true, message: 'No cards found' })),
      );
      const cards = account.section('cards', idOf(1));
      await cards.load();
      deepEqual({ kind: cards.state.kind, items: cards.items.length }, { kind: 'done', items: 0 });
      await made?.close();
      const yativo = await open(
        'yativo',
        answering(() => ({ status: 'success', message: 'No customers found' })),
      );
      equal((await yativo.page({}, { signal })).total, 0);
    });

    it('a customer is unknown where a list with nobody in it is sent', async () => {
      for (const body of [
        { rows: [], total: 0 },
        { items: [], meta: { total: 0, more: false }, object: 'list' },
      ]) {
        const account = await open(
          'devdraft',
          answering(() => body),
        );
        await rejects(account.customer(idOf(7), { signal }), failsAs('notFound'));
        await made?.close();
      }
      const account = await open(
        'devdraft',
        answering(() => ({ first_name: 'Ada', tags: [] })),
      );
      await rejects(account.customer(idOf(7), { signal }), failsAs('schema'));
    });

    it('it is another shape where rows are there all the same', async () => {
      const account = await open(
        'yativo',
        answering(() => ({ message: 'No customers found', list: [{ id: 1 }] })),
      );
      await rejects(account.page({}, { signal }), failsAs('schema'));
    });
  });

  describe('where a row cannot be read', () => {
    const answer = answering(() => pageOf([unreadable]));

    it('a search says so, of a provider’s own search and of a list', async () => {
      const asked = await searched('devdraft', answer, 'zoe@example.com');
      equal(asked.covered, 'Devdraft searched whole e-mail addresses. 1 row could not be read.');
      await made?.close();
      const read = await searched(
        'devdraft',
        answering(() => pageOf([customer(2), unreadable])),
        'Somebody',
        { limit: 100, maxAge: 60, proof: false },
      );
      ok(read.covered.startsWith('Looked at all 1 customer. 1 row could not be read.'), read.covered);
    });

    it('a pasted address is not said to be nobody’s', async () => {
      deepEqual(await lookedUp('devdraft', answer, 'zoe@example.com'), ['open']);
    });
  });

  it('a search reads a page once that comes again and again', async () => {
    let asked = 0;
    const same = answering(() => {
      asked++;
      return { items: [{ id: null, name: 'Zoe', email: null }] };
    });
    const { covered, state } = await searched('easytools', same, 'Zoe');
    equal(state.state, 'done');
    equal(asked, 2);
    equal(
      covered,
      '1 row could not be read. Easy.tools searched names; the first 1 of its answers were looked at. There may be more than these.',
    );
  });

  it('a pasted address may be behind an end that is doubtful', async () => {
    const full = answering(() => pageOf(times(100, at => customer(at))));
    deepEqual(await lookedUp('devdraft', full, 'zoe@example.com'), ['open']);
  });

  it('every person of a line of a mail program is a key', async () => {
    const keys = async (line: string) => (await keysIn(line, () => false)).keys.map(({ text }) => text);
    deepEqual(await keys('Ada <ada@example.com>, "Berg, Bo" <bo@example.org>; cy@example.com'), [
      'ada@example.com',
      'bo@example.org',
      'cy@example.com',
    ]);
  });

  it('a customer who has gone is not shown from what was kept', async () => {
    let answers = 0;
    const account = await open(
      'devdraft',
      answering(() => (answers++ === 0 ? customer(1) : new Refusal(404, { statusCode: 404, message: 'Not Found' }))),
    );
    await account.customer(idOf(1), { signal });
    await rejects(account.customer(idOf(1), { signal, fresh: true }), failsAs('notFound'));
    await rejects(account.customer(idOf(1), { signal }), failsAs('notFound'));
  });
});
