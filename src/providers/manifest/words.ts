/**
 * The words in which an API is described as data: what a manifest may say, what each word means, and an example of it. The
 * JSON Schema that editors complete by, the sentences of the validator and the types of the code all come from here.
 */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { auth } from './auth-words.ts';
import { places, said, text, texts } from './basic-words.ts';
import { fieldsWords, listedField, place, pointer } from './field-words.ts';
import { option } from './option-words.ts';
import { paging } from './paging-words.ts';
import { rate } from './rate-words.ts';
import { section } from './section-words.ts';

const search = z
  .object({
    param: z
      .optional(text)
      .check(
        z.meta(said('The name of the parameter; left out where the text stands in the path, as `{text}`.', 'query')),
      ),
    before: z.optional(text).check(z.meta(said('What stands before the text.', 'email~"'))),
    after: z.optional(text).check(z.meta(said('What stands behind it.', '"'))),
    escape: z
      .optional(z.literal('backslash'))
      .check(z.meta(said('Quotes and backslashes get a backslash.', 'backslash'))),
    looksAt: z
      .optional(text)
      .check(z.meta(said('What it looks at, in words for people.', 'names and e-mail addresses'))),
    when: z.optional(z.enum(['email', 'phone', 'any'])).check(z.meta(said('Which texts it is for.', 'email'))),
    longestWord: z
      .optional(z.boolean())
      .check(z.meta(said('Sends the longest word alone; the rest is filtered here.', true))),
    path: z
      .optional(text)
      .check(z.meta(said('Its own path, where it has one; may hold `{text}`.', '/customers/search'))),
    params: z.optional(texts).check(z.meta(said('What is always sent with it.', { fuzzy: 'true' }))),
    rows: z
      .optional(places)
      .check(
        z.meta(said('Where its customers are, where that is not as in the list; “” is the whole answer.', '/results')),
      ),
    row: z
      .optional(pointer)
      .check(
        z.meta(
          said('Where the customer is in an element, where that is not as in the list; “” is the element.', '/item'),
        ),
      ),
    paging: z.optional(paging),
  })
  .check(z.meta(said('The API’s own search.', { param: 'email', when: 'email', looksAt: 'whole e-mail addresses' })));

const filter = z
  .object({
    param: text.check(z.meta(said('The name of the parameter.', 'status'))),
    title: z.optional(text).check(z.meta(said('What it is called.', 'Status'))),
    hint: z.optional(text).check(z.meta(said('What it does, in one line.', 'Of the customer'))),
    kind: z
      .enum(['text', 'integer', 'uuid', 'date', 'dateTime', 'choice'])
      .check(z.meta(said('What a value is.', 'choice'))),
    values: z
      .optional(z.array(text).check(z.minLength(1)))
      .check(z.meta(said('The values of a choice.', ['active', 'archived']))),
    as: z.optional(z.literal('epoch')).check(z.meta(said('A date goes out as seconds since 1970.', 'epoch'))),
  })
  .check(
    z.meta(
      said('A parameter that narrows the list.', { param: 'status', kind: 'choice', values: ['active', 'archived'] }),
    ),
  );

const baseUrl = z.union([
  text,
  z.object({
    production: text.check(z.meta(said('Of the real thing.', 'https://api.example.com/v1'))),
    sandbox: z.optional(text).check(z.meta(said('For tests.', 'https://sandbox.example.com/v1'))),
  }),
]);

