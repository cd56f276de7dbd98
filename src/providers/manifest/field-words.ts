/** The words of a manifest that say where a customer's fields are in a row. */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';

const pointerText = String.raw`(?:\/(?:[^~/]|~[01])*)`;

/** RFC 6901; the empty one is the whole. */
export const pointer = z
  .string()
  .check(
    z.regex(new RegExp(`^${pointerText}*$`), t('is no JSON Pointer: it begins with “/”, and “” is the whole answer')),
  );

/** A place within a row. */
export const place = z
  .string()
  .check(
    z.regex(new RegExp(`^${pointerText}+$`), t('is no JSON Pointer: it begins with “/”')),
    z.meta({ description: 'Where a value is in a row, as a JSON Pointer.', examples: ['/email'] }),
  );

const placeOrConstant = z.string().check(
  z.regex(
    new RegExp(`^(?:${pointerText}+|=[^]+)$`),
    t('is neither a JSON Pointer, which begins with “/”, nor a constant, which begins with “=”'),
  ),
  z.meta({
    description: 'Where a value is in a row, as a JSON Pointer; or “=” and a constant.',
    examples: ['/email', '=USD'],
  }),
);

const find = z
  .object({
    find: place.check(z.meta({ description: 'Where the list is.', examples: ['/addresses'] })),
    where: place.check(z.meta({ description: 'The member of an element that decides.', examples: ['/default'] })),
    is: z
      .union([z.string(), z.number(), z.boolean(), z.null()])
      .check(z.meta({ description: 'What that member has to be.', examples: [true, 'email'] })),
    take: place.check(z.meta({ description: 'What is taken of the element.', examples: ['/city'] })),
    orFirst: z
      .optional(z.boolean())
      .check(z.meta({ description: 'Where no element fits, the first one that has what is taken.', examples: [true] })),
  })
  .check(
    z.meta({
      description: 'An element of a list, by one of its members.',
      examples: [{ find: '/addresses', where: '/default', is: true, take: '/city' }],
    }),
  );

const single = z.union([placeOrConstant, find]);
const joined = z
  .object({
    join: z.array(single).check(z.minLength(1), z.meta({ examples: [['/first_name', '/last_name']] })),
  })
  .check(
    z.meta({
      description: 'Several values with a space between them.',
      examples: [{ join: ['/first_name', '/last_name'] }],
    }),
  );

/** The first of several that has a value. */
const first = z
  .array(z.union([single, joined]))
  .check(z.minLength(1), z.meta({ description: 'The first that has a value.', examples: [['/mobile', '/phone']] }));

/** A value of any field: a day and a time of day may be apart, and so may the parts of an ID. */
export const plain = z.union([single, joined, first]);

const timeForm = z
  .object({
    time: plain.check(z.meta({ examples: ['/created_at'] })),
    as: z.optional(z.enum(['iso', 'epoch', 'epochMs', 'msDate', 'utc'])).check(
      z.meta({
        description:
          'iso: 2026-03-20T10:00:00Z (the default). epoch: seconds since 1970. epochMs: milliseconds. msDate: /Date(1573755038314)/. utc: a time in UTC that does not say so.',
        examples: ['epoch'],
      }),
    ),
  })
  .check(z.meta({ description: 'A time, and its form.', examples: [{ time: '/created', as: 'epoch' }] }));

export const time = z.union([plain, timeForm]);

export const money = z
  .object({
    money: plain.check(z.meta({ description: 'The amount.', examples: ['/balance'] })),
    minor: z
      .optional(z.boolean())
      .check(z.meta({ description: 'It is sent in minor units: 19600 for 196.00.', examples: [true] })),
    currency: z.optional(plain).check(z.meta({ description: 'Its currency.', examples: ['/currency', '=USD'] })),
  })
  .check(
    z.meta({
      description: 'An amount of money.',
      examples: [{ money: '/balance', minor: true, currency: '/currency' }],
    }),
  );

const phoneForm = z
  .object({
    phone: plain.check(z.meta({ examples: ['/phone'] })),
    code: z
      .optional(plain)
      .check(z.meta({ description: 'The calling code, where it is apart.', examples: ['/phone_code'] })),
    country: z
      .optional(plain)
      .check(z.meta({ description: 'The country, for numbers in local form.', examples: ['/country', '=IN'] })),
  })
  .check(z.meta({ description: 'A phone number.', examples: [{ phone: '/phone', country: ['/country'] }] }));

const phone = z.union([plain, phoneForm]);

const statusForm = z
  .object({
    status: plain.check(z.meta({ examples: ['/status'] })),
    words: z
      .record(z.string(), z.enum(['active', 'inactive', 'blocked', 'pending', 'deleted', 'unknown']))
      .check(z.meta({ description: 'What the words of the API mean.', examples: [{ enabled: 'active' }] })),
  })
  .check(
    z.meta({
      description: 'The state of a customer, by the words of the API.',
      examples: [{ status: '/state', words: { enabled: 'active', disabled: 'inactive' } }],
    }),
  );

/** Where the API's words are these already, a place will do. */
const status = z.union([plain, statusForm]);

const address = z
  .object({
    address: z
      .object({
        line1: z.optional(plain),
        line2: z.optional(plain),
        city: z.optional(plain),
        state: z.optional(plain),
        postalCode: z.optional(plain),
        country: z.optional(plain),
      })
      .check(z.meta({ examples: [{ line1: '/address/line1', city: '/address/city' }] })),
  })
  .check(z.meta({ description: 'The postal address.', examples: [{ address: { city: '/address/city' } }] }));

