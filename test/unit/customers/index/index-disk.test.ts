import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Prints } from '../../../../src/customers/index/disk.ts';
import { WorkerIndex, type WorkerIndexSetup } from '../../../../src/customers/index/worker-index.ts';
import { people } from '../people.ts';
import { recordOf } from '../records.ts';

const worker = new URL('../../../../src/customers/index/worker.ts', import.meta.url);

describe('index on disk', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-index-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const ids = async (text: string, connectionId: string, of: WorkerIndex) =>
    (await of.search({ connectionId, text, limit: 100 })).records.map(({ customer }) => customer.id);

  const file = () => path.join(folder, 'index.sqlite');
  const prints: Prints = { one: 'a', two: 'a' };
  const open = (more: Partial<WorkerIndexSetup> = {}) =>
    new WorkerIndex({ worker, disk: { folder, prints: () => prints }, ...more });
  const rowsOnDisk = () => {
    const database = new DatabaseSync(file());
    const [row] = database.prepare('SELECT count(*) AS rows FROM customers').all();
    database.close();
    return row?.rows;
  };

  it('an index on disk is there again after a restart, readable by its owner alone', async () => {
    const records = people(250);
    let kept = open();
    kept.add(records);
    await kept.dispose();
    equal(statSync(file()).mode & 0o777, 0o600);
    kept = open();
    const { records: found, size } = await kept.search({ connectionId: 'one', text: 'cust_0', limit: 5 });
    deepEqual({ found, size }, { found: records.slice(0, 1), size: 250 });
    await kept.dispose();
  });

  it('an index on disk leaves nothing behind when it is cleared', async () => {
    const kept = open();
    kept.add([recordOf({ id: '1', name: 'Unmistakable' }), recordOf({ id: '2', name: 'Irreplaceable' }, 'two')]);
    await kept.clear('one');
    deepEqual(
      { unmistakable: await ids('Unmis', 'one', kept), irreplaceable: await ids('Irrep', 'two', kept) },
      { unmistakable: [], irreplaceable: ['2'] },
    );
    ok(!readFileSync(file()).includes('Unmistakable'));
    await kept.clear();
    await kept.dispose();
    ok(!readFileSync(file()).includes('Irreplaceable'));
  });

  it('an index on disk begins anew where the file is no database', async () => {
    writeFileSync(file(), 'this is no database');
    const kept = open();
    kept.add(people(3));
    equal((await ids('cust_', 'one', kept)).length, 3);
    await kept.dispose();
    equal(statSync(file()).mode & 0o777, 0o600);
  });

  it('an index on disk begins anew where a part of the file is damaged', async () => {
    let kept = open();
    kept.add(people(2000));
    await kept.dispose();
    const bytes = readFileSync(file());
    bytes.fill(0xa5, bytes.length / 4, (bytes.length * 3) / 4);
    writeFileSync(file(), bytes);
    kept = open();
    kept.add(people(3));
    equal((await ids('cust_', 'one', kept)).length, 3);
    await kept.dispose();
    equal(rowsOnDisk(), 3);
  });

  it('an index on disk begins anew in the same file where that is of another version', async () => {
    const other = new DatabaseSync(file());
    other.exec('CREATE TABLE customers (old TEXT); PRAGMA user_version = 1');
    const { ino } = statSync(file());
    other.close();
    const kept = open();
    kept.add(people(3));
    await kept.dispose();
    deepEqual({ rowsOnDisk: rowsOnDisk(), file: statSync(file()).ino }, { rowsOnDisk: 3, file: ino });
  });

  it('an index on disk is shared by windows: what one keeps, no other one takes away', async () => {
    const [one, other] = [open(), open()];
    const all = people(4000);
    for (let from = 0; from < all.length; from += 200) {
      one.add(all.slice(from, from + 100));
      other.add(all.slice(from + 100, from + 200));
    }
    await Promise.all([one.dispose(), other.dispose()]);
    equal(rowsOnDisk(), 4000);
  });

  it('an index on disk waits for a window that is writing', async () => {
    let kept = open();
    kept.add(people(3));
    await kept.dispose();
    const writing = new DatabaseSync(file());
    writing.exec('BEGIN IMMEDIATE');
    const faults: string[] = [];
    kept = open({ onNoDisk: said => faults.push(said) });
    const found = ids('cust_', 'one', kept);
    await sleep(300);
    writing.exec('ROLLBACK');
    writing.close();
    deepEqual({ found: (await found).length, faults }, { found: 3, faults: [] });
    await kept.dispose();
  });

  it('an index on disk forgets connections that are gone or lead elsewhere when it is opened, and when they change', async () => {
    let now: Prints = {};
    const withPrints = (prints: Prints) => {
      now = prints;
      return open({ disk: { folder, prints: () => now } });
    };
    const sizes = async (of: WorkerIndex) =>
      Promise.all(['one', 'two', 'three'].map(async id => (await ids('cust_', id, of)).length));
    let kept = withPrints({ one: 'a', two: 'a', three: 'a' });
    for (const id of ['one', 'two', 'three']) kept.add(people(3, id));
    await kept.dispose();
    kept = withPrints({ one: 'a', two: 'elsewhere' });
    deepEqual(await sizes(kept), [3, 0, 0]);
    now = {};
    kept.connections();
    await kept.dispose();
    equal(rowsOnDisk(), 0);
  });

  it('an index on disk goes on in memory when nothing more can be written, and says so once', async () => {
    let kept = open();
    kept.add(people(3));
    await kept.dispose();
    const full = new DatabaseSync(file());
    full.exec("CREATE TRIGGER full BEFORE INSERT ON customers BEGIN SELECT RAISE(ROLLBACK, 'disk is full'); END");
    full.close();
    const faults: string[] = [];
    kept = open({ onNoDisk: said => faults.push(said) });
    kept.add(people(1000, 'two'));
    equal((await ids('cust_', 'two', kept)).length, 100);
    deepEqual(faults, ['disk is full']);
    await kept.clear();
    await kept.dispose();
    equal(rowsOnDisk(), 0);
  });

  it('an index on disk passes over a row that nobody can read', async () => {
    let kept = open();
    kept.add(people(3));
    await kept.dispose();
    const database = new DatabaseSync(file());
    database.exec("UPDATE customers SET head = x'7b' WHERE id = (SELECT min(id) FROM customers)");
    database.close();
    kept = open();
    equal((await ids('cust_', 'one', kept)).length, 2);
    await kept.clear();
    await kept.dispose();
    equal(rowsOnDisk(), 0);
  });

  it('an index on disk keeps IDs apart that differ in half a character', async () => {
    let kept = open();
    kept.add([recordOf({ id: '\ud800' }), recordOf({ id: '\ud801' })]);
    await kept.dispose();
    kept = open();
    equal((await kept.search({ connectionId: 'one', text: 'x', limit: 1 })).size, 2);
    await kept.dispose();
  });

  it('an index on disk goes on in memory where the folder cannot be written, and says so', async () => {
    const faults: string[] = [];
    writeFileSync(path.join(folder, 'file'), '');
    const kept = open({
      disk: { folder: path.join(folder, 'file', 'x'), prints: () => prints },
      onNoDisk: said => faults.push(said),
    });
    kept.add(people(3));
    equal((await ids('cust_', 'one', kept)).length, 3);
    match(faults.join(), /ENOTDIR|not a directory/i);
    await kept.dispose();
  });

  it('an index on disk is not written where nobody asked for it', async () => {
    const memory = new WorkerIndex({ worker });
    memory.add(people(3));
    equal((await ids('cust_', 'one', memory)).length, 3);
    await memory.dispose();
    equal(existsSync(file()), false);
  });
});
