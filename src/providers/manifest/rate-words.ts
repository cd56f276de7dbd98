/** The words of a manifest that say how often an API may be asked. */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { positive, said, text } from './basic-words.ts';

const name = (what: string, example: string) => z.optional(text).check(z.meta(said(what, example)));

export const rate = z
  .object({
    requests: z.optional(positive).check(z.meta(said('Requests in a window.', 100))),
    seconds: z
      .optional(z.number().check(z.positive(t('is not above 0'))))
      .check(z.meta(said('The length of a window.', 60))),
    headers: z
      .optional(
        z.object({
          limit: name('How many a window has.', 'x-rate-limit-limit'),
          remaining: name('How many are left.', 'x-rate-limit-remaining'),
          reset: name('When the window ends.', 'x-rate-limit-reset'),
          used: name('How many were made, or both as `32/40`.', 'x-call-limit'),
        }),
      )
      .check(z.meta(said('Headers of an answer that say it, where they have other names.', { used: 'x-call-limit' }))),
  })
  .check(z.meta(said('A documented rate limit.', { requests: 100, seconds: 60 })));

export type RateWords = z.infer<typeof rate>;
