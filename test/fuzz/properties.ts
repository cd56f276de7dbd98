// What must hold whatever is sent, set or typed.

import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Response } from 'node-fetch';
import { readText } from '../../src/core/body.ts';
import { Client } from '../../src/core/client.ts';
import { baseUrlFault, readConnections } from '../../src/core/connection.ts';
import type { CustomerRecord } from '../../src/core/customer.ts';
import { ClienteleError, isClienteleError } from '../../src/core/errors.ts';
import { items, itemsAt, literalAt, pointerPath, replaceAt, spanAt, wholeSpan } from '../../src/core/json.ts';
import { pathOf } from '../../src/core/path.ts';
import type { Answer, ListQuestion, Page } from '../../src/core/provider.ts';
import { meaningOf } from '../../src/core/refusal.ts';
import { askedToWait } from '../../src/core/retry.ts';
import { scrub } from '../../src/core/scrub.ts';
import { credentialsFault } from '../../src/core/session.ts';
import { providers } from '../../src/providers/index.ts';
import { pageHtml } from '../../src/ui/detail/html.ts';
import { customerDetail, customerLabel } from '../../src/ui/text.ts';
import { CustomerList } from '../../src/ui/tree/list.ts';
import { type ConnectionNode, rowNodes } from '../../src/ui/tree/nodes.ts';
import { sampleCredentials } from '../support/local-client.ts';
import { type Layout, layouts } from './layouts.ts';
import { anyJson, anyText, spaced } from './texts.ts';

export interface Property {
  readonly name: string;
  /** Of all cases, in hundredths. */
  readonly share: number;
  readonly property: fc.IRawProperty<unknown>;
}

const question: ListQuestion = { page: 1, pageSize: 3, filters: {} };

const answerOf = (text: string): Answer => ({ connectionId: 'c1', text, json: JSON.parse(text) });

