import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { manifestSchema } from '../../../../src/providers/manifest/json-schema.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { manifestsFolder, manifestText } from '../../../support/manifests.ts';

type Json = { [key: string]: Json };

/** The example for Stripe, changed. */
function changed(change: (manifest: Json) => void): unknown {
  const manifest = JSON.parse(manifestText('stripe')) as Json; // what the file has, as plain JSON
  change(manifest);
  return manifest;
}

const set =
  (path: string, value: unknown) =>
  (manifest: Json): void => {
    const keys = path.split('/').slice(1);
    const last = keys.pop() ?? '';
    const inner = keys.reduce<Json>((one, key) => one[key] as Json, manifest); // each path below leads somewhere
    if (value === undefined) delete inner[last];
    else inner[last] = value as Json; // whatever it is, it is JSON
  };

/** What is wrong: what was set where, the pointer that is named, and the words of the sentence. */
const faults: readonly (readonly [path: string, value: unknown, pointer: string, words: RegExp])[] = [
  ['/id', 'Stripe!', '/id', /is no ID.*for example "id": "stripe"/],
  ['/baseUrl', undefined, '/baseUrl', /is missing; for example/],
  ['/baseUrl', 'http://api.stripe.com', '/baseUrl', /must begin with https/],
  ['/baseUrl', 'https://user:key@api.stripe.com', '/baseUrl', /user name or password/],
  ['/baseUrl', 'https://api.stripe.com?key=1', '/baseUrl', /query/],
  ['/baseUrl', 'https://{shop}.stripe.com', '/baseUrl', /names \{shop\}/],
  ['/auth', [], '/auth', /empty list/],
  ['/auth/0/bearer', undefined, '/auth/0/bearer', /nothing would prove who asks/],
  ['/auth/0/bearer', '{key}', '/auth/0/bearer', /names \{key\}.*secretKey/],
  ['/auth/0/headers', { Cookie: '{secretKey}' }, '/auth/0/headers/Cookie', /Clientele sets itself/],
  ['/auth/0/headers', { 'X Y': '{secretKey}' }, '/auth/0/headers/X Y', /no name of a header/],
  ['/auth/0/exchange', { url: 'http://evil.example/token', body: {}, token: '' }, '/auth/0/exchange/url', /https/],
  ['/auth/0/exchange', { body: {}, token: '' }, '/auth/0/exchange/path', /one of the two/],
  ['/headers', { Host: 'elsewhere.example' }, '/headers/Host', /Clientele sets itself/],
  ['/headers', { Authorization: 'Bearer x' }, '/headers/Authorization', /Clientele sets itself/],
  ['/headers', { 'X-A': 'a\r\nb: c' }, '/headers/X-A', /no header can/],
  ['/list/path', 'customers', '/list/path', /is no path/],
  ['/list/path', '/../admin', '/list/path', /is no path/],
  ['/list/path', '/customers?x=1', '/list/path', /is no path/],
  ['/list/rows', 'data', '/list/rows', /JSON Pointer.*"rows": "\/data"/],
  ['/list/paging', undefined, '/list/paging', /is missing/],
  ['/list/paging/by', 'pages', '/list/paging/by', /has to be one of page, offset, cursor, url, link, none/],
  ['/list/paging/next', {}, '/list/paging/next/at', /is missing.*"\/next_cursor"/],
  [
    '/fields/balance/currency',
    undefined,
    '/fields/balance/currency',
    /is missing; for example "currency": "\/currency"/,
  ],
  ['/auth/0/exchange', { path: '/t', body: { a: '{shop}' }, token: '' }, '/auth/0/exchange/body/a', /names \{shop\}/],
  ['/get/path', '/v1/customers', '/get/path', /\{id\}/],
  ['/get/path', '/v1/customers/{customer}', '/get/path', /names \{customer\}/],
  ['/idShape', 'cus_(?=x)', '/idShape', /linear time/],
  ['/idShape', '(a+', '/idShape', /nothing closes/],
  ['/idShape', 'x{1,9999}', '/idShape', /repeats/],
  ['/fields/id', undefined, '/fields/id', /is missing.*"id": "\/id"/],
  ['/fields/email', 'email', '/fields/email', /JSON Pointer/],
  ['/fields/createdAt', { time: '/c', as: 'unix' }, '/fields/createdAt/as', /iso, epoch/],
  ['/fields/status/words', { true: 'gone' }, '/fields/status/words/true', /one of active/],
  ['/fields/name', { join: Array.from({ length: 40 }, (_, at) => `/n${at}`) }, '/fields', /too many places/],
  ['/dashboard', 'javascript:alert(1)', '/dashboard', /https/],
  ['/rate', { requests: 0, seconds: 60 }, '/rate/requests', /less than 1/],
];

describe('a manifest', () => {
  for (const [path, value, pointer, words] of faults) {
    it(`with ${path} ${value === undefined ? 'left out' : JSON.stringify(value).slice(0, 60)} is refused at ${pointer}`, () => {
      const read = readManifest(changed(set(path, value)));
      ok(read.kind === 'problems');
      const found = read.problems.find(problem => problem.pointer === pointer);
      ok(found, JSON.stringify(read.problems));
      match(found.message, words);
      ok(found.message.startsWith(pointer) && /for example/.test(found.message), found.message);
    });
  }

  it('may be nested as deep as it likes where nobody knows the word, and is refused where a body is', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}{}${'}'.repeat(20_000)}`) as Json;
    const exchange = (body: Json) =>
      readManifest(
        changed(manifest => {
          set('/auth/0/exchange', { path: '/token', body, token: '/token' })(manifest);
          set('/auth/0/turbo', deep)(manifest);
        }),
      );
    const read = exchange({ scope: { of: {} } });
    deepEqual(read.kind === 'manifest' ? read.unknown : read.problems, ['/auth/0/turbo']);
    const refused = exchange({ scope: deep });
    ok(refused.kind === 'problems');
    match(refused.problems.map(({ message }) => message).join(), /^\/auth\/0\/exchange\/body is nested deeper/);
  });

  for (const value of [null, [], 'x', 7]) {
    it(`that is ${JSON.stringify(value)} is refused`, () => equal(readManifest(value).kind, 'problems'));
  }

  it('keeps and names the words that this version does not know', () => {
    const read = readManifest(
      changed(manifest => {
        set('/turbo', { deep: true })(manifest);
        set('/list/paging/parallel', 8)(manifest);
        set('/fields/createdAt/zone', 'local')(manifest);
      }),
    );
    ok(read.kind === 'manifest');
    deepEqual([...read.unknown].sort(), ['/fields/createdAt/zone', '/list/paging/parallel', '/turbo']);
  });

  for (const file of readdirSync(manifestsFolder)) {
    it(`that is shipped as ${file} has no word that is not known`, () => {
      const read = readManifest(JSON.parse(manifestText(file.replace('.clientele.json', ''))));
      deepEqual(read.kind === 'manifest' ? read.unknown : read.problems, []);
    });
  }
});

describe('the JSON Schema of manifests', () => {
  const schema = manifestSchema();
  const definitions = schema.definitions as Readonly<Record<string, Json>>; // as JSON Schema has them

  it('names every word of a manifest with what it means and an example', () => {
    const { $schema: _, ...properties } = schema.properties as Json; // as JSON Schema has them
    for (const [word, one] of Object.entries(properties)) {
      const named = definitions[String(one.$ref).replace('#/definitions/', '')] ?? one;
      ok(named.description && named.examples, `${word} has no description or no example`);
    }
  });

  it('lets no word through that is not known, so that an editor marks it', () =>
    equal(schema.additionalProperties, false));
});
