/**
 * A database of SQLite: the table `customers` with a column for each field, `problems` with the rows that could not be
 * read, and `meta`, which says what was exported and whether that is all. It is written where it will be, page by page
 * of the list, so that no more than SQLite's own cache is in memory; the indexes grow along, as building them at the end
 * would hold up the window.
 */

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { loadSqlite } from '../index/load-sqlite.ts';
import { type Column, columnNames, columnsFor } from './columns.ts';
import { CountsKept } from './counts-kept.ts';
import { type Sink, tried } from './destination.ts';
import { factsOf, finalFacts } from './export-summary.ts';
import type { ExportRows, ExportWriter, OpenWriter, WriterOptions } from './export-writer.ts';
import { ownColumns, ownMembers } from './own-columns.ts';
import { withoutCovered } from './raw-fields.ts';

/** Rows written without a turn for anything else. */
const atOnce = 500;
/** KiB of the file that SQLite keeps in memory. */
const cache = 8192;

/** Fields that rows are looked up by. */
const indexed = new Set(['id', 'email', 'phone']);

/** A name that needs no quotes in SQL: `address_city`. */
const columnName = (name: string): string => name.replace('.', '_');

function schemaOf(columns: readonly Column[]): string {
  const defined = columns.map(({ name, kind }) => {
    const type = kind === 'count' ? 'INTEGER' : 'TEXT';
    return `"${columnName(name)}" ${type}${name === 'id' ? ' NOT NULL' : ''}`;
  });
  const indexes = columns
    .filter(({ name }) => indexed.has(name))
    .map(({ name }) => `CREATE INDEX "customers_${name}" ON customers ("${name}");`);
  return `CREATE TABLE customers (${defined.join(', ')}) STRICT; ${indexes.join(' ')}
    CREATE TABLE problems (page INTEGER NOT NULL, place INTEGER NOT NULL, message TEXT NOT NULL, raw TEXT NOT NULL) STRICT;
    CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`;
}

/** Throws `configuration` where the host has no SQLite. */
export async function sqliteWriter(options: WriterOptions): Promise<OpenWriter> {
  const columns = columnsFor(options.columns, ownColumns(ownMembers(options.own, columnNames)));
  const sqlite = await loadSqlite();
  if (!sqlite) throw noSqlite();
  const open = async ({ file }: Sink) => new SqliteWriter(new sqlite.DatabaseSync(file), columns, options);
  return sink => tried(t('{who} could not open its file'), open(sink));
}

const noSqlite = () =>
  new ClienteleError({
    kind: 'configuration',
    who: t('This version of VS Code'),
    what: t('{who} has no SQLite'),
    cure: t('Choose another format, or update VS Code.'),
  });

class SqliteWriter implements ExportWriter {
  private readonly database: DatabaseSync;
  private readonly columns: readonly Column[];
  private readonly options: WriterOptions;
  private readonly counts = new CountsKept();
  private readonly customer: StatementSync;
  private readonly problem: StatementSync;
  private readonly meta: StatementSync;

  constructor(database: DatabaseSync, columns: readonly Column[], options: WriterOptions) {
    this.database = database;
    this.columns = columns;
    this.options = options;
    // A file that is not whole is under another name, so that nothing has to be undone or to outlive a crash: no journal
    // beside the file.
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -${cache}; BEGIN; ${schemaOf(columns)}`);
    this.customer = database.prepare(`INSERT INTO customers VALUES (${columns.map(() => '?').join(', ')})`);
    this.problem = database.prepare('INSERT INTO problems VALUES (?, ?, ?, ?)');
    this.meta = database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
    this.say(factsOf(options.origin));
  }

  get doubts(): readonly string[] {
    return this.counts.doubts;
  }

  write({ records, problems, page }: ExportRows): Promise<void> {
    return this.tried(async () => {
      for (const [at, { customer, raw }] of records.entries()) {
        if (at > 0 && at % atOnce === 0) await setImmediate();
        this.customer.run(...this.columns.map(({ kind, cell }) => this.valueOf(kind, cell(customer, raw))));
      }
      for (const { index, message, raw } of problems)
        this.problem.run(page, index, message, withoutCovered(raw, this.options.covered));
    });
  }

  end(summary: Parameters<ExportWriter['end']>[0]): Promise<void> {
    return this.tried(() => {
      this.say(finalFacts(this.options.origin, summary));
      this.database.exec('COMMIT');
      this.database.close();
    });
  }

  async stop(): Promise<void> {
    for (const step of [() => this.database.exec('COMMIT'), () => this.database.close()]) {
      try {
        step();
      } catch {
        // The disk may be full, which is why it is not whole; or the end was the step that failed.
      }
    }
  }

  private valueOf(kind: Column['kind'], value: string | number | null): SQLInputValue {
    return kind === 'count' && typeof value === 'number' ? this.counts.of(value) : value;
  }

  private say(facts: ReadonlyMap<string, string>): void {
    for (const [key, value] of facts) this.meta.run(key, value);
  }

  private tried(work: () => void | Promise<void>): Promise<void> {
    return tried(t('{who} could not be written'), (async () => work())());
  }
}
