// What a manifest's provider is to do with a server that has what its API documents, and refuses everything else.

import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { failsAs } from '../../../support/fails-as.ts';
import type { LocalClient } from '../../../support/local-client.ts';
import type { Vendor } from '../../../support/vendors/vendor.ts';

/** Clients of a server with so many people, closed after each test. */
export type Open = (people: number, credentials?: Vendor['credentials']) => Promise<LocalClient>;

/** Called inside `describe`. */
export function closedAfterEach(open: Open): Open {
  const opened: LocalClient[] = [];
  afterEach(() => Promise.all(opened.splice(0).map(made => made.close())));
  return async (...how) => {
    const made = await open(...how);
    opened.push(made);
    return made;
  };
}

/** Adds the tests that hold for every API. Called inside `describe`; `readAll` reads a list of so many people whole. */
export function readsAsDocumented(
  vendor: Vendor,
  opened: Open,
  readAll: (people: number) => Promise<readonly string[]>,
) {
  const signal = new AbortController().signal;
  const idsOf = (people: number) => Array.from({ length: people }, (_, at) => vendor.idOf(at + 1));

  for (const people of [0, 1, vendor.most - 1, vendor.most, vendor.most + 1, vendor.most * 3 + 2]) {
    it(`reads a list of ${people} whole, each customer once`, async () =>
      deepEqual(await readAll(people), idsOf(people)));
  }

  it('reads what it documents of a customer, in the list and alone', async () => {
    const { client } = await opened(3);
    const [listed] = (await client.page({ pageSize: 2 }, { signal })).records;
    const alone = await client.customer(vendor.idOf(1), { signal });
    const expected = { id: vendor.idOf(1), ...vendor.first };
    for (const record of [listed, alone]) {
      ok(record);
      const read = Object.entries(record.customer).filter(([key]) => key in expected);
      deepEqual(Object.fromEntries(read), expected);
    }
  });

  it(vendor.hasTotal ? 'says how many there are' : 'does not say how many there are', async () => {
    const { client } = await opened(7);
    const { total } = await client.page({ pageSize: 3 }, { signal });
    equal(total, vendor.hasTotal ? 7 : null);
  });

  it('knows an unknown ID', async () => {
    const { client } = await opened(3);
    await rejects(client.customer(vendor.unknownId, { signal }), failsAs('notFound', /./));
  });

  it('proves the right key, and hears that another one is refused, in the words of the API', async () => {
    const wrong = Object.fromEntries(Object.keys(vendor.credentials).map(key => [key, 'wrong-key']));
    await (await opened(3)).client.test({ signal });
    await rejects((await opened(3, wrong)).client.test({ signal }), (error: Error) => {
      match(error.message, /\(HTTP 40[013]\)|refused/);
      return true;
    });
  });

  for (const [text, number] of vendor.searches) {
    it(`finds ${text} by the search of the API`, async () => {
      const { client } = await opened(9);
      ok(client.provider.serverSearch?.(text));
      const { records } = await client.page({ search: text }, { signal });
      deepEqual(
        records.map(({ customer }) => customer.id),
        [vendor.idOf(number)],
      );
    });
  }
}
