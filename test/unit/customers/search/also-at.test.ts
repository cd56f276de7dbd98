import { deepEqual } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { alsoAt } from '../../../../src/customers/search/also-at.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { recordOf } from '../records.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

describe('the same person in other connections', () => {
  const { signal } = new AbortController();
  let sample: SampleAccounts;
  let index: MemoryIndex;
  beforeEach(async () => {
    index = new MemoryIndex();
    sample = await sampleAccounts({ customers: 20 });
  });
  afterEach(() => sample.close());

  const email = 'nobody.else@example.com';
  const person = (connectionId: string, id: string): CustomerRecord => recordOf({ id, email }, connectionId);

  /** By connection what is known of it, and who was found. */
  async function known(record: CustomerRecord, ask: boolean) {
    const all: Record<string, string> = {};
    for await (const place of alsoAt(sample.accounts, index, record, { signal, ask }))
      all[place.connectionId] =
        place.kind === 'there'
          ? place.records.map(({ customer }) => customer.id).join()
          : place.kind === 'notSearched'
            ? `not among ${place.looked}`
            : place.kind;
    return all;
  }

  it('is found among what was read without a request, and where it is not nobody says that it is not there', async () => {
    index.add([person('xtrakit', '55'), recordOf({ id: '56', email: `other.${email}` }, 'yativo')]);
    deepEqual(await known(person('cartevo', '1'), false), {
      ...{ xtrakit: '55', yativo: 'not among 1', devdraft: 'not among 0', easytools: 'not among 0' },
    });
    deepEqual(sample.requests.length, 0);
  });

  it('is not there only where a provider has looked for the address, failed where it could not, and else not searched', async () => {
    sample.script({ provider: 'easytools', path: /customers/, times: 99, status: 500, json: { message: 'no' } });
    const places = await known(person('cartevo', '1'), true);
    // Xtrakit has no search: only what was read of it was looked at.
    deepEqual(places, { devdraft: 'notThere', yativo: 'notThere', xtrakit: 'not among 0', easytools: 'failed' });
  });

  it('is not there where the whole list was read and nobody in it is that person, without a request', async () => {
    const { list } = await sample.accounts.get('xtrakit');
    await list.join({ signal, maxAge: 0, limit: Number.POSITIVE_INFINITY, proof: true });
    const { length } = sample.requests;
    const places = await known(person('cartevo', '1'), false);
    deepEqual(places, {
      ...{ xtrakit: 'notThere', yativo: 'not among 0', devdraft: 'not among 0', easytools: 'not among 0' },
    });
    deepEqual(sample.requests.length, length);
  });

  it('may be there where a row of the whole list could not be read', async () => {
    const customers = [{ id: 1, customer_name: 'Ada' }, { customer_name: 'Without an ID' }];
    sample.script({ provider: 'xtrakit', path: /customers/, times: 9, json: { data: { customers } } });
    const { list } = await sample.accounts.get('xtrakit');
    await list.join({ signal, maxAge: 0, limit: Number.POSITIVE_INFINITY, proof: true });
    const { ended, summary } = list.reading ?? {};
    deepEqual({ ended, problems: summary?.problems }, { ended: true, problems: 1 });
    deepEqual((await known(person('cartevo', '1'), false)).xtrakit, 'not among 0');
  });

  it('is looked for nowhere without an address and a number', async () => {
    deepEqual(await known(recordOf({ id: '1', name: 'Ada' }, 'cartevo'), true), {});
    deepEqual(sample.requests.length, 0);
  });
});
