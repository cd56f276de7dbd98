import { hash } from './dice.ts';

/** How the rows of one list are named, and found again from their name without a table of names. */
export interface RowIds {
  of(row: number): string;
  /** The row of that name; undefined for a name this list never gave. */
  row(id: string): number | undefined;
}

/** A UUID of version 4 in looks, made of the words alone. */
export function uuid(...words: readonly (number | string)[]): string {
  return dashed(hex(hash(...words, 'a')) + hex(hash(...words, 'b')) + hex(hash(...words, 'c')) + hex(hash(...words)));
}

/** UUIDs whose last 32 bits are the row, masked; the rest is a hash of it, so that a made-up id is not taken for one. */
export function uuids(...space: readonly (number | string)[]): RowIds {
  const mask = hash(...space, 'mask');
  const of = (row: number): string =>
    dashed(
      hex(hash(...space, row, 'a')) + hex(hash(...space, row, 'b')) + hex(hash(...space, row, 'c')) + hex(row ^ mask),
    );
  return { of, row: id => found(of, id.toLowerCase(), mask) };
}

/** How what belongs to a row is named, and found again from its name. */
export interface PairIds {
  of(row: number, at: number): string;
  pair(id: string): { readonly row: number; readonly at: number } | undefined;
}

/** The same for what belongs to a row: its first 32 bits hold which of the row's own, its last the row. */
export function uuidPairs(...space: readonly (number | string)[]): PairIds {
  const mask = hash(...space, 'mask');
  const of = (row: number, at: number): string =>
    dashed(
      hex(at ^ hash(...space, row)) +
        hex(hash(...space, row, at, 'b')) +
        hex(hash(...space, row, at, 'c')) +
        hex(row ^ mask),
    );
  const pair = (id: string): { row: number; at: number } | undefined => {
    const row = (Number.parseInt(id.slice(-8), 16) ^ mask) >>> 0;
    const at = (Number.parseInt(id.slice(0, 8), 16) ^ hash(...space, row)) >>> 0;
    return of(row, at) === id.toLowerCase() ? { row, at } : undefined;
  };
  return { of, pair };
}

/** The same for ids with a prefix: `cust_` and sixteen hexadecimal digits. */
export function prefixed(prefix: string, ...space: readonly (number | string)[]): RowIds {
  const mask = hash(...space, 'mask');
  const of = (row: number): string => prefix + hex(hash(...space, row)) + hex(row ^ mask);
  return { of, row: id => found(of, id, mask) };
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function found(of: (row: number) => string, id: string, mask: number): number | undefined {
  const row = (Number.parseInt(id.slice(-8), 16) ^ mask) >>> 0;
  return of(row) === id ? row : undefined;
}

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}

function dashed(digits: string): string {
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}