/** Runs what may fail; undefined where it did, as it may: with an error of ours. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    ok(isClienteleError(error), error instanceof Error ? error.stack : String(error));
    return undefined;
  }
}

function checkRecord({ customer, raw, sources }: CustomerRecord, text: string, exact: boolean): void {
  ok(customer.id !== '', 'a record has an id');
  JSON.parse(raw);
  if (exact) ok(text.includes(raw), 'raw is what was sent');
  for (const [key, value] of Object.entries(customer)) {
    const pointers = sources[key as keyof typeof sources] ?? []; // the keys of a customer are these and no others
    equal(pointers.length > 0, value !== null, `${key} has sources if and only if it has a value`);
    for (const pointer of pointers) ok(literalAt(raw, pointerPath(pointer)) !== undefined, `${pointer} is in raw`);
  }
  for (const label of [customerLabel(customer), customerDetail(customer)]) {
    ok(label.length <= 120 && label.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(label), 'a row shows one line');
  }
}

function checkPage(page: Page, { path }: Layout, text: string, exact: boolean): void {
  const list = spanAt(text, path);
  ok(list);
  // One customer where a list is due is one row.
  const counted = items(text, list).length;
  const rows = page.records.length + page.problems.length;
  ok(rows === counted || (rows === 1 && text[list.start] === '{'), `no row is lost: ${rows} of ${counted}`);
  for (const record of page.records) checkRecord(record, text, exact);
  for (const { message, raw } of page.problems) {
    match(message, /^The row .*\.$/);
    if (exact) ok(text.includes(raw));
  }
}

const readsList = ({ provider, list, row, ...layout }: Layout): fc.IRawProperty<unknown> =>
  fc.property(fc.oneof({ weight: 9, arbitrary: list }, { weight: 1, arbitrary: anyJson }), text => {
    const page = tried(() => provider.readPage(answerOf(text), question));
    if (page) checkPage(page, { provider, list, row, ...layout }, text, !layout.secrets);
  }) as fc.IRawProperty<unknown>;

const readsOne = ({ provider, single, secrets }: Layout) =>
  fc.property(fc.oneof({ weight: 9, arbitrary: single }, { weight: 1, arbitrary: anyJson }), text => {
    const record = tried(() => provider.readCustomer(answerOf(text)));
    if (record) checkRecord(record, text, !secrets);
  });

const readsRefusal = ({ provider }: Layout) =>
  fc.property(anyJson, fc.integer({ min: 100, max: 999 }), (text, status) => {
    provider.readError({ status, json: JSON.parse(text) });
    const { kind, words } = meaningOf({ status, headers: new Map(), text }, provider, [], 0);
    const { message } = new ClienteleError({ kind, who: provider.title, words, status });
    ok(message.isWellFormed() && message.length < 600 && !/[\p{Cc}\p{Cf}]/u.test(message), message);
  });

/** Any bytes as a body, packed or said to be, read by a client of each provider. */
const readsBytes = ({ provider }: Layout) =>
  fc.asyncProperty(
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      spaced(anyJson).map(text => new TextEncoder().encode(text)),
    ),
    fc.constantFrom('', 'gzip', 'deflate', 'br', 'zstd', 'identity', 'gzip, gzip'),
    fc.boolean(),
    fc.constantFrom(200, 201, 204, 304, 400, 401, 404, 422),
    async (bytes, encoding, packed, status) => {
      const { signal } = new AbortController();
      const client = new Client({
        connection: {
          id: 'c1',
          provider: provider.id,
          name: 'C',
          baseUrl: 'https://x.test',
          environment: 'sandbox',
          options: {},
        },
        provider,
        credentials: sampleCredentials(provider),
        log: () => {},
        settings: () => ({ pageSize: 3, requestTimeout: 5 }),
        http: {
          async send({ who, method }) {
            if (method === 'POST')
              return { status: 200, headers: new Map(), text: '{"access_token":"abcd","expires_in":9}' };
            const body = packed ? gzipSync(bytes) : bytes;
            const response = new Response(Buffer.from(body), {
              status,
              headers: encoding ? { 'Content-Encoding': encoding } : {},
            });
            try {
              return { status, headers: new Map(), text: await readText(response, who, signal) };
            } catch (error) {
              if (isClienteleError(error)) throw error;
              // What zlib says has its sentence in http.ts.
              throw new ClienteleError({ kind: 'notJson', who, cause: error });
            }
          },
          dispose: () => {},
        },
      });
      try {
        await client.page({}, { signal });
      } catch (error) {
        ok(isClienteleError(error), error instanceof Error ? error.stack : String(error));
      } finally {
        client.dispose();
      }
    },
  );

const valueAt = (json: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined,
    json,
  );

/** Every path in a value. */
function* pathsIn(json: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof json !== 'object' || json === null) return;
  for (const key of Object.keys(json)) yield* pathsIn(valueAt(json, [key]), [...path, key]);
}

const scansJson = fc.property(spaced(anyJson), text => {
  const json: unknown = JSON.parse(text);
  const { start, end } = wholeSpan(text);
  equal(text.slice(start, end), text.trim());
  for (const path of pathsIn(json)) {
    const literal = literalAt(text, path);
    ok(literal !== undefined, `${path.join('/')} is found`);
    ok(isDeepStrictEqual(JSON.parse(literal), valueAt(json, path)), `${path.join('/')} is what JSON.parse reads`);
    const value = valueAt(json, path);
    const found = itemsAt(text, path);
    const texts = found.map(item => text.slice(item.start, item.end));
    if (Array.isArray(value))
      ok(
        isDeepStrictEqual(
          texts.map(one => JSON.parse(one)),
          value,
        ),
      );
    else if (typeof value === 'object' && value !== null) {
      const last = new Map(found.map((item, at) => [item.key ?? '', JSON.parse(texts[at] ?? '')]));
      equal(last.size, Object.keys(value).length);
      for (const [key, one] of last) ok(isDeepStrictEqual(one, valueAt(value, [key])));
    } else equal(found.length, 0);
    equal(literalAt(text, [...path, 'nowhere']), undefined);
  }
});

