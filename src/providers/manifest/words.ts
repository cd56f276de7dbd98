/**
 * The words in which an API is described as data: what a manifest may say, what each word means, and an example of it. The
 * JSON Schema that editors complete by, the sentences of the validator and the types of the code all come from here.
 */
import * as z from 'zod';
import { t } from '../../core/l10n/language.ts';
import { auth } from './auth-words.ts';
import { places, said, text, texts } from './basic-words.ts';
import { fieldsWords, place, pointer } from './field-words.ts';
import { option } from './option-words.ts';
import { paging } from './paging-words.ts';
import { rate } from './rate-words.ts';
import { section } from './section-words.ts';

const search = z
  .object({
    param: text
      .optional()
      .meta(said('The name of the parameter; left out where the text stands in the path, as `{text}`.', 'query')),
    before: text.optional().meta(said('What stands before the text.', 'email~"')),
    after: text.optional().meta(said('What stands behind it.', '"')),
    escape: z.literal('backslash').optional().meta(said('Quotes and backslashes get a backslash.', 'backslash')),
    looksAt: text.optional().meta(said('What it looks at, in words for people.', 'names and e-mail addresses')),
    when: z.enum(['email', 'phone', 'any']).optional().meta(said('Which texts it is for.', 'email')),
    longestWord: z.boolean().optional().meta(said('Sends the longest word alone; the rest is filtered here.', true)),
    path: text.optional().meta(said('Its own path, where it has one; may hold `{text}`.', '/customers/search')),
    params: texts.optional().meta(said('What is always sent with it.', { fuzzy: 'true' })),
    rows: places
      .optional()
      .meta(said('Where its customers are, where that is not as in the list; “” is the whole answer.', '/results')),
    row: pointer
      .optional()
      .meta(said('Where the customer is in an element, where that is not as in the list; “” is the element.', '/item')),
    paging: paging.optional(),
  })
  .meta(said('The API’s own search.', { param: 'email', when: 'email', looksAt: 'whole e-mail addresses' }));

const filter = z
  .object({
    param: text.meta(said('The name of the parameter.', 'status')),
    title: text.optional().meta(said('What it is called.', 'Status')),
    hint: text.optional().meta(said('What it does, in one line.', 'Of the customer')),
    kind: z.enum(['text', 'integer', 'uuid', 'date', 'dateTime', 'choice']).meta(said('What a value is.', 'choice')),
    values: z
      .array(text)
      .min(1)
      .optional()
      .meta(said('The values of a choice.', ['active', 'archived'])),
    as: z.literal('epoch').optional().meta(said('A date goes out as seconds since 1970.', 'epoch')),
  })
  .meta(
    said('A parameter that narrows the list.', { param: 'status', kind: 'choice', values: ['active', 'archived'] }),
  );

const baseUrl = z.union([
  text,
  z.object({
    production: text.meta(said('Of the real thing.', 'https://api.example.com/v1')),
    sandbox: text.optional().meta(said('For tests.', 'https://sandbox.example.com/v1')),
  }),
]);

