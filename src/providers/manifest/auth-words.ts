/** The words of a manifest that say how a request proves who asks. */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { optionKey, places, positive, said, text, texts } from './basic-words.ts';
import { pointer } from './field-words.ts';

const credential = z.union([
  optionKey,
  z.object({
    key: optionKey.check(z.meta(said('Its name, as `{key}` in what proves who asks.', 'apiKey'))),
    title: z.optional(text).check(z.meta(said('What it is called.', 'API key'))),
    hint: z.optional(text).check(z.meta(said('Where to find it, in one line.', 'Dashboard, Developers, API keys'))),
  }),
]);

/** Levels of a body at most. */
const deepest = 20;

const isShallow = (value: unknown, left = deepest): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every(inner => isShallow(inner, left - 1)));

const basic = z.object({ user: z._default(z.string(), ''), password: z._default(z.string(), '') });

const exchange = z
  .object({
    path: z.optional(text).check(z.meta(said('Below the base URL.', '/auth/token'))),
    url: z
      .optional(text)
      .check(z.meta(said('The whole address, where it is on another origin.', 'https://accounts.example.com/token'))),
    send: z.optional(z.enum(['json', 'form'])).check(z.meta(said('How the body is sent.', 'json'))),
    body: z.record(z.string(), z.unknown()).check(
      z.refine(body => isShallow(body), t('is nested deeper than any body is')),
      z.meta(said('The members of the body.', { client_id: '{clientId}', client_secret: '{clientSecret}' })),
    ),
    basic: z
      .optional(basic)
      .check(
        z.meta(
          said('Sent with it as HTTP Basic, beside the body.', { user: '{clientId}', password: '{clientSecret}' }),
        ),
      ),
    token: pointer.check(
      z.meta(said('Where the answer has the token, which is `{token}` then; “” is the whole answer.', '/access_token')),
    ),
    expires: z
      .optional(
        z.union([
          z.object({
            at: places.check(z.meta(said('Where the answer says it.', '/expires_in'))),
            unit: z.optional(z.enum(['s', 'ms'])).check(z.meta(said('Seconds or milliseconds.', 's'))),
          }),
          z.object({ seconds: positive.check(z.meta(said('By the documentation.', 14_400))) }),
          z.literal('jwt'),
        ]),
      )
      .check(
        z.meta(
          said(
            'How long the token holds; “jwt”: the token itself says so.',
            { at: '/expires_in' },
            { seconds: 14_400 },
            'jwt',
          ),
        ),
      ),
  })
  .check(
    z.meta(
      said('The one POST there is: credentials for a token.', {
        path: '/auth/token',
        body: {},
        token: '/access_token',
      }),
    ),
  );

export const auth = z
  .object({
    title: z.optional(text).check(z.meta(said('What this way is called.', 'API key'))),
    credentials: z
      .array(credential)
      .check(z.minLength(1), z.meta(said('What is asked for and kept as a secret.', ['apiKey']))),
    bearer: z.optional(text).check(z.meta(said('Sent as `Authorization: Bearer …`.', '{apiKey}'))),
    basic: z
      .optional(basic)
      .check(z.meta(said('Sent as HTTP Basic; either may be empty.', { user: '{apiKey}', password: '' }))),
    headers: z.optional(texts).check(z.meta(said('Sent as headers.', { 'X-Api-Key': '{apiKey}' }))),
    query: z.optional(texts).check(z.meta(said('Sent in the address.', { access_token: '{apiKey}' }))),
    exchange: z.optional(exchange),
  })
  .check(z.meta(said('A way to prove who asks.', { credentials: ['apiKey'], bearer: '{apiKey}' })));

export type AuthWords = z.infer<typeof auth>;
export type ExchangeWords = z.infer<typeof exchange>;
