import { deepEqual } from 'node:assert/strict';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { otherFile } from '../../../../src/customers/reconcile/other-list.ts';
import { reconcile } from '../../../../src/customers/reconcile/reconcile.ts';
import { fileOf, listOf } from './lists.ts';

const { signal } = new AbortController();

async function compared(here: readonly (Partial<Customer> & { readonly id: string })[], csv: string) {
  const result = await reconcile(listOf(here), await otherFile(fileOf('crm.csv', csv)), { by: 'id', signal });
  const different: string[][] = [];
  for await (const { key, differs } of result.rows('different')) different.push([key, ...differs]);
  return { equal: result.equal, different, byDay: result.byDay };
}

describe('what customers of two lists are compared by', () => {
  it('is the day of a time where one side has the day alone, and which times those are is said', async () => {
    const time = '2026-01-05T10:00:00.000Z';
    const here = [
      { id: '1', createdAt: time, updatedAt: time },
      { id: '2', createdAt: time, updatedAt: time },
      { id: '3', createdAt: '2026-01-05', updatedAt: time },
      { id: '4', createdAt: null, updatedAt: '2026-01-05T10:00:00' },
    ];
    const rows = [
      ...['1,2026-01-05,2026-01-05T10:00:00Z', '2,2026-01-06,2026-01-05T11:00:00Z'],
      ...['3,2026-01-05T23:59:59Z,2026-01-05T10:00:00.000Z', '4,,2026-01-05T10:00:00Z'],
    ];
    deepEqual(await compared(here, `id,Created At,Updated At\n${rows.join('\n')}\n`), {
      equal: 2,
      different: [
        ['2', 'createdAt', 'updatedAt'],
        ['4', 'updatedAt'],
      ],
      byDay: ['createdAt'],
    });
  });

  it('is all that both say where both have days, and the text of what is no time', async () => {
    const file = 'id,Created At\n1,2026-01-05\n';
    deepEqual(await compared([{ id: '1', createdAt: '2026-01-05' }], file), { equal: 1, different: [], byDay: [] });
    const unread = await compared([{ id: '1', createdAt: '2026-01-05 (or so)' }], file);
    deepEqual(unread, { equal: 0, different: [['1', 'createdAt']], byDay: [] });
  });
});
