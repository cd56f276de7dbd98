/** What was counted in words: values, days, amounts. */
import { locale, number, t } from '../../core/l10n/language.ts';
import type { Status } from '../../core/model/customer.ts';
import type { AmountRange, ValueField } from '../../customers/insights/insights.ts';
import type { Period, Span } from '../../customers/insights/periods.ts';
import { short } from '../text/customer-text.ts';
import { moneyText } from '../text/money-text.ts';
import { statusWords } from '../text/status-words.ts';

const isStatus = (value: string): value is Status => Object.hasOwn(statusWords, value);

function countryLabel(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return short(code, 60);
  const name = new Intl.DisplayNames(locale(), { type: 'region', fallback: 'none' }).of(code);
  return name === undefined ? code : t('{0} ({1})', name, code);
}

export function valueLabel(field: ValueField, value: string): string {
  if (field === 'country') return countryLabel(value);
  if (field === 'status' && isStatus(value)) return statusWords[value];
  return short(value, 60);
}

const formats: Readonly<Record<Period, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'medium' },
  week: { dateStyle: 'medium' },
  month: { year: 'numeric', month: 'short' },
  year: { year: 'numeric' },
};

function dayLabel(day: string, period: Period): string {
  const date = new Date(`${day}T00:00:00Z`);
  // A day that no calendar has is shown as it is.
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(locale(), { ...formats[period], timeZone: 'UTC' }).format(date);
}

/** "Mar 2024"; of a week its first day; of more than one period the first and the last. */
export function spanLabel({ from, to }: Pick<Span, 'from' | 'to'>, period: Period, isLong: boolean): string {
  return isLong ? `${dayLabel(from, period)} – ${dayLabel(to, period)}` : dayLabel(from, period);
}

const grouped = (amount: string): string => {
  const digits = amount.split('.')[1]?.length ?? 0;
  // A decimal in a text is formatted to its last digit.
  const exact = amount as `${number}`;
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    exact,
  );
};

export function rangeLabel({ from, to }: AmountRange): string {
  if (from === null) return t('below 0');
  if (to === null || from === '0') return grouped(from);
  return `${grouped(from)} – ${grouped(to)}`;
}

export const amountLabel = (amount: string, currency: string): string =>
  moneyText({ amount, currency }) ?? short(`${amount} ${currency}`, 60);

/** "8.9%"; what is not nothing is never "0%", and what is not all never "100%". */
export function shareLabel(part: number, whole: number): string {
  if (whole === 0 || part === 0) return t('{0}%', number(0));
  const share = (part / whole) * 100;
  if (share < 0.1) return t('<{0}%', number(0.1));
  if (part < whole && share > 99.9) return t('>{0}%', number(99.9));
  return t('{0}%', number(Math.round(share * 10) / 10));
}
