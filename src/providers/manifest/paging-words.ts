/** The words of a manifest that say how pages of a list are asked for, and what an answer says of the whole. */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { places, positive, said, text } from './basic-words.ts';
import { place } from './field-words.ts';

const count = z.union([
  z.object({ at: places, upTo: z.optional(positive) }),
  z.object({ header: text, upTo: z.optional(positive) }),
]);

/** A page that comes in place of another would be read for it. */
const echo = z.optional(z.object({ at: places })).check(
  z.meta(
    said('Where the answer repeats the page or offset that it is of: another one than was asked for is refused.', {
      at: '/meta/page',
    }),
  ),
);

const counted = {
  size: z
    .optional(
      z.object({
        param: text.check(z.meta(said('The name of the parameter.', 'limit'))),
        max: z.optional(positive).check(z.meta(said('The largest size that it takes.', 100))),
      }),
    )
    .check(
      z.meta(
        said('How the size of a page is asked for; left out where pages have one of their own.', {
          param: 'limit',
          max: 100,
        }),
      ),
    ),
  more: z
    .optional(
      z.object({
        at: places.check(z.meta(said('Where the flag is.', '/has_more'))),
        is: z
          .optional(z.union([z.string(), z.number(), z.boolean()]))
          .check(z.meta(said('What it is where there is more.', true))),
      }),
    )
    .check(z.meta(said('The flag that says whether there is more.', { at: '/has_more' }))),
  pages: z
    .optional(count)
    .check(z.meta(said('How many pages there are.', { at: '/meta/last_page' }, { header: 'x-total-pages' }))),
  total: z
    .optional(count)
    .check(
      z.meta(
        said(
          'How many customers there are; above `upTo` it only says “more than”.',
          { at: '/total' },
          { header: 'x-total' },
        ),
      ),
    ),
};

export const paging = z
  .discriminatedUnion('by', [
    z.object({
      by: z.literal('page'),
      param: z
        .optional(text)
        .check(
          z.meta(said('The name of the parameter; left out where the number stands in the path, as `{page}`.', 'page')),
        ),
      first: z
        .optional(z.int().check(z.gte(0, t('is less than 0'))))
        .check(z.meta(said('The number of the first page, where it is not 1.', 0))),
      echo,
      ...counted,
    }),
    z.object({
      by: z.literal('offset'),
      param: text.check(z.meta(said('The name of the parameter.', 'offset'))),
      first: z
        .optional(z.int().check(z.gte(0, t('is less than 0'))))
        .check(z.meta(said('What the first page is asked for by, where it is not 0.', 1))),
      echo,
      ...counted,
    }),
    z.object({
      by: z.literal('cursor'),
      param: text.check(z.meta(said('The name of the parameter.', 'starting_after'))),
      next: z
        .union([
          z.object({ at: places.check(z.meta(said('Where the answer has it.', '/next_cursor'))) }),
          z.object({ lastRow: place.check(z.meta(said('Where the last row of the page has it.', '/id'))) }),
        ])
        .check(z.meta(said('Where the cursor of the next page is.', { at: '/next_cursor' }, { lastRow: '/id' }))),
      ...counted,
    }),
    z.object({
      by: z.literal('url'),
      at: places.check(z.meta(said('Where the answer has the address.', '/links/next'))),
      ...counted,
    }),
    z.object({
      by: z.literal('link'),
      rel: z.optional(text).check(z.meta(said('The relation in the `Link` header.', 'next'))),
      ...counted,
    }),
    z.object({ by: z.literal('none') }),
  ])
  .check(
    z.meta(
      said(
        'How the next page is asked for.',
        { by: 'page', param: 'page' },
        { by: 'cursor', param: 'after', next: { at: '/next' } },
      ),
    ),
  );

export type PagingWords = z.infer<typeof paging>;
export type CountWords = z.infer<typeof count>;
