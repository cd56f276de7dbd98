/** The words of a manifest that say how pages of a list are asked for, and what an answer says of the whole. */
import * as z from 'zod';
import { places, positive, said, text } from './basic-words.ts';
import { place } from './field-words.ts';

const count = z.union([
  z.object({ at: places, upTo: positive.optional() }),
  z.object({ header: text, upTo: positive.optional() }),
]);

/** A page that comes in place of another would be read for it. */
const echo = z
  .object({ at: places })
  .optional()
  .meta(
    said('Where the answer repeats the page or offset that it is of: another one than was asked for is refused.', {
      at: '/meta/page',
    }),
  );

const counted = {
  size: z
    .object({
      param: text.meta(said('The name of the parameter.', 'limit')),
      max: positive.optional().meta(said('The largest size that it takes.', 100)),
    })
    .optional()
    .meta(
      said('How the size of a page is asked for; left out where pages have one of their own.', {
        param: 'limit',
        max: 100,
      }),
    ),
  more: z
    .object({
      at: places.meta(said('Where the flag is.', '/has_more')),
      is: z.union([z.string(), z.number(), z.boolean()]).optional().meta(said('What it is where there is more.', true)),
    })
    .optional()
    .meta(said('The flag that says whether there is more.', { at: '/has_more' })),
  pages: count
    .optional()
    .meta(said('How many pages there are.', { at: '/meta/last_page' }, { header: 'x-total-pages' })),
  total: count
    .optional()
    .meta(
      said(
        'How many customers there are; above `upTo` it only says “more than”.',
        { at: '/total' },
        { header: 'x-total' },
      ),
    ),
};

export const paging = z
  .discriminatedUnion('by', [
    z.object({
      by: z.literal('page'),
      param: text
        .optional()
        .meta(said('The name of the parameter; left out where the number stands in the path, as `{page}`.', 'page')),
      first: z.number().int().min(0).optional().meta(said('The number of the first page, where it is not 1.', 0)),
      echo,
      ...counted,
    }),
    z.object({
      by: z.literal('offset'),
      param: text.meta(said('The name of the parameter.', 'offset')),
      first: z
        .number()
        .int()
        .min(0)
        .optional()
        .meta(said('What the first page is asked for by, where it is not 0.', 1)),
      echo,
      ...counted,
    }),
    z.object({
      by: z.literal('cursor'),
      param: text.meta(said('The name of the parameter.', 'starting_after')),
      next: z
        .union([
          z.object({ at: places.meta(said('Where the answer has it.', '/next_cursor')) }),
          z.object({ lastRow: place.meta(said('Where the last row of the page has it.', '/id')) }),
        ])
        .meta(said('Where the cursor of the next page is.', { at: '/next_cursor' }, { lastRow: '/id' })),
      ...counted,
    }),
    z.object({
      by: z.literal('url'),
      at: places.meta(said('Where the answer has the address.', '/links/next')),
      ...counted,
    }),
    z.object({
      by: z.literal('link'),
      rel: text.optional().meta(said('The relation in the `Link` header.', 'next')),
      ...counted,
    }),
    z.object({ by: z.literal('none') }),
  ])
  .meta(
    said(
      'How the next page is asked for.',
      { by: 'page', param: 'page' },
      { by: 'cursor', param: 'after', next: { at: '/next' } },
    ),
  );

export type PagingWords = z.infer<typeof paging>;
export type CountWords = z.infer<typeof count>;
