/** Whether a value is what its name says it is: a name alone shows nothing. */
import { countryCode } from '../../core/fields/country.ts';
import { fold } from '../../core/fields/fold.ts';
import type { Customer } from '../../core/model/customer.ts';
import type { ShownKind } from './shown-keys.ts';

/** What of a person an allowed value must not have in it, folded; digits of the phone number apart. */
export interface Traits {
  readonly words: readonly string[];
  readonly digits: string | undefined;
}

/** What is not a person's. */
export const noTraits: Traits = { words: [], digits: undefined };

/** Characters and digits from which on something points at somebody. */
const fewestCharacters = 4;
const fewestDigits = 7;

const digitsIn = (text: string): string => text.replace(/\D/g, '');

/** What tells a person: the words of the name, the e-mail address before the @, the end of the phone number. */
export function traitsOf({ name, email, phone }: Pick<Customer, 'name' | 'email' | 'phone'>): Traits {
  const local = email?.split('@', 1)[0] ?? '';
  const words = [...(name ?? '').split(/[^\p{L}\p{N}]+/u), local]
    .filter(word => word.length >= fewestCharacters)
    .map(fold);
  const digits = digitsIn(phone ?? '').slice(-fewestDigits);
  return { words, digits: digits.length === fewestDigits ? digits : undefined };
}

function pointsAt(text: string, { words, digits }: Traits): boolean {
  if (digits !== undefined && digitsIn(text).includes(digits)) return true;
  if (words.length === 0) return false;
  const folded = fold(text);
  return words.some(word => folded.includes(word));
}

/** A number that is dialled: with a plus or two zeros before it, or with what people put between digits. */
const isDialled = (text: string): boolean =>
  /^(?:\+|00)[\d() .-]{6,}$/.test(text) || /^\(?\d{2,4}\)?[ .-]\d{2,4}[ .-]\d{2,}[\d .-]*$/.test(text);

/** Whether an ID says who somebody is: an e-mail address, a phone number, a name of the person's. */
export const isTellingId = (id: string, traits: Traits): boolean =>
  /@|%40|\s/.test(id) || id.length > 128 || isDialled(id) || pointsAt(id, traits);

const shapes: Readonly<Record<ShownKind, (text: string) => boolean>> = {
  id: text => /^[A-Za-z0-9][\w.:-]{0,127}$/.test(text) && /\d/.test(text) && !isDialled(text),
  status: text => /^(?:[A-Za-z][A-Za-z_ -]{0,30}|\d{1,3})$/.test(text),
  date: text =>
    /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/.test(text) ||
    // Seconds or milliseconds since 1970.
    /^1\d{9}(?:\d{3})?(?:\.\d{1,6})?$/.test(text),
  country: text => text.length <= 60 && countryCode(text) !== undefined,
  currency: text => /^[A-Za-z]{3,5}$/.test(text),
  amount: text => /^-?\d{1,15}(?:\.\d{1,18})?$/.test(text),
  count: text => /^\d{1,9}$/.test(text),
};

/** Whether a value of this kind may be shown; `traits` are those of whom the row is about. */
export function mayShow(kind: ShownKind, value: string, traits: Traits): boolean {
  if (!shapes[kind](value)) return false;
  return kind === 'id' || kind === 'status' || kind === 'country' ? !pointsAt(value, traits) : true;
}

/** Whether a time of the customer's is one: what was sent in another form may say anything. */
export const isDate = shapes.date;
