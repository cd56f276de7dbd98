/** How cells are written where no word says so: days and months in either order, long numbers that a spreadsheet cut short. */
import { normalTime } from '../../core/fields/time.ts';

/** What stands first in the dates of a column. */
export type DayOrder = 'day' | 'month';

const written = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:(?:,? |T)(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])m)?)?$/i;

/**
 * The order that the dates of a column are written in, as far as their numbers decide it; `either` where none does, or where
 * they contradict each other. undefined where there are no such dates.
 */
export function dayOrderOf(cells: readonly (string | null)[]): DayOrder | 'either' | undefined {
  let [day, month, isThere] = [false, false, false];
  for (const cell of cells) {
    const [, first, sign, second] = written.exec(cell?.slice(0, 40) ?? '') ?? [];
    if (first === undefined) continue;
    isThere = true;
    // Between dots the day is first wherever people write so.
    if (sign === '.' || Number(first) > 12) day = true;
    if (sign !== '.' && Number(second) > 12) month = true;
  }
  if (!isThere) return undefined;
  return day === month ? 'either' : day ? 'day' : 'month';
}

/** A date that is written in this order; undefined for what is none. */
export function dayIn(cell: string, order: DayOrder): string | undefined {
  const [, first = '', , second = '', year = '', hour, minute = '', seconds = '00', half] = written.exec(cell) ?? [];
  const [day, month] = order === 'day' ? [first, second] : [second, first];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return normalTime(date);
  if (half !== undefined && !(Number(hour) >= 1 && Number(hour) <= 12)) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return normalTime(`${date}T${String(hours).padStart(2, '0')}:${minute}:${seconds}`);
}

/** A number as a spreadsheet shows one that is too long for it: `9.007E+18`, and `E+018` in LibreOffice. Its last digits are nowhere any more. */
export const isCutShort = (cell: string | null | undefined): boolean =>
  cell != null && /^\d(?:[.,]\d+)?E\+\d{2,3}$/.test(cell);

/** Signs that mean one currency; of dollars and crowns there are many. */
const codes: Readonly<Record<string, string>> = {
  ...{ '€': 'EUR', '£': 'GBP', '₹': 'INR', '₦': 'NGN', '₽': 'RUB', '₴': 'UAH', '₩': 'KRW', '₺': 'TRY', '₫': 'VND' },
  ...{ '₱': 'PHP', '₵': 'GHS', R$: 'BRL', US$: 'USD', zł: 'PLN', Kč: 'CZK', Ft: 'HUF' },
};

/** The code that a word beside an amount stands for; null where it may be several. */
export const codeOf = (word: string): string | null =>
  /^[A-Za-z]{3}$/.test(word) ? word.toUpperCase() : (codes[word] ?? null);
