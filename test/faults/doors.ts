// What holds for a page where a search, a pasted list, a section, one item or one customer is asked for; and waits that are
// asked for in all the ways there are.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { literalAt } from '../../src/core/json/spans.ts';
import { isClienteleError } from '../../src/core/model/errors.ts';
import { sectionOf } from '../../src/core/questions.ts';
import { askProviders } from '../../src/customers/lookup/look-up.ts';
import { search } from '../../src/customers/search/search.ts';
import type { DetailedState } from '../../src/customers/search/search-state.ts';
import type { ScriptedAnswer } from '../../src/sandbox/server.ts';
import { MemoryIndex } from '../support/memory-index.ts';
import type { Event } from './fault.ts';
import { answersOf, type Stack } from './stack.ts';

const { signal } = new AbortController();

async function failed(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isClienteleError(error)) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

/** While requests for a path are answered so. */
async function during<T>(stack: Stack, answer: ScriptedAnswer, path: string | undefined, work: () => Promise<T>) {
  const over = stack.fault(answer, path);
  try {
    return await work();
  } finally {
    over();
    // Nothing is known any more of a wait that was asked for.
    await stack.moveTo(undefined);
  }
}

/** The path of the customer who has the most. */
async function one(stack: Stack): Promise<{ readonly id: string; readonly path: string }> {
  const id = stack.sandbox.customer(stack.provider, 'many');
  const { client } = await stack.account();
  return { id, path: client.customerQuestion(id).request.path };
}

const refused = (json: unknown, headers: Record<string, string> = {}): ScriptedAnswer => ({
  ...{ status: 429, json, headers },
});

const waits: readonly (readonly [name: string, answer: ScriptedAnswer, seconds: number])[] = [
  ['in a number that nobody has fingers for', refused({}, { 'Retry-After': '9'.repeat(20) }), 86_400],
  ['as a length of time', refused({}, { 'Retry-After': 'PT1M30S' }), 90],
  ['in words', refused({ message: 'Too many requests, try again in 40 seconds.' }), 40],
  ['in the body', refused({ message: 'Slow down', retryAfter: 50 }), 50],
  ['in one header of the draft', refused({}, { RateLimit: '"default";r=0;t=60' }), 60],
];

const ofWaits = waits.map(
  ([name, answer, seconds]): Event => ({
    name: `a wait that is asked for ${name}`,
    async play(stack) {
      const account = await stack.account();
      const error = await during(stack, answer, undefined, () => failed(account.page({}, { signal, fresh: true })));
      equal(error.kind, 'rateLimited', error.message);
      const left = (Date.parse(error.retryAt ?? '') - Date.now()) / 1000;
      ok(left <= seconds && left > seconds - 30, `${left} of ${seconds} s`);
      return `${error.kind}: ${error.message}`;
    },
  }),
);

/** A search in the connection, by index and the provider's own search; undefined where it has none of its own. */
async function searched(stack: Stack, text: string): Promise<DetailedState | undefined> {
  if (!(await stack.account()).provider.serverSearch?.(text)) return undefined;
  let state: DetailedState | undefined;
  const onState = (now: DetailedState) => {
    state = now;
  };
  for await (const _ of search(stack.accounts, new MemoryIndex(), text, {
    signal,
    list: undefined,
    indexHits: 9,
    onState,
  }));
  return state;
}

/** A list of its first row, which has no ID. */
async function withoutId(stack: Stack): Promise<string> {
  const [first = ''] = await answersOf(stack);
  const { path, id } = stack.layout;
  const row = { ...JSON.parse(literalAt(first, [...path, '0']) ?? '{}'), [id]: null };
  const pagination = { current_page: 1, total_pages: 1, total: 1 };
  return JSON.stringify({ data: [row], items: [row], total: 1, skip: 0, take: 100, pagination });
}

const nobody = 'nobody.at.all@example.org';
const key = { kind: 'email', text: nobody } as const;
const withSearch = ['yativo', 'devdraft', 'easytools'];
const saysNobody = { success: true, message: 'Customer not found' };

