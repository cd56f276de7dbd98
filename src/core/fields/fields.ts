/**
 * Normalization is a table, one line per field: where a value stands in a row and what it means there. The table gives
 * the sources for free, and no code but this reads a provider's row.
 */

import type { Address, Money, Status } from '../model/customer.ts';
import {
  countryChanges,
  explained,
  joins,
  minorMoneyChanges,
  phoneChanges,
  statusChanges,
  timeChanges,
  trims,
} from './changes.ts';
import { countryCode } from './country.ts';
import { phoneUnder } from './dialled.ts';
import { majorUnits, plainDecimal } from './money.ts';
import { isPlainNumber, isWhole, normalPhone } from './phone.ts';
import type { Declare, PointerReader, Read, RowContext } from './pointer-reader.ts';
import { isNever, normalTime, unusualTime } from './time.ts';

/** A line of the table: given a way to declare places, it becomes a reader. */
export type Field<T> = (declare: Declare) => Read<T>;

/** A text, or a number where documents disagree; its digits stay as sent. */
const textOf = (leaf: PointerReader, reading: RowContext): string | null => {
  const value = leaf.value(reading);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? (leaf.literal(reading) ?? String(value)) : null;
};

export const text = (pointer: string): Field<string> =>
  explained(trims, declare => {
    const leaf = declare(pointer);
    return reading => textOf(leaf, reading);
  });

/** What a provider knows a customer by: a text as it was sent, or the digits of a number. */
export const id =
  (pointer: string): Field<string> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const value = leaf.exact(reading);
      return typeof value === 'string' ? value : textOf(leaf, reading);
    };
  };

/** The parts that there are, with a space between them; `adds` says whether one has anything to add to those before it. */
const parts = (pointers: readonly string[], adds?: (part: string, whole: string) => boolean): Field<string> =>
  explained(joins, declare => {
    const leaves = pointers.map(pointer => declare(pointer));
    return reading => {
      let whole = '';
      for (const leaf of leaves) {
        const before = reading.used;
        const part = textOf(leaf, reading);
        if (part && (!adds || adds(part, whole))) whole = whole ? `${whole} ${part}` : part;
        else reading.used = before;
      }
      return whole || null;
    };
  });

export const joined = (...pointers: readonly string[]): Field<string> => parts(pointers);

/** A street and the number in it, which some senders repeat behind the street or before it. */
export const numbered = (street: string, number: string): Field<string> =>
  parts([street, number], (part, whole) => !endsWithWord(whole, part) && !startsWithWord(whole, part));

/** Whether a text ends with a word, or is nothing but that word. */
const endsWithWord = (text: string, word: string): boolean =>
  text.endsWith(word) && (text.length === word.length || text.charCodeAt(text.length - word.length - 1) === 32);

/** Whether a text goes on after a word that it starts with. */
const startsWithWord = (text: string, word: string): boolean =>
  text.length > word.length && text.startsWith(word) && text.charCodeAt(word.length) === 32;

/** The first part that there is of each field, with a space between them: for a part that is spelt in two ways. */
export const joinedFields = (...fields: readonly Field<string>[]): Field<string> =>
  explained(joins, declare => {
    const reads = fields.map(field => field(declare));
    return reading => reads.flatMap(read => read(reading) ?? []).join(' ') || null;
  });

/** The first of several fields that has a value: for a provider whose pages spell one thing in two ways. */
export const either =
  <T>(...fields: readonly Field<T>[]): Field<T> =>
  declare => {
    const reads = fields.map(field => field(declare));
    return reading => {
      for (const read of reads) {
        const before = reading.used;
        const value = read(reading);
        if (value !== null) return value;
        reading.used = before;
      }
      return null;
    };
  };

/**
 * A time, to RFC 3339. One in a form that no API documents is noted; what is no time is noted as well, but for the dates
 * that mean there is none.
 */
export const time = (pointer: string): Field<string> =>
  explained(timeChanges, declare => {
    const leaf = declare(pointer);
    return reading => {
      const sent = leaf.exact(reading);
      const documented = typeof sent === 'string' ? normalTime(sent) : undefined;
      return documented ?? timeOf(leaf, reading, sent);
    };
  });

/** A time that was not sent as documented: with blanks around it, as a number, in another form, or none at all. */
function timeOf(leaf: PointerReader, reading: RowContext, sent: unknown): string | null {
  const text = textOf(leaf, reading);
  if (text === null || isNever(text)) return null;
  const spaced = text === sent ? undefined : normalTime(text);
  if (spaced !== undefined) return spaced;
  const found = unusualTime(text);
  if (found === undefined) reading.drift.add('unknownValue', leaf.pointer);
  // A number has been noted already, as one that was sent in place of a text.
  else if (leaf.isText(reading)) reading.drift.add('unexpectedType', leaf.pointer);
  return found ?? null;
}

export const country = (pointer: string): Field<string> =>
  explained(countryChanges, declare => {
    const leaf = declare(pointer);
    return reading => {
      const sent = leaf.exact(reading);
      const code = typeof sent === 'string' ? countryCode(sent) : undefined;
      if (code !== undefined) return code;
      const value = textOf(leaf, reading);
      return value && (countryCode(value) ?? value);
    };
  });

/**
 * A phone number. `callingCode` is the field that holds "+237" where the provider splits it off, or a country; `country`
 * reads numbers in local form.
 */
