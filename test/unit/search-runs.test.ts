import { deepEqual, equal, ok } from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import type { SearchHit } from '../../src/api.ts';
import type { DetailedState } from '../../src/customers/search.ts';
import { type SearchOptions, SearchRuns } from '../../src/ui/search/runs.ts';
import { recordOf } from './customers/records.ts';

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
  looked: [],
  ...more,
});

/** Runs whose searches find what a test says. */
function runsOf(find: (text: string, options: SearchOptions) => Iterable<SearchHit> | AsyncIterable<SearchHit>) {
  const asked: { text: string; list: SearchOptions['list'] }[] = [];
  const failures: unknown[] = [];
  const runs = new SearchRuns({
    async *search(text, options) {
      asked.push({ text, list: options.list });
      yield* find(text, options);
    },
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
  it('puts the best matches first, and leaves those that match alike in their order', async () => {
    const { runs, settle } = runsOf(() => ['Joanna', 'Jo Ann Lee', 'Hanna', 'Ann', 'Anne Bell'].map(n => hitOf(n)));
    runs.begin('ann', ['one']);
    await settle();
    deepEqual(names(runs.hits), ['Ann', 'Jo Ann Lee', 'Anne Bell', 'Joanna', 'Hanna']);
  });

  it('shows the best match also when hundreds of others were found before it', async () => {
    const { runs, settle } = runsOf(function* () {
      for (let at = 0; at < 1000; at++) yield hitOf(`Joanna ${at}`);
      yield hitOf('Ann', 'two');
    });
    runs.begin('ann', ['one', 'two']);
    await settle();
    deepEqual([runs.hits.length, names(runs.hits)[0]], [200, 'Ann']);
  });

  it('drops what still comes for an earlier text', async () => {
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

  it('reads a list on where it was stopped, and anew where it had come to its end', async () => {
    const reading = { ended: false } as DetailedState['reading'] & object;
    const { runs, asked, settle } = runsOf((_, { onState, list }) => {
      onState(stateOf({ reading: { ...reading, ended: list !== undefined } }));
      return [];
    });
    runs.begin('ann', ['one']);
    await settle();
    for (let round = 0; round < 2; round++) {
      runs.read('one');
      deepEqual(runs.reading, ['one']);
      await settle();
    }
    deepEqual(
      asked.map(({ list }) => list?.maxAge),
      [undefined, Number.POSITIVE_INFINITY, 0],
    );
  });

  it('stops a list by itself; what was found stays', async () => {
    let stopped = false;
    const { runs, settle } = runsOf(async function* (_, { signal, onState }) {
      yield hitOf('Ann');
      onState(stateOf({ state: 'scanning', scanned: 50, total: 100 }));
      while (!signal.aborted) await turn();
      stopped = true;
      throw new Error('late');
    });
    runs.read('one');
    while (!runs.states.has('one')) await turn();
    runs.stop('one');
    await settle();
    while (!stopped) await turn();
    deepEqual([runs.states.get('one')?.state, names(runs.hits)], ['stopped', ['Ann']]);
  });

  it('takes no second try for a reading', async () => {
    const { runs, settle } = runsOf(() => []);
    runs.again('one');
    deepEqual([runs.busy, runs.reading, runs.isReading('one')], [true, [], false]);
    await settle();
  });

  it('goes on reading a list that is chosen again', async () => {
    const { runs, asked, settle } = runsOf(() => []);
    runs.read('one');
    runs.read('one');
    await settle();
    equal(asked.length, 1);
  });

  it('tells of a list that is being read only how its reading goes', async () => {
    const { runs, settle } = runsOf(async function* (_, { list, onState }) {
      await turn();
      onState(stateOf({ state: list ? 'scanning' : 'done' }));
      if (list) await turn();
      yield* [];
    });
    runs.begin('ann', ['one']);
    runs.read('one');
    while (!runs.states.has('one')) await turn();
    equal(runs.states.get('one')?.state, 'scanning');
    await settle();
  });

  it('tells what failed, once', async () => {
    const { runs, failures, settle } = runsOf(() => {
      throw new Error('broken');
    });
    runs.begin('ann', ['one']);
    await settle();
    equal(failures.length, 1);
    ok(!runs.busy);
  });
});
