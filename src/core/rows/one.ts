/** The one customer that was asked for, in an answer. */

import { pathPointer } from '../json/spans.ts';
import { t } from '../l10n/language.ts';
import type { CustomerRecord } from '../model/customer.ts';
import { ClienteleError } from '../model/errors.ts';
import type { Answer } from '../model/provider.ts';
import { isRow, otherShape, type RowReader, readRow, wrongType } from './rows.ts';

const indexShape = /^(?:0|[1-9]\d*)$/;

/** Whether nothing is in the place of something: null, or what some languages make of an object without members. */
const isVoid = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The same within an envelope, which says that an object without members is nobody and no other answer. */
const isVoidInside = (value: unknown): boolean =>
  isVoid(value) || (typeof value === 'object' && Object.keys(value as object).length === 0); // null is void

/** Where else a customer is put, by servers that have begun to use an envelope, or another one. */
const otherPlaces: readonly (readonly string[])[] = [
  [],
  ['data'],
  ['customer'],
  ['data', 'customer'],
  ['result'],
  ['item'],
];

/**
 * Reads the one customer at a path of the answer, or where others would put it; whoever asked looks whether it is the one
 * that was asked for. Where the envelope holds none the customer is unknown; what is no object, and a row that is a problem,
 * are a `schema` error here.
 */
export function readOne(answer: Answer, path: readonly string[], reader: RowReader, who: string): CustomerRecord {
  try {
    return readAt(answer, path, reader, who);
  } catch (error) {
    if (!(error instanceof ClienteleError) || error.kind !== 'schema') throw error;
    for (const place of otherPlaces) {
      if (pathPointer(place) === pathPointer(path)) continue;
      const record = recordAt(answer, place, reader);
      if (record) return record;
    }
    if (isEmptyList(answer.json)) throw new ClienteleError({ kind: 'notFound', who });
    throw error;
  }
}

/** What an envelope says in texts; a customer has others. */
const saidInTexts = /^(?:message|status|object|url|next|cursor|next_cursor|request_id)$/i;

/** An envelope with a list in it, and nobody in the list: that of a search for one, in some APIs. */
function isEmptyList(json: unknown): boolean {
  if (!isRow(json)) return false;
  const members = Object.entries(json as object); // a row is an object
  const isBeside = ([key, value]: readonly [string, unknown]): boolean =>
    Array.isArray(value)
      ? value.length === 0
      : isRow(value)
        ? Object.entries(value as object).every(([inner, one]) => typeof one !== 'object' && isBeside([inner, one])) // as above
        : typeof value !== 'string' || saidInTexts.test(key);
  return members.some(([, value]) => Array.isArray(value)) && members.every(isBeside);
}

function readAt(answer: Answer, path: readonly string[], reader: RowReader, who: string): CustomerRecord {
  let value = answer.json;
  path.forEach((key, depth) => {
    if (isRow(value))
      value = (value as Readonly<Record<string, unknown>>)[key]; // that is what a row is
    // A list of customers that was asked for one: none is in it where that one is not known.
    else if (Array.isArray(value) && indexShape.test(key)) value = value[Number(key)] ?? null;
    else throw otherShape(who, wrongType(path.slice(0, depth), value));
    if (isVoidInside(value)) throw new ClienteleError({ kind: 'notFound', who });
  });
  // Where the whole answer is the customer, no step of a path has looked at it.
  if (isVoid(value)) throw new ClienteleError({ kind: 'notFound', who });
  // A list of the one that was asked for.
  const place = Array.isArray(value) && value.length === 1 && isRow(value[0]) ? [...path, '0'] : path;
  if (place === path && !isRow(value)) throw otherShape(who, wrongType(path, value));
  const rows = readRow(answer, place, reader);
  const [record] = rows.records;
  if (record) return record;
  throw otherShape(who, rows.problems[0]?.message ?? t('it holds no customer'));
}

/** The customer at a place where none is due; undefined where there is none. */
function recordAt(answer: Answer, path: readonly string[], reader: RowReader): CustomerRecord | undefined {
  const value = path.reduce<unknown>(
    (inner, key) => (isRow(inner) ? (inner as Readonly<Record<string, unknown>>)[key] : undefined), // that is what a row is
    answer.json,
  );
  return isRow(value) ? readRow(answer, path, reader).records[0] : undefined;
}
