import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import type { Credentials, Customer, CustomerRecord } from '../../src/core/customer.ts';
import { isClienteleError } from '../../src/core/errors.ts';
import { itemsAt, literalAt, pointerPath } from '../../src/core/json.ts';
import type { Answer, ApiRequest, ListQuestion, Options, Page, Provider } from '../../src/core/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { sample } from '../support/samples/sample.ts';

// The vocabulary of this suite: answers made of texts, rows made of a documented row, and what holds of every record.

const answerOf = (text: string): Answer => ({ connectionId: 'c1', text, json: JSON.parse(text) });
const asked = (more: Partial<ListQuestion> = {}): ListQuestion => ({ page: 1, pageSize: 10, filters: {}, ...more });

function known(id: string): Provider {
  const provider = providers.get(id);
  ok(provider, id);
  return provider;
}

const nobody: Omit<Customer, 'id'> = {
  ...{ name: null, email: null, phone: null, type: null, status: null, country: null, address: null, avatarUrl: null },
  ...{ createdAt: null, updatedAt: null, firstOrderAt: null, lastOrderAt: null },
  ...{ orders: null, subscriptions: null, lifetimeValue: null, lastSpent: null },
};

/** As published, with the space that does not break. */
const obfuscated = '[email\u00a0protected]';

const facts = ({ page, pageSize, pageCount, total, hasMore, whole }: Page) => ({
  ...{ page, pageSize, pageCount, total, hasMore, whole },
});

const noted = (page: Page) => page.drift.map(({ kind, pointer, count }) => `${kind} ${pointer} ${count}`);

function valueAt(raw: string, pointer: string): unknown {
  const literal = literalAt(raw, pointerPath(pointer));
  return literal === undefined ? undefined : JSON.parse(literal);
}

/** What must hold of every record, whoever sent it. */
function checkRecord({ connectionId, customer, raw, sources }: CustomerRecord, answer: Answer): void {
  equal(connectionId, answer.connectionId);
  ok(answer.text.includes(raw), 'raw is a literal part of the answer');
  for (const [key, value] of Object.entries(customer)) {
    const pointers = sources[key as keyof Customer]; // the keys of a customer are these and no others
    equal(pointers !== undefined, value !== null, `${key} has sources if and only if it has a value`);
    for (const pointer of pointers ?? []) {
      ok(![undefined, null, ''].includes(valueAt(raw, pointer) as string), `${key} comes from a value at ${pointer}`);
    }
  }
  const origins = (key: keyof Customer) => (sources[key] ?? []).map(pointer => valueAt(raw, pointer));
  const literals = (sources.id ?? []).map(pointer => {
    const literal = literalAt(raw, pointerPath(pointer)) ?? '';
    return literal.startsWith('"') ? (JSON.parse(literal) as unknown) : literal;
  });
  deepEqual(literals, [customer.id]);
  for (const key of ['email', 'type', 'avatarUrl', 'orders', 'subscriptions'] as const) {
    if (customer[key] !== null) deepEqual(origins(key), [customer[key]]);
  }
  if (customer.name !== null && origins('name').length > 1) {
    equal(
      customer.name,
      origins('name')
        .map(part => String(part).trim())
        .join(' '),
    );
  }
  for (const key of ['createdAt', 'updatedAt', 'firstOrderAt', 'lastOrderAt'] as const) {
    const value = customer[key];
    // Both sides without a zone, or both with one: then Date reads them alike, but for decimals beyond milliseconds.
    if (value !== null) equal(Date.parse(value), Date.parse(String(origins(key)[0]).replace(' ', 'T')));
  }
}

function read(provider: Provider, text: string, question = asked()): Page {
  const answer = answerOf(text);
  const page = provider.readPage(answer, question);
  for (const record of page.records) checkRecord(record, answer);
  return page;
}

/** Where a provider's rows stand, and its key for an id. */
const layout: Readonly<Record<string, { readonly path: readonly string[]; readonly id: string }>> = {
  cartevo: { path: ['data'], id: 'id' },
  yativo: { path: ['data'], id: 'customer_id' },
  devdraft: { path: ['data'], id: 'id' },
  easytools: { path: ['items'], id: 'id' },
  xtrakit: { path: ['data', 'customers'], id: 'id' },
};
const of = (provider: Provider) => layout[provider.id] ?? { path: [], id: 'id' };

/** The documented answer with other rows in it. */
function withRows(provider: Provider, rows: string): string {
  const { path } = of(provider);
  const text = sample(`${provider.id}.list`);
  const list = literalAt(text, path);
  ok(list);
  return text.replace(list, () => rows);
}

/** The first documented row, and the same with some members replaced, added or, if undefined, taken out. */
function row(provider: Provider, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const { path } = of(provider);
  const text = sample(`${provider.id}.list`);
  const [first] = provider.id === 'xtrakit' ? [] : itemsAt(text, path);
  const literal = first ? text.slice(first.start, first.end) : (literalAt(text, path) ?? '');
  const members = new Map(
    itemsAt(literal, []).map(({ key = '', start, end }) => [key, literal.slice(start, end)] as const),
  );
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) members.delete(key);
    else members.set(key, value);
  }
  return `{${[...members].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`;
}

const failsAs = (kind: string, words: RegExp) => (error: unknown) =>
  isClienteleError(error) && (error as { kind?: unknown }).kind === kind && words.test(error.message);

