/** The words of a manifest that say how a request proves who asks. */
import * as z from 'zod';
import { t } from '../../core/l10n/language.ts';
import { optionKey, places, positive, said, text, texts } from './basic-words.ts';
import { pointer } from './field-words.ts';

const credential = z.union([
  optionKey,
  z.object({
    key: optionKey.meta(said('Its name, as `{key}` in what proves who asks.', 'apiKey')),
    title: text.optional().meta(said('What it is called.', 'API key')),
    hint: text.optional().meta(said('Where to find it, in one line.', 'Dashboard, Developers, API keys')),
  }),
]);

/** Levels of a body at most. */
const deepest = 20;

const isShallow = (value: unknown, left = deepest): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every(inner => isShallow(inner, left - 1)));

const basic = z.object({ user: z.string().default(''), password: z.string().default('') });

const exchange = z
  .object({
    path: text.optional().meta(said('Below the base URL.', '/auth/token')),
    url: text
      .optional()
      .meta(said('The whole address, where it is on another origin.', 'https://accounts.example.com/token')),
    send: z.enum(['json', 'form']).optional().meta(said('How the body is sent.', 'json')),
    body: z
      .record(z.string(), z.unknown())
      .refine(body => isShallow(body), t('is nested deeper than any body is'))
      .meta(said('The members of the body.', { client_id: '{clientId}', client_secret: '{clientSecret}' })),
    basic: basic
      .optional()
      .meta(said('Sent with it as HTTP Basic, beside the body.', { user: '{clientId}', password: '{clientSecret}' })),
    token: pointer.meta(
      said('Where the answer has the token, which is `{token}` then; “” is the whole answer.', '/access_token'),
    ),
    expires: z
      .union([
        z.object({
          at: places.meta(said('Where the answer says it.', '/expires_in')),
          unit: z.enum(['s', 'ms']).optional().meta(said('Seconds or milliseconds.', 's')),
        }),
        z.object({ seconds: positive.meta(said('By the documentation.', 14_400)) }),
        z.literal('jwt'),
      ])
      .optional()
      .meta(
        said(
          'How long the token holds; “jwt”: the token itself says so.',
          { at: '/expires_in' },
          { seconds: 14_400 },
          'jwt',
        ),
      ),
  })
  .meta(
    said('The one POST there is: credentials for a token.', { path: '/auth/token', body: {}, token: '/access_token' }),
  );

export const auth = z
  .object({
    title: text.optional().meta(said('What this way is called.', 'API key')),
    credentials: z
      .array(credential)
      .min(1)
      .meta(said('What is asked for and kept as a secret.', ['apiKey'])),
    bearer: text.optional().meta(said('Sent as `Authorization: Bearer …`.', '{apiKey}')),
    basic: basic.optional().meta(said('Sent as HTTP Basic; either may be empty.', { user: '{apiKey}', password: '' })),
    headers: texts.optional().meta(said('Sent as headers.', { 'X-Api-Key': '{apiKey}' })),
    query: texts.optional().meta(said('Sent in the address.', { access_token: '{apiKey}' })),
    exchange: exchange.optional(),
  })
  .meta(said('A way to prove who asks.', { credentials: ['apiKey'], bearer: '{apiKey}' }));

export type AuthWords = z.infer<typeof auth>;
export type ExchangeWords = z.infer<typeof exchange>;
