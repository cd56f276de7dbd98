/**
 * What a search text matches: name, e-mail, phone and ID, parts too, without regard to case and accents; a phone number
 * whatever its punctuation; of several words all of them. The index, a server's answers and a scan are judged alike here.
 */

import { fold } from '../../core/fields/fold.ts';
import type { Customer } from '../../core/model/customer.ts';
import { withoutEntities } from './entities.ts';

/** How well a customer matches: a whole field, the start of a field or a word, or something inside. */
export const ranks = { exact: 0, prefix: 1, inside: 2 } as const;
export type Rank = (typeof ranks)[keyof typeof ranks];

/** One thing that must stand in a row. */
export interface Term {
  readonly text: string;
  /** Digits of a phone number, punctuation taken out: they count in the phone field alone. */
  readonly phone: boolean;
}

/** A search text made ready; a row matches when it has all the terms of one of the ways. */
export interface Needle {
  /** What a whole field is compared with: the text itself and its digits where it may be a phone number. */
  readonly wholes: readonly Term[];
  readonly ways: readonly (readonly Term[])[];
}

/** Letters that are no accented form of another one for Unicode, and are typed as one all the same. */
const alike: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ħ: 'h',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Folded, on one line, without HTML's entities and characters that show nothing. */
function plain(text: string): string {
  const folded = fold(withoutEntities(text));
  if (/^[\x20-\x7e]*$/.test(folded)) return folded.replace(/ {2,}/g, ' ');
  return folded
    .toWellFormed() // half of a character is none, in bytes as well
    .replace(/\p{Cf}/gu, '')
    .replace(/[łøđðıħßæœþ]/g, letter => alike[letter] ?? letter)
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

/** What is dialled: not the zero in brackets of “+44 (0)20 7946 0958”, which is for calls from within the country. */
const digits = (text: string) => text.replace(/\(0\)|\D/g, '');

/** What is searched of a customer: its fields one after another, each between two line ends, the phone's digits last. */
export function searchRow({ id, name, email, phone }: Pick<Customer, 'id' | 'name' | 'email' | 'phone'>): string {
  const tel = phone === null ? '' : digits(phone);
  return `\n${plain(id)}\n${name === null ? '' : plain(name)}\n${email === null ? '' : plain(email)}\n${tel}\n`;
}

/** Fewer digits than this are no phone number, but may be part of an ID; after a plus every digit is dialled. */
const fewestDigits = 3;

/** What stands between a phone number and its extension, folded. */
const extension = /;?\s*(?:ext(?:ension)?|x|#)\s*[.:=]?\s*(?=\d{1,7}$)/;

/** The digits of what may be a phone number, folded: without the 0 or 00 that is dialled before it. */
function phoneDigits(text: string): string | undefined {
  const number = text.replace(/^tel:/, '').replace(extension, '-');
  if (!/^[+\d\s()./_-]+$/.test(number)) return undefined;
  const found = digits(number).replace(/^0{1,2}/, '');
  return found.length >= (number.includes('+') ? 1 : fewestDigits) ? found : undefined;
}

/** What people copy along with a word; in front of one also what opens a bracket, behind one what closes it. */
const before = /^[\s,;:"'`“”„‘’‚«»‹›<>()[\]{}]+/u;
const after = /[\s,;:"'`“”„‘’‚«»‹›<>()[\]{}]+$/u;
const bare = (word: string): string => word.replace(before, '').replace(after, '');

/** A text without the punctuation around its words, a space between them; as it is where it is nothing but punctuation. */
export function withoutPunctuation(text: string): string {
  const words = text.split(/[\s,;]+/).map(bare);
  return words.filter(Boolean).join(' ') || text;
}

/** undefined for a text without anything to look for. */
export function needleOf(text: string): Needle | undefined {
  const whole = plain(text);
  if (!whole) return undefined;
  const cleaned = withoutPunctuation(whole);
  const typed = cleaned.split(' ').map(word => ({ text: word, phone: false }));
  const dialled = whole.split(' ').flatMap(word => {
    const number = phoneDigits(word) ?? phoneDigits(bare(word));
    if (number !== undefined) return [{ text: number, phone: true }];
    return withoutPunctuation(word)
      .split(' ')
      .map(part => ({ text: part, phone: false }));
  });
  const number = phoneDigits(whole) ?? phoneDigits(cleaned);
  const tel = number === undefined ? [] : [{ text: number, phone: true }];
  return {
    wholes: [...new Set([whole, cleaned])].map(one => ({ text: one, phone: false }) as Term).concat(tel),
    ways: [typed, ...(dialled.some(term => term.phone) ? [dialled] : []), ...(tel.length ? [tel] : [])],
  };
}

const phoneStart = (row: string) => row.lastIndexOf('\n', row.length - 2);

const has = (row: string, term: Term, before: string, after: string) =>
  row.indexOf(before + term.text + after, term.phone ? phoneStart(row) : 0) >= 0;

const starts = (row: string, term: Term) => has(row, term, '\n', '') || has(row, term, ' ', '');

/** How well a row made by `searchRow` matches; undefined when it does not. */
export function rankOf(row: string, { wholes, ways }: Needle): Rank | undefined {
  const matching = ways.filter(terms => terms.every(term => has(row, term, '', '')));
  if (matching.length === 0) return undefined;
  if (wholes.some(whole => has(row, whole, '\n', '\n'))) return ranks.exact;
  return matching.some(terms => terms.every(term => starts(row, term))) ? ranks.prefix : ranks.inside;
}

/** What a row may be asked: whether it has all these terms, placed as well as the rank says. */
export interface Question {
  readonly terms: readonly Term[];
  readonly rank: Rank;
}

/** What a row is asked, the best rank first: the first question that it meets gives its rank. */
export function questionsOf({ wholes, ways }: Needle): readonly Question[] {
  // What may be anywhere is asked before what must be in the phone field: the same texts find nothing there any more.
  const key = (terms: readonly Term[]) => terms.map(({ text }) => text).join('\n');
  const different = (all: readonly (readonly Term[])[]) =>
    all.filter((terms, at) => all.findIndex(others => key(others) === key(terms)) === at);
  const [fields, places] = [different(wholes.map(whole => [whole])), different(ways)];
  return [
    ...fields.map(terms => ({ terms, rank: ranks.exact })),
    ...places.map(terms => ({ terms, rank: ranks.prefix })),
    ...places.map(terms => ({ terms, rank: ranks.inside })),
  ];
}

/** A test of customers for a text; it passes none when the text is empty. */
export function matcher(text: string): (customer: Customer) => Rank | undefined {
  const needle = needleOf(text);
  return customer => needle && rankOf(searchRow(customer), needle);
}
