import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { faults } from '../support/faults.ts';
import { sample } from '../support/samples/sample.ts';

type Json = Readonly<Record<string, unknown>>;

const LISTS: readonly [provider: string, path: string, at: string][] = [
  ['cartevo', '/customers?limit=100', 'data'],
  ['yativo', '/customer?per_page=100', 'data'],
  ['devdraft', '/customers?take=100', 'data'],
  ['easytools', '/customers?currency=pln', 'items'],
  ['xtrakit', '/customers', 'data.customers'],
];

describe('sandbox', () => {
  let sandbox: Sandbox;
  const opened: Sandbox[] = [];

  async function open(options: SandboxOptions = {}): Promise<Sandbox> {
    const started = await startSandbox({ rateLimits: false, syncDelay: 40, ...options });
    opened.push(started);
    return started;
  }

  before(async () => {
    sandbox = await open();
  });

  after(() => Promise.all(opened.map(one => one.close())));

  async function ask(
    provider: string,
    path: string,
    { on = sandbox, headers = keys(on, provider), ...init }: RequestInit & { on?: Sandbox } = {},
  ): Promise<{ status: number; json: Json; text: string; headers: Headers }> {
    const response = await fetch(on.baseUrl(provider) + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, json: text ? object(JSON.parse(text)) : {}, text, headers: response.headers };
  }

  async function rows(provider: string, path: string, at: string): Promise<Json[]> {
    return list(at.split('.').reduce<unknown>((value, key) => object(value)[key], (await ask(provider, path)).json));
  }

  describe('wire shapes', () => {
    const shapes: readonly [title: string, provider: string, path: string, sample: string, at: string][] = [
      ['Cartevo, list', 'cartevo', '/customers', 'cartevo.list-meta', 'data.0'],
      ['Yativo, list of the page', 'yativo', '/customer', 'yativo.list', 'data.0'],
      ['Yativo, list of the OpenAPI', 'yativo', '/customer', 'yativo.list-openapi', 'data.0'],
      ['Devdraft, list', 'devdraft', '/customers', 'devdraft.list', 'data.0'],
      ['Easy.tools, list', 'easytools', '/customers?currency=pln', 'easytools.list', 'items.0'],
      ['Xtrakit, list', 'xtrakit', '/customers', 'xtrakit.list', 'data.customers'],
      ['Easy.tools, store', 'easytools', '/store', 'easytools.store', 'store.address'],
      ['Easy.tools, orders', 'easytools', '/orders', 'easytools.orders', 'items.0'],
      ['Yativo, address check', 'yativo', '/ip-whitelist/check', 'yativo.ip-check', 'data.key_usage'],
    ];
    for (const [title, provider, path, name, at] of shapes) {
      it(`has every key of the documented sample: ${title}`, async () => {
        const { json } = await ask(provider, path);
        const documented = object(JSON.parse(sample(name)));
        deepEqual(Object.keys(json).sort(), Object.keys(documented).sort());
        const [given, wanted] = [json, documented].map(value =>
          at.split('.').reduce<unknown>((inner, key) => object(inner)[key], value),
        );
        // Xtrakit's sample shows one object where the list is due.
        const row = Array.isArray(given) ? given[0] : given;
        for (const key of Object.keys(object(wanted))) ok(key in object(row), `${key} is missing`);
      });
    }

    it("has Cartevo's identity document on one customer only, and masked cards with tokens that hold nothing", async () => {
      const all = await rows('cartevo', '/customers?limit=100', 'data');
      ok(!all.some(row => 'identification_number' in row));
      let [cards, none, seen] = [0, 0, 0];
      for (const { id } of all.slice(0, 30)) {
        const one = object((await ask('cartevo', `/customers/${id}`)).json.data);
        for (const key of ['street', 'postal_code', 'date_of_birth', 'type', 'number', 'image', 'photo'])
          ok(key in one, key);
        equal(one.number, one.identification_number);
        const answer = await ask('cartevo', `/customers/${id}/cards`);
        if (answer.status === 404) none++;
        else cards += list(answer.json.data).length;
        for (const move of await rows('cartevo', `/customers/${id}/transactions?limit=100`, 'data')) {
          const documented = list(object(JSON.parse(sample('cartevo.transactions'))).data)[0];
          for (const key of Object.keys(object(documented))) ok(key in move, key);
          const { number, cvv } = object(move.card);
          match(String(number), /^tkFake_eyJ/);
          match(unpacked(String(number)), /^0{10}\d{6}$/);
          equal(unpacked(String(cvv)), '000');
          seen++;
        }
      }
      ok(cards > 0 && none > 0 && seen > 0);
    });

    it('writes the digits as documented: 1250.50 and not 1250.5', async () => {
      const { text } = await ask('devdraft', '/customers?take=100');
      const amounts = [...text.matchAll(/"last_spent":([^,]+)/g)].map(found => found[1] ?? '');
      equal(amounts.length, 100);
      for (const amount of amounts) match(amount, /^\d+\.\d\d$/);
      ok(amounts.some(amount => amount.endsWith('0')));
    });

    it('speaks the other shapes of a documentation that contradicts itself, when told', async () => {
      const other = await open({ shapes: { cartevo: 'pagination', xtrakit: 'keyed' } });
      deepEqual(
        Object.keys((await ask('cartevo', '/customers', { on: other })).json),
        Object.keys(object(JSON.parse(sample('cartevo.list')))),
      );
      const keyed = object(object((await ask('xtrakit', '/customers', { on: other })).json.data).customers);
      equal(object(keyed['7']).id, 7);
    });
  });

  describe('people', () => {
    it('are the same for the same seed and others for another', async () => {
      const [same, other] = [await open({ seed: 1 }), await open({ seed: 2 })];
      const text = async (on: Sandbox): Promise<string> => (await ask('cartevo', '/customers', { on })).text;
      equal(await text(same), await text(sandbox));
      notEqual(await text(other), await text(sandbox));
    });

    it('have an own id and an own e-mail each, and are found by their id', async () => {
      for (const [provider, total] of Object.entries({ cartevo: 1370, yativo: 640, devdraft: 820, easytools: 460 })) {
        const people = await everyone(provider);
        equal(people.length, total, provider);
        equal(new Set(people.map(({ id }) => id)).size, total, provider);
        const emails = people.flatMap(({ email }) => (email ? [email] : []));
        equal(new Set(emails).size, emails.length, provider);
        const at = provider === 'yativo' ? 'customer' : 'customers';
        for (const { id } of [people[0], people[3], people.at(-1)].flatMap(one => one ?? [])) {
          const { json } = await ask(provider, `/${at}/${id}?currency=pln`);
          const one = 'data' in json ? object(json.data) : json;
          equal(one.id ?? one.customer_id, id);
        }
        for (const { email } of people) ok(!email || /[@.]example\.(com|net|org)$/.test(email), email ?? '');
      }
    });

    it('are known to several providers, some hundred of them, by e-mail or phone', async () => {
      const [one, other] = [await everyone('cartevo'), await everyone('devdraft')];
      const emails = new Set(one.map(({ email }) => email));
      const phones = new Set(one.map(({ phone }) => phone));
      const byEmail = other.filter(({ email }) => email && emails.has(email));
      const byPhone = other.filter(({ email, phone }) => phone && phones.has(phone) && !(email && emails.has(email)));
      ok(byEmail.length > 100, `${byEmail.length} by e-mail`);
      ok(byPhone.length > 30, `${byPhone.length} by phone alone`);
      ok(byEmail.length + byPhone.length < other.length / 2);
    });

    it('have phone numbers that are possible in their country, and nearly all valid', async () => {
      const phones = (await everyone('yativo')).flatMap(({ phone }) => (phone?.startsWith('+') ? [phone] : []));
      deepEqual(
        phones.filter(phone => !isPossiblePhoneNumber(phone)),
        [],
      );
      const invalid = phones.filter(phone => !isValidPhoneNumber(phone));
      ok(invalid.length < phones.length / 20, `${invalid.length} of ${phones.length}: ${invalid.slice(0, 20)}`);
    });

    it('are awkward on the first pages: markup, no name, no e-mail, other scripts, a phone in local form', async () => {
      const people = await rows('devdraft', '/customers?take=100', 'data');
      ok(people.some(row => row.first_name === '<img src=x onerror=alert(1)>'));
      ok(people.some(row => row.first_name === '' && row.last_name === ''));
      ok(people.some(row => row.email === null));
      ok(people.some(row => row.phone_number === '0677 12 34 56'));
      const text = JSON.stringify(await rows('yativo', '/customer?per_page=640', 'data'));
      for (const pattern of [/\p{Script=Arabic}/u, /\p{Script=Han}/u, /[àéłß]/, /O'Brien/, /\u202e/])
        match(text, pattern);
    });

    it('show every documented status', async () => {
      const statuses = async (provider: string, path: string, key: string): Promise<unknown[]> =>
        [...new Set((await rows(provider, path, 'data')).map(row => row[key]))].sort();
      deepEqual(await statuses('yativo', '/customer?per_page=640', 'customer_status'), [
        'active',
        'inactive',
        'pending',
        'suspended',
      ]);
      const kyc = await statuses('yativo', '/customer?per_page=640', 'customer_kyc_status');
      equal(kyc.length, 10);
      for (const status of ['ACTIVE', 'BLACKLISTED', 'DEACTIVATED', 'DELETED']) {
        const { json } = await ask('devdraft', `/customers?status=${status}`);
        ok(Number(json.total) > 0, status);
      }
    });

    it('come a million strong without a slow start', async () => {
      const started = performance.now();
      const many = await open({ customers: 1_000_000 });
      const { json } = await ask('cartevo', '/customers?page=10000&limit=100', { on: many });
      const last = list(json.data).at(-1);
      equal(object(json.meta).total, 1_000_000);
      equal((await ask('cartevo', `/customers/${last?.id}`, { on: many })).status, 200);
      ok(performance.now() - started < 2000);
    });

    async function everyone(provider: string): Promise<{ id: string; email: string | null; phone: string | null }[]> {
      const found: { id: string; email: string | null; phone: string | null }[] = [];
      for (let page = 1; ; page++) {
        const path = {
          cartevo: `/customers?page=${page}&limit=100`,
          yativo: `/customer?page=${page}&per_page=100`,
          devdraft: `/customers?skip=${(page - 1) * 100}&take=100`,
          easytools: `/customers?currency=pln&page=${page}`,
        }[provider];
        const batch = await rows(provider, path ?? '', provider === 'easytools' ? 'items' : 'data');
        if (batch.length === 0) return found;
        for (const row of batch) {
          const code = row.phone_country_code ? String(row.phone_country_code) : '';
          const phone = row.phone_number ?? row.customer_phone;
          found.push({
            id: String(row.id ?? row.customer_id),
            email: text(row.email ?? row.customer_email),
            phone: phone ? code + String(phone).replace(/[-\s]/g, '') : null,
          });
        }
      }
    }
  });

  describe('keys', () => {
    it('are new with every start', async () => {
      const other = await open();
      for (const [provider] of LISTS)
        notEqual(JSON.stringify(keys(other, provider)), JSON.stringify(keys(sandbox, provider)));
    });

    for (const [provider, path] of LISTS) {
      it(`are needed and must be right: ${provider}`, async () => {
        const wrong = Object.fromEntries(
          Object.entries(keys(sandbox, provider)).map(([name, value]) => [name, `${value}x`]),
        );
        const half = Object.fromEntries(Object.entries(keys(sandbox, provider)).slice(1));
        for (const headers of [{}, wrong, half]) {
          const { status, json } = await ask(provider, path, { headers });
          equal(status, 401);
          ok(typeof json.message === 'string');
        }
      });
    }

    it('end as the documentation says: Easy.tools and Yativo', async () => {
      deepEqual((await ask('easytools', '/store', { headers: {} })).json, JSON.parse(sample('easytools.error-401')));
      deepEqual((await ask('yativo', '/customer', { headers: {} })).json, JSON.parse(sample('yativo.error-401')));
      const wrong = await ask('yativo', '/customer', { headers: { 'x-api-key': 'a', 'x-api-secret': 'b' } });
      deepEqual(wrong.json, JSON.parse(sample('yativo.error-401-keys')));
    });

    it("refuse Yativo's legacy bearer token in its documented words", async () => {
      const { bearerToken } = sandbox.credentials('yativo', 'bearerToken');
      const { status, json } = await ask('yativo', '/customer', {
        headers: { authorization: `Bearer ${bearerToken}` },
      });
      equal(status, 403);
      match(String(object(json.data).error), /^Bearer tokens are only accepted from the Yativo dashboard\./);
    });

    it("are exchanged for a token that expires: Cartevo's", async () => {
      const short = await open({ tokenLifetime: 0.05 });
      const { clientId, clientKey } = short.credentials('cartevo');
      const exchange = (body: Json) =>
        ask('cartevo', '/auth/token', { on: short, method: 'POST', headers: {}, body: JSON.stringify(body) });
      const { status, json } = await exchange({ client_id: clientId, client_key: clientKey });
      equal(status, 200);
      deepEqual(Object.keys(json), Object.keys(object(JSON.parse(sample('cartevo.token')))));
      const headers = { authorization: `Bearer ${json.access_token}` };
      equal((await ask('cartevo', '/customers', { on: short, headers })).status, 200);
      await new Promise(resolve => setTimeout(resolve, 80));
      equal((await ask('cartevo', '/customers', { on: short, headers })).status, 401);
      const refused = await exchange({ client_id: clientId, client_secret: clientKey });
      deepEqual([refused.status, refused.json.message], [401, 'Invalid client credentials']);
    });
  });

  describe('requests', () => {
    const answers: readonly [
      what: string,
      provider: string,
      path: string,
      status: number,
      message: RegExp | readonly string[],
    ][] = [
      [
        'a skip and a take out of range',
        'devdraft',
        '/customers?skip=-1&take=0',
        400,
        ['skip must be a non-negative number', 'take must be between 1 and 100'],
      ],
      ['a take over 100', 'devdraft', '/customers?take=101', 400, ['take must be between 1 and 100']],
      ['an unknown parameter', 'devdraft', '/customers?page=2', 400, ['property page should not exist']],
      [
        'an unknown status',
        'devdraft',
        '/customers?status=active',
        400,
        ['status must be one of the following values: ACTIVE, BLACKLISTED, DEACTIVATED, DELETED'],
      ],
      ['an id of another shape', 'devdraft', '/customers/42', 400, /uuid is expected/],
      ['an unknown id', 'devdraft', '/customers/cust_000000', 404, /^Customer with id 'cust_000000' not found$/],
      ['no currency', 'easytools', '/customers', 400, /^A valid currency query parameter is required$/],
      [
        'a currency in capitals',
        'easytools',
        '/customers?currency=PLN',
        400,
        /^A valid currency query parameter is required$/,
      ],
      [
        'an unknown subscription status',
        'easytools',
        '/customers?currency=pln&subscription_status=gone',
        400,
        /subscription_status/,
      ],
      ['a malformed date', 'easytools', '/customers?currency=pln&created_from=2026-13-40', 400, /created_from/],
      ['a product that is no UUID', 'easytools', '/customers?currency=pln&product=tea', 400, /product/],
      ['an id that is no UUID', 'easytools', '/customers/42?currency=pln', 400, /ID/],
      ['an unknown id', 'cartevo', '/customers/4d4dad81-7899-4612-a9f6-133ce56a4507', 404, /not found/],
      ['page 0', 'cartevo', '/customers?page=0', 400, ['page must not be less than 1']],
      ['an unknown id', 'yativo', '/customer/4d4dad81-7899-4612-a9f6-133ce56a4507', 404, /^Customer not found$/],
      ['a page size of 0', 'yativo', '/customer?per_page=0', 422, /invalid/],
      ['a group that is no number', 'xtrakit', '/customers?customer_group_id=vip', 400, /integer/],
      ['an unknown id', 'xtrakit', '/customers/999999', 404, /not found/],
    ];
    for (const [what, provider, path, status, message] of answers) {
      it(`of ${provider} with ${what} end as ${status}`, async () => {
        const answer = await ask(provider, path);
        equal(answer.status, status);
        if (message instanceof RegExp) match(String(answer.json.message), message);
        else deepEqual(answer.json.message, message);
      });
    }

    for (const [provider, path] of LISTS) {
      it(`other than GET change nothing: ${provider}`, async () => {
        for (const method of ['POST', 'PUT', 'DELETE'])
          ok([404, 405].includes((await ask(provider, path, { method })).status));
      });
    }

    it('have the documented default sizes, caps and ends', async () => {
      equal((await rows('cartevo', '/customers', 'data')).length, 10);
      equal((await rows('cartevo', '/customers?limit=500', 'data')).length, 100);
      deepEqual(await rows('cartevo', '/customers?page=999', 'data'), []);
      equal((await rows('yativo', '/customer', 'data')).length, 20);
      equal((await rows('devdraft', '/customers', 'data')).length, 10);
      const beyond = (await ask('devdraft', '/customers?skip=9999')).json;
      deepEqual([beyond.data, beyond.total], [[], 820]);
      equal((await rows('easytools', '/customers?currency=pln', 'items')).length, 20);
      equal((await rows('xtrakit', '/customers', 'data.customers')).length, 210);
    });

    it('filter as documented', async () => {
      const named = await rows('devdraft', '/customers?name=MENS&take=100', 'data');
      ok(named.length > 0 && named.every(row => /mens/i.test(`${row.first_name}|${row.last_name}`)));
      const [first] = await rows('devdraft', '/customers', 'data');
      const email = String(first?.email);
      deepEqual(await rows('devdraft', `/customers?email=${email.toUpperCase()}`, 'data'), [first]);
      deepEqual(await rows('devdraft', `/customers?email=${email.slice(1)}`, 'data'), []);

      const mexico = await rows('yativo', '/customer?country=MEX&per_page=100&is_kyc_approved=true', 'data');
      ok(mexico.length > 0 && mexico.every(row => row.customer_kyc_status === 'approved'));
      const part = String((await rows('yativo', '/customer', 'data'))[0]?.customer_email).slice(1, -3);
      equal((await rows('yativo', `/customer?email=${part}`, 'data')).length, 1);

      const everybody = await rows('xtrakit', '/customers', 'data.customers');
      const group = everybody.filter(row => row.customer_group_id === 2);
      deepEqual(await rows('xtrakit', '/customers?customer_group_id=2', 'data.customers'), group);
      const day = String(everybody[100]?.created_at).slice(0, 10);
      const until = await rows('xtrakit', `/customers?created_at=${day}+0:0:0&updated_at=${day}`, 'data.customers');
      ok(until.length > 0 && until.every(row => String(row.created_at).startsWith(day)));
    });

    it("scope Easy.tools' money to the currency, its lists to who bought in it, its stores to the header", async () => {
      const yen = await rows('easytools', '/customers?currency=jpy', 'items');
      ok(yen.length > 0 && yen.every(row => row.currency === 'jpy' && Number(row.lifetime_value) % 1980 === 0));
      deepEqual(await rows('easytools', '/customers?currency=sek', 'items'), []);
      const [first] = await rows('easytools', '/customers?currency=pln', 'items');
      equal((await ask('easytools', `/customers/${first?.id}?currency=sek`)).json.orders_count, 0);
      const id = (await rows('easytools', '/customers?currency=pln', 'items'))[1]?.id;
      const stranger = (await ask('easytools', `/customers/${id}?currency=eur&include=subscriptions,nonsense`)).json;
      deepEqual([stranger.orders_count, stranger.first_seen, stranger.lifetime_value], [0, null, null]);
      deepEqual([stranger.orders, stranger.products, stranger.ltv], [null, null, null]);
      ok(Array.isArray(stranger.subscriptions));

      const stores = list((await ask('easytools', '/stores')).json.stores);
      const inStore = (store: string): RequestInit => ({
        headers: { ...keys(sandbox, 'easytools'), 'X-Easycart-Store': store },
      });
      const empty = await ask('easytools', '/store', inStore(String(stores[1]?.id)));
      deepEqual(empty.json.currencies, []);
      equal((await ask('easytools', '/store', inStore('550e8400-e29b-41d4-a716-446655440000'))).status, 403);
      equal((await ask('easytools', '/stores', inStore('550e8400-e29b-41d4-a716-446655440000'))).status, 200);
    });

    it('list the newest first where that is documented', async () => {
      const seen = (await rows('easytools', '/customers?currency=pln', 'items')).map(row => String(row.first_seen));
      deepEqual(seen, [...seen].sort().reverse());
    });

    it("send Yativo's next page to another host, for nobody to follow", async () => {
      const paging = object((await ask('yativo', '/customer?country=USA')).json.pagination);
      equal(paging.next_page_url, 'https://api.yativo.example/api/v1/customer?page=2');
    });

    it('are slow with sync=true', async () => {
      const started = performance.now();
      await ask('cartevo', '/customers?sync=true');
      ok(performance.now() - started >= 39);
    });

    it('over the limit are refused until the window ends: Devdraft', async () => {
      const limited = await open({ rateLimits: true });
      const answers = await Promise.all(Array.from({ length: 205 }, () => ask('devdraft', '/health', { on: limited })));
      const refused = answers.filter(({ status }) => status === 429);
      // The minute may turn over meanwhile, hence more than twice the limit.
      ok(refused.length >= 5 && refused.length <= 105);
      deepEqual(Object.keys(refused[0]?.json ?? {}), Object.keys(object(JSON.parse(sample('devdraft.error-429')))));
      match(refused[0]?.headers.get('retry-after') ?? '', /^\d+$/);
      equal(answers[0]?.headers.get('x-ratelimit-limit'), '100');
    });
  });

  describe('for tests', () => {
    it('keeps what arrived', async () => {
      await ask('cartevo', '/customers?page=2');
      const last = sandbox.requests.at(-1);
      deepEqual(
        [last?.method, last?.provider, last?.path, last?.query],
        ['GET', 'cartevo', '/customers', { page: '2' }],
      );
      match(last?.headers.authorization ?? '', /^Bearer /);
    });

    it('answers as scripted, so many times, and then by itself again', async () => {
      sandbox.script({ provider: 'devdraft', path: '/customers', times: 2, status: 503, json: { message: 'later' } });
      sandbox.script({ path: /^\/customer\?page=3/, body: '<html>', headers: { 'Content-Type': 'text/html' } });
      const statuses = [];
      for (let round = 0; round < 3; round++) statuses.push((await ask('devdraft', '/customers')).status);
      deepEqual(statuses, [503, 503, 200]);
      await rejects(ask('yativo', '/customer?page=3'), SyntaxError);
    });

    it('fails on the wire as scripted', async () => {
      const broken = [
        'resetBeforeHeaders',
        'resetDuringHeaders',
        'resetAfterHeaders',
        'resetDuringBody',
        'truncatedGzip',
        'notGzip',
      ] as const;
      for (const name of broken) {
        sandbox.script({ handler: faults[name] });
        await rejects(ask('xtrakit', '/customers'), name);
      }
      for (const name of ['hang', 'hangAfterHeaders', 'drip', 'endless', 'gzipBomb'] as const) {
        sandbox.script({ handler: faults[name] });
        await rejects(
          ask('xtrakit', '/customers', { signal: AbortSignal.timeout(50) }),
          { name: 'TimeoutError' },
          name,
        );
      }
      sandbox.script({ handler: faults.emptyBody });
      equal((await ask('xtrakit', '/customers')).text, '');
    });

    it('closes at once, whatever is still under way', async () => {
      const busy = await open({ latency: 60_000 });
      const pending = rejects(ask('cartevo', '/customers', { on: busy }));
      await new Promise(resolve => setTimeout(resolve, 30));
      await busy.close();
      await pending;
      await busy.close();
    });
  });
});

function keys(sandbox: Sandbox, provider: string): Record<string, string> {
  const held = sandbox.credentials(provider, provider === 'cartevo' ? 'accessToken' : undefined);
  const { accessToken, apiToken, apiKey = '', apiSecret = '', clientKey = '', clientSecret = '' } = held;
  if (provider === 'yativo') return { 'x-api-key': apiKey, 'x-api-secret': apiSecret };
  if (provider === 'devdraft') return { 'x-client-key': clientKey, 'x-client-secret': clientSecret };
  return { authorization: `Bearer ${accessToken ?? apiToken ?? apiKey}` };
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** What the middle of a token holds. */
function unpacked(token: string): string {
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return String(object(payload).value);
}
