import { deepEqual, equal } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

const connection: Connection = {
  ...{ id: 'c1', provider: 'devdraft', name: 'Shop', baseUrl: 'https://x.test', environment: 'sandbox', options: {} },
};

describe('a connection that was added', () => {
  let arrival: typeof import('../../../../src/ui/connections/arrival.ts');
  before(async () => {
    arrival = await withVscode({ window: {}, commands: {} }, () => import('../../../../src/ui/connections/arrival.ts'));
  });

  const lists = (total: number | null, state: object) =>
    ({ lists: { of: () => ({ total, load: async () => state }) } }) as unknown as Services; // what is asked for, and no more
  const records = [{}, {}];

  it('says that it is connected, and how many customers there are', async () => {
    equal(
      await arrival.arrived(lists(137, { kind: 'loaded', page: { records } }), connection),
      'Shop: connected, 137 customers.',
    );
  });

  it('says how many are on the first page where nobody counts them all', async () => {
    equal(
      await arrival.arrived(lists(null, { kind: 'loaded', page: { records } }), connection),
      'Shop: connected, 2 customers on its first page.',
    );
  });

  it('is in sight also where it was kept although it fails, and leaves that to the row that says why', async () => {
    const failing = { ...lists(null, { kind: 'failed' }), store: { connections: [connection, connection] } };
    const shown: Connection[] = [];
    await arrival.arrive(
      failing as unknown as Services,
      { showCustomers: async one => void shown.push(one) },
      connection,
    );
    deepEqual(shown, [connection]);
    equal(await arrival.arrived(failing, connection), undefined);
  });

  it('is the provider’s whose view it is added from; elsewhere that is asked for', () => {
    const services = { providers, store: { connections: [connection] } } as unknown as Services; // what is looked at
    const meant = (row: unknown) => arrival.meantProvider(services, row)?.id;
    deepEqual(
      [
        { kind: 'customer', connectionId: 'c1' },
        { kind: 'person', connectionId: 'c1' },
        { kind: 'customer', connectionId: 'gone' },
        undefined,
      ].map(meant),
      ['devdraft', undefined, undefined, undefined],
    );
  });
});
