import { deepEqual, equal } from 'node:assert/strict';
import { search } from '../../../../src/customers/search/search.ts';
import type { DetailedState } from '../../../../src/customers/search/search-state.ts';
import { type ContinuedList, continuedList, signal, ways } from '../continued-list.ts';

for (const way of ways) {
  describe(`a search in a list whose pages go on by ${way}`, () => {
    let list: ContinuedList;

    async function open(people: number, how: { readonly total?: boolean } = {}): Promise<void> {
      list = await continuedList(way, people, how);
    }

    afterEach(() => list.close());

    async function find(text: string) {
      let state: DetailedState | undefined;
      const found: string[] = [];
      const hits = search(list.connections, list.index, text, {
        signal,
        list: { limit: 5000, maxAge: 60, proof: false },
        indexHits: 100,
        onState: now => {
          state = now;
        },
      });
      for await (const { record, via } of hits) found.push(`${record.customer.id} ${via}`);
      return { found: found.sort(), state };
    }

    it(`a list whose pages go on by ${way} is searched by its server page after page`, async () => {
      await open(450);
      const { found, state } = await find('Person 3');
      equal(found.filter(hit => hit.endsWith(' server')).length, 111);
      equal(state?.state, 'done');
      deepEqual(state?.coverage, ['Ledger searched names.']);
    });

    it(`a list whose pages go on by ${way} is read for what its server does not find`, async () => {
      await open(450);
      const { found, state } = await find('p404@example.com');
      deepEqual(found, ['p404 scan']);
      deepEqual({ state: state?.state, scanned: state?.scanned }, { state: 'done', scanned: 450 });
    });
  });
}
