import { deepEqual, equal, ok } from 'node:assert/strict';
import * as z from 'zod/mini';
import {
  address,
  country,
  either,
  id,
  joined,
  majorMoney,
  minorMoney,
  phone,
  status,
  text,
  time,
} from '../../../../src/core/fields/fields.ts';
import type { Customer } from '../../../../src/core/model/customer.ts';
import type { Change, Nothing } from '../../../../src/core/model/explanation.ts';
import { type RowSpec, rowReader } from '../../../../src/core/rows/rows.ts';
import { maybe } from '../../../../src/core/rows/schema.ts';
import { providers } from '../../../../src/providers/index.ts';
import { readerOf } from '../../../../src/providers/manifest/provider-of.ts';
import type { Manifest } from '../../../../src/providers/manifest/words.ts';
import { sources } from '../../contract/sources.ts';

const texts = [
  'first',
  'last',
  'email',
  'phone',
  'code',
  'home',
  'state',
  'made',
  'seen',
  'other',
  'street',
  'nr',
  'land',
];

const spec: RowSpec = {
  schema: () =>
    z.object({
      id: z.string(),
      ...Object.fromEntries(texts.map(key => [key, maybe(z.string())])),
      active: maybe(z.boolean()),
      cents: maybe(z.number()),
      currency: maybe(z.string()),
      spent: maybe(z.number()),
    }),
  fields: {
    id: id('/id'),
    name: joined('/first', '/last'),
    email: text('/email'),
    phone: phone('/phone', { callingCode: ['/code'], country: ['/home'] }),
    status: status('/state', { ACTIVE: 'active' }),
    country: country('/home'),
    createdAt: time('/made'),
    updatedAt: either(time('/seen'), time('/other')),
    address: address({ line1: joined('/street', '/nr'), country: country('/land') }),
    lifetimeValue: minorMoney('/cents', '/currency'),
    lastSpent: majorMoney('/spent'),
  },
  secrets: [],
};
const { explain } = rowReader(spec);

const row = (members: object) => JSON.stringify({ id: '1', ...members });
const changes = (members: object, key: keyof Customer) =>
  explain(row(members)).fields[key]?.changes.map(({ pointers: _, ...change }) => change);
const places = (members: object, key: keyof Customer) =>
  explain(row(members)).fields[key]?.places.map(({ pointer, nothing }) => [pointer, nothing]);