/** A value with all that stands at a pattern replaced. */
function replaced(json: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  if (typeof json !== 'object' || json === null) return json;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(json) ? [...json] : {};
  for (const key of Object.keys(json)) {
    const value = valueAt(json, [key]);
    const own = step === '*' || step === key ? replaced(value, rest, by) : value;
    Object.defineProperty(copy, key, { value: own, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

const replacesJson = fc.property(
  spaced(anyJson),
  fc.array(fc.constantFrom('a', 'b', '*', 'data', 'id', '0', '__proto__'), { minLength: 1, maxLength: 3 }),
  (text, path) => {
    const after = replaceAt(text, path.map(key => `/${key}`).join(''), '"•••"');
    ok(isDeepStrictEqual(JSON.parse(after), replaced(JSON.parse(text), path, '•••')), after);
  },
);

const keepsNames = fc.asyncProperty(
  fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 5 }),
  async people => {
    const rows = people.map(([id, name]) => ({ id, first_name: name, email: name, phone_number: name, status: name }));
    const text = JSON.stringify({ data: rows, total: rows.length });
    const devdraft = providers.get('devdraft');
    ok(devdraft);
    const page = devdraft.readPage(answerOf(text), question);
    const named = people.filter(([id]) => id !== '');
    // What is no pair of surrogates stays what it was, escaped in raw as it was sent.
    deepStrictEqual(
      page.records.map(({ customer }) => customer.id),
      named.map(([id]) => id),
    );
    const fetched = { ...page, fetchedAt: '2026-11-20T12:00:00.000Z' };
    const connection = {
      id: 'c1',
      provider: 'devdraft',
      name: 'C',
      baseUrl: 'https://x.test',
      environment: 'sandbox',
      options: {},
    } as const;
    const list = new CustomerList('c1', {}, async () => fetched);
    await list.load(1);
    const root: ConnectionNode = {
      kind: 'connection',
      id: 'c1',
      parent: undefined,
      connectionId: 'c1',
      connection,
      list,
    };
    const nodes = rowNodes(root, list, 1);
    equal(nodes.length, rows.length);
    equal(new Set(nodes.map(({ id }) => id)).size, rows.length, 'every row has an id of its own');
  },
);

const staysBelowTheBase = fc.property(anyText, fc.constantFrom('', '/api/v1', '/a/b'), (id, base) => {
  const path = tried(() => pathOf('customers', id));
  if (path === undefined) return;
  const url = new URL(`https://api.example.test${base}${path}`);
  equal(url.origin, 'https://api.example.test');
  equal(url.search + url.hash, '');
  ok(url.pathname.startsWith(`${base}/customers/`));
  equal(decodeURIComponent(url.pathname.slice(`${base}/customers/`.length)), id);
});

const settingKeys = ['id', 'provider', 'name', 'baseUrl', 'environment', 'options', '__proto__', 'extra'] as const;
const settingValue = fc.oneof(
  fc.constantFrom(
    'cartevo',
    'easytools',
    'sandbox',
    'https://api.example.test',
    'http://127.0.0.1:1',
    'sample:',
    'http://example.test',
  ),
  fc.constant({ currency: 'pln' }),
  anyText,
  fc.jsonValue(),
);
const setting = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.oneof(fc.dictionary(fc.constantFrom(...settingKeys), settingValue), fc.anything()), {
      maxLength: 4,
    }),
  },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }) },
);

const readsSettings = fc.property(setting, value => {
  const { connections, broken } = readConnections(value, providers);
  if (Array.isArray(value)) equal(connections.length + broken.length, value.length, 'no entry is lost');
  equal(new Set(connections.map(({ id }) => id)).size, connections.length);
  for (const connection of connections) {
    equal(baseUrlFault(connection.baseUrl), undefined);
    ok(providers.has(connection.provider) && connection.name.trim() && connection.id.trim());
  }
  for (const { message, name } of broken) ok(message.length > 10 && name.length > 0, message);
});

