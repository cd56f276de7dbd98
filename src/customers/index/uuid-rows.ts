/**
 * Rows of customers whose ID is a UUID: its sixteen bytes are in the head, and the row is kept without its thirty-six
 * characters. They are written out for who wants the row, or looks for what may be in one.
 */
import type { Question } from '../match/matches.ts';
import { type HeadParts, tag, valuesAt } from './head-bytes.ts';
import type { HeadValue } from './head-values.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idLength = 36;
const [lineEnd, dash] = [10, 45];
const dashes: readonly number[] = [4, 6, 8, 10];
/** Of each byte its two digits. */
const digits = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join(''));

/** A row as it is kept: its first line is empty where the ID is a UUID as it is searched, in small letters. */
export const withoutUuid = (row: string, id: HeadValue | undefined): string =>
  typeof id === 'string' && uuid.test(id) && row.startsWith(`\n${id}\n`) ? `\n${row.slice(idLength + 1)}` : row;

export const isWithoutUuid = (parts: HeadParts): boolean => parts.piece[valuesAt(parts)] === tag.uuid;

/** Whether a question may be met by what is in a UUID. */
export const mayBeInUuid = ({ terms }: Question): boolean =>
  terms.some(({ text, phone }) => !phone && /^[0-9a-f-]{1,36}$/.test(text));

let whole = Buffer.alloc(1024);

/** A row that is kept without its UUID, with it. The same memory is used for the next one. */
export function wholeRow(parts: HeadParts): Buffer {
  const { piece, row, head } = parts;
  const length = head - row + idLength;
  if (whole.length < length) whole = Buffer.alloc(length * 2);
  let end = 0;
  whole[end++] = lineEnd;
  const from = valuesAt(parts) + 1;
  for (let nth = 0; nth < 16; nth++) {
    if (dashes.includes(nth)) whole[end++] = dash;
    const at = (piece[from + nth] ?? 0) * 2;
    whole[end++] = digits[at] ?? 0;
    whole[end++] = digits[at + 1] ?? 0;
  }
  for (let at = row + 1; at < head; at++) whole[end++] = piece[at] ?? 0;
  return whole.subarray(0, length);
}
