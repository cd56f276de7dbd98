import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { HeadSaid } from '../../../../src/customers/index/head-said.ts';
import {
  customerOf,
  type HeadValues,
  headOrder,
  saidBy,
  valuesOf,
} from '../../../../src/customers/index/head-values.ts';
import { HeadWriter } from '../../../../src/customers/index/head-writer.ts';
import { loadSqlite } from '../../../../src/customers/index/load-sqlite.ts';
import { RecordStore } from '../../../../src/customers/index/record-store.ts';
import { openSealed } from '../../../../src/customers/index/sealed.ts';
import { withoutUuid } from '../../../../src/customers/index/uuid-rows.ts';
import { Words } from '../../../../src/customers/index/words.ts';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { countable } from '../../../../src/customers/insights/tally.ts';
import { searchRow } from '../../../../src/customers/match/matches.ts';
import { dice } from '../dice.ts';
import { recordOf } from '../records.ts';
import { customers } from './odd-customers.ts';

/** Raw JSON of the many kinds there are: of a provider's form, of another one later, of random bytes, of none. */
function raws(seed: number): (customer: Customer, nth: number) => string {
  const roll = dice(seed);
  const noise = (length: number) => String.fromCharCode(...Array.from({ length }, () => 32 + roll(50_000)));
  return (customer, nth) => {
    const kind = roll(12);
    if (kind === 0) return '';
    if (kind === 1) return noise(roll(600));
    if (kind === 2) return 'ab'.repeat(roll(50_000));
    if (kind === 3) return `${noise(40)}${'{"key":"value"},'.repeat(roll(6000))}`;
    const form =
      nth < 600 ? { id: customer.id, first_name: customer.name } : { nummer: nth, anschrift: customer.address };
    return JSON.stringify({ ...form, mail: customer.email, telephone: customer.phone, since: customer.createdAt, nth });
  };
}

/** All texts and bytes that can be reached from something. */
function heldBy(start: unknown): readonly (() => string)[] {
  const [seen, held, waiting] = [new Set<unknown>(), [] as (() => string)[], [start]];
  for (let one = waiting.pop(); waiting.length > 0 || one !== undefined; one = waiting.pop()) {
    if (seen.has(one) || one === null) continue;
    seen.add(one);
    const text = typeof one === 'string' ? one : undefined;
    if (text !== undefined) held.push(() => text);
    else if (ArrayBuffer.isView(one)) {
      const bytes = Buffer.from(one.buffer, one.byteOffset, one.byteLength);
      held.push(() => bytes.toString('latin1'));
    } else if (one instanceof Map) waiting.push(...one.keys(), ...one.values());
    else if (typeof one === 'object') waiting.push(...Object.values(one).filter(value => value !== undefined));
  }
  return held;
}

