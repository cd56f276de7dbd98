/**
 * The copy on disk, where the user opted in and the host has `node:sqlite`: one file in the extension's own folder that
 * its owner alone can read. Several windows share it. What is deleted in it is overwritten there; SQLite's rollback
 * journal, which held it for the moment of the deletion, is cut and not overwritten.
 */
import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sqlite } from './load-sqlite.ts';

const fileName = 'index.sqlite';
/** What another version wrote is thrown away: everything in it can be read again. */
const version = 2;
/** Milliseconds that one window waits for another one to be done with its batch, unless given. */
const usualPatience = 5000;
/** SQLite's codes for a file that is damaged, none of its own, or without the tables that our statements are for. */
const useless = [11, 26, 1];
/** SQLite's code for a file that was deleted or moved since it was opened. */
const moved = 1032;

const schema = `CREATE TABLE customers (connection TEXT, id TEXT, head BLOB, raw BLOB, sources TEXT,
    PRIMARY KEY (connection, id)) WITHOUT ROWID;
  CREATE TABLE connections (id TEXT PRIMARY KEY, print TEXT) WITHOUT ROWID`;

const fileIn = (folder: string) => path.join(folder, fileName);

/** The file, and what SQLite keeps beside it. */
const filesIn = (folder: string) => ['', '-journal', '-wal', '-shm'].map(ending => fileIn(folder) + ending);

/** Whether there is a copy, or there may be one that cannot be looked at. */
export const hasDisk = (folder: string): boolean => filesIn(folder).some(mayExist);

function mayExist(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // A file where the folder should be: nothing can be in it.
    return !(error instanceof Error && 'code' in error && error.code === 'ENOTDIR');
  }
}

/** Removes the copy and what SQLite keeps beside it; throws where something of it stays. */
export function wipeDisk(folder: string): void {
  if (!hasDisk(folder)) return;
  for (const file of filesIn(folder)) rmSync(file, { force: true });
}

const codeOf = (error: unknown): number => (error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0);

/** Whether opening failed because of what the file is: only then is it of no use to any window. */
export const isUseless = (error: unknown): boolean => useless.includes(codeOf(error) & 0xff);

/** Whether writing failed because another window has deleted the file, to begin anew. */
export const isGone = (error: unknown): boolean => codeOf(error) === moved;

/** Of each connection what its records depend on: those of a connection that leads elsewhere now are another's. */
export type Prints = Readonly<Record<string, string>>;

export interface Stored {
  readonly connectionId: string;
  readonly head: Uint8Array;
  readonly raw: Uint8Array;
  /** JSON. */
  readonly sources: string;
}

/** Where the copy is. */
export interface DiskPlace {
  readonly folder: string;
  /** Milliseconds to wait for another window that is writing; a few seconds unless given. */
  readonly patience?: number | undefined;
}

export class Disk {
  private readonly database: DatabaseSync;
  private readonly insert: StatementSync;
  private readonly delete: StatementSync;

  /** Throws, with a reason to show, where the host has no SQLite or the folder cannot be written. */
  static open(sqlite: Sqlite, { folder, patience = usualPatience }: DiskPlace): Disk {
    if (!sqlite?.DatabaseSync) throw new Error('This version of VS Code has no SQLite.');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = fileIn(folder);
    // Made before SQLite opens it, which gives what it keeps beside the file the same mode.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    const database = new sqlite.DatabaseSync(file);
    try {
      return new Disk(database, patience);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  private constructor(database: DatabaseSync, patience: number) {
    this.database = database;
    // A crash may cost the copy, which can be read again: no waiting for the disk. What VACUUM copies stays in memory: in
    // the system's temporary folder it would be customers outside of ours.
    database.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA secure_delete = ON; PRAGMA synchronous = OFF;
      PRAGMA temp_store = MEMORY; PRAGMA journal_mode = TRUNCATE`);
    this.together(() => {
      const known = database.prepare('PRAGMA user_version').get()?.user_version;
      if (known === version) return;
      database.exec(`DROP TABLE IF EXISTS customers; DROP TABLE IF EXISTS connections; ${schema};
        PRAGMA user_version = ${version}`);
    });
    this.insert = database.prepare('INSERT OR REPLACE INTO customers VALUES (?, ?, ?, ?, ?)');
    this.delete = database.prepare('DELETE FROM customers WHERE connection = ? AND id = ?');
  }

  *all(): Generator<Stored> {
    for (const row of this.database.prepare('SELECT connection, head, raw, sources FROM customers').iterate()) {
      const { connection, head, raw, sources } = row;
      if (head instanceof Uint8Array && raw instanceof Uint8Array)
        yield { connectionId: String(connection), head, raw, sources: String(sources) };
    }
  }

  write(connectionId: string, records: readonly (Omit<Stored, 'connectionId'> & { readonly id: string })[]): void {
    this.together(() => {
      for (const { id, head, raw, sources } of records) this.insert.run(connectionId, keyOf(id), head, raw, sources);
    });
  }

  remove(connectionId: string, ids: readonly string[]): void {
    this.together(() => {
      for (const id of ids) this.delete.run(connectionId, keyOf(id));
    });
  }

  /** Forgets the records of connections that are gone or lead elsewhere, whoever removed or changed them. */
  keep(prints: Prints): void {
    this.together(() => {
      const known = this.database.prepare('SELECT id, print FROM connections').all();
      const kept = new Set(known.filter(({ id, print }) => prints[String(id)] === print).map(({ id }) => String(id)));
      const rows = this.database.prepare('SELECT DISTINCT connection FROM customers').all();
      const drop = this.database.prepare('DELETE FROM customers WHERE connection = ?');
      for (const { connection } of rows) if (!kept.has(String(connection))) drop.run(String(connection));
      this.database.exec('DELETE FROM connections');
      const add = this.database.prepare('INSERT INTO connections VALUES (?, ?)');
      for (const [id, print] of Object.entries(prints)) add.run(id, print);
    });
  }

  clear(connectionId: string): void {
    this.together(() => this.database.prepare('DELETE FROM customers WHERE connection = ?').run(connectionId));
    this.shrink();
  }

  /** Forgets all that is in the file, also what is none of ours: a trigger may have copied customers elsewhere. */
  empty(): void {
    this.together(() => {
      const others = this.database.prepare(
        "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'",
      );
      const kinds = ['trigger', 'view', 'table'];
      const found = others.all().map(({ type, name }) => ({ type: String(type), name: String(name) }));
      for (const kind of kinds)
        for (const { type, name } of found)
          if (type === kind) this.database.exec(`DROP ${kind} IF EXISTS "${name.replaceAll('"', '""')}"`);
      this.database.exec(schema);
    });
    this.shrink();
  }

  private shrink(): void {
    try {
      this.database.exec('VACUUM');
    } catch {
      // Another window is reading: the file stays as long as it was, and what was deleted in it is overwritten all the same.
    }
  }

  close(): void {
    this.database.close();
  }

  private together(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.takeBack();
      throw error;
    }
  }

  private takeBack(): void {
    try {
      this.database.exec('ROLLBACK');
    } catch {
      // On a full disk SQLite has taken it back by itself.
    }
  }
}

/** An ID as JSON, in which half a character is written with letters: as text, SQLite would take all halves for one. */
const keyOf = (id: string) => JSON.stringify(id);
