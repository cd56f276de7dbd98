/** The words of a manifest that say what a connection has to choose beside its credentials. */
import * as z from 'zod';
import { optionKey, places, said, text, texts } from './basic-words.ts';
import { place } from './field-words.ts';

const discover = z
  .object({
    path: text.meta(said('Below the base URL.', '/store')),
    params: texts.optional().meta(said('What is always sent.', { active: 'true' })),
    rows: places.meta(said('Where the values are in the answer: texts, or objects.', '/currencies')),
    value: place.optional().meta(said('Where an element has the value, where it is an object.', '/code')),
    title: place.optional().meta(said('Where an element has what people call it.', '/name')),
  })
  .meta(
    said('Asks the API for the values there are.', { path: '/shops', rows: '/data', value: '/id', title: '/name' }),
  );

export const option = z.union([
  optionKey,
  z.object({
    key: optionKey.meta(said('Its name, as `{key}` in addresses, headers, parameters and constants.', 'shop')),
    title: text.optional().meta(said('What it is called.', 'Shop')),
    hint: text.optional().meta(said('Where to find it, in one line.', 'The name before .myshopify.com')),
    required: z.boolean().optional().meta(said('Whether nothing goes without it.', true)),
    pattern: text.optional().meta(said('What a value looks like, matched whole.', '[a-z0-9-]+')),
    values: z
      .array(text)
      .min(1)
      .optional()
      .meta(said('The values there are, to choose from.', ['usd', 'eur'])),
    discover: discover.optional(),
  }),
]);

export type DiscoverWords = z.infer<typeof discover>;
