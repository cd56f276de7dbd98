import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type ContinuedList, continuedList, inCircle, numbers, signal, ways } from '../continued-list.ts';

for (const way of ways) {
  describe(`a whole list whose pages go on by ${way}`, () => {
    let list: ContinuedList;

    async function open(people: number, how: { readonly total?: boolean } = {}): Promise<void> {
      list = await continuedList(way, people, how);
    }

    afterEach(() => list.close());

    const scan = () => new Scan({ read: listReader(list.connection, {}, { feed: true }) });
    async function read(one: Scan, on = signal, limit = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
      const found: string[] = [];
      for await (const { records } of one.pages(on, { limit, proof: true }))
        found.push(...records.map(({ customer }) => customer.id));
      return found;
    }

    it(`a whole list whose pages go on by ${way} is read to its end, one page after another, and proven by reading it twice`, async () => {
      await open(450);
      const one = scan();
      deepEqual(await read(one), numbers(1, 450));
      deepEqual(one.summary, {
        ...{ customers: 450, problems: 0, pages: 5, total: null },
        ...{ complete: true, proof: 'It was read twice, and was the same.', doubts: [] },
      });
      deepEqual(list.cursors().slice(0, 5), [undefined, 'at-100-0', 'at-200-0', 'at-300-0', 'at-400-0']);
      equal(list.server.asked.length, 10);
    });

    it(`a whole list whose pages go on by ${way} is read on from where it was stopped`, async () => {
      await open(450);
      const one = scan();
      deepEqual(await read(one, signal, 150), numbers(1, 200));
      equal(list.server.asked.length, 2);
      const stop = new AbortController();
      for await (const { records } of one.pages(stop.signal)) {
        equal(records[0]?.customer.id, 'p201');
        stop.abort();
        break;
      }
      deepEqual(await read(one), numbers(301, 450));
      equal(one.summary.complete, true);
    });

    it(`a whole list whose pages go on by ${way} is read on at the page that failed`, async () => {
      await open(450);
      list.server.fault = { kind: 'refusal', at: 200, status: 403 };
      const one = scan();
      await rejects(read(one), failsAs('forbidden'));
      equal(one.summary.customers, 200);
      list.server.fault = undefined;
      deepEqual(await read(one), numbers(201, 450));
      deepEqual(list.cursors().slice(0, 4), [undefined, 'at-100-0', 'at-200-0', 'at-200-0']);
    });

    it(`a whole list whose pages go on by ${way} is not believed whole where somebody came while it was read`, async () => {
      await open(250);
      const one = scan();
      const found: string[] = [];
      for await (const { records } of one.pages(signal)) {
        found.push(...records.map(({ customer }) => customer.id));
        if (list.server.asked.length === 3) list.server.people = 260;
      }
      deepEqual(found, numbers(1, 260));
      equal(one.summary.complete, true);
      // The first two readings were not equal, so that there was a third.
      equal(list.server.asked.length, 9);
    });

    it(`a whole list whose pages go on by ${way} is gone through although some of its pages show nothing`, async () => {
      await open(950);
      list.server.fault = { kind: 'empty', from: 100, to: 600 };
      deepEqual(await read(scan()), [...numbers(1, 100), ...numbers(601, 950)]);
    });

    it(`a whole list whose pages go on by ${way} is not gone through for ever where no page shows anything`, async () => {
      await open(100_000);
      list.server.fault = { kind: 'empty', from: 100, to: 100_000 };
      const one = scan();
      await read(one);
      equal(list.server.asked.length, 21);
      match(one.summary.doubts.join(), /page 21 was empty although more pages were announced/);
    });

    it(`a whole list whose pages go on by ${way} fails where it goes in a circle, once its rows up to there were handed out`, async () => {
      await open(950);
      list.server.fault = { kind: 'circle', at: 300, to: 100 };
      const one = scan();
      await rejects(read(one), inCircle);
      equal(one.summary.customers, 400);
      equal(one.summary.complete, false);
      equal(list.server.asked.length, 4);
    });
  });
}
