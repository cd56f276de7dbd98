/**
 * Numbers as people dial them, read by what libphonenumber knows. It is loaded when the first of them comes (esbuild.mjs):
 * nothing here is asked for a number that is in E.164.
 */
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { type CallingCode, callingIn, isPossible, numberUnder } from './calling-codes.ts';
import { countryCode } from './country.ts';
import { dialledPart } from './dialled-part.ts';
import { Recent } from './recent.ts';

export { isPossible } from './calling-codes.ts';

/** Characters of a text that is read here: nobody writes a number so long. */
const longest = 40;
const plus = 43;
const zero = 48;
const isDigit = (c: number) => c >= 48 && c <= 57;
/** Space, brackets, dash, full stop: what people put between digits. */
const isBetween = (c: number) => c === 32 || c === 40 || c === 41 || c === 45 || c === 46;

/** The digits from a place on, of a text with nothing else there but what people put between digits; else undefined. */
function digitsOf(text: string, start: number): string | undefined {
  if (text.length > longest) return undefined;
  let digits = '';
  let from = start;
  for (let at = start; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (isDigit(c)) continue;
    if (!isBetween(c)) return undefined;
    digits += text.slice(from, at);
    from = at + 1;
  }
  return isDigit(text.charCodeAt(text.length - 1)) ? digits + text.slice(from) : undefined;
}

/** A whole number that a program has made a decimal of, as it was. */
const withoutDecimal = (text: string): string =>
  text.charCodeAt(text.length - 1) === zero && text.endsWith('.0') && /^\+?\d{5,}\.0$/.test(text)
    ? text.slice(0, -2)
    : text;

/** Digits of an extension at most; more are a number of their own. */
const longestExtension = 7;
/** Digits of a number at least, without the calling code, for what is in brackets behind it to be no part of it. */
const fewestDigits = 7;

/** Where a number is dialled. */
interface Home {
  readonly calling: CallingCode;
  /** The country, where it is another than the main one of those that share the code. */
  readonly other: string | undefined;
  /** All digits that the field for a calling code has: `1876` is Jamaica's part of `1`. */
  readonly digits: string;
}

/** A plus as the library knows it. */
const pluses = /[+＋]/;

/**
 * What the library makes of a text: E.164, with the extension as RFC 3966 writes it where there is one. undefined where it
 * is no possible number, or where a part of it would be lost: two numbers, letters, an extension whose name is not known.
 */
function parsed(text: string, home?: Home): string | undefined {
  // A number in local form is none without a home, which the library would say by an error that is dear to make.
  if (!home && !pluses.test(text)) return undefined;
  const part = dialledPart(text);
  if (!part) return undefined;
  const country = home?.other ?? home?.calling.country;
  const found = parsePhoneNumberFromString(part.number, {
    // All of it, or nothing.
    extract: false,
    // A calling code of no country, which is one that the library knows.
    ...(home && country === undefined ? { defaultCallingCode: home.calling.code } : {}),
    // The codes of countries come out of the library's own table, or have been asked about there.
    ...(country === undefined ? {} : { defaultCountry: country as CountryCode }),
  });
  if (!found?.isPossible()) return undefined;
  const { number, nationalNumber, ext } = found;
  if (part.hasRemark && nationalNumber.length < fewestDigits) return undefined;
  if (ext === undefined) return number;
  return ext.length > longestExtension ? undefined : `${number};ext=${ext}`;
}

/** Digits with a calling code before them at least, home's or another's; few numbers that are dialled at home have as many. */
const fewestHome = 11;
const fewestAbroad = 12;

/** Whether somebody has a number, which is in E.164. */
function isAssigned(number: string): boolean {
  const found = parsePhoneNumberFromString(number, { extract: false });
  return found?.number === number && found.isValid();
}

/**
 * A number as it is dialled somewhere; undefined where it is none there. Digits that are a number of this country's, or of
 * another's, once there is a plus before them, and that are assigned to nobody as they are, have only lost their plus.
 */
