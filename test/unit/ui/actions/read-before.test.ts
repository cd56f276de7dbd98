import { deepEqual } from 'node:assert/strict';
import { Recents } from '../../../../src/customers/follow/recents.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { readBefore } from '../../../../src/ui/actions/read-before.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { recordOf } from '../../customers/records.ts';

describe('what was read of a customer before', () => {
  const at = (minute: number) => `2026-11-30T10:0${minute}:00.000Z`;
  const ada = recordOf({ id: '1', name: 'Ada' }, 'shop');

  /** A window in which a page was read in the first minute. */
  async function window() {
    const recents = new Recents();
    const lists = new OpenedLists(async (_, { page = 1 }) => ({
      ...{
        records: [ada],
        problems: [],
        page,
        pageSize: 50,
        pageCount: 1,
        total: 1,
        hasMore: false,
        drift: [],
        whole: false,
      },
      fetchedAt: at(1),
    }));
    await lists.of('shop').load(1);
    // Nothing else of the services is looked at.
    const services = { lists, follow: { recents } } as unknown as Services;
    return { services, recents };
  }
  const place = { connectionId: 'shop', customerId: '1' };

  it('is the row of a page that is loaded, with the time of that page', async () => {
    const { services } = await window();
    deepEqual(readBefore(services, place), { kind: 'row', record: ada, fetchedAt: at(1) });
  });

  it('is the newest of it: who was opened since was read again', async () => {
    const { services, recents } = await window();
    recents.add(ada, at(0));
    deepEqual(readBefore(services, place)?.fetchedAt, at(1));
    recents.add(ada, at(2));
    deepEqual(readBefore(services, place)?.fetchedAt, at(2));
  });

  it('is nothing of somebody else, or of a connection whose list nobody opened', async () => {
    const { services } = await window();
    deepEqual(readBefore(services, { ...place, customerId: '2' }), undefined);
    deepEqual(readBefore(services, { ...place, connectionId: 'other' }), undefined);
  });
});
