import { deepEqual, equal } from 'node:assert/strict';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { people } from '../people.ts';
import { recordOf } from '../records.ts';

const connection = (id: string) => ({ id, name: `Name of ${id}`, covered: [] });

describe('a table over the index', () => {
  let index: WorkerIndex;

  beforeEach(() => {
    index = new WorkerIndex({ worker: new URL('../../../../src/customers/index/worker.ts', import.meta.url) });
  });
  afterEach(() => index.dispose());

  const look = { columns: ['name', 'email', 'id'], filter: '' };
  const idsOf = (rows: Awaited<ReturnType<Awaited<ReturnType<WorkerIndex['table']>>['rows']>>) =>
    rows.map(row => (row.kind === 'customer' ? row.record.customer.id : row.kind));

  it('has all that is read of a connection, and what comes is seen when somebody looks again', async () => {
    const records = people(300);
    index.add(records.slice(0, 200));
    const table = await index.table({ of: 'connection', connections: [connection('one')] });
    deepEqual(await table.look(look), { kind: 'counts', shown: 200, all: 200 });
    index.add(records.slice(200));
    equal((await table.count()).all, 300);
    equal((await table.look(look)).shown, 300);
    const rows = await table.rows([
      [250, 2],
      [0, 1],
    ]);
    deepEqual(
      rows.map(row => row.kind === 'customer' && row.record),
      [records[250], records[251], records[0]],
    );
  });

  it('finds rows again at their new places, and none in the place of one that is gone or left out', async () => {
    index.add(['d', 'a', 'c', 'b'].map(id => recordOf({ id, name: id })));
    for (const start of ['connection', 'added'] as const) {
      const table = await index.table({ of: start, connections: [connection('one')] });
      if (start === 'added') await table.add('one', ['d', 'a', 'c', 'b']);
      await table.look(look);
      const sorted = { ...look, sort: { column: 'name', descending: false } };
      const kept = async (...asked: Parameters<typeof table.look>) => (await table.look(...asked)).kept;
      // c is read; d, a and b are selected.
      const chosen = [
        [2, 1],
        [0, 2],
        [3, 1],
      ] as const;
      deepEqual(await kept(sorted, chosen), [
        [2, 1],
        [0, 2],
        [3, 1],
      ]);
      deepEqual(await kept({ ...sorted, filter: 'c' }, [[2, 1]]), [[0, 1]]);
      deepEqual(await kept({ ...sorted, filter: 'b' }, [[0, 1]]), [[0, 0]]);
      deepEqual(await kept(look, [[0, 0]]), [[0, 0]]);
      equal(await kept(look), undefined);
    }
  });

  it('never finds the customer that has the place of one that was removed', async () => {
    index.add(['a', 'b', 'c'].map(id => recordOf({ id })));
    const table = await index.table({ of: 'connection', connections: [connection('one')] });
    await table.look(look);
    index.remove('one', ['a']);
    deepEqual((await table.look(look, [[2, 1]])).kept, [[1, 1]]);
    index.remove('one', ['b']);
    index.add([recordOf({ id: 'd' })]);
    deepEqual((await table.look(look, [[0, 1]])).kept, [[0, 0]]);
  });

  it('of rows that were added keeps their order, each once, also when one of them is gone and its place another’s', async () => {
    index.add([recordOf({ id: 'a' }), recordOf({ id: 'b' }), recordOf({ id: 'c' }, 'two')]);
    const table = await index.table({ of: 'added', connections: [connection('one'), connection('two')] });
    await table.add('two', ['c', 'unknown']);
    await table.add('one', ['b', 'a', 'b']);
    await table.look(look);
    deepEqual(idsOf(await table.rows([[0, 10]])), ['c', 'b', 'a']);
    index.remove('one', ['b']);
    index.add([recordOf({ id: 'd' })]);
    deepEqual(idsOf(await table.rows([[0, 10]])), ['c', 'gone', 'a']);
    await index.clear();
    await table.look(look);
    deepEqual(idsOf(await table.rows([[0, 10]])), ['gone', 'gone', 'gone']);
  });
});