/** The documented samples, with what each is read to. */
const samples: readonly {
  readonly name: string;
  readonly facts: ReturnType<typeof facts>;
  readonly customers: readonly Customer[];
}[] = [
  {
    name: 'cartevo.list',
    facts: { page: 1, pageSize: 20, pageCount: 1, total: 15, hasMore: false, whole: false },
    customers: [
      {
        ...nobody,
        id: '4d4dad81-7899-4612-a9f6-133ce56a4507',
        name: 'John Doe',
        email: 'customer@example.com',
        status: 'active',
        country: 'CM',
        createdAt: '2023-11-07T05:31:56.000Z',
        updatedAt: '2023-11-07T05:31:56.000Z',
      },
    ],
  },
  {
    name: 'cartevo.list-meta',
    facts: { page: 1, pageSize: 10, pageCount: 14, total: 137, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: '8d4f2a1b-5c3e-4d7f-9a6b-2e1c8f9d0a3b',
        name: 'John Doe',
        email: 'john.doe@example.com',
        phone: '+237600000000',
        status: 'active',
        country: 'CM',
        createdAt: '2026-05-09T10:15:00.000Z',
        updatedAt: '2026-05-09T10:15:00.000Z',
      },
    ],
  },
  {
    name: 'yativo.list',
    facts: { page: 1, pageSize: 20, pageCount: 1, total: 2, hasMore: false, whole: false },
    customers: ['2f103e55-1dc5-40bd-a78c-a4574f7a50e6', '3f103e55-1dc5-40bd-a78c-a4574f4a50e0'].map(id => ({
      ...nobody,
      id,
      name: 'Test Customer',
      email: obfuscated,
      phone: '+19203751411',
      country: 'US',
      address: {
        ...{ line1: '1234 Elm Street 5678', line2: null, city: 'Anytown', state: 'Anystate' },
        ...{ postalCode: '12345', country: 'US' },
      },
    })),
  },
  {
    name: 'yativo.list-openapi',
    facts: { page: 1, pageSize: 20, pageCount: 1, total: 1, hasMore: false, whole: false },
    customers: [
      {
        ...nobody,
        id: 'fabdb7dd-aa1e-4d25-84a4-514567056173',
        name: 'Test Customer',
        email: obfuscated,
        phone: '+19203751411',
        status: 'pending',
        country: 'US',
        address: {
          ...{ line1: '1234 Elm Street 5678', line2: null, city: 'Anytown', state: 'Anystate' },
          ...{ postalCode: '12345', country: 'US' },
        },
      },
    ],
  },
  {
    name: 'devdraft.list',
    facts: { page: 1, pageSize: 10, pageCount: 16, total: 156, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: 'cust_123456',
        name: 'John Doe',
        email: 'john.doe@example.com',
        phone: '+15551234567',
        type: 'Enterprise',
        status: 'active',
        createdAt: '2024-03-20T10:00:00.000Z',
        updatedAt: '2024-03-20T10:00:00.000Z',
        lastOrderAt: '2024-03-15T14:30:00.000Z',
        lastSpent: { amount: '1250.50', currency: null },
      },
      {
        ...nobody,
        id: 'cust_789012',
        name: 'Jane Smith',
        email: 'jane.smith@company.com',
        phone: '+15559876543',
        type: 'Startup',
        status: 'active',
        createdAt: '2024-03-18T08:30:00.000Z',
        updatedAt: '2024-03-18T09:15:00.000Z',
        lastOrderAt: '2024-03-18T09:15:00.000Z',
        lastSpent: { amount: '750.00', currency: null },
      },
    ],
  },
  {
    name: 'easytools.list',
    facts: { page: 1, pageSize: null, pageCount: 5, total: null, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: '550e8400-e29b-41d4-a716-446655440010',
        name: 'Jane Doe',
        email: 'buyer@example.com',
        avatarUrl: 'https://example.com/avatars/jane.png',
        firstOrderAt: '2026-01-15T10:15:30.000Z',
        lastOrderAt: '2026-05-20T14:02:00.000Z',
        orders: 4,
        subscriptions: 1,
        lifetimeValue: { amount: '196.00', currency: 'PLN' },
      },
      {
        ...nobody,
        id: '550e8400-e29b-41d4-a716-446655440011',
        email: 'another@example.com',
        firstOrderAt: '2026-03-02T09:00:00.000Z',
        lastOrderAt: '2026-03-02T09:00:00.000Z',
        orders: 1,
        subscriptions: 0,
        lifetimeValue: { amount: '39.00', currency: 'PLN' },
      },
    ],
  },
  {
    name: 'xtrakit.list',
    facts: { page: 1, pageSize: null, pageCount: null, total: 1, hasMore: false, whole: true },
    customers: [
      {
        ...nobody,
        id: '1',
        name: 'Jane Doe',
        email: obfuscated,
        phone: '+233244567890',
        country: 'GH',
        address: {
          ...{ line1: '123 Main Street', line2: 'Apt 4B, Downtown Complex', city: 'Accra' },
          ...{ state: 'Greater Accra', postalCode: '00233', country: 'GH' },
        },
        avatarUrl: 'https://example.com/profiles/customer123.jpg',
        createdAt: '2024-08-04T08:23:45',
        updatedAt: '2024-08-04T02:00:43',
      },
    ],
  },
];

