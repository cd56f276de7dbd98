import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { IndexStore } from '../../../../src/customers/index/index-store.ts';
import { pack } from '../../../../src/customers/index/packing.ts';
import { openSealed } from '../../../../src/customers/index/sealed.ts';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { matcher } from '../../../../src/customers/match/matches.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { dice } from '../dice.ts';
import { people } from '../people.ts';
import { recordOf } from '../records.ts';

const worker = new URL('../../../../src/customers/index/worker.ts', import.meta.url);

describe('index', () => {
  let index: WorkerIndex;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-index-'));
    index = new WorkerIndex({ worker });
  });
  afterEach(async () => {
    await index.dispose();
    rmSync(folder, { recursive: true });
  });

  const ids = async (text: string, connectionId = 'one', of = index) =>
    (await of.search({ connectionId, text, limit: 100 })).records.map(({ customer }) => customer.id);

  it('an index finds what was added just before, and gives it back as it was', async () => {
    const [record] = people(1);
    ok(record);
    index.add([record]);
    const { records, size } = await index.search({ connectionId: 'one', text: record.customer.id, limit: 10 });
    deepEqual({ records, size }, { records: [record], size: 1 });
  });

  it('an index finds by part of a name, an e-mail, a phone number or an ID, whatever the case, accents and punctuation', async () => {
    const record = recordOf({
      id: 'AB-77',
      name: 'Łucja Brontë-Ó Briain',
      email: 'Lucja@Example.COM',
      phone: '+48600123456',
    });
    index.add([record]);
    for (const text of [
      'lucja',
      'BRONTE',
      'ó briain',
      'briain łucja',
      'ucja@exam',
      'b-7',
      '600 123-456',
      '+48 (600)',
      '0048600123456',
    ])
      deepEqual(await ids(text), ['AB-77'], text);
    for (const text of ['lucjan', '600124', 'lucja smith', '']) deepEqual(await ids(text), [], text);
  });

  it('an index puts the whole ID or e-mail first, then what starts with the text, then the rest', async () => {
    index.add([
      recordOf({ id: '1', name: 'Joanna' }),
      recordOf({ id: '2', name: 'Maria Anna' }),
      recordOf({ id: 'anna', name: 'Zed' }),
      recordOf({ id: '4', email: 'anna@example.com' }),
    ]);
    deepEqual(await ids('anna'), ['anna', '2', '4', '1']);
  });

  it('an index finds what a look at every record finds, for any text', async () => {
    const records = people(9000);
    const plain = new MemoryIndex();
    for (const to of [index, plain]) to.add(records);
    const roll = dice(5);
    for (let round = 0; round < 150; round++) {
      const { customer } = records[roll(records.length)] ?? recordOf({ id: '' });
      const field = [customer.id, customer.name, customer.email, customer.phone][roll(4)] ?? customer.id;
      const from = roll(field.length);
      const text = field.slice(from, from + 1 + roll(8));
      const search = { connectionId: 'one', text, limit: 10_000 };
      const [found, expected] = await Promise.all([index.search(search), plain.search(search)]);
      const rank = matcher(text);
      const seen = found.records.map(one => [rank(one.customer), one.customer.id]);
      deepEqual(seen.toSorted(), expected.records.map(one => [rank(one.customer), one.customer.id]).toSorted(), text);
      deepEqual(
        seen.map(([place]) => place),
        seen.map(([place]) => place).toSorted(),
        `${text}: the best first`,
      );
    }
  });

  it('an index replaces, removes and clears records', async () => {
    index.add([recordOf({ id: '1', name: 'Old Name' }), recordOf({ id: '2', name: 'Other' })]);
    index.add([recordOf({ id: '1', name: 'New Name' }), recordOf({ id: '1', name: 'Apart' }, 'two')]);
    deepEqual(
      { old: await ids('old'), new: await ids('new'), apart: await ids('apart', 'two') },
      { old: [], new: ['1'], apart: ['1'] },
    );
    index.remove('one', ['1']);
    deepEqual({ new: await ids('new'), other: await ids('other') }, { new: [], other: ['2'] });
    index.add([recordOf({ id: '1', name: 'Back Again' })]);
    deepEqual(await ids('back'), ['1']);
    await index.clear('one');
    deepEqual({ other: await ids('other'), apart: await ids('apart', 'two') }, { other: [], apart: ['1'] });
    await index.clear();
    deepEqual(await ids('apart', 'two'), []);
  });

  it('a hit is an object like any other, whichever of its parts is read first, and whatever came after it', () => {
    const full: CustomerRecord = {
      connectionId: 'one',
      customer: {
        ...recordOf({ id: '𝟙', name: '\ud800', email: 'a@b.c', phone: '1' }).customer,
        address: { line1: 'x', line2: null, city: 'Łódź', state: null, postalCode: '1', country: 'PL' },
        orders: 3,
        lifetimeValue: { amount: '1.10', currency: 'PLN' },
        lastSpent: { amount: '7', currency: null },
      },
      raw: '{"id":"𝟙","n":1.10}',
      sources: { id: ['/id'], orders: ['/o'] },
    };
    const records = [full, recordOf({ id: '2', email: 'y@b.c' }), recordOf({ id: '3', email: 'x@b.c' })];
    const hits = () => {
      const store = new IndexStore(undefined);
      store.add('one', pack(records));
      const { hits } = store.search('one', 'b', 10);
      store.remove('one', ['𝟙', '2', '3']);
      return openSealed('one', hits);
    };
    deepEqual(hits(), records);
    deepEqual(structuredClone(hits()), records);
    deepEqual(JSON.parse(JSON.stringify(hits())), JSON.parse(JSON.stringify(records)));
    deepEqual(
      hits().map(record => ({ ...record })),
      records,
    );
    for (const first of ['raw', 'sources', 'customer'] as const)
      deepEqual(
        hits().map(record => record[first]),
        records.map(record => record[first]),
      );
    const [one, two] = hits();
    deepEqual(
      { raw: one?.raw, customer: one?.customer, sources: one?.sources, two },
      { raw: full.raw, customer: full.customer, sources: full.sources, two: records[1] },
    );
  });

  it('an index says what memory it takes', async () => {
    const all = async () => {
      const { heap, buffers } = await index.memory();
      return heap + buffers;
    };
    const before = await all();
    index.add(people(2000));
    ok((await all()) > before + 100_000);
  });

  it('an index finds the last one of a long list in the same breath', async () => {
    index.add([...people(20_000), recordOf({ id: 'the last one' })]);
    const { size, records } = await index.search({ connectionId: 'one', text: 'the last one', limit: 1 });
    deepEqual({ size, records: records.length }, { size: 20_001, records: 1 });
  });

  it('an index gives back as many as are asked for, in their order', async () => {
    index.add(people(3000));
    const { records } = await index.search({ connectionId: 'one', text: 'cust_', limit: Number.POSITIVE_INFINITY });
    deepEqual(records, people(3000));
  });

  it('an index keeps apart what took the place of a removed one', async () => {
    index.add([recordOf({ id: '1', name: 'Ann' })]);
    index.remove('one', ['1']);
    index.add([recordOf({ id: '2', name: 'Bob' })]);
    index.add([recordOf({ id: '1', name: 'Ann' })]);
    deepEqual({ ann: await ids('ann'), bob: await ids('bob') }, { ann: ['1'], bob: ['2'] });
  });

  it('an index says that what it held is gone when its worker ends by itself, and begins anew', async () => {
    const mortal = path.join(folder, 'mortal.mjs');
    writeFileSync(
      mortal,
      `import ${JSON.stringify(worker.href)};
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ text }) => text === 'die' && process.exit(1));`,
    );
    let lost = 0;
    const held = new WorkerIndex({ worker: mortal, onLost: () => lost++ });
    held.add(people(3));
    equal((await ids('cust_', 'one', held)).length, 3);
    await rejects(ids('die', 'one', held), /index ended unexpectedly/);
    equal(lost, 1);
    held.add(people(2));
    equal((await ids('cust_', 'one', held)).length, 2);
    await held.dispose();
    equal(lost, 1);
  });
});
