/** What was done to the values of fields, found by comparing what was sent with what became of it: when somebody looks, never while a page is read. */
import type { Money, Status } from '../model/customer.ts';
import type { Change } from '../model/explanation.ts';
import { minorUnitDigits } from './money.ts';
import type { Declare, PointerReader, Read } from './pointer-reader.ts';

/** A place of a field, with what was sent there. */
export interface SentPlace {
  readonly pointer: string;
  readonly use: 'source' | 'hint';
  /** Whether the value was made of it. */
  readonly gave: boolean;
  /** A text as sent, the digits of a number; undefined where there is nothing. */
  readonly text: string | undefined;
}

export type ChangesOf<T> = (value: T, sent: readonly SentPlace[]) => readonly Change[];

/**
 * A field of which can be said what was done to its value. Where nobody asks, it is the field itself: its rows are read by
 * the very same function.
 */
export const explained =
  <T>(changesOf: ChangesOf<T>, field: (declare: Declare) => Read<T>) =>
  (declare: Declare): Read<T> => {
    const { trace } = declare;
    if (!trace) return field(declare);
    const own: { readonly leaf: PointerReader; readonly use: 'source' | 'hint' }[] = [];
    const noting = (pointer: string, use: 'source' | 'hint' = 'source') => {
      const leaf = declare(pointer, use);
      own.push({ leaf, use });
      return leaf;
    };
    const read = field(Object.assign(noting, { trace }));
    return reading => {
      const value = read(reading);
      if (value === null) return null;
      const { used } = reading;
      const sent = own.map(({ leaf, use }): SentPlace => {
        const exact = leaf.exact(reading);
        const text = typeof exact === 'string' ? exact : exact === undefined ? undefined : leaf.literal(reading);
        return { pointer: leaf.pointer, use, gave: (used & leaf.bit) !== 0, text };
      });
      // To look at a place marks it as a source.
      reading.used = used;
      const pointers = sent.filter(({ gave }) => gave).map(({ pointer }) => pointer);
      trace.push(...changesOf(value, sent).map(change => ({ ...change, pointers })));
      return value;
    };
  };

export const joins: ChangesOf<string> = (_, sent) =>
  sent.filter(({ gave }) => gave).length > 1 ? [{ kind: 'joined' }] : [];

export const trims: ChangesOf<string> = (value, [sent]) =>
  sent?.text !== undefined && sent.text !== value && sent.text.trim() === value ? [{ kind: 'trimmed' }] : [];

const zero = /[+-]00:?00$/;

export function timeChanges(_: string, [sent]: readonly SentPlace[]): readonly Change[] {
  const text = sent?.text?.trim() ?? '';
  const digits = /^-?(\d+)(?:\.\d+)?$/.exec(text)?.[1];
  if (digits !== undefined) return [{ kind: 'unixTime', unit: digits.length > 10 ? 'milliseconds' : 'seconds' }];
  const isElsewhere = /\d[+-]\d\d(?::?\d\d)?$/.test(text.slice(10)) && !zero.test(text);
  return [
    ...(isElsewhere ? [{ kind: 'toUtc' } as const] : []),
    ...(/:\d\d[.,]\d{4}/.test(text) ? [{ kind: 'cutToMilliseconds' } as const] : []),
  ];
}

/** Characters of the longest code of a country. */
const longestCode = 3;

export const countryChanges: ChangesOf<string> = (value, [sent]) => {
  const text = sent?.text?.trim() ?? '';
  if (text === value || !/^[A-Z]{2}$/.test(value)) return [];
  return [{ kind: 'countryCode', from: text.length > longestCode ? 'name' : 'code' }];
};

export const phoneChanges: ChangesOf<string> = (value, [number, ...helpers]) => {
  if (!value.startsWith('+')) return [{ kind: 'phoneAsSent' }];
  if (number?.text === value) return [];
  const helps = number?.text?.trim().startsWith('+') ? [] : helpers;
  const under = helps.find(({ gave }) => gave) ?? helps.find(({ use, text }) => use === 'hint' && text !== undefined);
  return [{ kind: 'e164', under: under?.text ?? null }];
};

export const statusChanges: ChangesOf<Status> = value => (value === 'unknown' ? [{ kind: 'unknownWord' }] : []);

export function minorMoneyChanges({ currency }: Money): readonly Change[] {
  const digits = currency === null ? undefined : minorUnitDigits(currency);
  return currency === null || digits === undefined ? [] : [{ kind: 'minorUnits', divisor: 10 ** digits, currency }];
}
