/** Phone numbers as providers send them. Most are in E.164 as they come; what is not is read by all that is known of numbers. */
import { dialled } from './dialled.ts';

const plus = 43;
const zero = 48;
/** As keyboards for Chinese and Japanese write it. */
const widePlus = 0xff0b;
const isDigit = (c: number) => c >= 48 && c <= 57;

/** A zero right after the calling code (whose length its first digits show): dialled at home, no part of the number. */
const trunkZero = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})0/;

/**
 * Whether a text is `+` and the digits of a number of a usual length, with no zero that may be no part of it: in E.164
 * whether it is a possible number or not.
 */
export function isPlainNumber(text: string): boolean {
  if (text.length < 7 || text.length > 16 || text.charCodeAt(0) !== plus) return false;
  for (let at = 1; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  // A calling code has one to three digits, and most numbers no zero behind any of them.
  const mayHaveZero = text.charCodeAt(2) === zero || text.charCodeAt(3) === zero || text.charCodeAt(4) === zero;
  return !mayHaveZero || !trunkZero.test(text);
}

/**
 * E.164 when the number is possible, not only when it is assigned, an extension behind it as `;ext=12`; as sent otherwise.
 * `country` (ISO 3166-1 alpha-2) reads a number in local form.
 */
export function normalPhone(text: string, country?: string | null): string {
  if (isPlainNumber(text)) return text;
  if (text.charCodeAt(0) === widePlus) {
    const read = normalPhone(text.normalize('NFKC'));
    return /^\+\d{7,15}(?:;ext=\d+)?$/.test(read) ? read : text;
  }
  return dialled(text, country);
}

/** Whether a number begins with a plus, so that it is whole. */
export const isWhole = (number: string): boolean => number.charCodeAt(0) === plus || number.charCodeAt(0) === widePlus;