describe('records as they are kept', () => {
  it('a record comes back as it was kept, byte for byte, also after changes, removals and moves', () => {
    const store = new RecordStore();
    const [customer, raw, roll] = [customers(1), raws(2), dice(3)];
    const kept = new Map<number, { readonly values: HeadValues; readonly raw: Buffer; readonly shape: number }>();
    for (let nth = 0; nth < 4000; nth++) {
      const number = roll(1000);
      if (roll(5) === 0) {
        store.drop(number);
        kept.delete(number);
        continue;
      }
      const made = customer();
      const record = { values: valuesOf(made), raw: Buffer.from(raw(made, nth)), shape: roll(2 ** 24) };
      store.set(number, searchRow(made), record.values, record.raw, record.shape);
      kept.set(number, record);
    }
    ok(kept.size > 500);
    for (const [number, { values, raw: text, shape }] of kept) {
      deepEqual(store.values(number), values);
      equal(store.raw(number), text.toString(), `the raw JSON of ${number}`);
      const [opened] = openSealed(
        'one',
        store.seal([number], at => JSON.stringify({ id: [`/${at}`] })),
      );
      deepEqual(opened?.customer, customerOf(values));
      equal(opened?.raw, text.toString());
      deepEqual(opened?.sources, { id: [`/${shape}`] });
    }
  });

  it('one value of a kept record is what the customer has, whichever field it is, and a name of none has none', () => {
    const store = new RecordStore();
    const customer = customers(4);
    for (let nth = 0; nth < 300; nth++) {
      const made = customer();
      store.set(nth, searchRow(made), valuesOf(made), Buffer.from('{}'), 0);
      deepEqual(Object.fromEntries(headOrder.map(key => [key, store.field(nth, key)])), { ...made });
      deepEqual(customerOf(store.values(nth)), made);
      for (const name of ['nothing', 'constructor', '']) equal(store.field(nth, name), null);
    }
  });

  it('what the values of a head say is the same bytes whether they are read as bytes or as texts', () => {
    const words = new Words();
    const [writer, said, customer] = [new HeadWriter(words), new HeadSaid(words), customers(9)];
    for (let nth = 0; nth < 2000; nth++) {
      const made = customer();
      const values = valuesOf(made);
      const row = withoutUuid(searchRow(made), values[0]);
      const parts = [
        Buffer.from('before\n'),
        Buffer.from(row),
        writer.write(nth, values, row, true),
        Buffer.from('\nraw'),
      ];
      const [before = 0, head = 0, raw = 0] = parts.map((_, at) => Buffer.concat(parts.slice(0, at + 1)).length);
      const read = said.read({ piece: Buffer.concat(parts), row: before, head, raw });
      equal(Buffer.from(read.bytes).toString('utf8', 0, read.length), Buffer.from(saidBy(values)).toString());
    }
  });

  it('what is counted of a kept record is what is counted of its customer', () => {
    const store = new RecordStore();
    const customer = customers(5);
    const made = Array.from({ length: 2000 }, customer);
    for (const [nth, one] of made.entries()) store.set(nth, searchRow(one), valuesOf(one), Buffer.from('{}'), 0);
    const short = (time: string | null) => time?.slice(0, 10) ?? null;
    const seen: unknown[] = [];
    const days = ['createdAt', 'firstOrderAt', 'lastOrderAt'] as const;
    const signs = ['email', 'phone'] as const;
    const cut = (one: ReturnType<typeof countable>) => ({
      ...one,
      ...Object.fromEntries(days.map(field => [field, short(one[field])])),
      ...Object.fromEntries(
        signs.map(field => [field, one[field] && { hash: one[field].hash, text: one[field].text }]),
      ),
    });
    store.each(0, made.length, one => seen.push(cut(one)));
    deepEqual(seen, made.map(countable).map(cut));
  });

  it('what is dropped or replaced is overwritten, and nothing that fewer than four customers have is kept beside the records', () => {
    const store = new RecordStore();
    const rare = 'Kopytko';
    const of = (nth: number) => {
      const isRare = nth % 100 === 7 && nth < 300;
      const name = isRare ? `${rare} ${nth}` : `Ann ${nth}`;
      const email = isRare ? `a@${rare}.example` : `a${nth}@mail.example`;
      return recordOf({ id: `${nth}`, name, email, country: isRare ? rare : 'Poland', phone: `+4860000${nth}` })
        .customer;
    };
    const keep = (nth: number) => {
      const made = of(nth);
      const raw = Buffer.from(JSON.stringify({ ...made, note: made.name, kind: 'usual kind' }));
      store.set(nth, searchRow(made), valuesOf(made), raw, 0);
    };
    for (let nth = 0; nth < 1000; nth++) keep(nth);
    // Who is read again and again is one customer all the same.
    for (let again = 0; again < 9; again++) for (const nth of [7, 107, 207]) keep(nth);
    const memory = () => {
      const found = store.seal([...Array(1000).keys()], () => '{}');
      return Buffer.from(found.bytes).toString('latin1') + found.names;
    };
    ok(memory().includes(rare) && memory().includes('usual kind'));
    const held = () => heldBy(store).filter(text => text().toLowerCase().includes(rare.toLowerCase()));
    ok(held().length > 0);
    for (const nth of [7, 107]) store.drop(nth);
    store.set(207, searchRow(of(1)), valuesOf(of(1)), Buffer.from('{}'), 0);
    ok(!memory().includes(rare) && memory().includes('usual kind'));
    equal(held().length, 0);
    deepEqual(customerOf(store.values(8)), of(8));
  });

  it('a customer who is removed and comes back is one customer: what only they have goes with their record', () => {
    const store = new RecordStore();
    const rare = 'Kopytko';
    const keep = (nth: number, name: string) => {
      const { customer } = recordOf({ id: `${nth}`, name });
      const raw = Buffer.from(JSON.stringify({ id: nth, name, note: `${name} `.repeat(20), kind: 'usual kind' }));
      store.set(nth, searchRow(customer), valuesOf(customer), raw, 0);
    };
    for (let again = 0; again < 9; again++) {
      store.drop(0);
      keep(0, rare);
    }
    for (let nth = 1; nth < 1000; nth++) keep(nth, `Ann ${nth}`);
    store.drop(0);
    equal(heldBy(store).filter(text => text().includes(rare)).length, 0);
  });

  it('a text that one customer has in many places is of one customer: it goes with its record', () => {
    const store = new RecordStore();
    const rare = 'Kopytko';
    const money = { amount: '1.00', currency: rare };
    const address = { line1: null, line2: null, city: rare, state: rare, postalCode: null, country: rare };
    const { customer } = recordOf({ id: '1', name: 'Ann', type: rare, country: rare });
    const made = { ...customer, address, lifetimeValue: money, lastSpent: { ...money, amount: '2.00' } };
    store.set(0, searchRow(made), valuesOf(made), Buffer.from('{}'), 0);
    deepEqual(customerOf(store.values(0)), made);
    store.drop(0);
    equal(heldBy(store).filter(text => text().includes(rare)).length, 0);
  });

  it('more different words than have a number are kept all the same', () => {
    const store = new RecordStore();
    const of = (nth: number) => {
      const word = Math.floor(nth / 4);
      return recordOf({ id: `${nth}`, country: `country ${word}`, email: `a@host${word}` }).customer;
    };
    for (let nth = 0; nth < 150_000; nth++) store.set(nth, searchRow(of(nth)), valuesOf(of(nth)), Buffer.from('{}'), 0);
    for (const nth of [0, 3, 1023, 1024, 1027, 131_067, 131_068, 131_071, 131_072, 149_999])
      deepEqual(customerOf(store.values(nth)), of(nth));
  });
});

