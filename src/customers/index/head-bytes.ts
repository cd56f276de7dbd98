/**
 * Values of heads as bytes, a sixth of what they take as JSON: a byte that says what comes, then a number instead of a time,
 * a phone number or a UUID, and of what many records have the number of a word; nothing more where the row that is
 * searched says it, as it is, with capitals, or behind a plus. Every value comes back as it was.
 */
import type { HeadValue, HeadValues } from './head-values.ts';
import type { WordTexts } from './words.ts';

/** What comes behind this byte; from `text` on as many bytes of UTF-8 as it is above that. */
export const tag = {
  ...{ none: 0, word: 1, time: 2, number: 3, phone: 4, uuid: 5, email: 6, list: 7, json: 8, long: 9 },
  ...{ same: 10, titled: 11, dialled: 12, sameEmail: 13, text: 14 },
} as const;

/** Numbers of six bytes are read in two halves. */
export const half = 2 ** 24;

/** A line of a row as names are mostly written. */
export const titled = (line: string): string => line.replace(/(?<![^ ])[a-z]/g, letter => letter.toUpperCase());

const lengthAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

/** The number in six bytes. */
export function sixAt(bytes: Buffer, at: number): number {
  return threeAt(bytes, at + 3) * half + threeAt(bytes, at);
}

function threeAt(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

export const wordAt = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

/** Where the value ends that begins at a place. */
export function afterValue(bytes: Buffer, at: number): number {
  const kind = bytes[at] ?? 0;
  if (kind >= tag.text) return at + 1 + kind - tag.text;
  switch (kind) {
    case tag.word:
    case tag.sameEmail:
      return at + 3;
    case tag.time:
    case tag.number:
    case tag.phone:
      return at + 7;
    case tag.uuid:
      return at + 17;
    case tag.email:
      return at + 4 + (bytes[at + 3] ?? 0);
    case tag.json:
    case tag.long:
      return at + 5 + lengthAt(bytes, at + 1);
    case tag.list: {
      let end = at + 2;
      for (let left = bytes[at + 1] ?? 0; left > 0; left--) end = afterValue(bytes, end);
      return end;
    }
    default:
      return at + 1;
  }
}

/** The value that begins at a place. */
export function valueAt(bytes: Buffer, at: number, words: WordTexts): HeadValue {
  const kind = bytes[at] ?? 0;
  if (kind >= tag.text) return bytes.toString('utf8', at + 1, at + 1 + kind - tag.text);
  switch (kind) {
    case tag.word:
      return words.text(wordAt(bytes, at + 1));
    case tag.time:
      return new Date(sixAt(bytes, at + 1)).toISOString();
    case tag.number:
      return sixAt(bytes, at + 1);
    case tag.phone:
      return `+${sixAt(bytes, at + 1)}`;
    case tag.uuid: {
      const hex = bytes.toString('hex', at + 1, at + 17);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    }
    case tag.email:
      return `${bytes.toString('utf8', at + 4, afterValue(bytes, at))}@${words.text(wordAt(bytes, at + 1))}`;
    case tag.long:
      return bytes.toString('utf8', at + 5, afterValue(bytes, at));
    case tag.json:
      // As the value was when it was written.
      return JSON.parse(bytes.toString('utf8', at + 5, afterValue(bytes, at))) as HeadValue;
    case tag.list: {
      const parts: (string | number | null)[] = [];
      for (let left = bytes[at + 1] ?? 0, part = at + 2; left > 0; left--, part = afterValue(bytes, part))
        parts.push(valueAt(bytes, part, words) as string | number | null); // no list has lists in it
      return parts;
    }
    default:
      return null;
  }
}

/** Where the first value is: behind the shape. */
export const valuesStart = 3;

/** A head, and the row that says some of it: the bytes before it. */
export interface HeadParts {
  readonly piece: Buffer;
  readonly row: number;
  readonly head: number;
  readonly raw: number;
}

export const shapeOf = ({ piece, head }: HeadParts): number => threeAt(piece, head);

export function readHead(parts: HeadParts, words: WordTexts): HeadValues {
  const { piece, head, raw } = parts;
  const values: HeadValue[] = [];
  for (let at = head + valuesStart; at < raw; at = afterValue(piece, at))
    values.push(readAt(parts, values.length, at, words));
  return values;
}

/** Calls with the number of each word that a head has. */
export function eachWord({ piece, head, raw }: HeadParts, use: (word: number) => void): void {
  for (let at = head + valuesStart; at < raw; ) {
    const kind = piece[at] ?? 0;
    if (kind === tag.word || kind === tag.email || kind === tag.sameEmail) use(wordAt(piece, at + 1));
    // What is in a list is gone through as if it were not.
    at = kind === tag.list ? at + 2 : afterValue(piece, at);
  }
}

/** One value without the others: a table sorts a hundred thousand of them by one column. */
export function readPlace(parts: HeadParts, place: number, words: WordTexts): HeadValue {
  const { piece, head, raw } = parts;
  let at = head + valuesStart;
  for (let passed = 0; passed < place && at < raw; passed++) at = afterValue(piece, at);
  return at < raw ? readAt(parts, place, at, words) : null;
}

/** The value of a place that begins at one of the head, where the row may say it. */
export function readAt({ piece, row, head }: HeadParts, place: number, at: number, words: WordTexts): HeadValue {
  const kind = piece[at] ?? 0;
  if (kind < tag.same || kind >= tag.text) return valueAt(piece, at, words);
  const line = piece.toString('utf8', row, head).split('\n')[place + 1] ?? '';
  return kind === tag.dialled ? `+${line}` : kind === tag.titled ? titled(line) : line;
}
