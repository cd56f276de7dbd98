// Every kind of question that a provider can be asked, and every way in which it can fail.

import { Client } from '../../../../src/core/client.ts';
import type { Http, HttpAnswer } from '../../../../src/core/http/http.ts';
import type { Credentials, Query } from '../../../../src/core/model/customer.ts';
import { asClienteleError, ClienteleError } from '../../../../src/core/model/errors.ts';
import type { AuthMethod, FilterSpec, Provider } from '../../../../src/core/model/provider.ts';
import type { RelatedItem } from '../../../../src/core/model/section.ts';
import type { RawAnswer } from '../../../../src/core/requests/failed-answer.ts';

const signal = new AbortController().signal;

export type Kind = 'list' | 'customer' | 'section' | 'test' | 'token' | 'other';

export interface AskedQuestion {
  readonly provider: Provider;
  readonly kind: Kind;
  readonly name: string;
  readonly method: AuthMethod;
  readonly query?: Query;
  ask(client: Client): Promise<unknown>;
}

const id = '3f2c8a10-1111-4222-8333-5c0ffee0beef';
const item: RelatedItem = {
  id,
  kind: 'thing',
  title: id,
  status: null,
  at: null,
  amount: null,
  raw: '{}',
  sources: {},
};

const values: Readonly<Record<FilterSpec['kind'], string>> = {
  ...{ text: 'x', integer: '7', uuid: id, date: '2026-01-02', dateTime: '2026-01-02 03:04:05', choice: '' },
};

export const pageSize = 50;

export const optionsOf = ({ options }: Provider): Readonly<Record<string, string>> =>
  Object.fromEntries(
    options.filter(({ required }) => required).map(({ key, values: known }) => [key, known?.[0]?.value ?? 'pln']),
  );

function* queries({ filters, paging, serverSearch }: Provider): Generator<[name: string, query: Query]> {
  yield ['a page', {}];
  yield ['the pages of an export', { pageSize: paging.maxSize ?? 100_000 }];
  for (const text of ['ada@example.org', 'Ada'])
    if (serverSearch?.(text)) yield [`a search for ${text}`, { search: text }];
  const [filter] = filters;
  if (filter) yield ['a filter', { filters: { [filter.key]: filter.values?.[0] ?? values[filter.kind] } }];
}

/** All of them; those that exchange credentials first are asked with a token where one can be given. */
export function* questionsOf(provider: Provider): Generator<AskedQuestion> {
  const method = provider.authMethods.find(({ exchange }) => !exchange);
  const exchanging = provider.authMethods.find(({ exchange }) => exchange);
  const options = optionsOf(provider);
  if (exchanging)
    yield { provider, kind: 'token', name: 'a token', method: exchanging, ask: client => client.page({}, { signal }) };
  if (!method) return;
  const made = { provider, method };
  for (const [name, query] of queries(provider))
    yield { ...made, kind: 'list', name, query, ask: client => client.page(query, { signal }) };
  yield { ...made, kind: 'customer', name: 'a customer', ask: client => client.customer(id, { signal }) };
  yield { ...made, kind: 'test', name: 'a test', ask: client => client.test({ signal }) };
  for (const section of provider.sections ?? []) {
    const ask = (client: Client) => client.section({ section: section.id, customerId: id }, { signal });
    yield { ...made, kind: 'section', name: section.id, ask };
    if (section.detail?.ask(item, options))
      yield {
        ...made,
        kind: 'section',
        name: `of ${section.id}`,
        ask: client => client.detail(section, item, { signal }),
      };
  }
  for (const check of provider.checks ?? [])
    yield { ...made, kind: 'other', name: check.title, ask: client => client.ask(check, { signal }) };
  for (const { key, discover } of provider.options) {
    const question = discover?.(options);
    if (question) yield { ...made, kind: 'other', name: `the ${key}`, ask: client => client.ask(question, { signal }) };
  }
}

export interface Failing {
  readonly name: string;
  readonly status?: number;
  /** What is answered; throws what never was an answer. */
  answer(who: string): Pick<HttpAnswer, 'status' | 'text'> & Partial<Pick<HttpAnswer, 'headers'>>;
}

const statuses = [
  ...[
    304, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 413, 414, 415, 418, 421, 422, 423, 424, 426, 428, 429, 431,
  ],
  ...[451, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 525, 530, 599],
];

const inside = (body: unknown) => ({ status: 200, text: JSON.stringify(body) });
const thrown = (facts: ConstructorParameters<typeof ClienteleError>[0]) => ({
  name: facts.kind,
  answer: (who: string) => {
    throw new ClienteleError({ ...facts, who });
  },
});

export const failings: readonly Failing[] = [
  ...statuses.map(status => ({
    name: `HTTP ${status}`,
    status,
    answer: () => ({ status, text: '{"message":"No."}' }),
  })),
  {
    name: 'a limit that names a time',
    status: 429,
    answer: () => ({ status: 429, text: '{}', headers: new Map([['retry-after', '60']]) }),
  },
  { name: 'another shape', answer: () => inside({ hello: 'world' }) },
  { name: 'a failure without a code', answer: () => inside({ success: false, message: 'No.', data: null }) },
  {
    name: 'a failure without a code that is about credentials',
    answer: () => inside({ success: false, message: 'Invalid client credentials', data: null }),
  },
  { name: 'HTML', answer: () => ({ status: 200, text: '<html>' }) },
  { name: 'nothing', answer: () => ({ status: 200, text: '' }) },
  { name: 'half of it', answer: () => ({ status: 200, text: '{"data":[' }) },
  ...[thrown({ kind: 'tooLarge' }), thrown({ kind: 'network' }), thrown({ kind: 'timeout' })],
];

export interface Met {
  readonly error: ClienteleError;
  readonly kept: RawAnswer | undefined;
}

/** How a question fails; undefined where it does not. */
export async function met({ provider, method, ask }: AskedQuestion, failing: Failing): Promise<Met | undefined> {
  const credentials: Credentials = Object.fromEntries(method.credentials.map(({ key }) => [key, `${key}-s3cr3t`]));
  const http: Http = {
    async send({ who }) {
      const { status, text, headers = new Map() } = failing.answer(who);
      return { status, text, headers, bytes: text.length };
    },
    dispose() {},
  };
  const options = optionsOf(provider);
  const connection = {
    ...{ id: 'c1', provider: provider.id, name: 'Mine', environment: 'production' as const, options },
    baseUrl: 'https://api.example.com/v1',
  };
  const settings = () => ({ pageSize, requestTimeout: 15 });
  const client = new Client({ connection, provider, credentials, http, log: () => {}, settings });
  try {
    await ask(client);
    return undefined;
  } catch (error) {
    return { error: asClienteleError(error), kept: await client.failedAnswer() };
  } finally {
    client.dispose();
  }
}