/** Where the fields of a full record of each provider come from; the fields that are not here it does not have. */
const sources: Readonly<Record<string, Partial<Record<keyof Customer, readonly string[]>>>> = {
  cartevo: {
    id: ['/id'],
    name: ['/first_name', '/last_name'],
    email: ['/email'],
    status: ['/is_active'],
    country: ['/country'],
    createdAt: ['/created_at'],
    updatedAt: ['/updated_at'],
  },
  yativo: {
    id: ['/customer_id'],
    name: ['/customer_name'],
    email: ['/customer_email'],
    phone: ['/customer_phone'],
    country: ['/customer_country'],
    address: ['street', 'number', 'city', 'state', 'zipcode', 'country'].map(part => `/customer_address/${part}`),
  },
  devdraft: {
    id: ['/id'],
    name: ['/first_name', '/last_name'],
    email: ['/email'],
    phone: ['/phone_number'],
    type: ['/customer_type'],
    status: ['/status'],
    createdAt: ['/createdAt'],
    updatedAt: ['/updatedAt'],
    lastOrderAt: ['/last_purchase_date'],
    lastSpent: ['/last_spent'],
  },
  easytools: {
    id: ['/id'],
    name: ['/name'],
    email: ['/email'],
    avatarUrl: ['/avatar'],
    firstOrderAt: ['/first_seen'],
    lastOrderAt: ['/last_order'],
    orders: ['/orders_count'],
    subscriptions: ['/subscriptions_count'],
    lifetimeValue: ['/lifetime_value', '/currency'],
  },
  xtrakit: {
    id: ['/id'],
    name: ['/customer_name'],
    email: ['/customer_email'],
    phone: ['/customer_phone'],
    country: ['/customer_country'],
    address: ['/address1', '/address2', '/customer_city', '/customer_state', '/customer_zip', '/customer_country'],
    avatarUrl: ['/customer_profile'],
    createdAt: ['/created_at'],
    updatedAt: ['/updated_at'],
  },
};

describe('the documented samples', () => {
  for (const { name, facts: expected, customers } of samples) {
    it(`are read to what they say: ${name}`, () => {
      const [id = ''] = name.split('.');
      const page = read(known(id), sample(name));
      deepEqual(facts(page), expected);
      deepEqual(
        page.records.map(({ customer }) => customer),
        customers,
      );
      deepEqual(page.problems, []);
      deepEqual(page.drift, []);
    });
  }

  it('are single customers too: devdraft.get', () => {
    const answer = answerOf(sample('devdraft.get'));
    const record = known('devdraft').readCustomer(answer);
    checkRecord(record, answer);
    deepEqual(record.customer, samples.find(({ name }) => name === 'devdraft.list')?.customers[0]);
    equal(record.raw, answer.text.trim());
  });

  const said: readonly [name: string, words: string][] = [
    ['cartevo.error-400', 'page must not be less than 1'],
    ['cartevo.error-401', 'Invalid client credentials'],
    ['cartevo.error-old', 'Customer not found'],
    ['devdraft.error-400', 'skip must be a non-negative number; take must be between 1 and 100'],
    ['devdraft.error-404', "Customer with id 'cust_000000' not found"],
    ['devdraft.error-429', 'Rate limit exceeded. Please try again later.'],
    ['easytools.error-400', 'A valid currency query parameter is required'],
    ['easytools.error-401', 'Unauthenticated.'],
    ['xtrakit.error-401', 'Unauthenticated.'],
    ['yativo.error-400-unknown-customer', 'Customer not found'],
    ['yativo.error-401', 'Unauthenticated.'],
    ['yativo.error-401-keys', 'Invalid or revoked API credentials.'],
    ['yativo.error-403-ip', 'This IP address is not allowed to use this API key.'],
    ['yativo.error-404', 'Customer not found'],
    ['yativo.error-422', 'per_page: The per page field must be at least 1.'],
    ['yativo.error-429', 'Too many requests.'],
  ];
  for (const [name, words] of said) {
    it(`of errors give the provider's own words: ${name}`, () => {
      const [id = ''] = name.split('.');
      equal(known(id).readError({ status: 400, json: JSON.parse(sample(name)) }), words);
    });
  }

  const otherErrors: readonly [shape: string, json: unknown, words: string | undefined][] = [
    ['data.error as an object', { data: { error: { code: 7, message: 'No access' } } }, 'No access'],
    ['data by field', { message: 'Request failed.', data: { email: ['Taken', 'Too long'] } }, 'email: Taken, Too long'],
    ['data with a message', { message: 'Failed', data: { status: false, message: 'No plan' } }, 'No plan'],
    ['a bare error', { error: 'Blocked' }, 'Blocked'],
    ['validation errors', { success: false, message: 'Invalid', validation_errors: { page: ['Bad'] } }, 'page: Bad'],
    ['a code and a message', { status: 'error', code: 9, message: 'Closed' }, 'Closed'],
    ['no words', { status: 'error' }, undefined],
    ['a list', [], undefined],
    ['no JSON', undefined, undefined],
  ];
  for (const [shape, json, words] of otherErrors) {
    it(`are not all the shapes that Yativo's errors have: ${shape}`, () =>
      equal(known('yativo').readError({ status: 400, json }), words));
  }

  it('tell an unknown customer of Yativo from other wrong requests', () => {
    const isNotFound = (status: number, name: string) =>
      known('yativo').isNotFound?.({ status, json: JSON.parse(sample(name)) });
    equal(isNotFound(400, 'yativo.error-400-unknown-customer'), true);
    equal(isNotFound(422, 'yativo.error-422'), false);
    equal(isNotFound(400, 'yativo.error-401-keys'), false);
  });

  it('tell which currencies and stores there are', () => {
    const [store, currency] = known('easytools').options;
    deepEqual(currency?.discover?.read(answerOf(sample('easytools.store'))), [
      { value: 'pln', title: 'PLN' },
      { value: 'usd', title: 'USD' },
    ]);
    deepEqual(store?.discover?.read(answerOf('{"stores":[{"id":"1","name":"A"},{"id":"2","name":null,"slug":"b"}]}')), [
      { value: '1', title: 'A' },
      { value: '2', title: 'b' },
    ]);
  });
});

