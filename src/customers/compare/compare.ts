/**
 * Records side by side: in which fields they say the same, whatever way it is written, and which of them stand apart. The
 * order of the records makes no difference to it.
 */
import { plainDecimal } from '../../core/fields/money.ts';
import type { Customer, Money } from '../../core/model/customer.ts';
import { type ComparedField, comparedFields, comparedValue } from './fields.ts';

/**
 * How records go together in a field. `none`: no record has it. `equal`: all have it and say the same. `partial`: those
 * that have it say the same, and some lack it. `different`: they contradict each other. `alone`: there is nothing to
 * compare with.
 */
export type Likeness = 'none' | 'equal' | 'partial' | 'different' | 'alone';

export interface Comparison {
  readonly field: ComparedField;
  readonly likeness: Likeness;
  /** Equal in meaning, and not in every character. */
  readonly isWrittenDifferently: boolean;
  /** For each record whether it stands apart: lacks what others have, or says what fewer say than something else. */
  readonly apart: readonly boolean[];
}

/** An address of e-mail is the same in whatever case it is written. */
const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** What people put between digits, where a number could not be brought into E.164. */
const phoneKey = (phone: string): string => phone.normalize('NFKC').replace(/[\s().-]/g, '');

/** The instant. One without a zone is an instant for nobody: it is compared with its like alone, as a date is. */
function timeKey(time: string): string {
  const isDate = time.length === 10;
  const isInstant = time.endsWith('Z');
  const instant = Date.parse(isDate || isInstant ? time : `${time}Z`);
  if (Number.isNaN(instant)) return time;
  return `${isDate ? 'date' : isInstant ? 'instant' : 'local'} ${instant}`;
}

/** The amount without zeros that say nothing, and the currency. */
function moneyKey({ amount, currency }: Money): string {
  const digits = plainDecimal(amount) ?? amount;
  const short = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return `${short === '-0' ? '0' : short} ${currency?.toUpperCase() ?? ''}`;
}

/** What a value is compared by: two of one field that mean the same have one key. */
function keyOf(field: ComparedField, value: string | number | Money): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return moneyKey(value);
  switch (field) {
    case 'email':
      return emailKey(value);
    case 'phone':
      return phoneKey(value);
    case 'createdAt':
    case 'updatedAt':
    case 'firstOrderAt':
    case 'lastOrderAt':
      return timeKey(value);
    case 'country':
    case 'address/country':
      return value.normalize('NFC').toLowerCase();
    default:
      return value.normalize('NFC');
  }
}

const written = (value: string | number | Money): string =>
  typeof value === 'object' ? `${value.amount} ${value.currency ?? ''}` : String(value);

/** The key that more records have than any other one; undefined where none has. */
function mostCommon(keys: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const [first, ...others] = [...counts].filter(([, count]) => count === most);
  return others.length === 0 ? first?.[0] : undefined;
}

/** Compares one field; of a record that is not there (undefined) nothing is said. */
export function compareField(field: ComparedField, customers: readonly (Customer | undefined)[]): Comparison {
  const values = customers.map(customer => (customer ? comparedValue(customer, field) : undefined));
  const there = values.filter(value => value !== undefined);
  const sent = there.filter(value => value !== null);
  const keys = sent.map(value => keyOf(field, value));
  const isOne = new Set(keys).size === 1;
  const likeness: Likeness =
    keys.length === 0
      ? 'none'
      : there.length < 2
        ? 'alone'
        : !isOne
          ? 'different'
          : keys.length < there.length
            ? 'partial'
            : 'equal';
  const usual = isOne ? keys[0] : mostCommon(keys);
  const isCompared = likeness === 'partial' || likeness === 'different';
  return {
    field,
    likeness,
    isWrittenDifferently: isOne && new Set(sent.map(written)).size > 1,
    apart: values.map(value => isCompared && value !== undefined && (value === null || keyOf(field, value) !== usual)),
  };
}

/** Compares all fields. */
export const compareRecords = (customers: readonly (Customer | undefined)[]): readonly Comparison[] =>
  comparedFields.map(field => compareField(field, customers));
