// Where each provider's rows stand, and the names of their fields, out of the documented samples.

import fc from 'fast-check';
import { itemsAt, literalAt } from '../../src/core/json/spans.ts';
import type { Provider } from '../../src/core/model/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { sample } from '../support/samples/sample.ts';
import { anyJson, likely, objectOf } from './texts.ts';

export interface Layout {
  readonly provider: Provider;
  /** Of the list in a list answer. */
  readonly path: readonly string[];
  readonly secrets: boolean;
  /** Rows, most of them nearly right. */
  readonly row: fc.Arbitrary<string>;
  /** List answers, most of them nearly right, around such rows. */
  readonly list: fc.Arbitrary<string>;
  /** Answers of one customer. */
  readonly single: fc.Arbitrary<string>;
}

const paths: Readonly<
  Record<string, { list: readonly string[]; single: readonly string[]; counts: readonly string[] }>
> = {
  cartevo: { list: ['data'], single: ['data'], counts: ['meta', 'pagination'] },
  yativo: { list: ['data'], single: ['data'], counts: ['pagination', 'meta'] },
  devdraft: { list: ['data'], single: [], counts: ['total', 'skip', 'take'] },
  easytools: { list: ['items'], single: [], counts: ['pagination'] },
  xtrakit: { list: ['data', 'customers'], single: ['data', 'customer'], counts: ['message'] },
};

const countNames = ['page', 'limit', 'total', 'totalPages', 'per_page', 'current_page', 'last_page', 'total_pages'];
const count = fc.oneof(
  { weight: 60, arbitrary: fc.integer({ min: -1, max: 30 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('1e400', '1.5', '9007199254740993', 'null', '"3"') },
);
const counts = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(...countNames.map(() => count))
      .map(values => `{${countNames.map((name, at) => `"${name}":${values[at]}`).join()}}`),
  },
  { weight: 1, arbitrary: fc.oneof(objectOf(countNames, count), anyJson) },
);

const inside = (path: readonly string[], text: string, more: string) =>
  path.reduceRight((inner, key, at) => `{"${key}":${inner}${at === 0 ? more : ''}}`, text);

function fieldsOf(id: string): readonly string[] {
  const text = sample(`${id}.list`);
  const path = paths[id]?.list ?? [];
  const rows = id === 'xtrakit' ? [] : itemsAt(text, path);
  const [first] = rows;
  const row = first ? text.slice(first.start, first.end) : (literalAt(text, path) ?? '{}');
  return Object.keys(JSON.parse(row) as object);
}

const more: Readonly<Record<string, readonly string[]>> = {
  cartevo: ['street', 'city', 'phone_number', 'phone_country_code', 'number', 'card', 'cards', 'image'],
  yativo: ['customer_virtual_cards', 'customer_address', 'id'],
  devdraft: ['created_at', 'updated_at', 'app'],
};

export const layouts: readonly Layout[] = [...providers.values()].map(provider => {
  const place = paths[provider.id] ?? { list: [], single: [], counts: [] };
  const names = [
    ...fieldsOf(provider.id),
    ...(more[provider.id] ?? []),
    '__proto__',
    'constructor',
    'toString',
    'new_field',
  ];
  const id = provider.id === 'yativo' ? 'customer_id' : 'id';
  const known = fc
    .tuple(
      fc.oneof(
        fc.nat(5).map(number => `"c${number}"`),
        likely,
      ),
      objectOf(names, likely),
    )
    .map(([value, text]) => (text === '{}' ? `{"${id}":${value}}` : `{"${id}":${value},${text.slice(1)}`));
  const row = fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 2, arbitrary: objectOf(names, likely) },
    { weight: 1, arbitrary: anyJson },
  );
  const rows = fc.array(row, { maxLength: 6 }).map(texts => `[${texts.join(',')}]`);
  const keyed = fc
    .array(fc.tuple(fc.nat(4), row), { maxLength: 5 })
    .map(all => `{${all.map(([key, text]) => `"${key}":${text}`).join()}}`);
  const body = fc.oneof({ weight: 8, arbitrary: rows }, { weight: 2, arbitrary: keyed }, { weight: 1, arbitrary: row });
  const members = fc
    .tuple(...place.counts.map(() => fc.option(provider.id === 'devdraft' ? count : counts, { freq: 20 })))
    .map(values =>
      place.counts.flatMap((name, at) => (values[at] == null ? [] : [`,"${name}":${values[at]}`])).join(''),
    );
  return {
    provider,
    path: place.list,
    secrets: provider.id === 'cartevo' || provider.id === 'yativo',
    row,
    list: fc.tuple(body, members).map(([text, extra]) => inside(place.list, text, extra)),
    single: row.map(text => inside(place.single, text, '')),
  };
});
