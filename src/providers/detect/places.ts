/** The places in rows that hold a value, each with what stands there: what fields are looked for in. */
import { pathPointer } from '../../core/json/spans.ts';
import { plainName } from './request-names.ts';
import { isJson, type Json } from './rows-in.ts';

export interface Place {
  readonly pointer: string;
  /** The last step, as names are compared. */
  readonly name: string;
  /** The steps before it, as they are compared. */
  readonly parents: readonly string[];
  /** The values that are there: texts, numbers, flags; without those that are null or empty. */
  readonly values: readonly (string | number | boolean)[];
  /** Rows that were looked at. */
  readonly of: number;
}

const deepest = 4;
const mostPlaces = 400;

/** A list of objects in a row with the pairs that its elements are. */
export interface PairList {
  readonly pointer: string;
  readonly nameKey: string;
  readonly valueKey: string;
  /** What each name has, over all rows. */
  readonly names: ReadonlyMap<string, readonly (string | number | boolean)[]>;
}

export type PlainValue = string | number | boolean;

export const isPlain = (value: unknown): value is PlainValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The places of all rows, in the order in which the first row with each has it. */
export function placesIn(rows: readonly Json[]): readonly Place[] {
  const found = new Map<string, { path: readonly string[]; values: (string | number | boolean)[] }>();
  const visit = (value: Json, path: readonly string[]) => {
    for (const [key, inner] of Object.entries(value)) {
      const own = [...path, key];
      if (isJson(inner)) {
        if (own.length < deepest) visit(inner, own);
      } else if (!Array.isArray(inner)) {
        const pointer = pathPointer(own);
        const place = found.get(pointer) ?? { path: own, values: [] };
        if (found.size < mostPlaces) found.set(pointer, place);
        if (isPlain(inner) && inner !== '') place.values.push(inner);
      }
    }
  };
  for (const row of rows) visit(row, []);
  return [...found].map(([pointer, { path, values }]) => ({
    pointer,
    name: plainName(path.at(-1) ?? ''),
    parents: path.slice(0, -1).map(plainName),
    values,
    of: rows.length,
  }));
}

const nameKeys = ['name', 'key', 'code', 'type', 'slug'];

/** A list in rows that is not empty in all of them. */
export interface ListPlace {
  readonly pointer: string;
  readonly path: readonly string[];
  /** Of all rows. */
  readonly elements: readonly unknown[];
}

/** The lists of all rows, in the order in which the first row with each has it. */
export function listsIn(rows: readonly Json[]): readonly ListPlace[] {
  const lists = new Map<string, { readonly path: readonly string[]; readonly elements: unknown[] }>();
  const visit = (value: Json, path: readonly string[]) => {
    for (const [key, inner] of Object.entries(value)) {
      const own = [...path, key];
      if (isJson(inner) && own.length < deepest) visit(inner, own);
      else if (Array.isArray(inner) && inner.length > 0) {
        const pointer = pathPointer(own);
        const known = lists.get(pointer);
        if (known) for (const element of inner) known.elements.push(element);
        else lists.set(pointer, { path: own, elements: [...inner] });
      }
    }
  };
  for (const row of rows) visit(row, []);
  return [...lists].map(([pointer, list]) => ({ pointer, ...list }));
}

/** Lists in rows whose elements all are a name and a value. */
export function pairListsIn(rows: readonly Json[]): readonly PairList[] {
  return listsIn(rows).flatMap(({ pointer, elements }) => {
    const items = elements.filter(isJson);
    if (items.length < elements.length) return [];
    const nameKey = nameKeys.find(key => items.every(item => typeof item[key] === 'string'));
    const valueKey = items.every(item => 'value' in item) ? 'value' : undefined;
    if (nameKey === undefined || valueKey === undefined) return [];
    const names = new Map<string, (string | number | boolean)[]>();
    for (const item of items) {
      const [name, value] = [String(item[nameKey]), item[valueKey]];
      names.set(name, [...(names.get(name) ?? []), ...(isPlain(value) && value !== '' ? [value] : [])]);
    }
    return [{ pointer, nameKey, valueKey, names }];
  });
}