const anyUrl = fc.oneof(
  anyText,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom(
        'https://',
        'http://',
        'HTTPS:',
        'https:\\\\',
        'ftp://',
        'javascript:',
        'file:///',
        '//',
        'data:,',
      ),
      fc.constantFrom('', 'me@', 'me:too@', '@', ':@'),
      fc.constantFrom(
        'localhost',
        '127.0.0.1',
        '127.1',
        '[::1]',
        '0.0.0.0',
        'localhost.evil.test',
        '127.0.0.1.evil.test',
        'api.test',
        '[::ffff:127.0.0.1]',
        '2130706433',
        '127.0.0.1@evil.test',
      ),
      fc.constantFrom('', ':443', ':0', ':99999'),
      fc.constantFrom('', '/', '/v1', '/v1?a=b', '/v1?', '/v1#', '/..', '\\evil.test', '/ v1', '/\t'),
    )
    .map(parts => parts.join('')),
);

const takesBaseUrls = fc.property(anyUrl, text => {
  if (baseUrlFault(text) !== undefined || text === 'sample:') return;
  const url = new URL(text);
  ok(
    url.protocol === 'https:' ||
      (url.protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)),
    text,
  );
  equal(url.username + url.password + url.search + url.hash, '');
  // What is asked below it stays with it.
  const asked = new URL(`${text.replace(/\/+$/, '')}${pathOf('customers', '1')}`);
  equal(asked.origin, url.origin);
});

const filterValue = fc.oneof(
  anyText,
  fc.constantFrom('ACTIVE', 'true', '2024-02-29', '2024-08-04 08:23:45', '12', 'a@b.c'),
);

const checksQueries = ({ provider }: Layout) => {
  const keys = fc.constantFrom(...provider.filters.map(({ key }) => key), '__proto__', 'constructor', 'page', '');
  const client = new Client({
    connection: {
      id: 'c1',
      provider: provider.id,
      name: 'C',
      baseUrl: 'https://x.test/v1',
      environment: 'sandbox',
      options: { currency: 'pln' },
    },
    provider,
    credentials: sampleCredentials(provider),
    log: () => {},
    settings: () => ({ pageSize: 50, requestTimeout: 5 }),
    http: { send: () => Promise.reject(new Error('Nothing is sent.')), dispose: () => {} },
  });
  return fc.property(
    fc.dictionary(keys, filterValue, { maxKeys: 3 }),
    fc.option(anyText, { nil: undefined }),
    fc.oneof(fc.integer(), fc.double(), fc.constant(1)),
    fc.oneof(fc.integer(), fc.double(), fc.constant(50)),
    (filters, search, page, pageSize) => {
      const asked = tried(() =>
        client.question({ filters, page, pageSize, ...(search === undefined ? {} : { search }) }),
      );
      if (!asked) return;
      ok(Number.isSafeInteger(asked.page) && asked.page >= 1 && asked.pageSize >= 1);
      ok(asked.pageSize <= (provider.paging.maxSize ?? Number.MAX_SAFE_INTEGER));
      tried(() => {
        const { path, params = {} } = client.listRequest(asked);
        match(path, /^\/[a-z/-]+$/);
        for (const [key, value] of Object.entries(filters)) equal(params[key], value);
        client.curl({ path, params });
      });
    },
  );
};

const checksCredentials = ({ provider }: Layout) => {
  const keys = fc.constantFrom(
    ...provider.authMethods.flatMap(({ credentials }) => credentials.map(({ key }) => key)),
    '__proto__',
    'other',
  );
  return fc.property(fc.dictionary(keys, fc.oneof(anyText, fc.constantFrom('key', 'secret'))), credentials => {
    if (credentialsFault(provider, credentials) !== undefined) return;
    for (const value of Object.values(credentials)) ok(/^[\x21-\x7e]+$/.test(value));
  });
};

const dresses: readonly ((secret: string) => string)[] = [
  secret => secret,
  secret => encodeURIComponent(secret),
  secret => encodeURIComponent(encodeURIComponent(secret)),
  secret => JSON.stringify(secret),
  secret => JSON.stringify(JSON.stringify(secret)),
  secret => secret.toUpperCase(),
  secret => Buffer.from(secret).toString('base64'),
  secret => Buffer.from(`id:${secret}`).toString('base64'),
  secret => Buffer.from(`Bearer ${secret}`).toString('base64url'),
  secret => [...secret].map(character => `&#${character.charCodeAt(0)};`).join(''),
  secret => [...secret].map(character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
];

const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map(code => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 60,
});

