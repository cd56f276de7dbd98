/** What values look like: how many of those at a place are what its name promises. */
import { normalTime } from '../../core/fields/time.ts';
import { emailShape } from '../common/shapes.ts';

type Value = string | number | boolean;

export const isEmail = (value: Value): boolean => typeof value === 'string' && emailShape.test(value);
export const isPhone = (value: Value): boolean =>
  /^\+?[\d\s().-]{6,24}$/.test(String(value)) && String(value).replace(/\D/g, '').length >= 6;
export const isText = (value: Value): boolean => typeof value === 'string';
export const isFlag = (value: Value): boolean => typeof value === 'boolean';
export const isPicture = (value: Value): boolean => typeof value === 'string' && /^https?:\/\/\S+$/.test(value);
export const isCount = (value: Value): boolean => /^\d{1,9}$/.test(String(value));
export const isAmount = (value: Value): boolean => /^-?\d{1,15}(?:\.\d{1,6})?$/.test(String(value));
export const isCountry = (value: Value): boolean => typeof value === 'string' && /^[\p{L} .'()-]{2,60}$/u.test(value);
export const isId = (value: Value): boolean =>
  (typeof value === 'string' && value.length <= 200) || (typeof value === 'number' && Number.isFinite(value));

export type TimeForm = 'iso' | 'epoch' | 'epochMs' | 'msDate' | 'utc';

const [earliest, latest] = [Date.UTC(1990, 0) / 1000, Date.UTC(2100, 0) / 1000];
const isBetween = (seconds: number): boolean => seconds >= earliest && seconds < latest;

/** The form of a time; undefined for what is none. Seconds and milliseconds are told apart by their size. */
export function timeForm(value: Value): TimeForm | undefined {
  const text = String(value);
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return isBetween(Number(text)) ? 'epoch' : undefined;
  if (/^\d{12,13}$/.test(text)) return isBetween(Number(text) / 1000) ? 'epochMs' : undefined;
  if (/^\/Date\(-?\d+/.test(text)) return 'msDate';
  return typeof value === 'string' && normalTime(value) !== undefined ? 'iso' : undefined;
}

/** The part of the values that pass; none where there are none. */
export const shareOf = (values: readonly Value[], test: (value: Value) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;
