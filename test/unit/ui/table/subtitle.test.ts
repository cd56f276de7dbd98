import { deepEqual } from 'node:assert/strict';
import type { TableServices } from '../../../../src/ui/table/table-source.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

describe('what a table of a connection says it is of', () => {
  it('is how many are read, of how many where that is known, and whether that is all', async () => {
    const { connectionSource } = await withVscode({}, () => import('../../../../src/ui/table/list-sources.ts'));
    let total: number | null = null;
    let listed = 0;
    const services = {
      connections: {
        get: async () => ({ list: {} }),
        connection: () => ({ name: 'Shop', provider: 'acme' }),
        provider: () => ({ title: 'Acme' }),
      },
      lists: { unfiltered: () => ({ loaded: [{ records: { length: listed }, problems: [] }], total }) },
    } as unknown as TableServices; // what is asked for, and no more
    const source = await connectionSource(services, 'c');
    // Rows of the list's own pages; others are there by a search, or have gone since.
    const said = (all: number, of: number | null, rows = all) => {
      total = of;
      listed = rows;
      return source.names(all).subtitle;
    };
    deepEqual(
      [said(0, null), said(50, null), said(50, 1370), said(1370, 1370), said(1370, 1370, 1360), said(50, 100, 100)],
      [
        'Acme',
        'Acme · 50 customers, what is read so far',
        'Acme · 50 of 1,370 customers, what is read so far',
        'Acme · 1,370 customers, all read',
        'Acme · 1,370 of 1,370 customers, what is read so far',
        'Acme · 50 of 100 customers, what is read so far',
      ],
    );
  });
});
