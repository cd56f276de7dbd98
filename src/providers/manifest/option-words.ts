/** The words of a manifest that say what a connection has to choose beside its credentials. */
import * as z from 'zod/mini';
import { optionKey, places, said, text, texts } from './basic-words.ts';
import { place } from './field-words.ts';

const discover = z
  .object({
    path: text.check(z.meta(said('Below the base URL.', '/store'))),
    params: z.optional(texts).check(z.meta(said('What is always sent.', { active: 'true' }))),
    rows: places.check(z.meta(said('Where the values are in the answer: texts, or objects.', '/currencies'))),
    value: z.optional(place).check(z.meta(said('Where an element has the value, where it is an object.', '/code'))),
    title: z.optional(place).check(z.meta(said('Where an element has what people call it.', '/name'))),
  })
  .check(
    z.meta(
      said('Asks the API for the values there are.', { path: '/shops', rows: '/data', value: '/id', title: '/name' }),
    ),
  );

export const option = z.union([
  optionKey,
  z.object({
    key: optionKey.check(z.meta(said('Its name, as `{key}` in addresses, headers, parameters and constants.', 'shop'))),
    title: z.optional(text).check(z.meta(said('What it is called.', 'Shop'))),
    hint: z.optional(text).check(z.meta(said('Where to find it, in one line.', 'The name before .myshopify.com'))),
    required: z.optional(z.boolean()).check(z.meta(said('Whether nothing goes without it.', true))),
    pattern: z.optional(text).check(z.meta(said('What a value looks like, matched whole.', '[a-z0-9-]+'))),
    values: z
      .optional(z.array(text).check(z.minLength(1)))
      .check(z.meta(said('The values there are, to choose from.', ['usd', 'eur']))),
    discover: z.optional(discover),
  }),
]);

export type DiscoverWords = z.infer<typeof discover>;