for (const provider of providers.values()) {
  const { path, id } = of(provider);
  const list = (...rows: readonly string[]) => read(provider, withRows(provider, `[${rows.join()}]`));
  const table = sources[provider.id] ?? {};

  describe(`${provider.title}, row by row`, () => {
    it('says for every field where it comes from', () => deepEqual(list(row(provider)).records[0]?.sources, table));

    it('keeps the digits of a number that is an ID', () => {
      const ids = ['9007199254740993', '-0', '1.10', '0'];
      const { records } = list(...ids.map(literal => row(provider, { [id]: literal })));
      deepEqual(
        records.map(({ customer }) => customer.id),
        ids,
      );
    });

    it('makes a problem of a row without a usable ID, and reads the others', () => {
      const broken = [undefined, 'null', '""', '{}', '[1]', 'true', '1e400'].map(literal =>
        row(provider, { [id]: literal }),
      );
      const page = list(row(provider), ...broken, 'null', '7', row(provider, { [id]: '"last"' }));
      equal(page.records.length, 2);
      deepEqual(
        page.problems.map(({ index }) => index),
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
      );
      deepEqual(
        page.problems.map(({ raw }) => raw),
        [...broken, 'null', '7'],
      );
      for (const { message } of page.problems) ok(message);
    });

    for (const [pointer, field] of Object.entries(table).flatMap(([key, pointers]) =>
      key === 'id' ? [] : (pointers ?? []).map(place => [place, key as keyof Customer] as const),
    )) {
      it(`leaves ${field} blank, and nothing else, where ${pointer} has another type`, () => {
        const [first = '', second] = pointerPath(pointer);
        const inner = (literal: string) =>
          JSON.stringify({ ...(valueAt(row(provider), `/${first}`) as object), [second ?? '']: JSON.parse(literal) });
        const pages = ['{"x":1}', '["x"]', '[]'].map(literal =>
          list(
            row(provider, { [first]: second === undefined ? literal : inner(literal) }),
            row(provider, { [id]: '2' }),
          ),
        );
        for (const page of pages) {
          const [broken, whole] = page.records;
          deepEqual(whole?.sources, table);
          for (const [key, pointers] of Object.entries(broken?.sources ?? {})) {
            ok(!pointers.includes(pointer), `${key} does not come from ${pointer}`);
          }
          for (const key of Object.keys(table)) {
            if (table[key as keyof Customer]?.includes(pointer)) continue;
            deepEqual(broken?.sources[key as keyof Customer], table[key as keyof Customer]);
          }
          deepEqual(noted(page), [`unexpectedType ${pointer} 1`]);
        }
      });
    }

    it('reads a row that is nothing but an ID', () => {
      const [record] = list(`{"${id}":"x"}`).records;
      deepEqual(record?.customer, { ...nobody, id: 'x' });
      deepEqual(record?.sources, { id: [`/${id}`] });
    });

    it('reads a row in which everything but the ID is null or empty', () => {
      const keys = Object.keys(JSON.parse(row(provider)) as object).filter(key => key !== id);
      const all = (literal: string) => row(provider, Object.fromEntries(keys.map(key => [key, literal])));
      for (const { customer } of list(all('null'), all('""')).records) {
        deepEqual({ ...customer, status: null }, { ...nobody, id: customer.id });
      }
    });

    it('notes fields that are not documented, hostile names among them', () => {
      const page = list(row(provider, { new_field: '1' }), row(provider).replace('{', '{"__proto__":{"x":1},'));
      equal(page.records.length, 2);
      deepEqual(noted(page), ['unknownField /new_field 1', 'unknownField /__proto__ 1']);
    });

    it('survives 5,000 levels of nesting and lone surrogates', () => {
      const deep = `${'{"a":['.repeat(2500)}1${']}'.repeat(2500)}`;
      const page = list(row(provider, { new_field: deep }), row(provider, { [id]: String.raw`"\ud800"` }));
      equal(page.records[0]?.raw.includes(deep), true);
      equal(page.records[1]?.customer.id, '\ud800');
    });

    it('takes the last of a key that stands twice', () => {
      const [record] = list(row(provider).replace('{', `{"${id}":"first",`)).records;
      equal(record?.customer.id, list(row(provider)).records[0]?.customer.id);
    });

    const statusPointer = table.status?.[0]?.slice(1) ?? { yativo: 'customer_status' }[provider.id];
    if (statusPointer !== undefined && provider.id !== 'cartevo') {
      it('calls a state that it does not know unknown', () => {
        const page = list(row(provider, { [statusPointer]: '"frozen"' }));
        equal(page.records[0]?.customer.status, 'unknown');
        deepEqual(noted(page), [`unknownValue /${statusPointer} 1`]);
      });
    }

    const wrongLists = ['null', '"none"', '7', ...(provider.id === 'xtrakit' ? [] : ['{"1":{}}'])];
    for (const wrong of wrongLists) {
      it(`answers a list that is ${wrong} with a schema error`, () =>
        throws(() => read(provider, withRows(provider, wrong)), failsAs('schema', new RegExp(path.at(-1) ?? ''))));
    }
    for (const wrong of ['{}', '[]', 'null', '"x"', '{"data":{}}']) {
      it(`answers an envelope that is ${wrong} with a schema error`, () => {
        throws(() => read(provider, wrong), failsAs('schema', new RegExp(provider.title)));
        throws(() => provider.readCustomer(answerOf(wrong)), failsAs('schema', new RegExp(provider.title)));
      });
    }

    it('reads an empty list', () => {
      const page = list();
      deepEqual([page.records, page.problems, page.drift], [[], [], []]);
    });

    it('explains every credential, option and filter in one line', () => {
      const explained = [
        ...provider.authMethods.flatMap(method => method.credentials),
        ...provider.options,
        ...provider.filters,
      ];
      for (const { title, hint } of explained) ok(title && hint && !/\n/.test(hint) && hint.length < 90, title);
    });

    it('refuses an ID that would reach another endpoint', () => {
      for (const wrong of ['', '.', '..', '\ud800']) throws(() => provider.get(wrong, {}), failsAs('badRequest', /ID/));
      match(provider.get('a/../b?c#d', {}).path, /^\/\w+\/a%2F\.\.%2Fb%3Fc%23d$/);
    });
  });
}