export const manifestWords = z
  .object({
    $schema: z.string().optional(),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,40}$/, t('is no ID: small letters, digits, “-”, “_” and “.”'))
      .meta(said('What connections know the provider by.', 'stripe')),
    title: text.optional().meta(said('What it is called.', 'Stripe')),
    docs: text.optional().meta(said('The page of its documentation.', 'https://docs.example.com/customers')),
    notes: z
      .array(text)
      .optional()
      .meta(said('What is not sure of this description, or good to know.', ['The largest page size is a guess.'])),
    dashboard: text
      .optional()
      .meta(
        said(
          'The page of a customer in its dashboard, for people to open.',
          'https://dashboard.example.com/customers/{id}',
        ),
      ),
    baseUrl: baseUrl.meta(said('Origin and path of the API; may hold `{option}`.', 'https://api.example.com/v1')),
    options: z
      .array(option)
      .optional()
      .meta(said('What a connection has to say beside its credentials.', ['shop'])),
    headers: texts
      .optional()
      .meta(said('Headers that are always sent and are no secret.', { 'Api-Version': '2026-01-01' })),
    auth: z
      .array(auth)
      .min(1)
      .meta(
        said('Ways to prove who asks; the first is offered first.', [{ credentials: ['apiKey'], bearer: '{apiKey}' }]),
      ),
    probe: z
      .object({ path: text, params: texts.optional() })
      .optional()
      .meta(
        said('A cheap question that only the key can answer; the list with one customer where it is left out.', {
          path: '/me',
        }),
      ),
    list: z
      .object({
        path: z.string().meta(said('Below the base URL; “” is the base URL itself.', '/customers')),
        params: texts.optional().meta(said('What is always sent.', { role: 'all' })),
        rows: places.meta(said('Where the customers are in an answer; “” is the whole answer.', '/data')),
        row: place.optional().meta(said('Where the customer is in an element of the list.', '/customer')),
        none: z
          .array(z.number().int())
          .optional()
          .meta(said('HTTP statuses that mean there are none.', [404])),
        paging,
      })
      .meta(
        said('The list of customers.', { path: '/customers', rows: '/data', paging: { by: 'page', param: 'page' } }),
      ),
    search: z
      .union([search, z.array(search).min(1)])
      .optional()
      .meta(said('The API’s own search; of several the first that fits.', { param: 'query' })),
    filters: z
      .array(filter)
      .optional()
      .meta(said('Parameters that narrow the list.', [{ param: 'email', kind: 'text' }])),
    get: z
      .object({
        path: text.meta(said('Below the base URL, with `{id}`.', '/customers/{id}')),
        params: texts.optional().meta(said('What is always sent.', { expand: 'address' })),
        at: pointer.optional().meta(said('Where the customer is in the answer.', '/data')),
      })
      .meta(said('One customer by ID.', { path: '/customers/{id}' })),
    idShape: text.optional().meta(said('What an ID looks like, matched whole.', 'cus_[A-Za-z0-9]+')),
    error: z
      .object({
        words: z
          .array(pointer)
          .optional()
          .meta(said('Where an error says what is wrong; `*` stands for any.', ['/error/message'])),
        notFound: z
          .array(
            z.object({
              status: z.number().int(),
              at: pointer.optional(),
              is: z.union([z.string(), z.number(), z.boolean()]).optional(),
            }),
          )
          .optional()
          .meta(said('What means “unknown ID” beside 404.', [{ status: 403, at: '/code', is: 'FORBIDDEN' }])),
      })
      .optional()
      .meta(said('What the API’s errors look like.', { words: ['/error/message'] })),
    rate: z
      .union([rate, z.array(rate).min(1)])
      .optional()
      .meta(
        said('The documented rate limit, or several that hold at once.', { requests: 100, seconds: 60 }, [
          { requests: 10, seconds: 1 },
          { requests: 150, seconds: 60 },
        ]),
      ),
    sections: z
      .array(section)
      .optional()
      .meta(
        said('What belongs to a customer, in the order in which it is shown.', [
          {
            ...{ id: 'orders', path: '/orders', params: { customer: '{id}' }, rows: '/data' },
            ...{ paging: { by: 'page', param: 'page' }, fields: { id: '/id', title: '/number' } },
          },
        ]),
      ),
    fields: fieldsWords,
    covered: z
      .array(pointer)
      .optional()
      .meta(said('Covered until it is revealed; `*` stands for any.', ['/tax_id'])),
    secrets: z
      .array(pointer)
      .optional()
      .meta(said('Never kept; `*` stands for any.', ['/cards/*/number'])),
  })
  .meta(said('An API, described for Clientele.'));

export type Manifest = z.infer<typeof manifestWords>;
export type SearchWords = z.infer<typeof search>;
