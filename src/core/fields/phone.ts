import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isPossible } from './calling-codes.ts';

/** Letters of a text that is read here: nobody writes a number so long. */
const longest = 40;
const plus = 43;
const isDigit = (c: number) => c >= 48 && c <= 57;
/** Space, brackets, dash, full stop: what people put between digits. */
const isBetween = (c: number) => c === 32 || c === 40 || c === 41 || c === 45 || c === 46;

/** `+` and the digits, of a text with nothing else but what people put between digits; undefined for any other. */
function digitsOf(text: string): string | undefined {
  if (text.charCodeAt(0) !== plus || text.length > longest) return undefined;
  let digits = '';
  let from = 0;
  for (let at = 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (isDigit(c)) continue;
    if (!isBetween(c)) return undefined;
    digits += text.slice(from, at);
    from = at + 1;
  }
  return isDigit(text.charCodeAt(text.length - 1)) ? digits + text.slice(from) : undefined;
}

/** A zero right after the calling code (whose length its first digits tell): dialled at home, no part of the number. */
const trunkZero = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})0/;

/**
 * E.164 when the number is possible, not only when it is assigned; as sent otherwise.
 * `country` (ISO 3166-1 alpha-2) reads a number in local form.
 */
export function normalPhone(text: string, country?: string | null): string {
  const number = digitsOf(text);
  // Bare "+digits" of a usual length are in this form whether they parse or not.
  if (number === text && text.length > 6 && text.length < 17 && !trunkZero.test(text)) return text;
  if (number !== undefined) {
    const possible = isPossible(number);
    if (possible !== undefined) return possible ? number : text;
  }
  // Codes of countries the library does not know make it throw no error, only find no number.
  const parsed = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : text;
}