describe('what documents contradict each other in', () => {
  const first = (id: string, changes: Readonly<Record<string, string | undefined>>) =>
    read(known(id), withRows(known(id), `[${row(known(id), changes)}]`)).records[0];

  it('Cartevo may send the names of its database', () => {
    const changes = {
      country: undefined,
      country_iso_code: '"CM"',
      country_phone_code: '"+237"',
      phone_number: '"600000000"',
    };
    const record = first('cartevo', changes);
    deepEqual([record?.customer.country, record?.customer.phone], ['CM', '+237600000000']);
    deepEqual(record?.sources.country, ['/country_iso_code']);
  });

  it('Cartevo may send all customers at once, without counts', () => {
    const rows = (count: number) =>
      `{"data":[${Array(count)
        .fill(row(known('cartevo')))
        .join()}]}`;
    const told = (count: number, page = 1) => facts(read(known('cartevo'), rows(count), asked({ page })));
    deepEqual(told(25), { page: 1, pageSize: null, pageCount: null, total: 25, hasMore: false, whole: true });
    deepEqual(told(3), { page: 1, pageSize: null, pageCount: null, total: 3, hasMore: false, whole: true });
    deepEqual(told(10), { page: 1, pageSize: null, pageCount: null, total: null, hasMore: true, whole: false });
    deepEqual(told(3, 2), { page: 2, pageSize: null, pageCount: null, total: null, hasMore: false, whole: false });
  });

  it("Yativo's counts may be called meta, and lack the last page", () => {
    const text = sample('yativo.list')
      .replace('"pagination"', '"meta"')
      .replace(/"last_page": 1,/, '');
    deepEqual(facts(read(known('yativo'), text.replace('"total": 2', '"total": 45'))), {
      ...{ page: 1, pageSize: 20, pageCount: 3, total: 45, hasMore: true, whole: false },
    });
  });

  it("Yativo's postal code has two names, its flags two types, its address may be null", () => {
    const address = '{"street":"Elm Street","postal_code":"00233"}';
    const record = first('yativo', { customer_address: address, can_create_vc: 'true', can_create_va: '0' });
    deepEqual([record?.customer.address?.line1, record?.customer.address?.postalCode], ['Elm Street', '00233']);
    equal(first('yativo', { customer_address: 'null' })?.customer.address, null);
  });

  const states: readonly [id: string, key: string, meanings: Readonly<Record<string, string | null>>][] = [
    ['cartevo', 'is_active', { true: 'active', false: 'inactive', null: null }],
    [
      ...(['yativo', 'customer_status'] as const),
      { '"active"': 'active', '"inactive"': 'inactive', '"suspended"': 'blocked', '"pending"': 'pending', null: null },
    ],
    [
      ...(['devdraft', 'status'] as const),
      { '"ACTIVE"': 'active', '"BLACKLISTED"': 'blocked', '"DEACTIVATED"': 'inactive', '"DELETED"': 'deleted' },
    ],
  ];
  for (const [id, key, meanings] of states) {
    for (const [literal, meaning] of Object.entries(meanings)) {
      it(`${id}'s ${key} ${literal} means ${meaning}`, () =>
        equal(first(id, { [key]: literal })?.customer.status, meaning));
    }
  }

  it('Devdraft spells its times in two ways', () => {
    const record = first('devdraft', {
      createdAt: undefined,
      updatedAt: undefined,
      created_at: '"2024-03-20T10:00:00Z"',
      updated_at: '"2024-03-21T10:00:00Z"',
    });
    deepEqual(
      [record?.customer.createdAt, record?.customer.updatedAt],
      ['2024-03-20T10:00:00.000Z', '2024-03-21T10:00:00.000Z'],
    );
    deepEqual([record?.sources.createdAt, record?.sources.updatedAt], [['/created_at'], ['/updated_at']]);
  });

  it("Devdraft's take may be what was returned: the page count follows what was asked", () => {
    const text = sample('devdraft.list').replace('"take": 10', '"take": 2');
    deepEqual(facts(read(known('devdraft'), text)), {
      ...{ page: 1, pageSize: null, pageCount: 16, total: 156, hasMore: true, whole: false },
    });
    const last = sample('devdraft.list').replace('"skip": 0', '"skip": 150');
    equal(facts(read(known('devdraft'), last, asked({ page: 16 }))).hasMore, false);
  });

  it("Easy.tools' amounts have the digits of their currency", () => {
    const worth = (changes: Record<string, string>) => first('easytools', changes)?.customer.lifetimeValue;
    deepEqual(worth({ lifetime_value: '1980', currency: '"jpy"' }), { amount: '1980', currency: 'JPY' });
    deepEqual(worth({ lifetime_value: '3750', currency: '"kwd"' }), { amount: '3.750', currency: 'KWD' });
    deepEqual(worth({ lifetime_value: '0' }), { amount: '0.00', currency: 'PLN' });
    deepEqual(worth({ lifetime_value: 'null' }), null);
  });

  describe("Xtrakit's list", () => {
    const xtrakit = known('xtrakit');
    const one = row(xtrakit);
    const two = row(xtrakit, { id: '2' });
    const ids = (customers: string) =>
      read(xtrakit, withRows(xtrakit, customers)).records.map(({ customer }) => customer.id);

    it('can be a list', () => deepEqual(ids(`[${two},${one}]`), ['2', '1']));
    it('can be one customer', () => deepEqual(ids(two), ['2']));
    it('can be an object by ID, read in the order of the text', () =>
      deepEqual(ids(`{"20":${two},"1":${one}}`), ['2', '1']));
    it('can be an object by index', () => deepEqual(ids(`{"0":${one},"1":${two}}`), ['1', '2']));
    it('can be empty in either way', () => deepEqual([ids('[]'), ids('{}')], [[], []]));
    it('has a problem where one of the keyed rows is none', () => {
      const page = read(xtrakit, withRows(xtrakit, `{"0":${one},"1":"x","2":{"customer_name":"No ID"}}`));
      deepEqual([page.records.length, page.problems.map(({ index }) => index), page.total], [1, [1, 2], 3]);
    });
    it('has one problem where the one customer has no ID', () =>
      equal(read(xtrakit, withRows(xtrakit, row(xtrakit, { id: undefined }))).problems.length, 1));
    it('is the whole list, whatever page was asked', () => {
      const page = read(xtrakit, withRows(xtrakit, `[${one},${two}]`), asked({ page: 2, pageSize: 1 }));
      deepEqual(facts(page), { page: 2, pageSize: null, pageCount: null, total: 2, hasMore: false, whole: true });
    });
  });
});

