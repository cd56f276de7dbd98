import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * E.164 when the number is possible, not only when it is assigned; as sent otherwise.
 * `country` (ISO 3166-1 alpha-2) reads a number in local form.
 */
export function normalPhone(text: string, country?: string | null): string {
  // A number that is already bare "+digits" has this form whether it parses or not.
  if (/^\+[1-9]\d{5,14}$/.test(text) && !text.startsWith('+440')) return text;
  // Codes of countries the library does not know make it throw no error, only find no number.
  const parsed = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : text;
}
