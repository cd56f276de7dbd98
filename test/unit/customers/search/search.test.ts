import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { ClienteleError, isClienteleError } from '../../../../src/core/model/errors.ts';
import type { ListWish } from '../../../../src/customers/scan/shared-scan.ts';
import { coverage } from '../../../../src/customers/search/coverage.ts';
import { type SearchOptions, search } from '../../../../src/customers/search/search.ts';
import type { DetailedState, SearchHit } from '../../../../src/customers/search/search-state.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

const whole: ListWish = { limit: 5000, maxAge: 60, proof: false };

describe('search', () => {
  let sample: SampleAccounts;
  let index: MemoryIndex;

  beforeEach(async () => {
    index = new MemoryIndex();
    sample = await sampleAccounts({
      customers: 60,
      onRecords: records => index.add(records),
      onMissing: (connectionId, id) => index.remove(connectionId, [id]),
    });
  });
  afterEach(() => sample.close());

  async function find(text: string, options: Partial<SearchOptions> = {}) {
    const hits: SearchHit[] = [];
    const states = new Map<string, DetailedState>();
    const found = search(sample.accounts, index, text, {
      signal: new AbortController().signal,
      list: whole,
      indexHits: 1000,
      onState: state => states.set(state.connectionId, state),
      ...options,
    });
    for await (const hit of found) hits.push(hit);
    return { hits, states };
  }

  async function first(connectionId: string): Promise<CustomerRecord> {
    const account = await sample.accounts.get(connectionId);
    const page = await account.page({ page: 1, pageSize: 100 }, { signal: new AbortController().signal });
    const record = page.records[0];
    ok(record);
    return record;
  }

  it('a search finds a customer by e-mail in every connection that has one, each once', async () => {
    const { hits, states } = await find('@');
    const keys = hits.map(({ record }) => `${record.connectionId} ${record.customer.id}`);
    equal(new Set(keys).size, keys.length);
    deepEqual([...states.keys()].sort(), ['cartevo', 'devdraft', 'easytools', 'xtrakit', 'yativo']);
    for (const state of states.values()) {
      equal(state.state, 'done', JSON.stringify(state));
      equal(state.found, hits.filter(({ record }) => record.connectionId === state.connectionId).length);
      ok(state.found > 30, `${state.connectionId}: ${state.found}`);
    }
  });

  it('a search asks nothing for what the index has by its ID', async () => {
    const { customer } = await first('cartevo');
    const before = sample.requests.length;
    const { hits } = await find(customer.id.toUpperCase(), { connections: ['cartevo'] });
    deepEqual(
      hits.map(({ record, via }) => ({ id: record.customer.id, via })),
      [{ id: customer.id, via: 'index' }],
    );
    equal(sample.requests.length, before);
  });

  it('a search asks for an ID once, and reads no list when it is known', async () => {
    const { customer } = await first('yativo');
    await index.clear();
    const before = sample.requests.length;
    const { hits } = await find(customer.id, { connections: ['yativo'] });
    deepEqual(
      hits.map(({ via }) => via),
      ['server'],
    );
    equal(sample.requests.length, before + 1);
  });

  it('a search takes an unknown ID for no failure', async () => {
    const { hits, states } = await find('00000000-0000-4000-8000-000000000000', { list: undefined });
    deepEqual(hits, []);
    for (const state of states.values()) equal(state.state, 'done', JSON.stringify(state));
  });

  it("a search completes here what Devdraft's search for one word leaves open", async () => {
    const { customer } = await first('devdraft');
    await index.clear();
    const { hits, states } = await find(customer.name ?? '', { connections: ['devdraft'], list: undefined });
    ok(hits.some(({ record, via }) => record.customer.id === customer.id && via === 'server'));
    ok(states.get('devdraft')?.coverage.includes('Devdraft searched names.'));
  });

  it('a search reads no list where it must not', async () => {
    const { states } = await find('a', { connections: ['cartevo', 'xtrakit'], list: undefined });
    equal(sample.requests.filter(({ path }) => path === '/customers').length, 0);
    equal(states.get('cartevo')?.scanned, 0);
  });

  it('a search reads as far as it may, and says how far', async () => {
    const { states } = await find('nobody has this name', {
      connections: ['cartevo', 'xtrakit'],
      list: { ...whole, limit: 25 },
    });
    for (const state of states.values()) {
      deepEqual(
        { state: state.state, scanned: state.scanned, total: state.total },
        { state: 'stopped', scanned: 25, total: 60 },
      );
      deepEqual(coverage(state), ['Looked at 25 of 60 customers.']);
    }
  });

  it('a search reads a list once for several searches, and finds in it all the same', async () => {
    const { customer } = await first('cartevo');
    await index.clear();
    const nobody = await find('nobody has this name', { connections: ['cartevo'] });
    equal(nobody.states.get('cartevo')?.reading?.summary.complete, true);
    const before = sample.requests.length;
    const { hits, states } = await find(customer.email ?? '', { connections: ['cartevo'] });
    deepEqual(
      hits.map(({ record, via }) => ({ id: record.customer.id, via })),
      [{ id: customer.id, via: 'index' }],
    );
    deepEqual(
      { state: states.get('cartevo')?.state, requests: sample.requests.length },
      { state: 'done', requests: before },
    );
  });

  it('a search reads on where an earlier search came to its limit', async () => {
    const account = await sample.accounts.get('cartevo');
    const scanned = async (limit: number) => {
      const list = { ...whole, limit, maxAge: Number.POSITIVE_INFINITY };
      const { states } = await find('nobody has this name', { connections: ['cartevo'], list });
      return states.get('cartevo')?.scanned;
    };
    equal(await scanned(25), 25);
    equal(await scanned(5000), 60);
    equal(account.list.reading?.ended, true);
  });

  it('a search does not find again whom the provider does not know any more', async () => {
    const { customer } = await first('cartevo');
    sample.script({ provider: 'cartevo', status: 404, json: { message: 'Customer not found' } });
    const account = await sample.accounts.get('cartevo');
    await rejects(account.customer(customer.id, { signal: new AbortController().signal }));
    const { hits } = await find(customer.email ?? '', { connections: ['cartevo'], list: undefined });
    deepEqual(hits, []);
  });

  it('a search asks the provider also when the index fails, and says so', async () => {
    const { customer } = await first('devdraft');
    index.search = () => Promise.reject(new ClienteleError({ kind: 'server', who: 'The index' }));
    const { hits, states } = await find(customer.email ?? '', { connections: ['devdraft'], list: undefined });
    deepEqual(
      hits.map(({ record, via }) => ({ id: record.customer.id, via })),
      [{ id: customer.id, via: 'server' }],
    );
    match(states.get('devdraft')?.coverage.join(' ') ?? '', /could not be searched: The index failed unexpectedly/);
  });

  it('a search reads a list anew after what was read was forgotten, with everything else', async () => {
    const { customer } = await first('xtrakit');
    const count = async () => (await find('@', { connections: ['xtrakit'] })).hits.length;
    const all = await count();
    ok(all > 30);
    await index.clear();
    sample.accounts.clear();
    equal(await count(), all);
    equal(await count(), all);
    ok((await find(customer.id, { connections: ['xtrakit'] })).hits.length >= 1);
  });

  it('a search looks at no more of a list than it may, whatever was read of it before', async () => {
    const list = (limit: number) => ({ ...whole, limit });
    // It sends twenty at once.
    await find('nobody has this name', { connections: ['easytools'], list: list(20) });
    await index.clear();
    const { states, hits } = await find('@', { connections: ['easytools'], list: list(50) });
    equal(hits.filter(({ via }) => via === 'scan').length <= 30, true);
    equal(states.get('easytools')?.scanned, 50);
  });

  it('a search is not ended by the fault of who listens', async () => {
    const { hits } = await find('@', {
      connections: ['devdraft'],
      onState() {
        throw new Error('not mine');
      },
    });
    ok(hits.length > 30);
  });

  it('a search says that it pauses only while it does', async () => {
    const { customer } = await first('cartevo');
    await index.clear();
    sample.script({ provider: 'cartevo', status: 429, headers: { 'Retry-After': '2' }, json: {}, times: 1 });
    const retryTimes: (string | undefined)[] = [];
    const account = await sample.accounts.get('cartevo');
    account.clear();
    await find(customer.id, {
      connections: ['cartevo'],
      onState: state => retryTimes.push(state.retryAt),
    });
    ok(
      retryTimes.some(retryAt => retryAt !== undefined),
      'a state says when it goes on',
    );
    equal(retryTimes.at(-1), undefined);
  });

  it('a search goes on when a connection fails, and says which', async () => {
    sample.script({ provider: 'cartevo', status: 403, json: { message: 'Not for you' }, times: 9 });
    const { hits, states } = await find('example');
    equal(states.get('cartevo')?.state, 'failed');
    equal(states.get('cartevo')?.error?.kind, 'forbidden');
    ok(hits.some(({ record }) => record.connectionId === 'yativo'));
  });

  it('a search that looks on while a list is read says what that failed with', async () => {
    const account = await sample.accounts.get('cartevo');
    sample.script({ provider: 'cartevo', status: 403, json: { message: 'Not for you' }, times: 9, delay: 300 });
    const read = rejects(account.list.join({ ...whole, signal: new AbortController().signal }), /Not for you/);
    const { states } = await find('nobody has this name', { connections: ['cartevo'], list: 'watch' });
    await read;
    deepEqual([states.get('cartevo')?.state, states.get('cartevo')?.error?.kind], ['failed', 'forbidden']);
  });

  it('a search finds a phone number whatever its punctuation', async () => {
    const account = await sample.accounts.get('xtrakit');
    const page = await account.page({ pageSize: 100 }, { signal: new AbortController().signal });
    const record = page.records.find(({ customer }) => /^\+\d{9,}$/.test(customer.phone ?? ''));
    const phone = record?.customer.phone ?? '';
    const { hits } = await find(`(${phone.slice(0, 4)}) ${phone.slice(4, 7)}-${phone.slice(7)}`, { list: undefined });
    ok(hits.some(hit => hit.record.customer.id === record?.customer.id));
  });

  it('a search ends with `cancelled` when it is aborted, and asks nothing more', async () => {
    const stop = new AbortController();
    const found = search(sample.accounts, index, 'example', { signal: stop.signal, list: whole, indexHits: 1000 });
    await rejects(
      async () => {
        for await (const _ of found) stop.abort();
      },
      error => isClienteleError(error) && error.kind === 'cancelled',
    );
    const pause = () => new Promise(resolve => setTimeout(resolve, 250));
    await pause(); // what was on its way arrives
    const sent = sample.requests.length;
    await pause();
    equal(sample.requests.length, sent);
  });

  it('a search finds nothing for an empty text, without a request', async () => {
    const { hits } = await find('  ');
    deepEqual({ hits: hits.length, requests: sample.requests.length }, { hits: 0, requests: 0 });
  });

  it('a search sends what looks like a key, a password or a card number nowhere', async () => {
    for (const text of ['api_key=3f2c8a10-1111-4222-8333-444455556666', 'password: hunter2', '4111 1111 1111 1111'])
      await rejects(find(text), error => isClienteleError(error) && error.kind === 'badRequest');
    equal(sample.requests.length, 0);
  });

  it('a search asks the providers for what was pasted without its punctuation', async () => {
    const { customer } = await first('devdraft');
    await index.clear();
    const { hits } = await find(`“${customer.name}” <${customer.email}>,`, {
      connections: ['devdraft'],
      list: undefined,
    });
    deepEqual(
      hits.map(({ record, via }) => ({ id: record.customer.id, via })),
      [{ id: customer.id, via: 'server' }],
    );
    const [given = '', family = ''] = customer.name?.split(' ') ?? [];
    const named = await find(`${family}, ${given}`, { connections: ['devdraft'], list: undefined });
    ok(named.hits.some(({ record }) => record.customer.id === customer.id));
  });
});
