/**
 * CSV of rows as they were sent. Which fields there are and how many is the provider's to say, and a column costs every
 * row a character: there are 500 at most, and what has none of its own stands in one more as JSON.
 */
import { t } from '../../core/l10n/language.ts';
import { byteOrderMark, csvLines, type Guards } from './csv.ts';
import type { FormatOptions, Formatter, RawRow } from './format-options.ts';
import { cellOfJson, rawFields, rawNames, restColumn, withoutCovered } from './raw-fields.ts';

/** Columns at most, the one with the rest included. */
export const mostColumns = 500;

/** Names of fields that are listed at most, and characters of each. */
const mostLate = 50;
const longestName = 60;

interface Layout {
  readonly names: readonly string[];
  /** There is a column for what has none, but not for these. */
  readonly rest: { readonly without: readonly string[] } | undefined;
}

function layoutOf(names: readonly string[]): Layout {
  if (names.length <= mostColumns) return { names, rest: undefined };
  return { names: names.slice(0, mostColumns - 1), rest: { without: [] } };
}

/** The fields without a column as JSON, each value as it was sent; nothing where all have one. */
function restOf(fields: ReadonlyMap<string, string>, known: ReadonlySet<string>): string | null {
  const members: string[] = [];
  for (const [name, value] of fields) if (!known.has(name)) members.push(`${JSON.stringify(name)}:${value}`);
  return members.length === 0 ? null : `{${members.join(',')}}`;
}

const shortName = (name: string) =>
  name.length > longestName ? `${name.slice(0, longestName - 1)}${restColumn}` : name;

/** The columns are those of `all`, or else of the first rows, where none are chosen; what turns up later is reported. */
export function rawCsv(
  { columns: chosen, rest, covered, csv }: FormatOptions,
  all: readonly RawRow[] | undefined,
): Formatter<RawRow> {
  let layout: Layout | undefined = chosen && { names: chosen, rest };
  let known: ReadonlySet<string> | undefined;
  let isCrowded = false;
  const late = new Set<string>();
  const guards: Guards = { count: 0 };

  const layOut = (records: readonly RawRow[]): { head: readonly string[][]; layout: Layout } => {
    const begun = known !== undefined;
    layout ??= layoutOf(rawNames(all ?? records, 'csv', covered));
    known ??= new Set([...layout.names, ...(layout.rest?.without ?? [])]);
    return { head: begun ? [] : [[...layout.names, ...(layout.rest ? [restColumn] : [])]], layout };
  };
  const cellsOf = (raw: string, { names, rest: open }: Layout): (string | null)[] => {
    const fields = rawFields(withoutCovered(raw, covered));
    const cells = names.map(name => cellOfJson(fields.get(name)));
    if (open) {
      const others = restOf(fields, known ?? new Set());
      isCrowded ||= others !== null;
      return [...cells, others];
    }
    if (!chosen) for (const name of fields.keys()) if (late.size < mostLate && !known?.has(name)) late.add(name);
    return cells;
  };
  return {
    rows(records) {
      if (records.length === 0) return '';
      const { head, layout: now } = layOut(records);
      const mark = head.length > 0 && csv?.byteOrderMark ? byteOrderMark : '';
      return mark + csvLines([...head, ...records.map(({ raw }) => cellsOf(raw, now))], csv?.separator, guards);
    },
    end: () => '',
    get guarded() {
      return guards.count;
    },
    get doubts() {
      const names = [...late].map(shortName).join(', ');
      return [
        ...(late.size === 0 ? [] : [t('Later rows had fields without a column: {0}.', names)]),
        ...(isCrowded
          ? [t('Of more fields than {0} columns hold, the others stand in “…” as JSON.', mostColumns)]
          : []),
      ];
    },
  };
}
