/** A place in a row, and what is noted while values are read from such places. */

import { comma } from '../json/scanner.ts';
import { literalAt, literalOf, pointerPath, searchedName } from '../json/spans.ts';
import type { Drift } from '../model/drift.ts';
import type { PlacedChange } from '../model/explanation.ts';

/** One row while it is read. The row has passed its schema. */
export interface RowContext {
  readonly row: unknown;
  readonly raw: string;
  readonly drift: Drift;
  /** Has a bit for every leaf that need not be looked for, since rows of this layout have nothing there. */
  readonly absent: number;
  /** Has a bit for every leaf that gave something. */
  used: number;
}

/** Reads one value from a row; null where the row has none. */
export type Read<T> = (reading: RowContext) => T | null;

/** A place in the row. Reading a value marks the place as a source of the field that is being read. */
export interface PointerReader {
  readonly pointer: string;
  /** Its bit in `used`; 0 for a hint. */
  readonly bit: number;
  /** A text is without the blanks around it. undefined for a missing value, null and a text with nothing to see in it. */
  value(reading: RowContext): unknown;
  /** The value as it was sent: what only seems empty is one. */
  exact(reading: RowContext): unknown;
  /** The characters sent for a number, whose digits matter, also where it was sent as a text. */
  literal(reading: RowContext): string | undefined;
  /** Whether a text was sent, whatever has been made of it since. */
  isText(reading: RowContext): boolean;
}

/** Declares a place. A `hint` only helps to read another place and is no source. */
export interface Declare {
  (pointer: string, use?: 'source' | 'hint'): PointerReader;
  /** Where somebody wants to know what is done to values: what they add it to. Left out where pages are read. */
  readonly trace?: PlacedChange[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What shows nothing, beside blanks and controls: joiners, fillers, and Braille's empty pattern. */
const unseen = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether a text has nothing to see in it. */
export const isBlank = (text: string): boolean => unseen.test(text);

/** Whether a character is sure to be seen: ASCII, Latin letters, and nearly all of Chinese, Japanese and Korean. */
const isSeen = (c: number): boolean => (c > 32 && c < 127) || (c >= 0xc0 && c < 0x300) || (c >= 0x4e00 && c < 0xd7a4);

/**
 * A text without the blanks around it; undefined for one with nothing to see in it. Most begin and end with a letter or a
 * digit, which needs no closer look.
 */
export function visibleText(text: string): string | undefined {
  // To look behind the end of a text is slow, there and from then on.
  if (text === '') return undefined;
  const begins = isSeen(text.charCodeAt(0));
  if (begins && isSeen(text.charCodeAt(text.length - 1))) return text;
  return !begins && isBlank(text) ? undefined : text.trim();
}

/** RFC 6901, and at least one key: a whole row is no value of a field. */
const pointerShape = /^(?:\/(?:[^~/]|~[01])*)+$/;

/** What every object or list has without anybody having sent it: `length`, `constructor`, `__proto__` and their like. */
const isInherited = (key: string): boolean => key in Array.prototype;

/** Reads what a row has of its own at a path of any depth. */
function deepReader(path: readonly string[]): (row: unknown) => unknown {
  const step = (value: unknown, key: string) =>
    isObject(value) && Object.hasOwn(value, key) && !(Array.isArray(value) && isInherited(key))
      ? value[key]
      : undefined;
  return row => path.reduce(step, row);
}

/**
 * One or two steps, as nearly all lines of a table have, are taken without a loop, and by one function: what calls it is
 * twice as fast where it need not ask which of several it has before it.
 */
function finder(path: readonly string[]): (row: unknown) => unknown {
  const [first = '', second] = path;
  if (path.length > 2 || path.some(isInherited)) return deepReader(path);
  return row => {
    const value = isObject(row) ? row[first] : undefined;
    return second === undefined ? value : isObject(value) ? value[second] : undefined;
  };
}

/** Throws for what is no JSON Pointer. */
export function pointerReader(pointer: string, bit: number): PointerReader {
  if (!pointerShape.test(pointer))
    throw new RangeError(`The field table looks at “${pointer}”, which is no JSON Pointer.`);
  const path = pointerPath(pointer);
  const [first = '', second] = path;
  const find = finder(path);
  const name = searchedName(first);
  const opening = `{"${name}:`;
  /** The digits of a number that a row begins with, as most do that have one for an id: found without a search. */
  const openingDigits = ({ row, raw }: RowContext): string | undefined => {
    const value = second === undefined && raw.startsWith(opening) ? find(row) : undefined;
    if (!Number.isSafeInteger(value)) return undefined;
    const digits = String(value);
    const isSent = raw.startsWith(digits, opening.length) && raw.charCodeAt(opening.length + digits.length) === comma;
    return isSent ? digits : undefined;
  };
  const sent = (reading: RowContext) =>
    second === undefined
      ? (openingDigits(reading) ?? literalOf(reading.raw, first, name))
      : literalAt(reading.raw, path);
  return {
    pointer,
    bit,
    value(reading) {
      // To look for a key that an object does not have takes three times as long as for one that it has.
      if (reading.absent & bit) return undefined;
      const found = find(reading.row);
      const value = typeof found === 'string' ? visibleText(found) : (found ?? undefined);
      if (value !== undefined) reading.used |= bit;
      return value;
    },
    exact(reading) {
      if (reading.absent & bit) return undefined;
      const value = find(reading.row);
      if (value === undefined || value === null || value === '') return undefined;
      reading.used |= bit;
      return value;
    },
    literal(reading) {
      const literal = sent(reading);
      return literal?.startsWith('"') ? String(JSON.parse(literal)).trim() : literal;
    },
    isText: reading => sent(reading)?.startsWith('"') ?? false,
  };
}
