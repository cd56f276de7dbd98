/** Values in the reader's own words; what was sent stays exact beside them. */
import { locale as localeOfReader, t } from '../../../core/l10n/language.ts';
import type { Address, Customer, Money } from '../../../core/model/customer.ts';
import { exactMoney, moneyText } from '../../text/money-text.ts';
import { statusWords } from '../../text/status-words.ts';
import { addressLines } from '../shared/address-lines.ts';
import type { FieldKey } from '../shared/fields.ts';

/** How one value is shown. */
export interface Shown {
  /** Several only where the value has lines. */
  readonly lines: readonly string[];
  /** What must be said beside it. */
  readonly note?: string;
  /** The exact value, where `lines` is a reading of it. */
  readonly exact?: string;
}

/** Whose reading: the locale of the reader and the zone of the window unless a test says otherwise. */
export interface Reader {
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly now: number;
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

export function ago(time: string, { locale = localeOfReader(), now }: Reader): string {
  const seconds = (Date.parse(time) - now) / 1000;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return t('just now');
}

/** A time without a zone is shown as it was sent, on no clock but its own. */
export function showTime(time: string, reader: Reader): Shown {
  const { locale = localeOfReader(), timeZone } = reader;
  const dateOnly = time.length === 10;
  const zoneless = !dateOnly && !time.endsWith('Z');
  const date = new Date(dateOnly ? `${time}T00:00:00Z` : zoneless ? `${time}Z` : time);
  if (Number.isNaN(date.getTime())) return { lines: [time] };
  if (dateOnly) {
    return { lines: [date.toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' })], exact: time };
  }
  const zone = zoneless ? 'UTC' : timeZone;
  const text = date.toLocaleString(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(zone !== undefined && { timeZone: zone }),
  });
  return { lines: [text], exact: time, note: zoneless ? t('no time zone sent') : ago(time, reader) };
}

export function showMoney(money: Money, { locale }: Reader): Shown {
  const exact = exactMoney(money);
  if (money.currency === null) return { lines: [exact], note: t('no currency sent that is known') };
  const text = moneyText(money, locale);
  return text === undefined ? { lines: [exact] } : { lines: [text], exact };
}

function showCountry(code: string, { locale = localeOfReader() }: Reader): Shown {
  if (!/^[A-Z]{2}$/.test(code)) return { lines: [code] };
  const name = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code);
  return name === undefined ? { lines: [code] } : { lines: [code], note: name };
}

function showAddress(address: Address): Shown | undefined {
  const lines = addressLines(address).map(({ text }) => text);
  return lines.length > 0 ? { lines } : undefined;
}

/** undefined where the field has no value. */
export function showField(customer: Customer, key: FieldKey, reader: Reader): Shown | undefined {
  switch (key) {
    case 'status':
      return customer.status === null ? undefined : { lines: [statusWords[customer.status]] };
    case 'address':
      return customer.address === null ? undefined : showAddress(customer.address);
    case 'country':
      return customer.country === null ? undefined : showCountry(customer.country, reader);
    case 'createdAt':
    case 'updatedAt':
    case 'firstOrderAt':
    case 'lastOrderAt': {
      const time = customer[key];
      return time === null ? undefined : showTime(time, reader);
    }
    case 'lifetimeValue':
    case 'lastSpent': {
      const money = customer[key];
      return money === null ? undefined : showMoney(money, reader);
    }
    case 'orders':
    case 'subscriptions': {
      const count = customer[key];
      return count === null ? undefined : { lines: [count.toLocaleString(reader.locale ?? localeOfReader())] };
    }
    default: {
      const text = customer[key];
      return text === null ? undefined : { lines: [text] };
    }
  }
}
