/**
 * What to do about a failure, by its kind and by what was asked of whom: only what can be done there. Whoever knows more of
 * a failure has said so already; this is for all others.
 */
import { list, t } from '../l10n/language.ts';
import { ClienteleError } from '../model/errors.ts';
import type { Provider } from '../model/provider.ts';

/** What a question is about, as far as it matters for what can be done where it fails. */
export type About =
  | {
      readonly kind: 'list';
      /** It has a search or a filter that could be another one. */
      readonly isNarrowed: boolean;
      /** Its pages are as large as the setting says, or smaller. */
      readonly isSizeSet: boolean;
    }
  /** The address names a customer, whose ID somebody gave. */
  | { readonly kind: 'customer' }
  /** What belongs to a customer: no search, no filter, no size. */
  | { readonly kind: 'section' }
  /** Whether a connection works. */
  | { readonly kind: 'test' }
  /** Of a description that is being written, beside its answer. */
  | { readonly kind: 'draft' }
  /** The exchange of credentials for a token; `isElsewhere`: at an address of its own. */
  | { readonly kind: 'token'; readonly isElsewhere: boolean }
  | { readonly kind: 'other' };

const checkBaseUrl = t('Check the base URL.');
const look = t('Look at the answer, and change the description.');
const report = t('It was asked as its documentation says: choose “Copy Raw Answer”, and report it.');

/** Where to look where an address leads nowhere, or to somebody else. */
export const addressCure = (about: About): string =>
  about.kind === 'token' && about.isElsewhere ? t('Check the address of the token in its description.') : checkBaseUrl;

/** The base URL and the key, and whatever else a connection has. */
const ofConnection = ({ options }: Provider): string =>
  options.length > 0
    ? t(
        'Check the base URL, the key and the options of this connection ({0}).',
        list(options.map(({ title }) => `“${title}”`)),
      )
    : t('Check the base URL and the key.');

/** Of what the provider did not accept, or does not know. */
function refused(about: About, provider: Provider): string {
  switch (about.kind) {
    case 'list':
      if (about.isNarrowed) return t('Change the search or the filter.');
      // What is always sent with it was chosen by whoever added the connection.
      return provider.options.length > 0 ? ofConnection(provider) : report;
    case 'customer':
      return t('Check the ID.');
    case 'section':
      return report;
    case 'test':
      return ofConnection(provider);
    case 'draft':
      return look;
    case 'token':
      return about.isElsewhere
        ? t('Update the credentials of this connection; where they are right, check the address of the token.')
        : t('Update the credentials of this connection; where they are right, check its base URL.');
    case 'other':
      return report;
  }
}

const raise = t('Raise the “answerLimit” of this connection in the settings.');

/** Of an answer that is larger than what is read. */
function tooLarge(about: About, { paging, filters }: Provider): string {
  switch (about.kind) {
    case 'list':
      if (about.isSizeSet && paging.by !== 'whole' && paging.maxSize !== undefined)
        return t('Ask for smaller pages with clientele.pageSize.');
      return filters.length > 0
        ? t('Narrow the list with a filter, or raise the “answerLimit” of this connection in the settings.')
        : raise;
    case 'customer':
    case 'section':
      return raise;
    case 'draft':
      return t('Ask for fewer rows: change the description.');
    default:
      return addressCure(about);
  }
}

/** Of an answer that is none: what was asked for is not in it. */
function otherShape(about: About, provider: Provider): string | undefined {
  switch (about.kind) {
    case 'test':
      return ofConnection(provider);
    case 'draft':
      return look;
    // Its answer may hold a token, so that it is never at hand to be copied.
    case 'token':
      return about.isElsewhere ? addressCure(about) : t('Check the base URL and the credentials.');
    default:
      return undefined;
  }
}

/** What to do about a failure where it was met; undefined where what is said of its kind holds there. */
export function cureOf({ kind, status = 0 }: ClienteleError, about: About, provider: Provider): string | undefined {
  const isElsewhere = about.kind === 'token' && about.isElsewhere;
  switch (kind) {
    case 'badRequest':
      return refused(about, provider);
    case 'notFound':
      if (about.kind === 'test') return ofConnection(provider);
      return about.kind === 'section' ? t('Read the customer again: it may be gone.') : undefined;
    case 'tooLarge':
      return tooLarge(about, provider);
    case 'schema':
      return otherShape(about, provider);
    case 'notJson':
      return isElsewhere
        ? t('A proxy or a login page may stand in between; check the address of the token.')
        : undefined;
    case 'network':
      return isElsewhere ? t('Check the network, the proxy and the address of the token, then try again.') : undefined;
    case 'server':
      return status >= 500
        ? t('Try again later; nothing is wrong on your side.')
        : t('Try again later; where it stays so, ask the provider.');
    default:
      return undefined;
  }
}

/** An error with what can be done where it was met. */
export function curedHere(error: unknown, about: About | undefined, provider: Provider): unknown {
  if (!(error instanceof ClienteleError)) return error;
  const cured = error.withUsualCure(cureOf(error, about ?? { kind: 'other' }, provider));
  return about?.kind === 'token' ? cured.withoutAnswer() : cured;
}
