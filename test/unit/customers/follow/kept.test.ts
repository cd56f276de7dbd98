import { deepEqual, equal } from 'node:assert/strict';
import {
  casesWithout,
  limits,
  readCases,
  readSearches,
  readWatched,
  refOf,
  searchesWithout,
  withoutRefs,
  withRefs,
  withSearch,
} from '../../../../src/customers/follow/kept.ts';

const ref = (customerId: string, connectionId = 'one') => ({ connectionId, customerId });

describe('what is kept to come back to', () => {
  it('is read back as far as it can be used, each thing once, whatever stands beside it', () => {
    const odd: readonly unknown[] = [
      null,
      7,
      'x',
      [],
      {},
      { connectionId: 'one' },
      { connectionId: '', customerId: 'a' },
    ];
    deepEqual(readWatched([...odd, ref('a'), ref('b'), ref('a')]), [ref('a'), ref('b')]);
    deepEqual(readSearches([...odd, { text: 'ann' }, { text: '' }, { text: 'ann' }]), [{ text: 'ann' }]);
    const one = { id: 'c', name: 'A case', note: '', customers: [ref('a')] };
    deepEqual(readCases([...odd, one, { ...one, name: 3 }, { ...one, id: 'd', customers: 'none' }]), [one]);
    for (const value of [undefined, null, 'text', 3, { length: 2 }])
      deepEqual(
        { watched: readWatched(value), searches: readSearches(value), cases: readCases(value) },
        { watched: [], searches: [], cases: [] },
      );
  });

  it('keeps nothing of a customer but its reference', () => {
    const row = { ...ref('a'), known: { record: { name: 'Ann' } }, revealed: true };
    deepEqual(readWatched([row]), [ref('a')]);
    deepEqual(withRefs([], [row]), [ref('a')]);
    deepEqual(refOf(row), ref('a'));
  });

  it('has limits, so that what is stored stays small', () => {
    const many = Array.from({ length: limits.watched + 5 }, (_, at) => ref(`c${at}`));
    equal(readWatched(many).length, limits.watched);
    deepEqual(readSearches([{ text: 'x'.repeat(limits.text + 1) }]), []);
    deepEqual(readCases([{ id: 'c', name: 'n', note: 'x'.repeat(limits.note + 1), customers: [] }]), []);
  });

  it('has each customer once, also where one is added again', () => {
    deepEqual(withRefs([ref('a')], [ref('b'), ref('a'), ref('a', 'two')]), [ref('a'), ref('b'), ref('a', 'two')]);
    deepEqual(withoutRefs([ref('a'), ref('a', 'two')], [ref('a')]), [ref('a', 'two')]);
  });

  it('has the newest search first, and each search once', () => {
    const searches = ['ann', 'bob', 'ann'].reduce(
      (all: readonly { text: string }[], text) => withSearch(all, { text }),
      [],
    );
    deepEqual(searches, [{ text: 'ann' }, { text: 'bob' }]);
    deepEqual(withSearch(searches, { text: 'ann', connectionIds: ['one'] }).length, 3);
  });

  it('goes with its connection: searches of it alone, and its customers in cases, whose notes stay', () => {
    const searches = [
      { text: 'all' },
      { text: 'one', connectionIds: ['one'] },
      { text: 'both', connectionIds: ['one', 'two'] },
    ];
    deepEqual(searchesWithout(searches, 'one'), [{ text: 'all' }, { text: 'both', connectionIds: ['two'] }]);
    const one = { id: 'c', name: 'A case', note: 'Kept', customers: [ref('a'), ref('a', 'two')] };
    deepEqual(casesWithout([one], 'one'), [{ ...one, customers: [ref('a', 'two')] }]);
  });
});