export const manifestWords = z
  .object({
    $schema: z.optional(z.string()),
    id: z
      .string()
      .check(
        z.regex(/^[a-z0-9][a-z0-9._-]{0,40}$/, t('is no ID: small letters, digits, “-”, “_” and “.”')),
        z.meta(said('What connections know the provider by.', 'stripe')),
      ),
    title: z.optional(text).check(z.meta(said('What it is called.', 'Stripe'))),
    docs: z.optional(text).check(z.meta(said('The page of its documentation.', 'https://docs.example.com/customers'))),
    notes: z
      .optional(z.array(text))
      .check(
        z.meta(said('What is not sure of this description, or good to know.', ['The largest page size is a guess.'])),
      ),
    dashboard: z
      .optional(text)
      .check(
        z.meta(
          said(
            'The page of a customer in its dashboard, for people to open.',
            'https://dashboard.example.com/customers/{id}',
          ),
        ),
      ),
    baseUrl: baseUrl.check(
      z.meta(said('Origin and path of the API; may hold `{option}`.', 'https://api.example.com/v1')),
    ),
    options: z
      .optional(z.array(option))
      .check(z.meta(said('What a connection has to say beside its credentials.', ['shop']))),
    headers: z
      .optional(texts)
      .check(z.meta(said('Headers that are always sent and are no secret.', { 'Api-Version': '2026-01-01' }))),
    auth: z
      .array(auth)
      .check(
        z.minLength(1),
        z.meta(
          said('Ways to prove who asks; the first is offered first.', [
            { credentials: ['apiKey'], bearer: '{apiKey}' },
          ]),
        ),
      ),
    probe: z.optional(z.object({ path: text, params: z.optional(texts) })).check(
      z.meta(
        said('A cheap question that only the key can answer; the list with one customer where it is left out.', {
          path: '/me',
        }),
      ),
    ),
    list: z
      .object({
        path: z.string().check(z.meta(said('Below the base URL; “” is the base URL itself.', '/customers'))),
        params: z.optional(texts).check(z.meta(said('What is always sent.', { role: 'all' }))),
        rows: places.check(z.meta(said('Where the customers are in an answer; “” is the whole answer.', '/data'))),
        row: z.optional(place).check(z.meta(said('Where the customer is in an element of the list.', '/customer'))),
        none: z.optional(z.array(z.int())).check(z.meta(said('HTTP statuses that mean there are none.', [404]))),
        notListed: z
          .optional(z.array(listedField))
          .check(z.meta(said('Fields that no row of the list has, and a single customer may have.', ['address']))),
        paging,
      })
      .check(
        z.meta(
          said('The list of customers.', { path: '/customers', rows: '/data', paging: { by: 'page', param: 'page' } }),
        ),
      ),
    search: z
      .optional(z.union([search, z.array(search).check(z.minLength(1))]))
      .check(z.meta(said('The API’s own search; of several the first that fits.', { param: 'query' }))),
    filters: z
      .optional(z.array(filter))
      .check(z.meta(said('Parameters that narrow the list.', [{ param: 'email', kind: 'text' }]))),
    get: z
      .object({
        path: text.check(z.meta(said('Below the base URL, with `{id}`.', '/customers/{id}'))),
        params: z.optional(texts).check(z.meta(said('What is always sent.', { expand: 'address' }))),
        at: z.optional(pointer).check(z.meta(said('Where the customer is in the answer.', '/data'))),
      })
      .check(z.meta(said('One customer by ID.', { path: '/customers/{id}' }))),
    idShape: z.optional(text).check(z.meta(said('What an ID looks like, matched whole.', 'cus_[A-Za-z0-9]+'))),
    error: z
      .optional(
        z.object({
          words: z
            .optional(z.array(pointer))
            .check(z.meta(said('Where an error says what is wrong; `*` stands for any.', ['/error/message']))),
          notFound: z
            .optional(
              z.array(
                z.object({
                  status: z.int(),
                  at: z.optional(pointer),
                  is: z.optional(z.union([z.string(), z.number(), z.boolean()])),
                }),
              ),
            )
            .check(
              z.meta(said('What means “unknown ID” beside 404.', [{ status: 403, at: '/code', is: 'FORBIDDEN' }])),
            ),
        }),
      )
      .check(z.meta(said('What the API’s errors look like.', { words: ['/error/message'] }))),
    rate: z.optional(z.union([rate, z.array(rate).check(z.minLength(1))])).check(
      z.meta(
        said('The documented rate limit, or several that hold at once.', { requests: 100, seconds: 60 }, [
          { requests: 10, seconds: 1 },
          { requests: 150, seconds: 60 },
        ]),
      ),
    ),
    sections: z.optional(z.array(section)).check(
      z.meta(
        said('What belongs to a customer, in the order in which it is shown.', [
          {
            ...{ id: 'orders', path: '/orders', params: { customer: '{id}' }, rows: '/data' },
            ...{ paging: { by: 'page', param: 'page' }, fields: { id: '/id', title: '/number' } },
          },
        ]),
      ),
    ),
    fields: fieldsWords,
    covered: z
      .optional(z.array(pointer))
      .check(z.meta(said('Covered until it is revealed; `*` stands for any.', ['/tax_id']))),
    secrets: z.optional(z.array(pointer)).check(z.meta(said('Never kept; `*` stands for any.', ['/cards/*/number']))),
  })
  .check(z.meta(said('An API, described for Clientele.')));

export type Manifest = z.infer<typeof manifestWords>;
export type SearchWords = z.infer<typeof search>;
