import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { WorkerIndex, type WorkerIndexSetup } from '../../../../src/customers/index/worker-index.ts';
import { people } from '../people.ts';
import { recordOf } from '../records.ts';

const worker = new URL('../../../../src/customers/index/worker.ts', import.meta.url);
/** SQLite asks once in a process where temporary files go: one that clears a connection has to be another process. */
const clearing = fileURLToPath(new URL('clear-connection.ts', import.meta.url));

describe('what is kept on disk of the index', () => {
  let folder: string;
  let said: string[];
  const opened: WorkerIndex[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-wipe-'));
    said = [];
  });
  afterEach(async () => {
    for (const index of opened.splice(0)) await index.dispose().catch(() => {});
    rmSync(folder, { recursive: true });
  });

  const file = () => path.join(folder, 'index.sqlite');
  const prints = { one: 'a', two: 'a' };
  const open = (more: Partial<WorkerIndexSetup> = {}) => {
    const setup = {
      worker,
      disk: { folder, prints: () => prints, patience: 200 },
      onNoDisk: (words: string) => said.push(words),
    };
    const index = new WorkerIndex({ ...setup, ...more });
    opened.push(index);
    return index;
  };
  const size = async (index: WorkerIndex, connectionId = 'one') =>
    (await index.search({ connectionId, text: 'x', limit: 1 })).size;
  /** All that is in the folder, whatever it is called. */
  const onDisk = () =>
    readdirSync(folder)
      .map(name => readFileSync(path.join(folder, name)).toString('latin1'))
      .join();
  const holds = (name: string) => onDisk().includes(name);

  /** A copy that an earlier window has kept: a customer of each of two connections. */
  async function kept(): Promise<void> {
    const index = open();
    index.add([recordOf({ id: '1', name: 'Unmistakable' }), recordOf({ id: '2', name: 'Irreplaceable' }, 'two')]);
    await index.dispose();
    ok(holds('Unmistakable') && holds('Irreplaceable'));
  }

  /** Does something to the file as another program would. */
  function altered(sql: string): void {
    const database = new DatabaseSync(file());
    database.exec(sql);
    database.close();
  }

  describe('that could not be opened since another window was writing', () => {
    let other: DatabaseSync;
    let index: WorkerIndex;

    beforeEach(async () => {
      await kept();
      other = new DatabaseSync(file());
      other.exec('BEGIN IMMEDIATE');
      index = open();
      index.add([recordOf({ id: '3', name: 'Unmistakable' })]);
      equal(await size(index), 1);
      match(said.join(), /locked/);
    });
    afterEach(() => other.close());

    it('an index on disk that another window was writing loses a connection that is removed, and nothing else', async () => {
      other.exec('ROLLBACK');
      await index.clear('one');
      deepEqual(
        { unmistakable: holds('Unmistakable'), irreplaceable: holds('Irreplaceable') },
        { unmistakable: false, irreplaceable: true },
      );
    });

    it('an index on disk that another window was writing loses a connection that is removed while that window is still writing', async () => {
      await index.clear('one');
      equal(holds('Unmistakable'), false);
    });

    it('an index on disk that another window was writing loses everything by Clear Cache, and works again', async () => {
      await index.clear();
      deepEqual(
        { unmistakable: holds('Unmistakable'), irreplaceable: holds('Irreplaceable') },
        { unmistakable: false, irreplaceable: false },
      );
      index.add([recordOf({ id: '4', name: 'Newcomer' })]);
      equal(await size(index), 1);
      ok(holds('Newcomer'));
    });
  });

  describe('where the host has no SQLite', () => {
    let index: WorkerIndex;

    beforeEach(async () => {
      await kept();
      const without = path.join(folder, 'without.mjs');
      writeFileSync(
        without,
        `import { registerHooks } from 'node:module';
        registerHooks({ resolve(name, context, next) {
          if (name === 'node:sqlite') throw new Error('no such module');
          return next(name, context);
        } });
        await import(${JSON.stringify(worker.href)});`,
      );
      index = open({ worker: without });
      equal(await size(index), 0);
      match(said.join(), /no SQLite/);
    });

    for (const id of ['one', undefined])
      it(`an index on disk, where the host has no SQLite, is deleted by ${id ? 'removing a connection' : 'Clear Cache'}`, async () => {
        await index.clear(id);
        equal(existsSync(file()), false);
      });
  });

  describe('and cannot be deleted', () => {
    beforeEach(() => {
      mkdirSync(file());
      writeFileSync(path.join(file(), 'kept'), 'Unmistakable');
    });

    for (const id of ['one', undefined])
      it(`an index on disk that cannot be deleted is not called cleared by ${id ? 'removing a connection' : 'Clear Cache'}`, async () => {
        const index = open();
        index.add(people(3));
        await rejects(index.clear(id), /EISDIR|directory/);
        equal(await size(index), 0, 'what is in memory is forgotten');
      });
  });

  it('no index is on disk where its folder cannot be made: that is nothing to fail at', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const index = open({ disk: { folder: path.join(folder, 'file', 'x'), prints: () => prints } });
    index.add(people(3));
    await index.clear('one');
    await index.clear();
    equal(await size(index), 0);
  });

  const foreign: readonly [what: string, sql: string][] = [
    ['other columns', 'DROP TABLE customers; CREATE TABLE customers (connection TEXT, name TEXT)'],
    ['no table of connections', 'DROP TABLE connections'],
    ['a view of the name', 'DROP TABLE customers; CREATE VIEW customers AS SELECT 1'],
    [
      'a view of the name and another version',
      'DROP TABLE customers; CREATE VIEW customers AS SELECT 1; PRAGMA user_version = 1',
    ],
    ['a trigger that does not work', 'CREATE TRIGGER t AFTER DELETE ON connections BEGIN SELECT no_such(); END'],
  ];
  for (const [what, sql] of foreign) {
    it(`an index on disk begins anew in the place of a file of our version with ${what}`, async () => {
      await kept();
      altered(sql);
      const index = open();
      index.add(people(3, 'two'));
      equal(await size(index, 'two'), 3);
      await index.dispose();
      deepEqual({ said, unmistakable: holds('Unmistakable') }, { said: [], unmistakable: false });
      equal(statSync(file()).mode & 0o777, 0o600);
      equal(await size(open(), 'two'), 3);
    });
  }

  it('an index on disk holds nothing after Clear Cache, wherever another program has copied it within the file', async () => {
    await kept();
    altered(`CREATE TABLE "co""pied" (head BLOB); CREATE VIEW seen AS SELECT * FROM "co""pied";
      INSERT INTO "co""pied" SELECT head FROM customers;
      CREATE TRIGGER copies AFTER INSERT ON customers BEGIN INSERT INTO "co""pied" VALUES (new.head); END;
      CREATE TRIGGER keeps BEFORE DELETE ON customers BEGIN SELECT RAISE(ABORT, 'never'); END`);
    const index = open();
    index.add([recordOf({ id: '3', name: 'Extraordinary' })]);
    equal(await size(index), 2);
    ok(holds('Extraordinary'));
    const held = openSync(file(), 'r'); // so that no other file gets its number
    await index.clear();
    for (const name of ['Unmistakable', 'Irreplaceable', 'Extraordinary']) equal(holds(name), false, name);
    ok(fstatSync(held).ino !== statSync(file()).ino, 'the file is another one');
    equal(readFileSync(held).includes('Extraordinary'), false, 'and the old one was overwritten');
    closeSync(held);
    await index.dispose();
    const database = new DatabaseSync(file());
    deepEqual(
      database
        .prepare('SELECT name FROM sqlite_schema ORDER BY name')
        .all()
        .map(({ name }) => name),
      ['connections', 'customers'],
    );
    database.close();
  });

  it('an index on disk is cleared of one connection where another program forbids that, with all the rest', async () => {
    await kept();
    altered(`CREATE TRIGGER keeps BEFORE DELETE ON customers BEGIN SELECT RAISE(ABORT, 'never'); END`);
    const index = open();
    await index.clear('one');
    equal(holds('Unmistakable'), false);
    index.add([recordOf({ id: '3', name: 'Newcomer' })]);
    await index.dispose();
    deepEqual({ said, newcomer: holds('Newcomer') }, { said: [], newcomer: true });
  });

  it('an index on disk goes on in a new file in the other windows when one clears everything', async () => {
    const [one, other] = [open(), open()];
    one.add([recordOf({ id: '1', name: 'Unmistakable' })]);
    other.add([recordOf({ id: '2', name: 'Irreplaceable' })]);
    await Promise.all([size(one), size(other)]);
    await one.clear();
    other.add([recordOf({ id: '3', name: 'Newcomer' })]);
    one.add([recordOf({ id: '4', name: 'Latecomer' })]);
    await Promise.all([one.dispose(), other.dispose()]);
    equal(holds('Unmistakable'), false);
    equal(holds('Newcomer'), true);
    equal(holds('Latecomer'), true);
    deepEqual(said, []);
  });

  it('an index on disk is not copied to the system’s temporary folder when a connection is cleared', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'clientele-elsewhere-'));
    const seen = new Set<string | null>();
    const watching = watch(elsewhere, (_, name) => seen.add(name));
    try {
      await promisify(execFile)(process.execPath, [clearing, folder], {
        env: { ...process.env, SQLITE_TMPDIR: elsewhere },
      });
      await sleep(100);
      deepEqual([...seen], []);
    } finally {
      watching.close();
      rmSync(elsewhere, { recursive: true });
    }
    ok(statSync(file()).size > 5_000_000, 'there was something to copy');
  });
});
