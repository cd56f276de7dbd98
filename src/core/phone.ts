import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A zero right after the calling code (whose length its first digits tell): dialled at home, no part of the number. */
const trunkZero = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})0/;

/**
 * E.164 when the number is possible, not only when it is assigned; as sent otherwise.
 * `country` (ISO 3166-1 alpha-2) reads a number in local form.
 */
export function normalPhone(text: string, country?: string | null): string {
  // A number that is already bare "+digits" has this form whether it parses or not.
  if (/^\+[1-9]\d{5,14}$/.test(text) && !trunkZero.test(text)) return text;
  // Codes of countries the library does not know make it throw no error, only find no number.
  const parsed = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : text;
}
