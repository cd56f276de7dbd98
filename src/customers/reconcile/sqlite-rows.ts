/** Rows of a table in a database of SQLite, which is opened to be read only. */

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { loadSqlite } from '../index/load-sqlite.ts';
import { type FileBytes, unreadable } from './text-encoding.ts';

/** Rows read without a turn for anything else. */
const atOnce = 500;

export interface SqliteTable {
  readonly name: string;
  readonly columns: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Its tables and views, the one called customers first. */
export async function sqliteTables(file: FileBytes): Promise<readonly SqliteTable[]> {
  const database = await opened(file);
  try {
    const names = database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite@_%' ESCAPE '@'",
      )
      .all()
      .map(({ name }) => String(name));
    const columns = database.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid');
    const isCustomers = (name: string) => name.toLowerCase() === 'customers';
    return names
      .sort((one, other) => Number(isCustomers(other)) - Number(isCustomers(one)))
      .map(name => ({ name, columns: columns.all(name).map(column => String(column.name)) }));
  } catch (cause) {
    throw unreadable(file.name, t('it is no database of SQLite, or a damaged one'), cause);
  } finally {
    database.close();
  }
}

/** Values as texts, numbers with all their digits; null for what is no text. Some rows at once. */
export async function* sqliteRows(
  file: FileBytes,
  table: SqliteTable,
): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  const database = await opened(file);
  try {
    const columns = table.columns.map(quoted).join(', ');
    const select = database.prepare(`SELECT ${columns} FROM ${quoted(table.name)}`);
    select.setReadBigInts(true);
    const rows: (string | null)[][] = [];
    for (const row of select.iterate()) {
      if (rows.push(table.columns.map(name => cellOf(row[name]))) < atOnce) continue;
      yield rows.splice(0);
      await setImmediate();
    }
    yield rows;
  } finally {
    database.close();
  }
}

const cellOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'bigint' || typeof value === 'number' ? String(value) : null;

async function opened({ name, path }: FileBytes): Promise<DatabaseSync> {
  const sqlite = await loadSqlite();
  if (!sqlite || path === undefined) {
    const what = sqlite ? t('{who} is not on this machine') : t('{who} is a database, and this VS Code has no SQLite');
    throw new ClienteleError({
      kind: 'configuration',
      who: `“${name}”`,
      what,
      cure: t('Choose CSV, JSON or NDJSON.'),
    });
  }
  try {
    return new sqlite.DatabaseSync(path, { readOnly: true });
  } catch (cause) {
    throw unreadable(name, t('it could not be opened'), cause);
  }
}