function dialledAt(home: Home, number: string): string | undefined {
  const text = withoutDecimal(number);
  const digits = digitsOf(text, 0);
  const under = digits !== undefined && home.other === undefined ? numberUnder(home.calling, digits) : undefined;
  // Nearly all are what they seem: digits as a number there has, too few for a calling code to be among them.
  if (under && digits !== undefined && digits.length < fewestHome && !digits.startsWith('00')) return under;
  const dialled = dialledFrom(home, text, digits, under);
  // With the prefix of most countries for numbers abroad, which this one may not know: somebody's number there, nobody's here.
  const abroad = digits?.startsWith('00') ? `+${digits.slice(2)}` : undefined;
  if (abroad !== undefined && isAssigned(abroad) && !(dialled !== undefined && isAssigned(dialled))) return abroad;
  const isLong =
    digits !== undefined && digits.length >= (digits.startsWith(home.calling.code) ? fewestHome : fewestAbroad);
  if (!isLong || digits.startsWith('0')) return dialled;
  if (!isAssigned(`+${digits}`)) return dialled;
  if (digits.startsWith(home.calling.code)) return `+${digits}`;
  return dialled !== undefined && isAssigned(dialled) ? dialled : undefined;
}

/** `under` is what the digits are there just as they are, where that is known: the library is asked for nothing else. */
function dialledFrom(
  home: Home,
  text: string,
  digits: string | undefined,
  under: string | false | undefined,
): string | undefined {
  const { calling } = home;
  return (
    // With the code, as it is dialled abroad: with the prefix of most countries, though perhaps not of this one.
    (digits?.startsWith('00') && digits.startsWith(calling.code, 2) ? parsed(`+${digits.slice(2)}`) : undefined) ??
    ((under ?? parsed(text, home)) || undefined) ??
    // With its first digits in the field for the code.
    (home.digits !== calling.code && /\p{Nd}/u.test(text) ? parsed(`+${home.digits} ${text}`) : undefined)
  );
}

/** What is known of a number that is not in E.164: as `normalPhone` says. */
export function dialled(text: string, country?: string | null): string {
  if (text.charCodeAt(0) !== plus) {
    const home = country ? countryHomes.of(country) : undefined;
    return (home ? dialledAt(home, text) : parsed(text)) ?? text;
  }
  const whole = withoutDecimal(text);
  const digits = digitsOf(whole, 1);
  if (digits !== undefined) {
    const possible = isPossible(`+${digits}`);
    if (possible !== undefined) return possible ? `+${digits}` : text;
  }
  return parsed(whole) ?? text;
}

/** Homes by what fields were found to say: a list has few of them. */
class Homes {
  private readonly found = new Recent<Home | undefined>(mostHomes);
  private readonly find: (sent: string) => Home | undefined;

  constructor(find: (sent: string) => Home | undefined) {
    this.find = find;
  }

  of(sent: string): Home | undefined {
    return sent.length > longest ? this.find(sent) : this.found.get(sent, this.find);
  }
}

const mostHomes = 500;

/** By the code of a country. */
const countryHomes = new Homes(country => {
  const calling = isSupportedCountry(country) ? callingIn(getCountryCallingCode(country)) : undefined;
  return calling && { calling, other: calling.country === country ? undefined : country, digits: calling.code };
});

/** `+234`, `00234`, `234`, `NG (+234)`; of what has no digits the country. undefined where it says nothing. */
const codeHomes = new Homes(sent => {
  const digits = sent.replace(/\D/g, '').replace(/^00/, '');
  const country = digits === '' ? countryCode(sent) : undefined;
  if (country !== undefined) return countryHomes.of(country);
  const calling = callingIn(digits);
  return calling && { calling, other: undefined, digits };
});

/** A number as it was read, and whether that is more than what was sent. */
export interface PhoneRead {
  readonly number: string;
  readonly isRead: boolean;
}

/**
 * The number that a calling code and a number in fields of their own come to: read as one that is dialled there, and never
 * put together, since it may repeat the code, or begin with the zero that is dialled at home. `calling` may also be a
 * country. undefined where it says nothing.
 */
export function phoneUnder(calling: string, number: string): PhoneRead | undefined {
  const home = codeHomes.of(calling);
  if (!home) return undefined;
  const found = dialledAt(home, number);
  return found === undefined ? { number, isRead: false } : { number: found, isRead: true };
}
