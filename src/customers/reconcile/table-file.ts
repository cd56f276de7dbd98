/** A file of customers as a table: what kind it is, how it is written, which columns it has, and its rows. */

import { t } from '../../core/l10n/language.ts';
import { cellOfJson, rawFields } from '../export/raw-fields.ts';
import { csvRows, type FileSeparator, separatorOf, separators } from './csv-rows.ts';
import { leadOf, type TableRow } from './guess-columns.ts';
import { linesOf, objectsOf } from './json-rows.ts';
import { type SqliteTable, sqliteRows, sqliteTables } from './sqlite-rows.ts';
import { encodingOf, type FileBytes, headOf, type TextEncodingFound, textsOf, unreadable } from './text-encoding.ts';

export type TableKind = 'csv' | 'json' | 'ndjson' | 'sqlite';

/** How a file is written, as it was found or as the user says. */
export interface TableLayout {
  readonly kind: TableKind;
  /** Of text. */
  readonly text?: TextEncodingFound | undefined;
  /** Of CSV. */
  readonly separator?: FileSeparator | undefined;
  /** The first row of CSV is one of values already. */
  readonly isHeadless?: boolean | undefined;
  /** Of CSV: rows above the table, such as a title, which are no part of it. */
  readonly lead?: number | undefined;
  /** Of a database. */
  readonly table?: SqliteTable | undefined;
  readonly tables?: readonly SqliteTable[] | undefined;
}

export type { TableRow } from './guess-columns.ts';

export interface TableFile {
  readonly layout: TableLayout;
  readonly columns: readonly string[];
  /** The first rows, by `columns`. */
  readonly examples: readonly TableRow[];
  /** All rows, by the columns named, some at once. `onProblem` is called for a row that could not be read. */
  rows(columns: readonly string[], onProblem: () => void): AsyncIterable<readonly TableRow[]>;
}

/** Rows that columns and types are guessed from. */
const looked = 200;
/** Characters that a separator is guessed from. */
const headSize = 64 * 1024;

const endings: Readonly<Record<string, TableKind>> = {
  ...{ csv: 'csv', tsv: 'csv', txt: 'csv', json: 'json', ndjson: 'ndjson', jsonl: 'ndjson' },
  ...{ sqlite: 'sqlite', sqlite3: 'sqlite', db: 'sqlite', db3: 'sqlite' },
};

