import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { batchesOf, packedRows } from '../../../../src/customers/index/packed-rows.ts';
import { pack } from '../../../../src/customers/index/packing.ts';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { recordOf } from '../records.ts';
import { customers } from './odd-customers.ts';

const people = (from: number, to: number): readonly CustomerRecord[] =>
  Array.from({ length: to - from }, (_, at) => recordOf({ id: `${from + at}`, name: `Ada ${from + at}` }));

describe('records that came as bytes', () => {
  const sent = [people(0, 3), [], people(3, 4), people(4, 90)];
  const all = sent.flat();
  const rows = packedRows('one', sent.map(pack));

  it('are a list like any other to who looks at it', () => {
    equal(rows.length, all.length);
    ok(Array.isArray(rows));
    deepEqual([...rows], all);
    deepEqual(rows.slice(2, 6), all.slice(2, 6));
    deepEqual([rows[0], rows[3], rows[89], rows.at(-1)], [all[0], all[3], all[89], all[89]]);
    deepEqual([rows[90], rows.at(-91), rows[-1 as number]], [undefined, undefined, undefined]);
    deepEqual(
      rows.filter(({ customer }) => customer.id.endsWith('7')).map(({ raw }) => raw),
      all.filter(({ customer }) => customer.id.endsWith('7')).map(({ raw }) => raw),
    );
    deepEqual([3 in rows, 90 in rows, 'length' in rows], [true, false, true]);
    deepEqual(JSON.parse(JSON.stringify(rows)), all);
    equal(
      rows.findIndex(({ customer }) => customer.id === '50'),
      50,
    );
  });

  it('are made anew each time, so that nobody keeps them all', () => {
    notEqual(rows[1], rows[1]);
    const kept = rows.slice(0, 2);
    equal(kept[1], kept[1]);
    equal(rows[0]?.sources, rows[89]?.sources);
    ok(Object.isFrozen(rows[0]?.sources) && Object.isFrozen(rows[0]?.sources.id));
  });

  it('keep every value and the raw JSON to the letter, a long one as well', () => {
    const long = { ...recordOf({ id: 'long' }), raw: JSON.stringify({ id: 'long', note: 'é€🙂'.repeat(50_000) }) };
    const next = customers(7);
    const odd = [...Array.from({ length: 400 }, () => ({ ...recordOf({ id: 'odd' }), customer: next() })), long];
    const read = packedRows('one', [pack(odd)]);
    deepEqual(
      [...read],
      odd.map(one => structuredClone(one)),
    );
    const [last] = read.slice(-1);
    ok(last);
    equal(last.raw, last.raw);
    equal({ ...last }.raw, long.raw);
  });

  it('are nobody’s where there is no batch', () => {
    deepEqual([...packedRows('one', [])], []);
    equal(batchesOf(people(0, 1)), undefined);
  });

  it('go on to the index as they came, and stay where they are', async () => {
    const index = new WorkerIndex({ worker: new URL('../../../../src/customers/index/worker.ts', import.meta.url) });
    try {
      index.add(rows);
      index.add(people(90, 95));
      for (const id of ['3', '89', '94']) {
        const { records, size } = await index.search({ connectionId: 'one', text: `Ada ${id}`, limit: 1 });
        deepEqual([records.map(({ raw }) => raw), size], [[`{"id":"${id}","name":"Ada ${id}"}`], 95]);
      }
      // The bytes were copied, and not handed over.
      deepEqual([...rows], all);
    } finally {
      await index.dispose();
    }
  });
});
