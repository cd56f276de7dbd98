/** The fields of a row as it was sent, for exports: digit for digit, and without what is to stay covered. */

import type { Item } from '../../core/json/span.ts';
import { items, pathPointer, pointerPath, wholeSpan } from '../../core/json/spans.ts';
import type { RawRow } from './format-options.ts';

/** Objects within objects are named by their path up to this depth; deeper ones stay as they are. */
const deepest = 4;

const members = (raw: string): readonly Item[] => (raw.startsWith('{') ? items(raw, wholeSpan(raw)) : []);

const isCovered = (key: string, covered: readonly string[]) =>
  covered.some(pointer => pointerPath(pointer)[0] === key && pointerPath(pointer).length === 1);

/** The fields that rows have, to choose from: by column for CSV, by name for what keeps the shape of a row. */
export function rawNames(records: readonly RawRow[], format: string, covered: readonly string[]): string[] {
  const names = new Set<string>();
  for (const { raw } of records) {
    const shown = withoutCovered(raw, covered);
    if (format === 'csv') for (const name of rawFields(shown).keys()) names.add(name);
    else for (const { key = '' } of members(shown)) names.add(key);
  }
  return [...names];
}

/** The row with only the members that `keep` passes, their values untouched. */
export function keepMembers(raw: string, keep: (key: string) => boolean): string {
  const all = members(raw);
  const kept = all.filter(({ key }) => keep(key ?? ''));
  if (kept.length === all.length) return raw;
  return `{${kept.map(({ key, start, end }) => `${JSON.stringify(key)}:${raw.slice(start, end)}`).join(',')}}`;
}

/** The row without its identity document. Pointers of covered values name members of the row. */
export const withoutCovered = (raw: string, covered: readonly string[]): string =>
  covered.length === 0 ? raw : keepMembers(raw, key => !isCovered(key, covered));

/** What stands for the fields without a column of their own; no field is called so. */
export const restColumn = '…';

/** Whether keys can be joined by dots and still differ from any others. */
const isPlainKey = (key: string): boolean =>
  key !== '' && key !== restColumn && !key.startsWith('/') && !key.includes('.');

/**
 * What the column of a path is called: `address.city`; a JSON Pointer where a key would make that mean another path, as
 * of a field whose own name is “address.city”. No two paths have one name.
 */
const columnOf = (path: readonly string[]): string => (path.every(isPlainKey) ? path.join('.') : pathPointer(path));

/** The row's values as JSON by their columns. */
export function rawFields(raw: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (text: string, path: readonly string[]) => {
    for (const { key = '', start, end } of members(text)) {
      const value = text.slice(start, end);
      const here = [...path, key];
      if (value.startsWith('{') && here.length < deepest && !/^\{\s*\}$/.test(value)) walk(value, here);
      else found.set(columnOf(here), value);
    }
  };
  walk(raw, []);
  return found;
}

/** A value as a cell: a text unquoted, everything else as it was sent, null as nothing. */
export function cellOfJson(value: string | undefined): string | null {
  if (value === undefined || value === 'null') return null;
  return value.startsWith('"') ? String(JSON.parse(value)) : value;
}

/** The row's cells by their columns. */
export const rawCells = (raw: string): Map<string, string | null> =>
  new Map(Array.from(rawFields(raw), ([name, value]) => [name, cellOfJson(value)]));
