/**
 * Values of heads as bytes, a sixth of what they take as JSON: a byte that says what comes, then a number instead of a time,
 * a phone number or a UUID, and of what many records have the number of a word; nothing more where the row that is
 * searched or the value before says it. Every value comes back as it was.
 */
import type { HeadValue, HeadValues } from './head-values.ts';
import { timeText } from './time-number.ts';
import type { WordTexts } from './words.ts';

/** What comes behind this byte; from `text` on as many bytes of UTF-8 as it is above that. */
export const tag = {
  ...{ none: 0, word: 1, time: 2, number: 3, phone: 4, uuid: 5, email: 6, list: 7, json: 8, long: 9 },
  /** A word whose number is one byte; what the value before is. */
  ...{ shortWord: 10, again: 11 },
  /** What the row says: as it is, with capitals, behind a plus; an address as it is, with the word of its host. */
  ...{ same: 12, titled: 13, dialled: 14, sameEmail: 15, sameShortEmail: 16, text: 17 },
} as const;

const lineEnd = 10;

/** Numbers of six bytes are read in two halves. */
export const half = 2 ** 24;

/** A line of a row as names are mostly written. */
export const titled = (line: string): string => line.replace(/(?<![^ ])[a-z]/g, letter => letter.toUpperCase());

/** Whether a text is a line so written, without making one. */
export function isTitled(text: string, line: string): boolean {
  if (text.length !== line.length) return false;
  for (let at = 0, begins = true; at < line.length; at++) {
    const c = line.charCodeAt(at);
    if (text.charCodeAt(at) !== (begins && c >= 97 && c <= 122 ? c - 32 : c)) return false;
    begins = c === 32;
  }
  return true;
}

const lengthAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

/** The number in six bytes. */
export function sixAt(bytes: Buffer, at: number): number {
  return threeAt(bytes, at + 3) * half + threeAt(bytes, at);
}

function threeAt(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}

const twoAt = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

/** The number of the word in a value that begins at a place; undefined where none is in it. */
export function wordAt(bytes: Buffer, at: number): number | undefined {
  switch (bytes[at]) {
    case tag.word:
    case tag.email:
    case tag.sameEmail:
      return twoAt(bytes, at + 1);
    case tag.shortWord:
    case tag.sameShortEmail:
      return bytes[at + 1];
    default:
      return undefined;
  }
}

/** Where the value ends that begins at a place. */
export function afterValue(bytes: Buffer, at: number): number {
  const kind = bytes[at] ?? 0;
  if (kind >= tag.text) return at + 1 + kind - tag.text;
  switch (kind) {
    case tag.word:
    case tag.sameEmail:
      return at + 3;
    case tag.shortWord:
    case tag.sameShortEmail:
      return at + 2;
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
    case tag.shortWord:
      return words.text(wordAt(bytes, at) ?? 0);
    case tag.time:
      return timeText(sixAt(bytes, at + 1));
    case tag.number:
      return sixAt(bytes, at + 1);
    case tag.phone:
      return `+${sixAt(bytes, at + 1)}`;
    case tag.uuid: {
      const hex = bytes.toString('hex', at + 1, at + 17);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    }
    case tag.email:
      return `${bytes.toString('utf8', at + 4, afterValue(bytes, at))}@${words.text(wordAt(bytes, at) ?? 0)}`;
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

/** A head, and the row that says some of it: the bytes before it. */
export interface HeadParts {
  readonly piece: Buffer;
  readonly row: number;
  readonly head: number;
  readonly raw: number;
}

/** A head begins with its shape: a byte, or this one and three others. */
export const longShape = 255;

export function shapeOf({ piece, head }: HeadParts): number {
  const short = piece[head] ?? 0;
  return short < longShape ? short : threeAt(piece, head + 1);
}

/** Where the first value of a head is. */
export const valuesAt = ({ piece, head }: HeadParts): number => head + (piece[head] === longShape ? 4 : 1);

export function readHead(parts: HeadParts, words: WordTexts): HeadValues {
  const { piece, raw } = parts;
  const values: HeadValue[] = [];
  for (let at = valuesAt(parts); at < raw; at = afterValue(piece, at))
    values.push(piece[at] === tag.again ? (values.at(-1) ?? null) : readAt(parts, values.length, at, words));
  return values;
}

/** Calls with the number of each word that a head has. */
export function eachWord(parts: HeadParts, use: (word: number) => void): void {
  const { piece, raw } = parts;
  for (let at = valuesAt(parts); at < raw; ) {
    const word = wordAt(piece, at);
    if (word !== undefined) use(word);
    // What is in a list is gone through as if it were not.
    at = piece[at] === tag.list ? at + 2 : afterValue(piece, at);
  }
}

/** One value without the others: a table sorts a hundred thousand of them by one column. */
export function readPlace(parts: HeadParts, place: number, words: WordTexts): HeadValue {
  const { piece, raw } = parts;
  let at = valuesAt(parts);
  let [start, of] = [at, 0];
  for (let nth = 0; at < raw; nth++) {
    if (piece[at] !== tag.again) [start, of] = [at, nth];
    if (nth === place) return readAt(parts, of, start, words);
    at = afterValue(piece, at);
  }
  return null;
}

/** The ID, which is the first line of a row as it is for nearly everybody. */
export function readId(parts: HeadParts, words: WordTexts): string {
  const { piece, row } = parts;
  if (piece[valuesAt(parts)] === tag.same) return piece.toString('utf8', row + 1, piece.indexOf(lineEnd, row + 1));
  const id = readPlace(parts, 0, words);
  return typeof id === 'string' ? id : '';
}

/** One of the lines of a row, whose bytes alone become a text; empty where there are not so many. */
function lineOf(piece: Buffer, row: number, head: number, nth: number): string {
  let from = row;
  for (let before = nth; before > 0; before--) {
    const end = piece.indexOf(lineEnd, from);
    if (end < 0 || end >= head) return '';
    from = end + 1;
  }
  const end = piece.indexOf(lineEnd, from);
  return piece.toString('utf8', from, end < 0 || end > head ? head : end);
}

/** The value of a place that begins at one of the head, where the row may say it. */
export function readAt({ piece, row, head }: HeadParts, place: number, at: number, words: WordTexts): HeadValue {
  const kind = piece[at] ?? 0;
  if (kind < tag.same || kind >= tag.text) return valueAt(piece, at, words);
  const line = lineOf(piece, row, head, place + 1);
  return kind === tag.dialled ? `+${line}` : kind === tag.titled ? titled(line) : line;
}
