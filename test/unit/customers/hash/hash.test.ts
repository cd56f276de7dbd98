import { deepEqual, equal, notDeepEqual } from 'node:assert/strict';
import { hash } from '../../../../src/customers/hash/hash.ts';

describe('the hash of a text', () => {
  it('the hash of a text is the same whenever the same text is hashed', () =>
    deepEqual(hash(['cus', 'tomer'].join('')), hash('customer')));

  it('the hash of a text is two whole numbers of 32 bits without a sign', () => {
    for (const text of ['', 'a', 'Zoë', '\ud800', 'x'.repeat(100_000)]) {
      for (const half of Object.values(hash(text))) equal(half, half >>> 0, text.slice(0, 10));
    }
  });

  it('the hash of a text differs between 200,000 IDs that are counted up, in both of its halves nearly always', () => {
    const both = new Set<string>();
    const high = new Set<number>();
    const low = new Set<number>();
    for (let id = 0; id < 200_000; id++) {
      const found = hash(`cus_${id}`);
      both.add(`${found.high} ${found.low}`);
      high.add(found.high);
      low.add(found.low);
    }
    equal(both.size, 200_000);
    // By chance five pairs share a half: 200,000² / 2 / 2³².
    for (const half of [high, low]) equal(half.size > 199_950, true, String(half.size));
  });

  it('the hash of a text depends on the order of characters and on how many there are', () => {
    notDeepEqual(hash('ab'), hash('ba'));
    notDeepEqual(hash('a'), hash('aa'));
    notDeepEqual(hash('\0'), hash(''));
  });
});
