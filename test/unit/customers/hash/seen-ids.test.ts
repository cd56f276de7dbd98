import { deepEqual, equal } from 'node:assert/strict';
import { SeenIds } from '../../../../src/customers/hash/seen-ids.ts';

describe('IDs that were seen', () => {
  it('IDs that were seen are new in the first pass that has them, seen again in a later one, and twice within a pass', () => {
    const seen = new SeenIds();
    const sights = [1, 1, 2, 2, 3].map(pass => seen.add('cus_1', pass));
    deepEqual(sights, ['new', 'twice', 'again', 'twice', 'again']);
  });

  it('IDs that were seen are counted once, in whatever pass they were seen', () => {
    const seen = new SeenIds();
    for (const pass of [1, 2, 255]) for (const id of ['cus_1', 'cus_2']) seen.add(id, pass);
    equal(seen.size, 2);
  });
});