const emptyCell = (cell: string | null | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

/** Opens a file by its ending; of another ending it is CSV. `given` is what the user knows better than what is found. */
export async function openTable(file: FileBytes, given: Partial<TableLayout> = {}): Promise<TableFile> {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  const kind = given.kind ?? endings[ending] ?? 'csv';
  if (kind === 'sqlite') return sqliteFile(file, given);
  await refuseArchive(file);
  const text = given.text ?? (await encodingOf(file));
  return kind === 'csv' ? csvFile(file, { ...given, kind, text }) : jsonFile(file, kind, text);
}

const workbook = () => t('it is an Excel workbook or an archive; save it as CSV');
/** What no text begins with, in hexadecimal digits: workbooks of today, which are archives, those of before, databases. */
const beginnings: readonly (readonly [bytes: string, what: () => string])[] = [
  ['504b0304', workbook],
  ['d0cf11e0', workbook],
  ['53514c69746520666f726d6174', () => t('it is a database; its name has to end in .sqlite')],
];

async function refuseArchive(file: FileBytes): Promise<void> {
  const head = Buffer.from(await headOf(file)).toString('hex');
  const found = beginnings.find(([bytes]) => head.startsWith(bytes));
  if (found) throw unreadable(file.name, found[1]());
}

async function sqliteFile(file: FileBytes, given: Partial<TableLayout>): Promise<TableFile> {
  const tables = await sqliteTables(file);
  const table = tables.find(({ name }) => name === given.table?.name) ?? tables[0];
  if (!table) throw unreadable(file.name, t('it has no table'));
  const { columns } = table;
  const examples = await firstOf(sqliteRows(file, table));
  return {
    layout: { kind: 'sqlite', table, tables },
    columns,
    examples: examples.map(row => row.map(emptyCell)),
    async *rows(wanted) {
      const places = placesOf(wanted, columns);
      for await (const rows of sqliteRows(file, table)) yield rows.map(row => places.map(at => emptyCell(row[at])));
    },
  };
}

async function csvFile(
  file: FileBytes,
  { text, ...given }: Partial<TableLayout> & { readonly text: TextEncodingFound },
): Promise<TableFile> {
  let head = '';
  for await (const piece of textsOf(file, text)) {
    head += piece;
    if (head.length >= headSize) break;
  }
  const said = separators.find(one => one === separatorLine.exec(head)?.[1]);
  const separator = given.separator ?? said ?? (await separatorOf(head.slice(0, headSize)));
  const read = () => csvRows(file.name, textsOf(file, text), separator);
  const all = await firstOf(read());
  const lead = said === undefined ? leadOf(all) : 1 + leadOf(all.slice(1));
  const rows = all.slice(lead);
  const [first] = rows;
  if (!first) throw unreadable(file.name, t('it is empty'));
  const isHeadless = given.isHeadless ?? first.some(isValue);
  const columns = isHeadless ? first.map((_, at) => t('Column {0}', at + 1)) : distinct(first);
  return {
    layout: { kind: 'csv', text, separator, isHeadless, lead },
    columns,
    examples: (isHeadless ? rows : rows.slice(1)).map(row => columns.map((_, at) => emptyCell(row[at]))),
    async *rows(wanted, onProblem) {
      const places = placesOf(wanted, columns);
      let above = lead + (isHeadless ? 0 : 1);
      for await (const some of read()) {
        const below = above > 0 ? some.slice(above) : some;
        above = Math.max(0, above - some.length);
        // What is missing at the end is empty; what is too much belongs to no column.
        for (const row of below) if (row.length > columns.length) onProblem();
        yield below.map(row => places.map(at => emptyCell(row[at])));
      }
    },
  };
}

/** A first line by which Excel says what separates cells. */
const separatorLine = /^sep=(.)\r?\n/i;

async function jsonFile(file: FileBytes, kind: 'json' | 'ndjson', text: TextEncodingFound): Promise<TableFile> {
  const read = () => {
    const texts = textsOf(file, text);
    return kind === 'json' ? objectsOf(file.name, texts) : linesOf(file.name, texts);
  };
  const names = new Set<string>();
  const examples: ReadonlyMap<string, string>[] = [];
  for (const one of await firstOf(read())) {
    const fields = fieldsOf(one);
    if (!fields) continue;
    examples.push(fields);
    for (const name of fields.keys()) names.add(name);
  }
  const columns = [...names];
  const cellsOf = (fields: ReadonlyMap<string, string>, wanted: readonly string[]): TableRow =>
    wanted.map(name => emptyCell(cellOfJson(fields.get(name))));
  return {
    layout: { kind, text },
    columns,
    examples: examples.map(fields => cellsOf(fields, columns)),
    async *rows(wanted, onProblem) {
      for await (const some of read()) {
        yield some.flatMap(one => {
          const fields = fieldsOf(one);
          if (!fields) onProblem();
          return fields ? [cellsOf(fields, wanted)] : [];
        });
      }
    },
  };
}

/** The values of an object by their paths, as JSON; undefined for what is none. */
function fieldsOf(text: string | undefined): ReadonlyMap<string, string> | undefined {
  const trimmed = text?.trim();
  if (!trimmed?.startsWith('{')) return undefined;
  try {
    JSON.parse(trimmed);
  } catch {
    return undefined;
  }
  return rawFields(trimmed);
}

async function firstOf<T>(rows: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const first: T[] = [];
  for await (const some of rows) {
    first.push(...some.slice(0, looked));
    if (first.length > looked) break;
  }
  return first.slice(0, looked + 1);
}

const placesOf = (wanted: readonly string[], columns: readonly string[]): readonly number[] =>
  wanted.map(name => columns.indexOf(name));

/** An address or a number in E.164: no column is called so. */
const isValue = (cell: string): boolean =>
  /^\S+@\S+\.\S+$/.test(cell.slice(0, 400)) || /^\+?\d[\d ()-]{6,20}$/.test(cell);

/** Names that differ: the second of one name is “name (2)”. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name, at) => {
    const base = name.trim() || t('Column {0}', at + 1);
    const nth = (seen.get(base) ?? 0) + 1;
    seen.set(base, nth);
    return nth === 1 ? base : `${base} (${nth})`;
  });
}
