import { deepEqual, equal, ok } from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import type { SearchHit } from '../../../../src/api.ts';
import { type SearchOptions, SearchSession } from '../../../../src/customers/search/search-session.ts';
import type { DetailedState } from '../../../../src/customers/search/search-state.ts';
import { recordOf } from '../records.ts';

const hitOf = (name: string, connectionId = 'one'): SearchHit => ({
  record: recordOf({ id: name, name }, connectionId),
  via: 'index',
});

const stateOf = (more: Partial<DetailedState> = {}): DetailedState => ({
  connectionId: 'one',
  state: 'done',
  found: 0,
  scanned: 0,
  total: null,
  loaded: 0,
  isCut: false,
  coverage: [],
  ...more,
});

/** Runs whose searches find what a test says. */
function runsOf(
  find: (text: string, options: SearchOptions) => Iterable<SearchHit> | AsyncIterable<SearchHit>,
  read = async (_: string) => {},
) {
  const asked: (readonly string[])[] = [];
  const failures: unknown[] = [];
  const runs = new SearchSession({
    async *search(text, options) {
      asked.push(options.connections);
      yield* find(text, options);
    },
    read,
    onChange: () => {},
    onFailure: error => failures.push(error),
  });
  const settle = async () => {
    while (runs.busy) await turn();
  };
  return { runs, asked, failures, settle };
}

const names = (hits: readonly SearchHit[]) => hits.map(({ record }) => record.customer.name);

describe('what runs behind a search box', () => {
  it('a search box puts the best matches first, and leaves those that match alike in their order', async () => {
    const { runs, settle } = runsOf(() => ['Joanna', 'Jo Ann Lee', 'Hanna', 'Ann', 'Anne Bell'].map(n => hitOf(n)));
    runs.begin('ann', ['one']);
    await settle();
    deepEqual(names(runs.hits), ['Ann', 'Jo Ann Lee', 'Anne Bell', 'Joanna', 'Hanna']);
  });

  it('a search box shows the best match also when hundreds of others were found before it', async () => {
    const { runs, settle } = runsOf(function* () {
      for (let at = 0; at < 1000; at++) yield hitOf(`Joanna ${at}`);
      yield hitOf('Ann', 'two');
    });
    runs.begin('ann', ['one', 'two']);
    await settle();
    deepEqual({ hits: runs.hits.length, firstName: names(runs.hits)[0] }, { hits: 200, firstName: 'Ann' });
  });

  it('a search box drops what still comes for an earlier text', async () => {
    const { runs, settle } = runsOf(async function* (text) {
      if (text === 'old') await turn();
      yield hitOf(text);
    });
    runs.begin('old', ['one']);
    runs.begin('new', ['one']);
    await settle();
    await turn();
    deepEqual(names(runs.hits), ['new']);
  });

  it('a search box has lists read, and searches each again when its reading is under way', async () => {
    const begun: string[] = [];
    const { runs, asked, settle } = runsOf(
      () => [],
      async id => {
        begun.push(id);
      },
    );
    await runs.read(['one', 'two']);
    await settle();
    deepEqual({ begun, asked }, { begun: ['one', 'two'], asked: [['one'], ['two']] });
  });

  it('a search box says why a list cannot be read', async () => {
    const { runs, failures, settle } = runsOf(
      () => [],
      () => Promise.reject(new Error('no credentials')),
    );
    await runs.read(['one']);
    await settle();
    deepEqual(failures.map(String), ['Error: no credentials']);
  });

  it('a connection that is searched by itself is reported on by its own search alone', async () => {
    const { runs, settle } = runsOf(async function* (_, { connections, onState }) {
      const alone = connections.length === 1;
      await turn();
      onState(stateOf({ state: alone ? 'scanning' : 'done' }));
      if (alone) await turn();
      yield* [];
    });
    runs.begin('ann', ['one', 'two']);
    runs.again('one');
    while (!runs.states.has('one')) await turn();
    equal(runs.states.get('one')?.state, 'scanning');
    await settle();
  });

  it('a search box says what failed, once', async () => {
    const { runs, failures, settle } = runsOf(() => {
      throw new Error('broken');
    });
    runs.begin('ann', ['one']);
    await settle();
    equal(failures.length, 1);
    ok(!runs.busy);
  });
});