export const phone = (
  pointer: string,
  hints: { readonly callingCode?: readonly string[]; readonly country?: readonly string[] } = {},
): Field<string> =>
  explained(phoneChanges, declare => {
    const leaf = declare(pointer);
    const callingCodes = (hints.callingCode ?? []).map(hint => declare(hint));
    const first = (leaves: readonly PointerReader[], reading: RowContext) => {
      for (const candidate of leaves) {
        const value = textOf(candidate, reading);
        if (value) return value;
      }
      return null;
    };
    const countries = (hints.country ?? []).map(hint => declare(hint, 'hint'));
    return reading => {
      const number = textOf(leaf, reading);
      if (!number || isPlainNumber(number)) return number;
      if (isWhole(number)) return normalPhone(number);
      const before = reading.used;
      const code = first(callingCodes, reading);
      const under = code === null ? undefined : phoneUnder(code, number);
      if (!under?.isRead) reading.used = before;
      // A calling code speaks for its own country, and for no other one.
      if (under) return under.number;
      const home = first(countries, reading);
      return normalPhone(number, home && countryCode(home));
    };
  });

/** A provider's word for the state, by its lower case; any other word is `unknown`, and noted. */
export const status = (pointer: string, words: Readonly<Record<string, Status>>): Field<Status> =>
  explained(statusChanges, declare => {
    const leaf = declare(pointer);
    const known = new Map(
      Object.entries(words).flatMap(([word, meaning]) => [
        [word, meaning],
        [word.toLowerCase(), meaning],
      ]),
    );
    return reading => {
      const exactly = known.get(String(leaf.exact(reading)));
      if (exactly) return exactly;
      const value = leaf.value(reading);
      if (value === undefined) return null;
      const meaning = known.get(String(value).toLowerCase());
      if (!meaning) reading.drift.add('unknownValue', leaf.pointer);
      return meaning ?? 'unknown';
    };
  });

export const count =
  (pointer: string): Field<number> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const value = leaf.value(reading);
      if (typeof value === 'number') return value;
      const digits = typeof value === 'string' ? plainDecimal(value) : undefined;
      if (value !== undefined)
        reading.drift.add(digits === undefined ? 'unknownValue' : 'unexpectedType', leaf.pointer);
      return digits === undefined ? null : Number(digits);
    };
  };

/** Upper case, remembered for the text of the row before: a list is mostly in one currency. */
function lastUpperCase(): (text: string | null) => string | null {
  let [last, upper] = ['', ''];
  return text => {
    if (text === null) return null;
    if (text !== last) [last, upper] = [text, text.toUpperCase()];
    return upper;
  };
}

/** An amount sent in major units; it keeps its digits. Its currency is in another field, where it is anywhere. */
export const majorMoney =
  (pointer: string, currencyPointer?: string): Field<Money> =>
  declare => {
    const leaf = declare(pointer);
    const currencyLeaf = currencyPointer === undefined ? undefined : declare(currencyPointer);
    const upper = lastUpperCase();
    const currencyIn = (reading: RowContext): string | null => {
      const before = reading.used;
      const currency = currencyLeaf ? upper(textOf(currencyLeaf, reading)) : null;
      if (currency !== null) return currency;
      reading.used = before;
      return null;
    };
    return reading => {
      const sent = textOf(leaf, reading);
      const amount = sent === null ? undefined : plainDecimal(sent);
      if (sent !== null && amount === undefined) reading.drift.add('unknownValue', leaf.pointer);
      return amount === undefined ? null : { amount, currency: currencyIn(reading) };
    };
  };

/**
 * The digits of an amount in minor units. `196.00` was sent in major units, whatever is documented, though a number forgets
 * it: only in a row without such digits a number is what it says.
 */
function minorDigits(leaf: PointerReader, reading: RowContext): string | undefined {
  const value = leaf.value(reading);
  if (value === undefined) return undefined;
  if (Number.isSafeInteger(value) && !Object.is(value, -0) && !reading.raw.includes('.0')) return String(value);
  return plainDecimal(leaf.literal(reading) ?? '');
}

/** An amount sent in minor units, with the field that names its currency. */
export const minorMoney = (pointer: string, currencyPointer: string): Field<Money> =>
  explained(minorMoneyChanges, declare => {
    const leaf = declare(pointer);
    const currencyLeaf = declare(currencyPointer);
    const upper = lastUpperCase();
    return reading => {
      const before = reading.used;
      const minor = minorDigits(leaf, reading);
      const currency = minor && upper(textOf(currencyLeaf, reading));
      const amount = minor && currency && majorUnits(minor, currency);
      if (amount) return { amount, currency };
      if (minor && currency) reading.drift.add('unexpectedType', leaf.pointer);
      reading.used = before;
      return null;
    };
  });

/** The address, from the parts a provider has; null when all of them are missing. */
export const address =
  (parts: Readonly<Partial<Record<keyof Address, Field<string>>>>): Field<Address> =>
  declare => {
    const none: Read<string> = () => null;
    const read = (key: keyof Address) => parts[key]?.(declare) ?? none;
    const [line1, line2, city, state, postalCode, home] = [
      read('line1'),
      read('line2'),
      read('city'),
      read('state'),
      read('postalCode'),
      read('country'),
    ] as const;
    return reading => {
      const before = reading.used;
      const found = {
        line1: line1(reading),
        line2: line2(reading),
        city: city(reading),
        state: state(reading),
        postalCode: postalCode(reading),
        country: home(reading),
      };
      return reading.used === before ? null : found;
    };
  };
