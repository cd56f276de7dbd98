/** The words of a manifest that say what belongs to a customer: orders, invoices, cards, each a list of its own. */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { places, said, text, texts } from './basic-words.ts';
import { money, place, plain, pointer, time } from './field-words.ts';
import { paging } from './paging-words.ts';

const itemFields = z
  .object({
    id: z
      .optional(plain)
      .check(z.meta(said('What an item is known by; an item without one is shown all the same.', '/id'))),
    title: z
      .optional(plain)
      .check(z.meta(said('What a person would call it.', '/description', { join: ['/kind', '/name'] }))),
    status: z.optional(plain).check(z.meta(said('Its state, in the word of the API.', '/status'))),
    at: z.optional(time).check(z.meta(said('When it happened or was made.', { time: '/created', as: 'epoch' }))),
    amount: z
      .optional(money)
      .check(z.meta(said('What it comes to.', { money: '/amount', minor: true, currency: '/currency' }))),
  })
  .check(
    z.meta(said('Where each field of an item comes from.', { id: '/id', title: '/description', status: '/status' })),
  );

/** What an item's row is: in a section, and among what an item consists of. */
const rowWords = {
  kind: z.optional(text).check(z.meta(said('What one of them is, in one word.', 'invoice'))),
  fields: itemFields,
  covered: z
    .optional(z.array(pointer))
    .check(z.meta(said('Covered until it is revealed; `*` stands for any.', ['/bank_account/iban']))),
  secrets: z.optional(z.array(pointer)).check(z.meta(said('Never kept; `*` stands for any.', ['/card/number']))),
};

const detail = z
  .object({
    title: z.optional(text).check(z.meta(said('What it lists.', 'Lines'))),
    docs: z.optional(text).check(z.meta(said('The page of its documentation.', 'https://docs.example.com/invoices'))),
    path: text.check(z.meta(said('Below the base URL, with `{item}`, the ID of the item.', '/invoices/{item}'))),
    params: z.optional(texts).check(z.meta(said('What is always sent.', { expand: 'lines' }))),
    at: z.optional(pointer).check(z.meta(said('Where the fuller item is in the answer.', '/data'))),
    rows: places.check(z.meta(said('Where its parts are in the answer.', '/lines/data'))),
    ...rowWords,
  })
  .check(
    z.meta(
      said('What one item consists of.', { path: '/invoices/{item}', rows: '/lines/data', fields: { id: '/id' } }),
    ),
  );

export const section = z
  .object({
    id: z
      .string()
      .check(
        z.regex(/^[A-Za-z][\w-]{0,40}$/, t('is no ID: letters, digits, “_” and “-”, beginning with a letter')),
        z.meta(said('What it is known by, in links and in the public API.', 'invoices')),
      ),
    title: z.optional(text).check(z.meta(said('What it is called.', 'Invoices'))),
    docs: z.optional(text).check(z.meta(said('The page of its documentation.', 'https://docs.example.com/invoices'))),
    covers: z
      .optional(text)
      .check(z.meta(said('What of them the API lists, where that is not simply all.', 'those of the last year'))),
    path: text.check(z.meta(said('Below the base URL; `{id}` is the customer’s.', '/customers/{id}/invoices'))),
    params: z
      .optional(texts)
      .check(z.meta(said('What is always sent; `{id}` is the customer’s.', { customer: '{id}' }))),
    rows: places.check(z.meta(said('Where they are in an answer; “” is the whole answer.', '/data'))),
    row: z.optional(place).check(z.meta(said('Where the item is in an element of the list.', '/invoice'))),
    none: z.optional(z.array(z.int())).check(z.meta(said('HTTP statuses that mean there are none.', [404]))),
    paging: z.optional(paging),
    owner: z
      .optional(
        z.object({
          at: place.check(z.meta(said('Where a row names its customer.', '/customer'))),
          is: z
            .optional(z.enum(['id', 'email']))
            .check(z.meta(said('By what it does; the ID where it is left out.', 'email'))),
          always: z.optional(z.boolean()).check(z.meta(said('Every row does, so that one without is nobody’s.', true))),
        }),
      )
      .check(
        z.meta(
          said('Rows of others are left out by it: a server may ignore who it is asked about.', { at: '/customer' }),
        ),
      ),
    ...rowWords,
    detail: z.optional(detail),
  })
  .check(
    z.meta(
      said('A list of what belongs to a customer.', {
        ...{ id: 'invoices', path: '/invoices', params: { customer: '{id}' }, rows: '/data' },
        ...{ paging: { by: 'page', param: 'page' }, fields: { id: '/id', title: '/number' } },
      }),
    ),
  );

export type SectionWords = z.infer<typeof section>;
export type DetailWords = z.infer<typeof detail>;
export type ItemFieldsWords = z.infer<typeof itemFields>;
