import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { RateLimiter } from '../../../../src/core/requests/rate-limiter.ts';
import { askedToWait } from '../../../../src/core/requests/retry-policy.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { localClientOf } from '../../../support/local-client.ts';
import { describedBy } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const manifest = (more: object) => ({
  ...{ id: 'acme', baseUrl: 'https://api.acme.example' },
  auth: [{ credentials: ['key'], bearer: '{key}' }],
  list: { path: '/people', params: { currency: '{currency}' }, rows: '', paging: { by: 'none' } },
  ...{ get: { path: '/people/{id}' }, fields: { id: '/id' }, ...more },
});

describe('an option of a manifest', () => {
  async function found(discover: object, answer: unknown, more: object = {}) {
    const provider = describedBy(manifest({ options: ['store', { key: 'currency', discover, ...more }] }));
    const asked: string[] = [];
    const made = await localClientOf(provider, (response, { url }) => {
      asked.push(url);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
    try {
      const question = provider.options[1]?.discover?.({ store: 'a/b' });
      ok(question);
      return { values: await made.client.ask(question, { signal }), asked };
    } finally {
      await made.close();
    }
  }

  it('can be one of the values that the API has: texts, objects, or the keys of an object', async () => {
    const discover = { path: '/stores/{store}/currencies', params: { all: 'true' }, rows: '/store/currencies' };
    const texts = await found(discover, { store: { currencies: ['pln', 'usd', 'pln', null, ''] } });
    deepEqual(texts.asked, ['/stores/a%2Fb/currencies?all=true']);
    deepEqual(texts.values, [
      { value: 'pln', title: 'pln' },
      { value: 'usd', title: 'usd' },
    ]);
    const rows = { ...discover, rows: '', value: '/id', title: '/name' };
    deepEqual((await found(rows, [{ id: 9007199254740993n.toString(), name: 'Main' }, { name: 'No ID' }])).values, [
      { value: '9007199254740993', title: 'Main' },
    ]);
    const keyed = { ...discover, rows: '/currencies', title: '/name' };
    deepEqual((await found(keyed, { currencies: { PLN: { name: 'Złoty' }, USD: {} } })).values, [
      { value: 'PLN', title: 'Złoty' },
      { value: 'USD', title: 'USD' },
    ]);
  });

  it('offers no value that it would not take', async () => {
    const { values } = await found({ path: '/c', rows: '' }, ['pln', 'p l n'], { pattern: '[a-z]{3}' });
    deepEqual(values, [{ value: 'pln', title: 'pln' }]);
  });

  it('is typed where the API says nothing of it: what answers in another shape is a failure', () =>
    rejects(found({ path: '/c', rows: '/currencies' }, { other: 1 }), failsAs('schema', /another shape/)));

  it('is required where an amount is counted in it', () => {
    const options = (fields: object) => describedBy(manifest({ options: ['currency'], fields })).options[0]?.required;
    equal(options({ id: '/id', lastSpent: { money: '/spent', currency: '={currency}' } }), true);
    equal(options({ id: '/id' }), false);
  });

  it('is the currency of the amounts of the connection that has chosen it', async () => {
    const fields = { id: '/id', lifetimeValue: { money: '/cents', minor: true, currency: '={currency}' } };
    const provider = describedBy(manifest({ options: ['currency'], fields }));
    for (const [currency, amount] of [
      ['jpy', '1999'],
      ['usd', '19.99'],
    ] as const) {
      const made = await localClientOf(
        provider,
        (response, { url }) => response.end(JSON.stringify(url.includes(currency) ? [{ id: 1, cents: 1999 }] : [])),
        { options: { currency } },
      );
      const [record] = (await made.client.page({}, { signal })).records;
      deepEqual(record?.customer.lifetimeValue, { amount, currency: currency.toUpperCase() });
      deepEqual(record?.sources.lifetimeValue, ['/cents']);
      await made.close();
    }
  });
});

describe('several limits of a manifest', () => {
  const rate = [
    { requests: 2, seconds: 1, headers: { remaining: 'X-Second-Left' } },
    { requests: 3, seconds: 60, headers: { remaining: 'X-Minute-Left', reset: 'X-Minute-Reset' } },
  ];

  it('hold at once: of what a second allows a minute may have no more room', async () => {
    let now = 0;
    const timers: { readonly at: number; run(): void }[] = [];
    const clock = {
      now: () => now,
      after(milliseconds: number, run: () => void) {
        const timer = { at: now + milliseconds, run };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    };
    const limiter = new RateLimiter(describedBy(manifest({ rate, options: ['currency'] })).rate, clock);
    const starts: number[] = [];
    const all = Array.from({ length: 5 }, () => limiter.run(async () => starts.push(now), 'foreground', signal));
    while (starts.length < 5) {
      await new Promise(setImmediate);
      const [next] = timers.sort((one, other) => one.at - other.at);
      if (!next) continue;
      timers.splice(0, 1);
      now = next.at;
      next.run();
    }
    await Promise.all(all);
    limiter.dispose();
    deepEqual(starts, [0, 0, 1000, 60_000, 60_000]);
  });

  it('say in their own headers which of them is used up, and when it ends', () => {
    const names = [{ remaining: 'x-second-left' }, { remaining: 'x-minute-left', reset: 'x-minute-reset' }];
    const headers = new Map([
      ['x-second-left', '1'],
      ['x-minute-left', '0'],
      ['x-minute-reset', '42'],
    ]);
    equal(askedToWait(headers, 429, 0, ...names), 42_000);
    const provider = describedBy(manifest({ rate, options: ['currency'] }));
    deepEqual([provider.rate?.headers, ...(provider.rate?.also ?? []).map(one => one.headers)], names);
  });
});
