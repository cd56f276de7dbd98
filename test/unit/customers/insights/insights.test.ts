import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { type Counts, moneyFields, timeFields } from '../../../../src/customers/insights/insights.ts';
import type { CustomerPick } from '../../../../src/customers/insights/pick.ts';
import { countable, Tally } from '../../../../src/customers/insights/tally.ts';
import { recordOf } from '../records.ts';
import { countBy, plainMoney, plainShared, units } from './plain-count.ts';
import { randomCustomers } from './random-customers.ts';

const worker = new URL('../../../../src/customers/index/worker.ts', import.meta.url);

const dayIn = (time: string | null) => (time !== null && /^\d{4}/.test(time) ? time.slice(0, 10) : null);
const hostIn = (email: string | null) => email?.split('@')[1]?.toLowerCase() ?? null;

function inOneThread(all: readonly CustomerRecord[]): Counts {
  const tally = new Tally();
  for (const connectionId of new Set(all.map(one => one.connectionId))) {
    tally.begin(connectionId);
    for (const [row, one] of all.entries())
      if (one.connectionId === connectionId) tally.add(countable(one.customer), row);
  }
  return tally.result((_, row) => all[row]?.customer ?? recordOf({ id: '' }).customer);
}

describe('insights', () => {
  const all = [1, 2, 3].flatMap(seed => randomCustomers(seed, 700, `c${seed}`));
  const ids = ['c1', 'c2', 'c3'];
  let index: WorkerIndex;
  let counts: Counts;

  before(async () => {
    index = new WorkerIndex({ worker });
    index.add(all);
    counts = await index.count(ids);
  });
  after(() => index.dispose());

  it('count in the worker what customers come to in plain objects', () => deepEqual(counts, inOneThread(all)));

  it('count everybody once for each connection, however often one is named', async () => {
    deepEqual(
      counts.connections,
      ids.map(connectionId => ({ connectionId, customers: 700 })),
    );
    equal((await index.count(['c1', 'c1'])).customers, 700);
    equal((await index.count(['nothing'])).customers, 0);
  });

  it('are those that plain Maps come to, value by value and day by day', () => {
    const fields = { status: 'status', type: 'type', country: 'country' } as const;
    for (const field of Object.values(fields)) {
      const { without, values } = counts.values[field];
      const plain = countBy(all, ({ customer }) => customer[field]);
      deepEqual(
        new Map<string | null, number>([[null, without], ...values.map(one => [one.value, one.customers] as const)]),
        plain,
      );
    }
    const hosts = countBy(all, ({ customer }) => hostIn(customer.email));
    const { domain } = counts.values;
    for (const { value, customers } of domain.values) equal(customers, hosts.get(value), value);
    equal(domain.without, hosts.get(null));
    for (const field of timeFields) {
      const days = countBy(all, ({ customer }) => dayIn(customer[field]));
      deepEqual(
        counts.times[field].days.map(one => [one.day, one.customers]),
        [...days].filter(([day]) => day !== null).sort(),
      );
      equal(counts.times[field].without, days.get(null));
    }
  });

  it('add amounts of one currency alone, to the last digit', () => {
    for (const field of moneyFields) {
      equal(counts.money[field].currencies.length, 3);
      for (const { currency, customers, sum, median, least, most, ranges } of counts.money[field].currencies) {
        const plain = plainMoney(all, field, currency);
        deepEqual({ customers, sum: units(sum), median: units(median), least: units(least), most: units(most) }, plain);
        equal(
          ranges.reduce((total, range) => total + range.customers, 0),
          customers,
        );
      }
      const unnamed = all.filter(({ customer }) => customer[field]?.currency === null).length;
      equal(counts.money[field].unnamed, unnamed);
    }
  });

  it('know who shares an address or a number, in a connection and between them, and count no stand-in as a person', () => {
    for (const field of ['email', 'phone'] as const) {
      deepEqual(counts.shared[field], plainShared(all, field));
      ok(counts.shared[field].within.values > 0 && counts.shared[field].between.values > 0);
      ok(counts.shared[field].standIns > 0);
    }
  });

  it('find again exactly those whom a number counts', async () => {
    const picked = async (pick: CustomerPick) => index.pick({ connectionIds: ids, pick, skip: 0, limit: 5000 });
    const { status, domain } = counts.values;
    const cases: (readonly [CustomerPick, number])[] = [
      ...status.values.map(one => [{ kind: 'value', field: 'status', value: one.value }, one.customers] as const),
      [{ kind: 'value', field: 'domain', value: null }, domain.without],
      [
        { kind: 'otherValue', field: 'country', values: ['PL'] },
        all.filter(({ customer }) => customer.country !== null && customer.country !== 'PL').length,
      ],
      [{ kind: 'noTime', field: 'lastOrderAt' }, counts.times.lastOrderAt.without],
      [{ kind: 'noAmount', field: 'lastSpent', unnamed: true }, counts.money.lastSpent.unnamed],
      [{ kind: 'noAmount', field: 'lastSpent', unnamed: false }, counts.money.lastSpent.without],
      [{ kind: 'value', field: 'email', value: null }, counts.shared.email.without],
    ];
    for (const { currency, ranges } of counts.money.lifetimeValue.currencies)
      for (const { from, to, customers } of ranges)
        cases.push([{ kind: 'amount', field: 'lifetimeValue', currency, from, to }, customers]);
    for (const where of ['within', 'between'] as const)
      cases.push([{ kind: 'shared', field: 'email', where }, counts.shared.email[where].customers]);
    const [day] = counts.times.createdAt.days;
    if (day) cases.push([{ kind: 'days', field: 'createdAt', from: day.day, to: day.day }, day.customers]);
    for (const [pick, count] of cases) {
      const { customers, records } = await picked(pick);
      equal(records.length, customers);
      equal(customers, count, JSON.stringify(pick));
    }
  });

  it('show those that share an address beside one another, and page by page all of them once', async () => {
    const pick = { kind: 'shared', field: 'email', where: 'between' } as const;
    const whole = await index.pick({ connectionIds: ids, pick, skip: 0, limit: 5000 });
    const keys = whole.records.map(({ customer }) => customer.email?.toLowerCase() ?? '');
    deepEqual(keys, keys.toSorted());
    const halves = await Promise.all(
      [0, 20].map(skip => index.pick({ connectionIds: ids, pick, skip, limit: skip === 0 ? 20 : 5000 })),
    );
    deepEqual(
      halves.flatMap(({ records }) => records),
      whole.records,
    );
  });

  it('are of one moment, whatever is added and removed while they are counted', async () => {
    const own = new WorkerIndex({ worker });
    const many = randomCustomers(5, 25_000, 'many');
    own.add(many);
    const counting = own.count(['many']);
    // Who is taken out and put back stands behind those that were counted already.
    own.remove(
      'many',
      many.slice(0, 100).map(({ customer }) => customer.id),
    );
    own.add(many.slice(0, 100));
    const { customers, values } = await counting;
    await own.dispose();
    ok(customers === 25_000 || customers === 24_900, String(customers));
    equal(values.status.without + values.status.values.reduce((sum, one) => sum + one.customers, 0), customers);
  });
});
