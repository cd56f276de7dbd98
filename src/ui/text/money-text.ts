/** An amount in the reader's own way of writing it. */
import { locale as localeOfReader } from '../../core/l10n/language.ts';
import type { Money } from '../../core/model/customer.ts';

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

const made = new Map<string, Intl.NumberFormat>();

/** Formats are dear to make, and a section may have thousands of amounts. */
function formatOf(currency: string, digits: number, locale: string): Intl.NumberFormat {
  const key = `${currency} ${digits} ${locale}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // What a provider sends as a currency is its own: no more of them are kept than there are currencies.
  if (made.size < 500) made.set(key, format);
  return format;
}

/**
 * `Intl` places the currency and the separators; the digits are those of the amount, all of them. undefined for what is
 * no amount of a currency, which is shown as it was sent.
 */
export function moneyText({ amount, currency }: Money, locale = localeOfReader()): string | undefined {
  const digits = (amount.split('.')[1] ?? '').length;
  if (currency === null || !isDecimal(amount) || !/^[A-Z]{3}$/.test(currency) || digits > 20) return undefined;
  return formatOf(currency, digits, locale).format(amount);
}

/** An amount as it was sent. */
export const exactMoney = ({ amount, currency }: Money): string =>
  currency === null ? amount : `${amount} ${currency}`;
