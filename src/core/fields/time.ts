import { plainDecimal } from './money.ts';

/**
 * Times as providers send them, to RFC 3339 in UTC. A time without a zone keeps none: inventing one would move it.
 */
const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

const two = (digits: string | undefined) => (digits ?? '0').padStart(2, '0');

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDay = (year: number, month: number, day: number): boolean =>
  year > 1 &&
  day >= 1 &&
  day <= (daysInMonth[month - 1] ?? 0) &&
  (month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)));

/** Whether a minute has this second: a leap second ends an hour, also where zones are half an hour apart. */
const isSecond = (minute: number, second: number): boolean => second < 60 || (second === 60 && minute % 15 === 14);

/** What two characters come to that are no digits: more than any year. */
const noPair = 1_000_000;

/** The number that two digits make; `noPair` when they are none. A whole number in any case: those are added fastest. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : noPair;
}

/** Where the fraction of a second that starts at `from` ends; `from` itself where there is none. */
function afterFraction(text: string, from: number): number {
  if (from >= text.length || text.charCodeAt(from) !== 46) return from;
  let i = from + 1;
  while (i < text.length && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i++;
  return i > from + 1 ? i : from;
}

/** What a fraction of a second that ends at `end` lacks to be milliseconds. */
const missingDigits = (end: number): string => '0'.repeat(23 - end);

/**
 * The forms that nearly every API sends, `2024-03-20T10:00:00` with or without a fraction, in UTC or without a zone, need
 * no Date: only their digits are looked at. Five times as fast as the pattern below, and times are the most expensive
 * thing in a row.
 */
function plainTime(text: string): string | undefined {
  const { length } = text;
  if (length < 19 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const separator = text.charCodeAt(10);
  if (separator !== 84 && separator !== 32) return undefined;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const year = pair(text, 0) * 100 + pair(text, 2);
  if (year >= noPair || !isDay(year, pair(text, 5), pair(text, 8))) return undefined;
  if (!(pair(text, 11) < 24 && pair(text, 14) < 60 && pair(text, 17) < 60)) return undefined;
  const end = afterFraction(text, 19);
  const utc = (length === end + 1 && text.charCodeAt(end) === 90) || (length === end + 6 && text.endsWith('+00:00'));
  if (!utc && length !== end) return undefined;
  if (utc && separator === 84 && length === 24) return text;
  // Few pieces: each is an object of its own, and putting together what was cut is most of the work here.
  const kept = Math.min(end, 23);
  const clock = separator === 84 ? text.slice(0, kept) : `${text.slice(0, 10)}T${text.slice(11, kept)}`;
  if (!utc) return end === 19 ? clock : clock + missingDigits(kept);
  return `${clock}${end === 19 ? '.000Z' : kept === 23 ? 'Z' : `${missingDigits(kept)}Z`}`;
}

/** undefined when the text is no date in a form that APIs document, `0000-00-00` and the thirtieth of February included. */
export function normalTime(text: string): string | undefined {
  const plain = plainTime(text);
  if (plain) return plain;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (hour === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || !isSecond(Number(minute), Number(second ?? 0))) return undefined;
  // A leap second has no place of its own in a Date, nor in what reads our times: it is the second before it.
  const clock = `${two(hour)}:${two(minute)}:${two(second === '60' ? '59' : second)}`;
  const millis = fraction === undefined ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  if (zone === undefined) return `${date}T${clock}${millis}`;
  const offset = zone === 'z' ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const instant = new Date(`${date}T${clock}${millis}${offset}`);
  // The offset can lead out of the years that have four digits, and into the year 0.
  const inYears = instant.getUTCFullYear() > 1 && instant.getUTCFullYear() < 10_000;
  return inYears ? instant.toISOString() : undefined;
}

/** UTC as databases and languages write it where it is no offset: `+00`, ` UTC`, ` +0000 UTC`. */
const named = /^(\d{4}-\d{2}-\d{2}[t ][\d:.,]+?)\s*(?:(?:utc|gmt)|([+-]\d{2}(?::?\d{2})?)(?:\s*[a-z]{2,5})?)$/i;

/** Since 1970: seconds with nine or ten digits, from 1973 to 2286, with a fraction or without; milliseconds with three more. */
const seconds = /^(\d{9,10})(?:\.(\d+))?$/;
const milliseconds = /^\d{12,13}(?:\.\d+)?$/;
/** Twelve digits that are as well a day and a minute, one after another. */
const compact = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

/** A time in a form that means just one, and that no API documents; undefined for any other text. */
export function unusualTime(text: string): string | undefined {
  const number = plainDecimal(text);
  if (number !== undefined) {
    const [, whole, fraction = ''] = seconds.exec(number) ?? [];
    if (whole !== undefined) return new Date(Number(whole + fraction.slice(0, 3).padEnd(3, '0'))).toISOString();
    const isPlain = milliseconds.test(number) && !compact.test(number);
    return isPlain ? new Date(Number.parseInt(number, 10)).toISOString() : undefined;
  }
  const [, local, offset = '+00'] = named.exec(text) ?? [];
  return local === undefined ? undefined : normalTime(`${local}${offset.length === 3 ? `${offset}00` : offset}`);
}

/** Whether a text is one of the dates that stand for none: the years 0 and 1, and the beginning of Unix time as a number. */
export const isNever = (text: string): boolean => /^(?:000[01]-|-?0+(?:\.0+)?$|-62135596800)/.test(text);
