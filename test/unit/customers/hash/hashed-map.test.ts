import { deepEqual, equal } from 'node:assert/strict';
import { HashedMap } from '../../../../src/customers/hash/hashed-map.ts';

describe('a map of texts by their hashes', () => {
  const texts = Array.from({ length: 20_000 }, (_, at) => `cus_${at}`);

  it('a map of texts by their hashes has 0 for a text that has no number', () => {
    const map = new HashedMap();
    equal(map.get('cus_1'), 0);
    map.set('cus_2', 7);
    equal(map.get('cus_1'), 0);
    equal(map.size, 1);
  });

  it('a map of texts by their hashes says which number a text had before, and keeps the new one', () => {
    const map = new HashedMap();
    deepEqual(
      { before: map.set('cus_1', 3), replaced: map.set('cus_1', 4), now: map.get('cus_1'), size: map.size },
      { before: 0, replaced: 3, now: 4, size: 1 },
    );
  });

  it('a map of texts by their hashes keeps the number of every text while it grows', () => {
    const map = new HashedMap();
    for (const [at, text] of texts.entries()) map.set(text, at + 1);
    equal(map.size, texts.length);
    deepEqual(
      texts.filter((text, at) => map.get(text) !== at + 1),
      [],
    );
  });

  it('a map of texts by their hashes counts a text once, however often it is given a number while the map grows', () => {
    const map = new HashedMap(Uint8Array);
    for (const pass of [1, 2]) for (const text of texts) map.set(text, pass);
    equal(map.size, texts.length);
    deepEqual(
      texts.filter(text => map.get(text) !== 2),
      [],
    );
  });
});
