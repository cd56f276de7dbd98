/** A time in as few characters as say enough, on the reader's clock; one that was sent without a zone on its own. */
import { locale as localeOfReader, t } from '../../core/l10n/language.ts';

/** `day`: the day and the minute; `clock`: the minute alone, below the heading of a day. */
export type TimeStyle = 'day' | 'clock';

/** `locale` is the reader's unless given. */
export function shortTime(at: string, style: TimeStyle, locale = localeOfReader()): string {
  const isDay = at.length === 10;
  if (isDay && style === 'clock') return '';
  const isZoned = at.endsWith('Z');
  const date = new Date(isZoned || isDay ? at : `${at}Z`);
  if (Number.isNaN(date.getTime())) return at;
  return formatOf(style, isDay ? 'day' : 'time', isZoned, locale).format(date);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make, and thousands of rows have three of them. */
function formatOf(style: TimeStyle, of: 'day' | 'time', isZoned: boolean, locale: string): Intl.DateTimeFormat {
  const key = `${style} ${of} ${isZoned} ${locale}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    ...(style === 'day' && { dateStyle: 'medium' }),
    ...(of === 'time' && { timeStyle: 'short' }),
    ...(!isZoned && { timeZone: 'UTC' }),
  });
  made.set(key, format);
  return format;
}

/** The same with the time as it is kept, to the millisecond and in UTC, behind it: where there is room. */
export function exactTime(at: string, locale = localeOfReader()): string {
  const shown = shortTime(at, 'day', locale);
  return shown === at ? at : t('{0} ({1})', shown, at);
}