describe('card numbers and CVVs', () => {
  const card = '{"number":"4111","card_number":"4111 1","cvv":123,"expiry":"04/29"}';

  it("are blanked in Yativo's cards, in a list and in a summary, and the house number is not", () => {
    const yativo = known('yativo');
    const cards = `{"cards":[${card}],"first":${card}}`;
    for (const sent of [`[${card}]`, cards]) {
      const text = `{"data":${row(yativo, { customer_virtual_cards: sent })}}`;
      const { raw, customer } = yativo.readCustomer(answerOf(text));
      ok(!/4111|123,/.test(raw), raw);
      ok(raw.includes('"expiry":"04/29"'));
      equal(customer.address?.line1, '1234 Elm Street 5678');
    }
  });

  it("are blanked in Cartevo's cards, and the number of an identity document is covered instead", () => {
    const cartevo = known('cartevo');
    const text = `{"data":${row(cartevo, { cards: `[${card}]`, card, number: '"A-1"' })}}`;
    const { raw } = cartevo.readCustomer(answerOf(text));
    ok(!/"4111"|123,/.test(raw), raw);
    ok(raw.includes('"number":"A-1"'));
    ok(cartevo.covered.includes('/number'));
  });
});

describe('requests', () => {
  const easy: Options = { currency: 'pln', store: '550e8400-e29b-41d4-a716-446655440000' };
  const header = { headers: { 'X-Easycart-Store': easy.store } };
  const question = asked({ page: 3, pageSize: 50 });
  const cases: readonly [title: string, made: ApiRequest, expected: unknown][] = [
    ['Cartevo, list', known('cartevo').list(question, {}), { path: '/customers', params: { page: '3', limit: '50' } }],
    [
      'Yativo, list',
      known('yativo').list({ ...question, filters: { country: 'USA' } }, {}),
      { path: '/customer', params: { page: '3', per_page: '50', country: 'USA' } },
    ],
    [
      'Yativo, search',
      known('yativo').list({ ...question, search: 'a@b.co' }, {}),
      { path: '/customer', params: { page: '3', per_page: '50', email: 'a@b.co' } },
    ],
    [
      'Devdraft, list',
      known('devdraft').list({ ...question, filters: { status: 'ACTIVE' } }, {}),
      { path: '/customers', params: { skip: '100', take: '50', status: 'ACTIVE' } },
    ],
    [
      'Devdraft, search for an e-mail address',
      known('devdraft').list({ ...question, search: 'a@b.co' }, {}),
      { path: '/customers', params: { skip: '100', take: '50', email: 'a@b.co' } },
    ],
    [
      'Devdraft, search for a name',
      known('devdraft').list({ ...question, search: 'Doe' }, {}),
      { path: '/customers', params: { skip: '100', take: '50', name: 'Doe' } },
    ],
    [
      'Easy.tools, list',
      known('easytools').list(question, { currency: 'pln' }),
      { path: '/customers', params: { currency: 'pln', page: '3' } },
    ],
    [
      'Easy.tools, list of a store',
      known('easytools').list(question, easy),
      { path: '/customers', params: { currency: 'pln', page: '3' }, ...header },
    ],
    [
      'Easy.tools, search',
      known('easytools').list({ ...question, search: 'Jane', filters: { created_from: '2026-01-01' } }, easy),
      {
        path: '/customers',
        params: { currency: 'pln', page: '3', created_from: '2026-01-01', query: 'Jane' },
        ...header,
      },
    ],
    [
      'Easy.tools, one',
      known('easytools').get('x', easy),
      { path: '/customers/x', params: { currency: 'pln' }, ...header },
    ],
    [
      'Xtrakit, list',
      known('xtrakit').list({ ...question, filters: { customer_group_id: '1' } }, {}),
      { path: '/customers', params: { customer_group_id: '1' } },
    ],
    ['Xtrakit, probe', known('xtrakit').probe({}), { path: '/user/authenticate' }],
  ];
  for (const [title, made, expected] of cases) it(`hold what is documented: ${title}`, () => deepEqual(made, expected));

  it('refuse a search for one address among those with another', () => {
    const twice = { ...question, search: 'a@b.co', filters: { email: 'c@d.co' } };
    throws(() => known('yativo').list(twice, {}), failsAs('badRequest', /filter by email at once/));
    throws(() => known('devdraft').list(twice, {}), failsAs('badRequest', /filter by email at once/));
    deepEqual(known('yativo').list({ ...twice, search: 'c@d.co' }, {}).params?.email, 'c@d.co');
  });

  const searches: readonly [id: string, text: string, send: string | undefined][] = [
    ['yativo', ' jane@example.com ', 'jane@example.com'],
    ['yativo', '@example', '@example'],
    ['yativo', 'Jane', undefined],
    ['devdraft', 'jane@example.com', 'jane@example.com'],
    ['devdraft', 'Jane', 'Jane'],
    ['devdraft', '  Jo  Fernández Ruiz ', 'Fernández'],
    ['devdraft', 'x'.repeat(101), 'x'.repeat(100)],
    ['devdraft', `${'x'.repeat(255)}@example.com`, undefined],
    ['devdraft', '   ', undefined],
    ['easytools', ' jane@example.com ', 'jane@example.com'],
    ['easytools', 'Jane Doe', 'Jane Doe'],
    ['easytools', 'jane@', undefined],
    ['easytools', '@example.com', undefined],
    ['easytools', ' ', undefined],
  ];
  for (const [id, text, send] of searches) {
    it(`search by the provider where it can: ${id}, ${JSON.stringify(text.slice(0, 30))}`, () =>
      equal(known(id).serverSearch?.(text)?.send, send));
  }

  it('have no search where the provider has none', () => {
    deepEqual(
      ['cartevo', 'xtrakit'].map(id => known(id).serverSearch),
      [undefined, undefined],
    );
  });

  it("carry Yativo's key and secret, and no Authorization beside them", () => {
    const [keys, legacy] = known('yativo').authMethods;
    deepEqual(keys?.headers({ apiKey: 'k', apiSecret: 's' }), { 'X-Api-Key': 'k', 'X-Api-Secret': 's' });
    deepEqual(legacy?.headers({ bearerToken: 't' }), { Authorization: 'Bearer t' });
  });

  const ids: readonly [id: string, text: string, like: boolean][] = [
    ['devdraft', 'cust_123456', true],
    ['devdraft', '550e8400-e29b-41d4-a716-446655440010', true],
    ['devdraft', 'custard', false],
    ['cartevo', '550E8400-e29b-41d4-a716-446655440010', true],
    ['yativo', 'jane@example.com', false],
    ['easytools', '550e8400-e29b-41d4-a716', false],
    ['xtrakit', '42', true],
    ['xtrakit', '+233244567890', false],
  ];
  for (const [id, text, like] of ids) {
    it(`know what ${like ? 'an ID' : 'no ID'} looks like: ${id}, ${text}`, () =>
      equal(known(id).idShape.test(text), like));
  }
});

