import { deepEqual } from 'node:assert/strict';
import { DistinctRows } from '../../../../src/customers/related/distinct-rows.ts';

describe('rows of a section', () => {
  it('are told apart by what is in them where they have one ID', () => {
    const rows = new DistinctRows();
    const added = ['a 1', 'a 1', 'a 2', 'a 2', 'a 1', 'a 3', 'b 1', 'a 3'].map(raw => rows.add(raw.slice(0, 1), raw));
    deepEqual(added, [true, false, true, false, false, true, true, false]);
    deepEqual([rows.hasId('a'), rows.hasId('b'), rows.hasId('c')], [true, true, false]);
  });

  it('are as many as they are where all of 100,000 have one ID', () => {
    const rows = new DistinctRows();
    const added = Array.from({ length: 100_000 }, (_, at) => rows.add('a', `row ${at % 99_000}`));
    deepEqual(added.filter(Boolean).length, 99_000);
  });
});
