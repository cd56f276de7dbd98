/** The fields of a row as it was sent, for exports: digit for digit, and without what is to stay covered. */

import type { Item } from '../../core/json/span.ts';
import { items, pointerPath, wholeSpan } from '../../core/json/spans.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';

/** Objects within objects are told by their path up to this depth; deeper ones stay as they are. */
const deepest = 4;

const members = (raw: string): readonly Item[] => (raw.startsWith('{') ? items(raw, wholeSpan(raw)) : []);

const isCovered = (key: string, covered: readonly string[]) =>
  covered.some(pointer => pointerPath(pointer)[0] === key && pointerPath(pointer).length === 1);

/** The fields that rows have, to choose from: by dotted path for columns, by name for what keeps the shape of a row. */
export function rawNames(records: readonly CustomerRecord[], format: string, covered: readonly string[]): string[] {
  const names = records.flatMap(({ raw }) => {
    const shown = withoutCovered(raw, covered);
    return format === 'csv' ? [...rawCells(shown).keys()] : members(shown).map(({ key }) => key ?? '');
  });
  return [...new Set(names)];
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

/** The row's values by dotted path; texts unquoted, everything else as it was sent, null as nothing. */
export function rawCells(raw: string): Map<string, string | null> {
  const found = new Map<string, string | null>();
  const walk = (text: string, path: string, depth: number) => {
    for (const { key = '', start, end } of members(text)) {
      const value = text.slice(start, end);
      const name = path ? `${path}.${key}` : key;
      if (value.startsWith('{') && depth < deepest && !/^\{\s*\}$/.test(value)) walk(value, name, depth + 1);
      else found.set(name, value === 'null' ? null : value.startsWith('"') ? String(JSON.parse(value)) : value);
    }
  };
  walk(raw, '', 1);
  return found;
}
