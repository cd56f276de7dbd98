import { deepEqual } from 'node:assert/strict';
import type { Customer, CustomerRecord } from '../../../src/core/model/customer.ts';
import { providers } from '../../../src/providers/index.ts';
import { type SampleAccounts, sampleAccounts } from '../customers/sample-accounts.ts';

describe('what a provider says that no row of its lists has', () => {
  let sample: SampleAccounts;

  before(async () => {
    sample = await sampleAccounts({ customers: 60 });
  });
  after(() => sample.close());

  const signal = new AbortController().signal;
  const fieldsIn = (records: readonly CustomerRecord[]) =>
    new Set(
      records.flatMap(
        ({ customer }) => (Object.keys(customer) as (keyof Customer)[]).filter(key => customer[key] !== null), // of a customer
      ),
    );

  for (const { id, title, notListed = [] } of providers.values())
    it(`is what single customers have beyond their rows: ${title}`, async () => {
      const account = await sample.accounts.get(id);
      const { records } = await account.page({}, { signal });
      const ids = records.slice(0, 10).map(({ customer }) => customer.id);
      const alone = await Promise.all(ids.map(async one => (await account.customer(one, { signal })).record));
      const listed = fieldsIn(records);
      deepEqual([...fieldsIn(alone)].filter(field => !listed.has(field)).sort(), [...notListed].sort());
    });
});
