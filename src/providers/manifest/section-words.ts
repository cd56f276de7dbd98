/** The words of a manifest that say what belongs to a customer: orders, invoices, cards, each a list of its own. */
import * as z from 'zod';
import { t } from '../../core/l10n/language.ts';
import { places, said, text, texts } from './basic-words.ts';
import { money, place, plain, pointer, time } from './field-words.ts';
import { paging } from './paging-words.ts';

const itemFields = z
  .object({
    id: plain.optional().meta(said('What an item is known by; an item without one is shown all the same.', '/id')),
    title: plain.optional().meta(said('What a person would call it.', '/description', { join: ['/kind', '/name'] })),
    status: plain.optional().meta(said('Its state, in the word of the API.', '/status')),
    at: time.optional().meta(said('When it happened or was made.', { time: '/created', as: 'epoch' })),
    amount: money.optional().meta(said('What it comes to.', { money: '/amount', minor: true, currency: '/currency' })),
  })
  .meta(said('Where each field of an item comes from.', { id: '/id', title: '/description', status: '/status' }));

/** What an item's row is: in a section, and among what an item consists of. */
const rowWords = {
  kind: text.optional().meta(said('What one of them is, in one word.', 'invoice')),
  fields: itemFields,
  covered: z
    .array(pointer)
    .optional()
    .meta(said('Covered until it is revealed; `*` stands for any.', ['/bank_account/iban'])),
  secrets: z
    .array(pointer)
    .optional()
    .meta(said('Never kept; `*` stands for any.', ['/card/number'])),
};

const detail = z
  .object({
    title: text.optional().meta(said('What it lists.', 'Lines')),
    docs: text.optional().meta(said('The page of its documentation.', 'https://docs.example.com/invoices')),
    path: text.meta(said('Below the base URL, with `{item}`, the ID of the item.', '/invoices/{item}')),
    params: texts.optional().meta(said('What is always sent.', { expand: 'lines' })),
    at: pointer.optional().meta(said('Where the fuller item is in the answer.', '/data')),
    rows: places.meta(said('Where its parts are in the answer.', '/lines/data')),
    ...rowWords,
  })
  .meta(said('What one item consists of.', { path: '/invoices/{item}', rows: '/lines/data', fields: { id: '/id' } }));

export const section = z
  .object({
    id: z
      .string()
      .regex(/^[A-Za-z][\w-]{0,40}$/, t('is no ID: letters, digits, “_” and “-”, beginning with a letter'))
      .meta(said('What it is known by, in links and in the public API.', 'invoices')),
    title: text.optional().meta(said('What it is called.', 'Invoices')),
    docs: text.optional().meta(said('The page of its documentation.', 'https://docs.example.com/invoices')),
    covers: text
      .optional()
      .meta(said('What of them the API lists, where that is not simply all.', 'those of the last year')),
    path: text.meta(said('Below the base URL; `{id}` is the customer’s.', '/customers/{id}/invoices')),
    params: texts.optional().meta(said('What is always sent; `{id}` is the customer’s.', { customer: '{id}' })),
    rows: places.meta(said('Where they are in an answer; “” is the whole answer.', '/data')),
    row: place.optional().meta(said('Where the item is in an element of the list.', '/invoice')),
    none: z
      .array(z.number().int())
      .optional()
      .meta(said('HTTP statuses that mean there are none.', [404])),
    paging: paging.optional(),
    owner: z
      .object({
        at: place.meta(said('Where a row names its customer.', '/customer')),
        is: z.enum(['id', 'email']).optional().meta(said('By what it does; the ID where it is left out.', 'email')),
        always: z.boolean().optional().meta(said('Every row does, so that one without is nobody’s.', true)),
      })
      .optional()
      .meta(said('Rows of others are left out by it: a server may ignore who it is asked about.', { at: '/customer' })),
    ...rowWords,
    detail: detail.optional(),
  })
  .meta(
    said('A list of what belongs to a customer.', {
      ...{ id: 'invoices', path: '/invoices', params: { customer: '{id}' }, rows: '/data' },
      ...{ paging: { by: 'page', param: 'page' }, fields: { id: '/id', title: '/number' } },
    }),
  );

export type SectionWords = z.infer<typeof section>;
export type DetailWords = z.infer<typeof detail>;
export type ItemFieldsWords = z.infer<typeof itemFields>;
