/** Times in the forms that an API's documentation names: which of them it is cannot be seen in every value. */
import { type ChangesOf, explained, timeChanges } from './changes.ts';
import type { Field } from './fields.ts';
import { plainDecimal } from './money.ts';
import type { PointerReader, RowContext } from './pointer-reader.ts';
import { isNever, normalTime } from './time.ts';

/** `epoch`: seconds since 1970. `epochMs`: milliseconds. `msDate`: `/Date(1573755038314+0000)/`. `utc`: a time in UTC that does not say so. */
export type TimeForm = 'epoch' | 'epochMs' | 'msDate' | 'utc';

/** The last instant with a year of four digits, in milliseconds. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const instant = (milliseconds: number): string | undefined =>
  Number.isFinite(milliseconds) && milliseconds <= latest && milliseconds > Date.UTC(2, 0)
    ? new Date(milliseconds).toISOString()
    : undefined;

/** A decimal, with its point moved three places to the right; what is below a millisecond is cut. */
function thousandfold(decimal: string): number {
  const [whole = '', fraction = ''] = decimal.split('.');
  return Number(whole + fraction.slice(0, 3).padEnd(3, '0'));
}

const readers: Readonly<Record<TimeForm, (text: string) => string | undefined>> = {
  epoch(text) {
    const decimal = plainDecimal(text);
    return decimal === undefined ? undefined : instant(thousandfold(decimal));
  },
  epochMs(text) {
    const decimal = plainDecimal(text);
    return decimal === undefined ? undefined : instant(Number.parseInt(decimal, 10));
  },
  msDate(text) {
    const [, milliseconds] = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(text) ?? [];
    return milliseconds === undefined ? undefined : instant(Number(milliseconds));
  },
  utc(text) {
    const time = normalTime(text);
    if (time === undefined || time.endsWith('Z') || !time.includes('T')) return time;
    return time.includes('.') ? `${time}Z` : `${time}.000Z`;
  },
};

const sentText = (leaf: PointerReader, reading: RowContext): string | undefined => {
  const value = leaf.value(reading);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? (leaf.literal(reading) ?? String(value)) : undefined;
};

/** A time in a form that is known; any other value is noted, but for those that mean there is none. */
export const timeIn = (form: TimeForm, pointer: string): Field<string> =>
  explained(formChanges(form), declare => {
    const leaf = declare(pointer);
    const read = readers[form];
    return reading => {
      const text = sentText(leaf, reading);
      if (text === undefined || isNever(text)) return null;
      const time = read(text);
      if (time === undefined) reading.drift.add('unknownValue', leaf.pointer);
      return time ?? null;
    };
  });

const units: Readonly<Partial<Record<TimeForm, 'seconds' | 'milliseconds'>>> = {
  epoch: 'seconds',
  epochMs: 'milliseconds',
  msDate: 'milliseconds',
};

/** The form says in what it was counted, whatever the number looks like. */
function formChanges(form: TimeForm): ChangesOf<string> {
  const unit = units[form];
  return unit === undefined ? timeChanges : () => [{ kind: 'unixTime', unit }];
}
