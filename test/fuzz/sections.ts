// Sections of a manifest in whatever words: refused with a place and a sentence, or asked below the base URL and read.

import { equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { providerOf } from '../../src/providers/manifest/provider-of.ts';
import { readManifest } from '../../src/providers/manifest/read-manifest.ts';
import { answerOf } from './answers.ts';
import { anyJson, anyText } from './texts.ts';
import { tried } from './tried.ts';

/** Words of a section: right ones alone, or with any among them. */
function sectionsOf(isWild: boolean) {
  const or = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
    isWild ? fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: anyText }) : right;
  const pointer = or(fc.constantFrom('/data', '/id', '/items/0', '/amount', '/customer/id', '/a~1b', '/__proto__'));
  const rows = or(fc.constantFrom('', '/data', '/items'));
  const path = or(fc.constantFrom('/orders/{id}', '/customers/{id}/orders', '/v2/{id}'));
  const fields = fc.record(
    {
      ...{ id: pointer, status: pointer },
      title: fc.oneof(pointer, fc.record({ join: fc.array(pointer, { minLength: 1, maxLength: 3 }) })),
      at: fc.oneof(pointer, fc.record({ time: pointer, as: or(fc.constantFrom('iso', 'epoch', 'epochMs', 'utc')) })),
      amount: fc.record({ money: pointer, minor: fc.boolean(), currency: or(fc.constantFrom('/currency', '=EUR')) }),
    },
    { requiredKeys: ['id'] },
  );
  const paging = fc.oneof(
    fc.constant({ by: 'none' }),
    fc.record({ by: fc.constant('page'), param: or(fc.constantFrom('page', 'p')) }),
    fc.record({ by: fc.constant('cursor'), param: or(fc.constant('after')), next: fc.record({ at: pointer }) }),
    fc.record({ by: fc.constant('url'), at: pointer }),
  );
  const params = fc.dictionary(fc.constantFrom('customer', 'q'), or(fc.constantFrom('{id}', 'all')));
  const detail = fc.record({ path: or(fc.constantFrom('/orders/{item}', '/items/{item}/parts')), rows, fields });
  const some = fc.array(pointer, { maxLength: 2 });
  return fc.uniqueArray(
    fc.record(
      {
        ...{ id: or(fc.constantFrom('orders', 'cards', 'sales')), path, rows, fields, params, paging, row: pointer },
        ...{ covered: some, secrets: some, detail },
        owner: fc.record({ at: pointer, is: or(fc.constantFrom('id', 'email')), always: fc.boolean() }),
        none: fc.array(fc.integer({ min: 200, max: 599 }), { maxLength: 2 }),
      },
      { requiredKeys: ['id', 'path', 'rows', 'fields'] },
    ),
    { minLength: 1, maxLength: 2, selector: ({ id }) => id },
  );
}

const manifestWith = (sections: readonly unknown[]) => ({
  ...{ id: 'acme', baseUrl: 'https://api.acme.example/v1', auth: [{ credentials: ['key'], bearer: '{key}' }] },
  list: { path: '/people', rows: '', paging: { by: 'none' } },
  ...{ get: { path: '/people/{id}' }, fields: { id: '/id' }, sections },
});

/** An ID of a customer that leads elsewhere wherever it is not encoded. */
const ids = fc.oneof(fc.constantFrom('c1', '..', '../../admin', 'a/b?c#d', '%2e%2e', '@evil.example', '\\'), anyText);

type Read = ReturnType<typeof readManifest>;

/** Whatever is asked for whomever stays below the base URL, and whatever comes is read or refused by us. */
function asks(read: Extract<Read, { kind: 'manifest' }>, count: number, customerId: string, text: string): void {
  const provider = providerOf(read.manifest);
  equal(provider.sections?.length, count, 'none is lost');
  for (const one of provider.sections ?? []) {
    const asked = tried(() => one.ask({ customerId }, {}));
    if (!asked) continue;
    const { pathname, origin } = new URL(`https://api.acme.example/v1${asked.request.path}`);
    equal(origin, 'https://api.acme.example');
    ok(pathname.startsWith('/v1/'), `${asked.request.path} is below the base URL`);
    const page = tried(() => asked.read(answerOf(text)));
    for (const { raw } of page?.items ?? []) JSON.parse(raw);
    const [first] = page?.items ?? [];
    const further = first && tried(() => one.detail?.ask(first, {}));
    if (further) tried(() => further.read(answerOf(text)));
  }
}

const readOf = (sections: readonly unknown[]): Read => readManifest(JSON.parse(JSON.stringify(manifestWith(sections))));

const rowed = anyJson.map(
  text => `{"data":[${text},{"id":7,"data":{"id":8},"items":[{"id":9}]}],"items":[{"id":"x/../y"}]}`,
);
const answers = fc.oneof(anyJson, rowed);

export const readsSections = fc.property(sectionsOf(false), ids, answers, (sections, customerId, text) => {
  const read = readOf(sections);
  ok(read.kind === 'manifest', JSON.stringify(read));
  asks(read, sections.length, customerId, text);
});

export const refusesSections = fc.property(sectionsOf(true), ids, answers, (sections, customerId, text) => {
  const read = readOf(sections);
  if (read.kind === 'manifest') return asks(read, sections.length, customerId, text);
  ok(read.problems.length > 0);
  for (const { message } of read.problems) match(message, /^\/sections\/\d/, 'it names the place');
});
