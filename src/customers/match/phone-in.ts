/** Phone numbers that are pasted: alone, after a word such as `phone=`, or with a plus somewhere in a line. */
import { isCard } from '../../core/fields/card-number.ts';
import { isPossible } from '../../core/fields/dialled.ts';
import { isSecretAt } from './secret-shapes.ts';

const alone = /^\+?[\d\s()._\p{Pd}]{7,24}$/u;
/** A day as ISO 8601 writes it, or the address of a machine. */
const noPhone = /^(?:(?:19|20)\d\d(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|(?:(?!0\d)\d{1,3}\.){3}\d{1,3})$/;

/** Digits of a number in E.164 at most, and of one that is worth a search at least. */
const mostDigits = 15;
const fewestDigits = 7;

/** Whether a text can be a phone number by its digits: no card's, nor more of them than are dialled anywhere. */
function isDialled(text: string): boolean {
  const { length } = text.replace(/\D/g, '').replace(/^00/, '');
  return (
    length >= fewestDigits && length <= mostDigits && !noPhone.test(text) && (text.startsWith('+') || !isCard(text))
  );
}

/** Whether a number with a plus has as many digits as its country allows; of any other it cannot be said. */
const fits = (number: string): boolean => {
  const digits = number.replace(/\(0\)|[^\d+]/g, '');
  return !digits.startsWith('+') || isPossible(digits) !== false;
};

/** The phone number that a text is, without the `tel:` of a link. */
export function wholePhone(text: string): string | undefined {
  const dialled = text.replace(/^tel:/i, '');
  return alone.test(dialled) && isDialled(dialled) && fits(dialled) ? dialled : undefined;
}

/** Groups of digits with what people put between them. */
const groups = '\\d{1,15}(?:[ .()_\\p{Pd}]{1,3}\\d{1,12}){0,7}(?![\\w])';
const called = new RegExp(
  `(?<![a-z])(?:tele)?(?:phone|tel|mobile|msisdn|cell|whatsapp|fax)[\\w-]{0,20}["'\\\\]*\\s*[:=]>?\\s*["'\\\\(]*(\\+?${groups})`,
  'giu',
);
const withPlus = new RegExp(`(?<![\\w+.])(\\+(?=[1-9])${groups})`, 'gu');

/** The first phone number in a line: one that is called so, or one with a plus. */
export function phoneIn(text: string): string | undefined {
  for (const sign of [called, withPlus]) {
    for (const { 0: whole, 1: found = '', index } of text.matchAll(sign)) {
      const number = shortened(found);
      if (number !== undefined && !isSecretAt(text, index + whole.length - found.length)) return number;
    }
  }
  return undefined;
}

/** What is dialled of groups of digits: a status or a time may follow a number, and stands in a group of its own. */
function shortened(found: string): string | undefined {
  if (isCard(found)) return undefined;
  const [first = ''] = found.split(' ', 1);
  if (first.replace(/\D/g, '').length >= fewestDigits) return isDialled(first) ? first : undefined;
  for (let number = found; number; number = number.replace(/[^\d]*\d+$/, '').replace(/\+$/, '')) {
    if (isDialled(number) && fits(number)) return number;
  }
  return undefined;
}