describe('what is said of a record’s fields', () => {
  const done: readonly [string, object, keyof Customer, readonly Change[]][] = [
    ['a name of two parts', { first: 'Ada', last: 'Byron' }, 'name', [{ kind: 'joined' }]],
    ['a name of which there is one part', { first: 'Ada', last: '' }, 'name', []],
    ['blanks around a text', { email: ' a@b.c ' }, 'email', [{ kind: 'trimmed' }]],
    ['a text as it is', { email: 'a@b.c' }, 'email', []],
    ['a number under a calling code', { phone: '671234567', code: '+237' }, 'phone', [{ kind: 'e164', under: '+237' }]],
    ['a number of a country', { phone: '671234567', home: 'Cameroon' }, 'phone', [{ kind: 'e164', under: 'Cameroon' }]],
    ['a number with blanks', { phone: '+237 671 234 567', home: 'Chad' }, 'phone', [{ kind: 'e164', under: null }]],
    ['a number as it is', { phone: '+237671234567', home: 'CM' }, 'phone', []],
    ['what is no number', { phone: 'none' }, 'phone', [{ kind: 'phoneAsSent' }]],
    ['a country by name', { home: 'Cameroon' }, 'country', [{ kind: 'countryCode', from: 'name' }]],
    ['a country by its long code', { home: 'CMR' }, 'country', [{ kind: 'countryCode', from: 'code' }]],
    ['a country by its code', { home: 'CM' }, 'country', []],
    ['a country that nobody knows', { home: 'Atlantis' }, 'country', []],
    ['a state that is documented', { state: 'ACTIVE' }, 'status', []],
    ['a state that is not', { state: 'SLEEPING' }, 'status', [{ kind: 'unknownWord' }]],
    ['a time in UTC', { made: '2023-11-07T05:31:56Z' }, 'createdAt', []],
    ['a time with UTC’s offset', { made: '2023-11-07T05:31:56.000+00:00' }, 'createdAt', []],
    ['a time elsewhere', { made: '2023-11-07T05:31:56+02:00' }, 'createdAt', [{ kind: 'toUtc' }]],
    ['a day', { made: '2023-11-07' }, 'createdAt', []],
    ['microseconds', { made: '2023-11-07T05:31:56.123456Z' }, 'createdAt', [{ kind: 'cutToMilliseconds' }]],
    ['Unix seconds', { made: '1699335116' }, 'createdAt', [{ kind: 'unixTime', unit: 'seconds' }]],
    ['Unix milliseconds', { made: 1699335116000 }, 'createdAt', [{ kind: 'unixTime', unit: 'milliseconds' }]],
    [
      'the second of two places',
      { seen: '0000-00-00', other: '1699335116' },
      'updatedAt',
      [{ kind: 'unixTime', unit: 'seconds' }],
    ],
    [
      'cents',
      { cents: 19600, currency: 'pln' },
      'lifetimeValue',
      [{ kind: 'minorUnits', divisor: 100, currency: 'PLN' }],
    ],
    ['yen', { cents: 19600, currency: 'jpy' }, 'lifetimeValue', [{ kind: 'minorUnits', divisor: 1, currency: 'JPY' }]],
    ['an amount as it is', { spent: 12.5 }, 'lastSpent', []],
    [
      'the parts of an address',
      { street: 'Main', nr: '7', land: 'Ghana' },
      'address',
      [{ kind: 'joined' }, { kind: 'countryCode', from: 'name' }],
    ],
  ];
  for (const [name, members, key, expected] of done)
    it(`is what was done to it: ${name}`, () => deepEqual(changes(members, key), expected));

  it('is said with the places of what was changed', () => {
    const { changes: found } = explain(row({ street: 'Main', nr: '7', land: 'Ghana' })).fields.address ?? {};
    deepEqual(
      found?.map(({ kind, pointers }) => ({ kind, pointers })),
      [
        { kind: 'joined', pointers: ['/street', '/nr'] },
        { kind: 'countryCode', pointers: ['/land'] },
      ],
    );
  });

  const empty: readonly [string, object, keyof Customer, readonly (readonly [string, Nothing])[]][] = [
    ['no member', {}, 'email', [['/email', 'absent']]],
    ['null', { email: null }, 'email', [['/email', 'null']]],
    ['an empty text', { email: '' }, 'email', [['/email', 'empty']]],
    ['blanks alone', { email: ' \u200b ' }, 'email', [['/email', 'empty']]],
    ['a value of another kind', { email: { a: 1 } }, 'email', [['/email', 'unread']]],
    ['a day that means none', { made: '0000-00-00' }, 'createdAt', [['/made', 'unread']]],
    ['no time', { made: 'yesterday' }, 'createdAt', [['/made', 'unread']]],
    [
      'one of two places',
      { first: null },
      'name',
      [
        ['/first', 'null'],
        ['/last', 'absent'],
      ],
    ],
    [
      'an amount without a currency',
      { cents: 5 },
      'lifetimeValue',
      [
        ['/cents', 'unread'],
        ['/currency', 'absent'],
      ],
    ],
  ];
  for (const [name, members, key, expected] of empty)
    it(`is why it has nothing: ${name}`, () => deepEqual(places(members, key), expected));

  it('is nothing for a field that the provider does not offer', () => equal(explain(row({})).fields.orders, undefined));

  it('names the places that only help to read others', () => deepEqual(explain(row({})).hints, ['/home']));

  it('is the same as the record says: a field is explained as empty where it is, and its sources are among its places', () => {
    const members = {
      first: ' Ada',
      phone: '671',
      home: 'CMR',
      made: 12,
      cents: '7',
      currency: 'EUR',
      state: 1,
      nr: 'x',
    };
    const [record] = rowReader(spec)('c', [JSON.parse(row(members))], [row(members)]).records;
    ok(record);
    const { fields } = explain(record.raw);
    for (const [key, value] of Object.entries(record.customer) as [keyof Customer, unknown][]) {
      const explained = fields[key];
      if (!explained) continue;
      equal(
        explained.places.every(({ nothing }) => nothing !== undefined),
        value === null,
        key,
      );
      const known = explained.places.map(({ pointer }) => pointer);
      ok(
        (record.sources[key] ?? []).every(pointer => known.includes(pointer)),
        key,
      );
    }
  });

  it('is said of a provider that a manifest describes as well, constants and looked-for elements included', () => {
    const fields = {
      id: '/id',
      email: ['/email', { find: '/emails', where: '/type', is: 'work', take: '/address' }],
      name: { join: ['/first', '/last'] },
      createdAt: { time: '/made', as: 'epoch' },
      lifetimeValue: { money: '/cents', minor: true, currency: '=EUR' },
      phone: { phone: '/phone', country: ['=CM'] },
    } as const;
    const raw = row({ first: 'Ada', last: 'B', made: 1, cents: 5, phone: '671234567', emails: [{ type: 'home' }] });
    const { fields: found } = readerOf({ fields } as unknown as Manifest).explain(raw); // all that is read
    deepEqual(
      ['name', 'createdAt', 'lifetimeValue', 'phone'].map(key => found[key as keyof Customer]?.changes),
      [
        [{ kind: 'joined', pointers: ['/first', '/last'] }],
        [{ kind: 'unixTime', unit: 'seconds', pointers: ['/made'] }],
        [{ kind: 'minorUnits', divisor: 100, currency: 'EUR', pointers: ['/cents'] }],
        [{ kind: 'e164', under: 'CM', pointers: ['/phone'] }],
      ],
    );
    deepEqual(found.email?.places, [
      { pointer: '/email', nothing: 'absent' },
      { pointer: '/emails', nothing: 'unread' },
    ]);
  });

  for (const provider of providers.values()) {
    it(`knows every source of ${provider.title}`, () => {
      const explanation = provider.explain?.('{"id":"1","customer_id":"1"}');
      ok(explanation);
      for (const [key, pointers] of Object.entries(sources[provider.id] ?? {}))
        for (const pointer of pointers)
          ok(
            explanation.fields[key as keyof Customer]?.places.some(place => place.pointer === pointer),
            `${key} ${pointer}`,
          );
    });
  }
});