const ofQuestions: readonly Event[] = [
  {
    name: 'words alone that nobody is there, for one customer',
    async play(stack) {
      const { id, path } = await one(stack);
      const ask = async () => {
        const account = await stack.account();
        return failed(account.customer(id, { signal, fresh: true }));
      };
      for (const json of [saysNobody, { rows: [], total: 0 }]) {
        const error = await during(stack, { body: JSON.stringify(json) }, path, ask);
        equal(error.kind, 'notFound', `${JSON.stringify(json)}: ${error.message}`);
      }
      // One who was there, and has gone, is not shown from what was kept.
      const account = await stack.account();
      await account.customer(id, { signal });
      const again = await during(stack, { json: saysNobody }, path, async () => {
        await failed(account.customer(id, { signal, fresh: true }));
        return failed(account.customer(id, { signal }));
      });
      equal(again.kind, 'notFound');
      return 'notFound';
    },
  },
  {
    name: 'a failure said inside a 200 to a search',
    providers: withSearch,
    async play(stack) {
      const answer = { json: { success: false, message: 'The index is down.', data: [], items: [] } };
      const state = await during(stack, answer, undefined, () => searched(stack, nobody));
      equal(state?.state, 'failed');
      match(state?.error?.message ?? '', /The index is down/);
      return `failed: ${state?.error?.message}`;
    },
  },
  {
    name: 'a row without an id among what a search found',
    providers: withSearch,
    async play(stack) {
      const body = await withoutId(stack);
      const state = await during(stack, { body }, undefined, () => searched(stack, nobody));
      equal(state?.state, 'done');
      ok(state?.coverage.includes('1 row could not be read.'), state?.coverage.join(' '));
      return state?.coverage.join(' ') ?? '';
    },
  },
  {
    name: 'a row without an id where a pasted address is looked for',
    providers: withSearch,
    async play(stack) {
      const rows = [{ key, places: [{ connectionId: 'c1', kind: 'open', askable: true }] }] as const;
      const body = await withoutId(stack);
      const [row] = await during(stack, { body }, undefined, () =>
        askProviders(stack.accounts, rows, [{ row: 0, connectionId: 'c1' }], { signal }),
      );
      deepEqual(row?.places, [{ connectionId: 'c1', kind: 'open', askable: false }]);
      return 'open';
    },
  },
  {
    name: 'identity values of other types in an answer that cannot be read',
    providers: ['cartevo'],
    async play(stack) {
      const { id, path } = await one(stack);
      const account = await stack.account();
      const json = { data: { identification_number: { value: 'AB123456' }, photo: ['AB123456'] } };
      const shown = await during(stack, { json }, path, async () => {
        await failed(account.customer(id, { signal, fresh: true }));
        return account.client.failedAnswer();
      });
      ok(shown && !shown.text.includes('AB123456'), shown?.text);
      return shown.text;
    },
  },
];

/** A section of the customer who has the most, and what is asked for it. */
async function asked(stack: Stack, id: string) {
  const account = await stack.account();
  const section = sectionOf(account.provider, id);
  const customerId = stack.sandbox.customer(stack.provider, 'many');
  const { path } = section.ask({ customerId }, account.connection.options).request;
  return { account, section, path, opened: account.section(id, customerId), customerId };
}

const ofSections: readonly Event[] = [
  {
    name: 'a section that comes in one answer and counts more',
    providers: ['cartevo', 'xtrakit'],
    async play(stack) {
      const { opened, path } = await asked(stack, stack.provider === 'cartevo' ? 'cards' : 'sales');
      await opened.load();
      const raws = opened.items.map(({ raw }) => JSON.parse(raw));
      const data = stack.provider === 'cartevo' ? raws : { sales: raws };
      const counted = { json: { status: 200, data, meta: { total: 4321 } } };
      await during(stack, counted, path, () => opened.load({ fresh: true }));
      deepEqual({ total: opened.total, mayBePart: opened.mayBePart }, { total: 4321, mayBePart: true });
      return `${opened.items.length} of ${opened.total}`;
    },
  },
  {
    name: 'rows without IDs, the first page again and again, in a section',
    providers: ['yativo'],
    async play(stack) {
      const { opened, path, customerId } = await asked(stack, 'transactions');
      const data = Array.from({ length: 50 }, (_, at) => ({
        customer_id: customerId,
        amount: `${at}`,
        currency: 'USD',
      }));
      return during(stack, { json: { status: 'success', data } }, path, async () => {
        await opened.load({ fresh: true });
        await opened.more();
        equal(opened.state.kind, 'failed');
        equal(opened.items.length, 50);
        return opened.state.kind;
      });
    },
  },
  {
    name: 'another item than the one that was asked for',
    providers: ['easytools', 'xtrakit'],
    async play(stack) {
      const { account, section, opened } = await asked(stack, stack.provider === 'xtrakit' ? 'sales' : 'orders');
      await opened.load();
      const [item, other] = opened.items;
      ok(item && other);
      const path = section.detail?.ask(item, account.connection.options)?.request.path;
      const json = stack.provider === 'xtrakit' ? { data: { sales: JSON.parse(other.raw) } } : JSON.parse(other.raw);
      const error = await during(stack, { json }, path, () =>
        failed(account.related.detail(section, item, { signal })),
      );
      equal(error.kind, 'schema');
      return error.message;
    },
  },
];

export const doorFaults: readonly Event[] = [...ofWaits, ...ofQuestions, ...ofSections];