for (const provider of providers.values()) {
  describe(`${provider.title}, over HTTP`, () => {
    const options: Options = provider.id === 'easytools' ? { currency: 'pln' } : {};
    const pageSize = provider.id === 'easytools' ? 20 : 25;
    let sandbox: Sandbox;
    let credentials: Credentials;

    before(async () => {
      sandbox = await startSandbox({ rateLimits: false, customers: 120 });
      credentials = await sessionOf(sandbox.credentials(provider.id));
    });
    after(() => sandbox.close());

    /** The credentials, exchanged where that comes first. */
    async function sessionOf(given: Credentials): Promise<Credentials> {
      const { exchange } = methodOf(given);
      if (!exchange) return given;
      const answer = await send(exchange.path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(exchange.body(given)),
      });
      return exchange.read(answerOf(answer.text)).credentials;
    }

    function methodOf(given: Credentials) {
      const method = provider.authMethods.find(({ credentials: keys }) => keys.every(({ key }) => given[key]));
      ok(method);
      return method;
    }

    async function send(pathAndQuery: string, init: RequestInit): Promise<{ status: number; text: string }> {
      const response = await fetch(sandbox.baseUrl(provider.id) + pathAndQuery, init);
      return { status: response.status, text: await response.text() };
    }

    const ask = ({ path: at, params = {}, headers = {} }: ApiRequest, given = credentials) =>
      send(`${at}?${new URLSearchParams(params)}`, { headers: { ...methodOf(given).headers(given), ...headers } });

    async function page(more: Partial<ListQuestion> = {}): Promise<Page> {
      const question = asked({ pageSize, ...more });
      const { status, text } = await ask(provider.list(question, options));
      equal(status, 200, text);
      return read(provider, text, question);
    }

    const idsOf = ({ records }: Pick<Page, 'records'>) => records.map(({ customer }) => customer.id);

    it('lists the first and the second page, with other people on each', async () => {
      const first = await page();
      const second = await page({ page: 2 });
      deepEqual([first.problems, first.drift], [[], []]);
      if (provider.paging.by === 'whole')
        return deepEqual([first.whole, first.total, idsOf(first)], [true, 120, idsOf(second)]);
      deepEqual([first.page, second.page], [1, 2]);
      equal(first.records.length, pageSize);
      equal(first.hasMore, true);
      equal(first.pageCount, Math.ceil(120 / pageSize));
      equal(new Set([...idsOf(first), ...idsOf(second)]).size, pageSize * 2);
    });

    it('reads to the end and no further', async () => {
      if (provider.paging.by === 'whole') return;
      const { pageCount } = await page();
      ok(pageCount);
      equal((await page({ page: pageCount })).hasMore, false);
      const beyond = await page({ page: pageCount + 3 });
      deepEqual([beyond.records, beyond.hasMore], [[], false]);
    });

    it('asks for one customer by ID and gets the one of the list', async () => {
      for (const { customer } of (await page()).records.slice(0, 10)) {
        const { status, text } = await ask(provider.get(customer.id, options));
        equal(status, 200);
        const record = provider.readCustomer(answerOf(text));
        checkRecord(record, answerOf(text));
        const { address: _, ...alone } = record.customer;
        const { address: __, ...listed } = customer;
        deepEqual(alone, listed);
      }
    });

    it('hears of an unknown ID as not found', async () => {
      const unknown =
        { devdraft: 'cust_0000000000000000', xtrakit: '999999' }[provider.id] ?? '550e8400-e29b-41d4-a716-446655440099';
      const { status, text } = await ask(provider.get(unknown, options));
      const refusal = { status, json: JSON.parse(text) as unknown };
      ok(status === 404 || provider.isNotFound?.(refusal));
      match(provider.readError(refusal) ?? '', /not found/i);
    });

    it('hears the words about a wrong key', async () => {
      const wrong = Object.fromEntries(Object.keys(credentials).map(key => [key, 'wrong-key']));
      const { status, text } = await ask(provider.probe(options), wrong);
      equal(status, 401);
      ok(provider.readError({ status, json: JSON.parse(text) }));
    });

    it('proves right keys by its probe', async () => equal((await ask(provider.probe(options))).status, 200));

    for (const spec of provider.options.filter(({ discover }) => discover)) {
      it(`discovers values for ${spec.key}`, async () => {
        const { discover } = spec;
        ok(discover);
        const found = discover.read(answerOf((await ask(discover.request({}))).text));
        ok(found.length > 0 && found.every(({ value, title }) => spec.pattern.test(value) && title));
      });
    }

    /** A value for a filter, and what it says of every row that passes. */
    const filters: Readonly<
      Record<
        string,
        readonly [key: string, value: string, holds: (raw: Readonly<Record<string, unknown>>) => boolean][]
      >
    > = {
      yativo: [
        ['country', 'USA', raw => raw.customer_country === 'USA' || raw.customer_country === null],
        ['kyc_status', 'approved', raw => raw.customer_kyc_status === 'approved'],
        ['is_kyc_approved', 'true', raw => raw.customer_kyc_status === 'approved'],
        ['email', 'example', raw => String(raw.customer_email).includes('example')],
      ],
      devdraft: [
        ['status', 'BLACKLISTED', raw => raw.status === 'BLACKLISTED'],
        ['name', 'a', raw => /a/i.test(`${raw.first_name} ${raw.last_name}`)],
      ],
      easytools: [
        ['query', 'a', raw => /a/i.test(String(raw.name))],
        ['created_from', '2026-01-01', raw => String(raw.last_order) >= '2026'],
        ['created_to', '2026-01-01', raw => String(raw.first_seen) <= '2026-01-02'],
        ['subscription_status', 'active', raw => Number(raw.subscriptions_count) > 0],
      ],
      xtrakit: [
        ['customer_group_id', '2', raw => raw.customer_group_id === 2],
        ['created_at', '2026-01-01 00:00:00', raw => String(raw.created_at) >= '2026'],
        ['updated_at', '2026-01-01', raw => String(raw.created_at) < '2026-01-02'],
      ],
    };
    for (const [key, value, holds] of filters[provider.id] ?? []) {
      it(`filters by ${key}`, async () => {
        ok(provider.filters.some(spec => spec.key === key));
        const [all, some] = [await page({ pageSize: 100 }), await page({ pageSize: 100, filters: { [key]: value } })];
        ok(some.records.length > 0);
        ok(some.records.every(({ raw }) => holds(JSON.parse(raw) as Record<string, unknown>)));
        if (all.total !== null && some.total !== null) ok(some.total < all.total);
      });
    }

    if (provider.serverSearch) {
      it('searches for a whole e-mail address', async () => {
        const somebody = (await page()).records.find(({ customer }) => customer.email)?.customer;
        const search = provider.serverSearch?.(somebody?.email ?? '')?.send;
        ok(somebody && search);
        const found = await page({ search });
        ok(idsOf(found).includes(somebody.id));
        ok(found.records.every(({ customer }) => customer.email?.toLowerCase() === search.toLowerCase()));
      });

      it('searches for names where it can', async () => {
        const somebody = (await page()).records.find(({ customer }) => /^\w+ \w+$/.test(customer.name ?? ''))?.customer;
        ok(somebody?.name);
        const search = provider.serverSearch?.(somebody.name)?.send;
        if (search === undefined) return equal(provider.id, 'yativo');
        const found = await page({ search, pageSize: 100 });
        ok(idsOf(found).includes(somebody.id));
      });
    }

    it('asks by GET alone, but for the exchange of a token', () => {
      const [exchange] = provider.authMethods.flatMap(method => method.exchange?.path ?? []);
      ok(sandbox.requests.length > 5);
      ok(sandbox.requests.every(request => request.method === 'GET' || request.path === exchange));
    });
  });
}