const takesSecretsOut = fc.property(
  visible,
  fc.array(fc.tuple(anyText, fc.nat(dresses.length - 1)), { minLength: 1, maxLength: 4 }),
  fc.array(visible, { maxLength: 2 }),
  (secret, parts, others) => {
    const dressed = parts.map(([, at]) => dresses[at]?.(secret) ?? '');
    const words = parts.map(([text], at) => `${text} ${dressed[at]} `).join('');
    const shown = scrub(words, [secret, ...others]);
    for (const form of [secret, ...dressed]) ok(!shown.includes(form), `${form} is not shown: ${shown}`);
    ok(shown.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(shown));
  },
);

const headerValue = fc.oneof(
  fc.nat().map(String),
  fc.integer().map(String),
  anyText,
  fc.date().map(String),
  fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
);

const waits = fc.property(
  fc.dictionary(fc.constantFrom('retry-after', 'date', 'x-ratelimit-reset', 'x-ratelimit-limit'), headerValue),
  fc.constantFrom(408, 429, 500, 503),
  (headers, status) => {
    const wait = askedToWait(new Map(Object.entries(headers)), status, Date.now());
    if (wait === undefined) return;
    ok(wait >= 0 && wait <= 86_400_000, String(wait));
    new Date(Date.now() + wait).toISOString();
  },
);

const escapesHtml = fc.property(
  anyText,
  anyText,
  anyText,
  anyText,
  fc.option(anyText, { nil: undefined }),
  (cspSource, script, style, nonce, image) => {
    const shape = (html: string) => html.replace(/[^<>"]/g, '');
    const plain = pageHtml({ cspSource: 'c', script: 's', style: 't', nonce: 'n', image: 'i' });
    equal(shape(pageHtml({ cspSource, script, style, nonce, image })), shape(plain), 'no markup but our own');
  },
);

const each = (
  name: string,
  share: number,
  property: (layout: Layout) => fc.IRawProperty<unknown>,
): readonly Property[] =>
  layouts.map(layout => ({
    name: `${name}: ${layout.provider.id}`,
    share: share / layouts.length,
    property: property(layout),
  }));

const one = (name: string, share: number, property: unknown): Property => ({
  ...{ name, share },
  property: property as fc.IRawProperty<unknown>, // of the values a property is about, a run needs to know nothing
});

export const properties: readonly Property[] = [
  ...each('any list answer is read without losing a row', 30, readsList),
  ...each('any answer of one customer is read', 10, layout => readsOne(layout) as fc.IRawProperty<unknown>),
  ...each('any refusal becomes a sentence', 5, layout => readsRefusal(layout) as fc.IRawProperty<unknown>),
  ...each('any bytes become a page or a sentence', 10, layout => readsBytes(layout) as fc.IRawProperty<unknown>),
  ...each('any query is asked or refused', 5, layout => checksQueries(layout) as fc.IRawProperty<unknown>),
  ...each(
    'any credentials fit a header or are refused',
    2,
    layout => checksCredentials(layout) as fc.IRawProperty<unknown>,
  ),
  one('places in JSON are what JSON.parse reads', 12, scansJson),
  one('values in JSON are replaced, and no others', 6, replacesJson),
  one('any name and ID has its own row', 4, keepsNames),
  one('any ID stays below the base URL', 3, staysBelowTheBase),
  one('any setting is read without losing an entry', 5, readsSettings),
  one('any base URL is safe or refused', 3, takesBaseUrls),
  one('credentials are not shown in any dress', 3, takesSecretsOut),
  one('any headers ask for a time that can be told', 1, waits),
  one('no markup gets into the panel’s page', 1, escapesHtml),
];

export const run = async ({ property, share }: Property, cases: number, seed?: number): Promise<number> => {
  const numRuns = Math.max(1, Math.ceil((cases * share) / 100));
  await fc.assert(property, { numRuns, ...(seed === undefined ? {} : { seed }) });
  return numRuns;
};