describe('an index of records of any kind', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-records-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('an index gives back any raw JSON as it was, also after a change, a removal and a restart', async () => {
    const worker = new URL('../../../../src/customers/index/worker.ts', import.meta.url);
    const open = () => new WorkerIndex({ worker, disk: { folder, prints: () => ({ one: 'a' }) } });
    const [customer, raw] = [customers(6), raws(7)];
    // Half of a pair of surrogates in raw JSON is none of UTF-8, nor does an answer have it.
    const made = (nth: number) => {
      const one = { ...customer(), id: `number-${nth}-x` };
      return { ...recordOf(one), raw: raw(one, nth).toWellFormed() };
    };
    let index = open();
    const kept = new Map(Array.from({ length: 600 }, (_, nth) => [nth, made(nth)]));
    index.add([...kept.values()]);
    for (let nth = 0; nth < 600; nth += 3) kept.set(nth, made(nth));
    index.add([...kept.values()].filter((_, nth) => nth % 3 === 0));
    for (let nth = 0; nth < 600; nth += 7) kept.delete(nth);
    index.remove(
      'one',
      Array.from({ length: 86 }, (_, nth) => `number-${nth * 7}-x`),
    );
    const all = async () => (await index.search({ connectionId: 'one', text: 'number-', limit: 10_000 })).records;
    const byId = (records: readonly { readonly customer: Customer }[]) =>
      records.toSorted((one, other) => (one.customer.id < other.customer.id ? -1 : 1));
    deepEqual(byId(await all()), byId([...kept.values()]));
    await index.dispose();
    if (!(await loadSqlite())) return; // without it nothing is kept on disk
    index = open();
    deepEqual(byId(await all()), byId([...kept.values()]));
    await index.dispose();
  });
});
