/** What stands in a cell, as it is shown, copied and filtered: exactly, so that what is seen is what is found. */
import { literalAt, literalIfAny, pointerPath, searchedName } from '../../core/json/spans.ts';
import { isMoney, type TableRow } from './row.ts';

/** A column is named by a field, by a JSON Pointer into the row as it was sent, or it is the connection. */
export const connectionColumn = '@connection';

export const isPointer = (key: string): boolean => key.startsWith('/');

/** Characters of a cell: a table shows no more of a text, and the reading pane has all of it. */
export const longestCell = 400;

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;

/** `2024-03-20T10:00:00.000Z` in fewer characters that say the same: no seconds are left out but those that are 0. */
const shortTime = (time: string): string =>
  time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00(?:\.0+)?(?=Z|$)|(:\d\d)(?:\.0+(?=Z|$))?)/, '$1 $2$3');

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The text of a column in a row; empty where it has none. `longest` is what is shown of it. */
export function cellText(row: TableRow, key: string, longest = longestCell): string {
  if (key === connectionColumn) return row.connection;
  if (isPointer(key)) return cut(literalText(literalIn(row.raw, key)), longest);
  const value = row.field(key);
  if (value === null) return '';
  if (typeof value !== 'object')
    return cut(isTime.test(String(value)) ? shortTime(String(value)) : String(value), longest);
  if (isMoney(value)) return value.currency === null ? value.amount : `${value.amount} ${value.currency}`;
  return cut(Object.values(value).filter(Boolean).join(', '), longest);
}

/** The characters sent for a value; undefined where there is none. */
export function literalIn(raw: string, pointer: string): string | undefined {
  // What has no members, such as a row that is an array or a text, has nothing at a pointer.
  if (!raw.startsWith('{')) return undefined;
  const { path, name } = wayOf(pointer);
  const [first = '', second] = path;
  if (second === undefined) return literalIfAny(raw, first, name);
  // Most often what is not there is seen without going through what is.
  return raw.includes(name) || raw.includes('\\') ? literalAt(raw, path) : undefined;
}

interface Way {
  readonly path: readonly string[];
  /** What its first key is searched for by. */
  readonly name: string;
}

const ways = new Map<string, Way>();

/** Pointers are few, and rows are many. */
function wayOf(pointer: string): Way {
  const known = ways.get(pointer);
  if (known) return known;
  const path = pointerPath(pointer);
  const way = { path, name: searchedName(path[0] ?? '') };
  if (ways.size > 2000) ways.clear();
  ways.set(pointer, way);
  return way;
}

const shortPiece = 14;

/** A text without its quotes, everything else as it was sent, nothing for null. */
function literalText(literal: string | undefined): string {
  if (literal === undefined || literal === 'null') return '';
  if (!literal.startsWith('"')) return literal;
  // The engine copies a short piece of a text; a longer one would keep the whole row for as long as it is kept.
  if (literal.length <= shortPiece && !literal.includes('\\')) return literal.slice(1, -1);
  return String(JSON.parse(literal));
}
