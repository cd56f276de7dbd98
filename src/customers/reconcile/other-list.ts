/** What a list is compared with: the table of a file, or the list of another connection. */

import { t } from '../../core/l10n/language.ts';
import type { Connection, Customer } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { columnNames } from '../export/columns.ts';
import type { PageSource } from '../pages/list-reader.ts';
import { type DayOrder, dayOrderOf } from './cell-forms.ts';
import type { MatchKey } from './comparable.ts';
import { type ColumnMap, guessColumns, guessDecimal } from './guess-columns.ts';
import { type CustomerReader, customerReader, type DayOrders, joined, times } from './read-customer.ts';
import { openTable, type TableFile, type TableLayout } from './table-file.ts';
import type { FileBytes } from './text-encoding.ts';

/** The list of a connection that is open. */
export interface ComparedList extends PageSource {
  readonly connection: Pick<Connection, 'id' | 'name'>;
}

export interface OtherFile {
  readonly kind: 'file';
  readonly name: string;
  readonly table: TableFile;
  /** Which column holds which field. */
  readonly columns: ColumnMap;
  /** What stands before the digits after the point. */
  readonly decimal: ',' | '.';
  /** How dates are written that do not say whether the day is first. */
  readonly dates: DayOrders;
  readonly reader: CustomerReader;
}

export interface OtherConnection {
  readonly kind: 'connection';
  readonly connection: ComparedList;
}

export type Other = OtherFile | OtherConnection;

/** What a person knows better than what is guessed. */
export interface Corrections {
  readonly layout?: Partial<TableLayout> | undefined;
  /** Columns by field: of an address its first line, of money its amount. */
  readonly columns?: Partial<Record<keyof Customer, string>> | undefined;
  /** Columns by the names of `columnNames`, in place of all guesses. */
  readonly map?: ColumnMap | undefined;
  readonly decimal?: ',' | '.' | undefined;
  /** What stands first in all dates that do not say it. */
  readonly dates?: DayOrder | undefined;
}

/** Opens a file and finds out how it is written and what is in its columns. Rejects with `badRequest` what it cannot read. */
export async function otherFile(file: FileBytes, given: Corrections = {}): Promise<OtherFile> {
  const table = await openTable(file, given.layout);
  const columns = given.map ?? corrected(file.name, table, given.columns ?? {});
  const decimal = given.decimal ?? guessDecimal(table.columns, table.examples, columns);
  const found = guessDates(table, columns);
  const dates = given.dates ? Object.fromEntries(Object.keys(found).map(field => [field, given.dates])) : found;
  const reader = customerReader(columns, decimal, dates);
  return { kind: 'file', name: file.name, table, columns, decimal, dates, reader };
}

/** The first rows decide, each column for itself. */
const guessDates = ({ columns, examples }: TableFile, map: ColumnMap): DayOrders =>
  Object.fromEntries(
    times.flatMap(field => {
      const places = (map[field] ?? []).map(name => columns.indexOf(name));
      const order = dayOrderOf(examples.map(row => joined(row, places)));
      return order === undefined ? [] : [[field, order]];
    }),
  );

/** The part of a field that a column of it holds, by the names of exports. */
export const leafOf = (field: string): string =>
  columnNames.find(name => name === field) ?? columnNames.find(name => name.startsWith(`${field}.`)) ?? field;

function corrected(
  name: string,
  { columns, examples }: TableFile,
  given: Partial<Record<keyof Customer, string>>,
): ColumnMap {
  const chosen = Object.entries(given);
  for (const [, column] of chosen) {
    if (!columns.includes(column))
      throw refused(name, t('{who} has no column “{0}”', column), t('It has {0}.', columns.join(', ')));
  }
  const taken = new Set(Object.values(given));
  const guessed = Object.entries(guessColumns(columns, examples)).filter(
    ([, names = []]) => !names.some(column => taken.has(column)),
  );
  return Object.fromEntries([...guessed, ...chosen.map(([field, column]) => [leafOf(field), [column]] as const)]);
}

/** Compared with another connection, whose own IDs and times say nothing about ours. */
const acrossConnections = ['name', 'email', 'phone', 'country'];

/** The columns that are compared, by the names of exports. */
export function comparedWith(
  other: Other,
  { by, fields }: { readonly by: MatchKey; readonly fields?: readonly (keyof Customer)[] | undefined },
): readonly string[] {
  if (other.kind === 'connection') {
    if (!fields) return acrossConnections.filter(name => name !== by);
    return columnNames.filter(name => fields.some(field => isOf(name, field)));
  }
  const there = columnNames.filter(name => other.columns[name]);
  if (!there.includes(by))
    throw refused(other.name, t('{who} has no column for what is matched by, “{0}”', by), cure());
  if (!fields) return there.filter(name => name !== by && name !== 'id');
  for (const field of fields) {
    if (there.some(name => isOf(name, field))) continue;
    throw refused(other.name, t('{who} has no column for “{0}”', field), cure());
  }
  return there.filter(name => fields.some(field => isOf(name, field)));
}

const isOf = (name: string, field: string): boolean => name === field || name.startsWith(`${field}.`);

const cure = () => t('Say which column it is.');

const refused = (name: string, what: string, whatNext: string): ClienteleError =>
  new ClienteleError({ kind: 'badRequest', who: `“${name}”`, what, cure: whatNext });
