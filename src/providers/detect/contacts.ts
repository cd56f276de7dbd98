/** What a manifest will contact and what it sends there: what somebody has to see before it is kept, or asked for the first time. */
import { list, t } from '../../core/l10n/language.ts';
import type { AuthWords } from '../manifest/auth-words.ts';
import { baseUrlsOf } from '../manifest/base-urls.ts';
import { placementOf } from '../manifest/proof.ts';
import { namesIn, textsIn } from '../manifest/templates.ts';
import type { Manifest } from '../manifest/words.ts';

export interface Contact {
  readonly kind: 'api' | 'sandbox' | 'token' | 'dashboard';
  /** As it is written: an option in it is chosen later. */
  readonly origin: string;
  /** What is asked or sent there, as a sentence. */
  readonly text: string;
}

/** The origin as it is written; a name in braces is no part of an URL yet. */
const originOf = (address: string): string => /^\w+:\/\/[^/?#]*/.exec(address)?.[0] ?? address;

const titlesOf = ({ credentials }: AuthWords): ReadonlyMap<string, string> =>
  new Map(credentials.map(one => (typeof one === 'string' ? [one, one] : [one.key, one.title ?? one.key])));

/** Where the credentials of a way go, in words. */
function placesOf({ bearer, basic, headers = {}, query = {} }: AuthWords): readonly string[] {
  return [
    ...(bearer === undefined && !basic ? [] : [t('the header {0}', 'Authorization')]),
    ...Object.keys(headers).map(name => t('the header {0}', name)),
    ...Object.keys(query).map(name => t('the parameter {0}', name)),
  ];
}

function proofText(words: AuthWords): string {
  const titles = titlesOf(words);
  // What is exchanged may be sent beside the token as well.
  const beside = textsIn([words.bearer, words.basic, words.headers, words.query])
    .flatMap(namesIn)
    .flatMap(name => titles.get(name) ?? []);
  const names = words.exchange ? [t('the token'), ...new Set(beside)] : [...titles.values()];
  return t('{0} in {1}', list(names), list(placesOf(words)));
}

function tokenContacts({ auth }: Manifest, base: string): readonly Contact[] {
  return auth.flatMap(words => {
    const { exchange } = words;
    if (!exchange) return [];
    const titles = titlesOf(words);
    const sent = textsIn([exchange.body, exchange.basic]).flatMap(namesIn);
    const names = [...new Set(sent)].map(name => titles.get(name) ?? name);
    return [
      {
        kind: 'token' as const,
        origin: originOf(exchange.url ?? base),
        text: t('{0} for a token, by POST to {1}', list(names), exchange.url ?? exchange.path ?? ''),
      },
    ];
  });
}

/** Everything that it will contact. */
export function contactsOf(manifest: Manifest): readonly Contact[] {
  const { production, sandbox } = baseUrlsOf(manifest);
  const proof = manifest.auth.map(proofText).join(t('; or '));
  return [
    { kind: 'api', origin: originOf(production), text: t('is asked by GET, with {0}', proof) },
    ...(sandbox === undefined || originOf(sandbox) === originOf(production)
      ? []
      : [
          {
            kind: 'sandbox' as const,
            origin: originOf(sandbox),
            text: t('is asked in place of it for a test account'),
          },
        ]),
    ...tokenContacts(manifest, production),
    ...(manifest.dashboard === undefined
      ? []
      : [
          {
            kind: 'dashboard' as const,
            origin: originOf(manifest.dashboard),
            text: t('is opened in your browser when you choose so, with a customer’s ID'),
          },
        ]),
  ];
}

/** A text that changes where a credential would go elsewhere: to another host, for a token elsewhere, or in another place. */
export const placeOfSecrets = (manifest: Manifest): string =>
  JSON.stringify([Object.values(baseUrlsOf(manifest)).map(originOf), placementOf(manifest)]);
