/**
 * The copy on disk, where the user opted in and the host has `node:sqlite`: one file in the extension's own folder that
 * its owner alone can read, and that clearing wipes.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

const fileName = 'index.sqlite';
/** Another version's file is thrown away: everything in it can be read again. */
const version = 1;

/** Removes the copy and what SQLite keeps beside it. */
export function wipeDisk(folder: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(path.join(folder, fileName + ending), { force: true });
}

export interface Stored {
  readonly connectionId: string;
  readonly head: Uint8Array;
  readonly raw: Uint8Array;
  /** JSON. */
  readonly sources: string;
}

export class Disk {
  private readonly database: DatabaseSync;
  private readonly insert: StatementSync;
  private readonly delete: StatementSync;

  /** Throws, with a reason to show, where the host has no SQLite or the folder cannot be written. */
  static async open(folder: string): Promise<Disk> {
    const sqlite = await import('node:sqlite').catch(() => undefined);
    if (!sqlite?.DatabaseSync) throw new Error('This version of VS Code has no SQLite; the index stays in memory.');
    const open = () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, fileName);
      // Made before SQLite opens it, which gives what it keeps beside the file the same mode.
      if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
      chmodSync(file, 0o600);
      return new Disk(new sqlite.DatabaseSync(file));
    };
    try {
      return open();
    } catch {
      // A broken file, or another version's.
      wipeDisk(folder);
      return open();
    }
  }

  private constructor(database: DatabaseSync) {
    this.database = database;
    const known = database.prepare('PRAGMA user_version').get()?.user_version;
    if (known !== 0 && known !== version) {
      database.close();
      throw new Error(`The index on disk has version ${known}.`);
    }
    // What is deleted is overwritten. A crash may cost the copy, which can be read again: no waiting for the disk.
    database.exec(`PRAGMA secure_delete = ON; PRAGMA synchronous = OFF; PRAGMA journal_mode = TRUNCATE;
      PRAGMA user_version = ${version};
      CREATE TABLE IF NOT EXISTS customers (connection TEXT, id TEXT, head BLOB, raw BLOB, sources TEXT,
        PRIMARY KEY (connection, id)) WITHOUT ROWID`);
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
      for (const { id, head, raw, sources } of records) this.insert.run(connectionId, id, head, raw, sources);
    });
  }

  remove(connectionId: string, ids: readonly string[]): void {
    this.together(() => {
      for (const id of ids) this.delete.run(connectionId, id);
    });
  }

  clear(connectionId: string | undefined): void {
    if (connectionId === undefined) this.database.exec('DELETE FROM customers');
    else this.database.prepare('DELETE FROM customers WHERE connection = ?').run(connectionId);
    this.database.exec('VACUUM');
  }

  close(): void {
    this.database.close();
  }

  private together(work: () => void): void {
    this.database.exec('BEGIN');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}
