/**
 * Which values of a row may be shown, by the names they have. A list of what is allowed: a name with one word in it that is
 * not known here hides its value, and so does such a name of an object around it.
 */

/** What a value is of which nobody can be known. */
export type ShownKind = 'id' | 'status' | 'date' | 'country' | 'currency' | 'amount' | 'count';

/** What rows are about. In the plural, with a number for a value, they are counts. */
const things = new Set(
  'customer client order subscription product variant price plan transaction deposit payout withdrawal wallet card account invoice sale group company business store shop merchant app item payment charge refund transfer coupon checkout provider renewal virtual crypto liquidation'.split(
    ' ',
  ),
);

/** Words that say more of others, and containers without a meaning of their own. */
const qualifiers = new Set(
  'total sub first last current next previous recurring unit value average net gross display iso code is was kyc period purchase paid receive data meta metadata pagination summary attribute detail stat statistic metric result record list'.split(
    ' ',
  ),
);

const kinds: ReadonlyMap<string, ShownKind> = new Map(
  (
    [
      ['id', 'id uuid guid'],
      [
        'status',
        'status active inactive enabled disabled blocked suspended deleted archived verified approved blacklisted deactivated cancelled canceled refunded',
      ],
      ['date', 'at date timestamp seen start end created updated due'],
      ['country', 'country'],
      ['currency', 'currency'],
      ['amount', 'amount total subtotal price balance fee discount ltv lifetime spent cost'],
      ['count', 'count quantity'],
    ] as const
  ).flatMap(([kind, words]) => words.split(' ').map(word => [word, kind] as const)),
);

export interface KeyMeaning {
  /** Every word is known: what is inside may be shown by its own name. */
  readonly isKnown: boolean;
  readonly kind?: ShownKind;
}

const unknown: KeyMeaning = { isKnown: false };

const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);

const singular = (word: string): string =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.endsWith('s') && !word.endsWith('ss')
      ? word.slice(0, -1)
      : word;

const isWord = (word: string): boolean => kinds.has(word) || things.has(word) || qualifiers.has(word);

function read(key: string): KeyMeaning {
  // A name with other characters in it may be a value that somebody has made a name of.
  if (!/^[A-Za-z_][A-Za-z_-]*$/.test(key)) return unknown;
  let kind: ShownKind | undefined;
  for (const word of wordsOf(key)) {
    const one = isWord(word) ? word : singular(word);
    if (!isWord(one)) return unknown;
    if (kinds.has(one)) kind = kinds.get(one);
    else if (things.has(one) && one !== word) kind = 'count';
  }
  return kind === undefined ? { isKnown: true } : { isKnown: true, kind };
}

/** Keys recur in every row; names out of somebody's data are no reason to remember without an end. */
const met = new Map<string, KeyMeaning>();
const mostMet = 2000;

/** What a key says of its value: the last word that has a kind decides. */
export function meaningOf(key: string): KeyMeaning {
  const known = met.get(key);
  if (known) return known;
  const meaning = read(key);
  if (met.size < mostMet) met.set(key, meaning);
  return meaning;
}

/** Whether a name may be shown: one that is made like a name in a program, not of somebody's data. */
export const isPlainKey = (key: string): boolean => /^[A-Za-z_$][\w$.:-]{0,63}$/.test(key) && !/\d{5}/.test(key);
