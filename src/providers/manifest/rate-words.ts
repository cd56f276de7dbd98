/** The words of a manifest that say how often an API may be asked. */
import * as z from 'zod';
import { positive, said, text } from './basic-words.ts';

const name = (what: string, example: string) => text.optional().meta(said(what, example));

export const rate = z
  .object({
    requests: positive.optional().meta(said('Requests in a window.', 100)),
    seconds: z.number().positive().optional().meta(said('The length of a window.', 60)),
    headers: z
      .object({
        limit: name('How many a window has.', 'x-rate-limit-limit'),
        remaining: name('How many are left.', 'x-rate-limit-remaining'),
        reset: name('When the window ends.', 'x-rate-limit-reset'),
        used: name('How many were made, or both as `32/40`.', 'x-call-limit'),
      })
      .optional()
      .meta(said('Headers of an answer that say it, where they have other names.', { used: 'x-call-limit' })),
  })
  .meta(said('A documented rate limit.', { requests: 100, seconds: 60 }));

export type RateWords = z.infer<typeof rate>;