const countForm = z
  .object({ count: plain.check(z.meta({ examples: ['/orders_count'] })) })
  .check(z.meta({ description: 'A number.', examples: [{ count: '/orders_count' }] }));

const count = z.union([plain, countForm]);

/** What it is called, where that does not follow from its name. */
const label = {
  label: z
    .optional(z.string().check(z.minLength(1, t('is empty'))))
    .check(z.meta({ description: 'What it is called.', examples: ['Balance'] })),
};

/** A field that customers do not have elsewhere, in the same words. */
const own = z
  .union([
    plain,
    z.object({ value: plain.check(z.meta({ examples: ['/tax_number'] })), ...label }),
    z.extend(timeForm, label),
    z.extend(countForm, label),
    z.extend(money, label),
    z.extend(phoneForm, label),
    z.extend(statusForm, label),
    z.extend(address, label),
  ])
  .check(
    z.meta({
      description: 'A field of the API’s own, shown under its own name.',
      examples: ['/tax_number', { value: '/tax_number', label: 'Tax number' }, { money: '/balance', currency: '=USD' }],
    }),
  );

const said = (what: string, ...examples: readonly unknown[]) => ({ description: what, examples: [...examples] });

/** Those that customers have, whatever the API. */
const known = z.object({
  id: plain.check(z.meta(said('What opens a customer: the one field without which a row cannot be read.', '/id'))),
  name: z.optional(plain).check(z.meta(said('The name.', '/name', { join: ['/first_name', '/last_name'] }))),
  email: z.optional(plain).check(z.meta(said('The e-mail address.', '/email'))),
  phone: z.optional(phone).check(z.meta(said('The phone number.', '/phone', { phone: '/phone', country: '/country' }))),
  type: z.optional(plain).check(z.meta(said('Such as individual or business, as sent.', '/type'))),
  status: z
    .optional(status)
    .check(z.meta(said('The state.', { status: '/state', words: { enabled: 'active' } }, '/status'))),
  country: z.optional(plain).check(z.meta(said('The country, as a code or a name.', '/address/country'))),
  address: z.optional(address).check(z.meta(said('The postal address.', { address: { city: '/address/city' } }))),
  avatarUrl: z.optional(plain).check(z.meta(said('The address of a picture.', '/avatar_url'))),
  createdAt: z.optional(time).check(z.meta(said('When the customer was created.', { time: '/created', as: 'epoch' }))),
  updatedAt: z.optional(time).check(z.meta(said('When the customer was changed.', { time: '/updated_at' }))),
  firstOrderAt: z.optional(time).check(z.meta(said('When they ordered first.', { time: '/first_order_at' }))),
  lastOrderAt: z.optional(time).check(z.meta(said('When they ordered last.', { time: '/last_order_at' }))),
  orders: z.optional(count).check(z.meta(said('How many orders they have.', '/orders_count'))),
  subscriptions: z.optional(count).check(z.meta(said('How many subscriptions they have.', '/subscriptions_count'))),
  lifetimeValue: z
    .optional(money)
    .check(z.meta(said('What they have spent.', { money: '/total_spent', currency: '/currency' }))),
  lastSpent: z.optional(money).check(z.meta(said('What they spent last.', { money: '/last_spent', currency: '=USD' }))),
});

/** The names of those that a list may leave out: without an ID there is no row. */
const { id: _, ...beside } = known.shape;
export const listedField = z.enum(Object.keys(beside) as [keyof typeof beside, ...(keyof typeof beside)[]]);

export const fieldsWords = z.catchall(known, own).check(
  z.meta({
    description: 'Where each field of a customer comes from; any other name is a field of the API’s own.',
    examples: [{ id: '/id', name: '/name', email: '/email' }],
  }),
);

/** The fields of the API's own among the words, with their names. */
export const ownFieldsIn = (words: FieldsWords): readonly (readonly [key: string, words: OwnWords])[] =>
  Object.entries(words).flatMap(([key, value]) => {
    // By the schema what is not known is such a field.
    return Object.hasOwn(known.shape, key) || value === undefined ? [] : [[key, value as OwnWords] as const];
  });

/** The amounts among the words, wherever they are. */
export function moneysIn(
  words: unknown,
  path: readonly string[],
): readonly (readonly [path: readonly string[], words: MoneyWords])[] {
  if (typeof words !== 'object' || words === null) return [];
  if ('money' in words) return [[path, words as MoneyWords]]; // by the schema nothing else has this word
  return Object.entries(words).flatMap(([key, value]) => moneysIn(value, [...path, key]));
}

export type FieldsWords = z.infer<typeof known>;
export type OwnWords = z.infer<typeof own>;
export type FindWords = z.infer<typeof find>;
export type SingleWords = z.infer<typeof single>;
export type JoinedWords = z.infer<typeof joined>;
export type PlainWords = z.infer<typeof plain>;
export type TimeWords = z.infer<typeof time>;
export type StatusWords = z.infer<typeof status>;
export type MoneyWords = z.infer<typeof money>;
export type PhoneWords = z.infer<typeof phone>;
export type CountWords = z.infer<typeof count>;
