/** Which texts are words of the API rather than of a person: a status, a currency, a country. Only these are ever shown or kept. */
import { countryCode } from '../../core/fields/country.ts';

/** What is known of the place of a text. */
export interface WordPlace {
  /** The key of the member, or of the list that it is an item of. */
  readonly key: string;
  /** The fields of a customer that are made of it. */
  readonly uses: ReadonlySet<string>;
}

const words = (key: string): readonly string[] =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);

const states = new Set(['status', 'state', 'kyc', 'stage', 'phase', 'result', 'outcome', 'verified']);
const kinds = new Set([
  ...['type', 'kind', 'mode', 'category', 'role', 'tier', 'plan', 'level', 'segment', 'source', 'channel', 'provider'],
  ...['brand', 'network', 'method', 'environment', 'object', 'interval', 'period', 'scheme', 'locale', 'language'],
]);
/** What a person is called or reached by, whatever else the key says. */
const personal = new Set([
  ...['name', 'first', 'last', 'email', 'mail', 'phone', 'address', 'street', 'city', 'zip', 'number', 'token', 'key'],
  ...['note', 'notes', 'comment', 'reason', 'description', 'message', 'url', 'reference', 'ip', 'title', 'birth'],
]);

const hasOne = (key: string, of: ReadonlySet<string>): boolean => words(key).some(word => of.has(word));

/** A word or two, with nothing in it that points at one person. */
const plainWord = /^\p{L}[\p{L} _./-]{0,29}\d{0,2}$/u;

/** How certainly the texts of a place are a vocabulary: `sure` ones may be rare, others are taken for one where they recur. */
export function vocabulary({
  key,
  uses,
}: WordPlace): 'sure' | 'maybe' | 'country' | 'currency' | 'callingCode' | undefined {
  if (/calling.?code|phone.?country|country.?phone|dial/i.test(key)) return 'callingCode';
  if (words(key).includes('currency') || words(key).includes('currencies')) return 'currency';
  if (words(key).some(word => word === 'country' || word === 'countries' || word === 'nationality')) return 'country';
  if (['name', 'email', 'phone', 'id', 'avatarUrl'].some(field => uses.has(field))) return undefined;
  if (uses.has('country')) return 'country';
  if (uses.has('status')) return 'sure';
  // A part of an address called "state" is a place to live in.
  if (uses.has('address') || hasOne(key, personal)) return undefined;
  if (hasOne(key, states)) return key.toLowerCase() === 'state' ? 'maybe' : 'sure';
  return uses.has('type') || hasOne(key, kinds) ? 'maybe' : undefined;
}

/** Whether a text is a word of this vocabulary; `recurs` says that it was seen in several rows. */
export function isWord(text: string, place: WordPlace, recurs: boolean): boolean {
  if (/^(?:true|false|yes|no)$/i.test(text)) return true;
  switch (vocabulary(place)) {
    case 'country':
      return countryCode(text) !== undefined || /^[A-Z]{2,3}$/.test(text);
    case 'currency':
      return /^[A-Za-z]{3,5}$/.test(text);
    case 'callingCode':
      return /^\+?\d{1,4}$/.test(text) || /^[A-Z]{2,3}$/.test(text);
    case 'sure':
      return plainWord.test(text);
    case 'maybe':
      return recurs && plainWord.test(text);
    default:
      return false;
  }
}
