/** Places of a field table that are no place in a row: constants, and elements of lists that are looked for. */
import {
  type Declare,
  isBlank,
  type PointerReader,
  type RowContext,
  visibleText,
} from '../../core/fields/pointer-reader.ts';
import { memberAt } from '../../core/json/member-at.ts';
import { literalAt, pointerPath } from '../../core/json/spans.ts';
import type { FindWords } from './field-words.ts';

/** A value that stands in the manifest itself: no place of a row is its source. */
export const constantReader = (text: string): PointerReader => ({
  pointer: '',
  bit: 0,
  value: () => text || undefined,
  exact: () => text || undefined,
  literal: () => text,
  isText: () => true,
});

/** Several places as one, with a space between their values: those that have none are left out. */
export function joinedReader(places: readonly PointerReader[]): PointerReader {
  const text = (reading: RowContext): string | undefined => {
    const values = places.flatMap(place => {
      const value = place.value(reading);
      if (typeof value === 'string') return value;
      return typeof value === 'number' ? (place.literal(reading) ?? String(value)) : [];
    });
    return values.join(' ') || undefined;
  };
  return {
    pointer: places[0]?.pointer ?? '',
    bit: places.reduce((bits, { bit }) => bits | bit, 0),
    ...{ value: text, exact: text, literal: text },
    isText: () => true,
  };
}

/** Blanks are none, as they are at any other place. */
const hasValue = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === 'string' && isBlank(value));

/** An element of a list by one of its members, else the first that has what is taken; the list is named as the source of what it gives. */
export function finderOf(words: FindWords, declare: Declare): PointerReader {
  const list = declare(words.find);
  const [where, take] = [pointerPath(words.where), pointerPath(words.take)];
  const place = (reading: RowContext): { readonly value: unknown; readonly path: readonly string[] } | undefined => {
    const elements = list.exact(reading);
    if (!Array.isArray(elements)) return undefined;
    const found = elements.findIndex(one => String(memberAt(one, where)) === String(words.is));
    const at = found < 0 && words.orFirst ? elements.findIndex(one => hasValue(memberAt(one, take))) : found;
    if (at < 0) return undefined;
    return { value: memberAt(elements[at], take), path: [...pointerPath(words.find), String(at), ...take] };
  };
  const literal = (reading: RowContext): string | undefined => {
    const path = place(reading)?.path;
    return path && literalAt(reading.raw, path);
  };
  return {
    pointer: words.find,
    bit: list.bit,
    value(reading) {
      const value = place(reading)?.value;
      if (typeof value !== 'string') return value ?? undefined;
      return visibleText(value);
    },
    exact: reading => place(reading)?.value || undefined,
    literal(reading) {
      const text = literal(reading);
      return text?.startsWith('"') ? String(JSON.parse(text)).trim() : text;
    },
    isText: reading => literal(reading)?.startsWith('"') ?? false,
  };
}
