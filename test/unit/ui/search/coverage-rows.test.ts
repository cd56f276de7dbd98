import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Connection, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { ClienteleError, type ErrorFacts } from '../../../../src/core/model/errors.ts';
import type { Privacy } from '../../../../src/customers/privacy/privacy.ts';
import type { DetailedState, SearchHit } from '../../../../src/customers/search/search-state.ts';
import type { PlaceState } from '../../../../src/ui/search/coverage-rows.ts';
import type { HitRow } from '../../../../src/ui/search/pick-rows.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

/** What is shown where nobody is covered. */
const open = { covers: () => false } as unknown as Privacy; // nothing else of it is asked for

const api = { ThemeIcon: class {} };

const connection = (id: string): Connection => ({
  ...{ id, provider: id, name: `${id} shop`, baseUrl: 'https://x.test', environment: 'sandbox', options: {} },
});
const state = (id: string, more: Partial<DetailedState> = {}): PlaceState => ({
  place: { connection: connection(id), where: id },
  state: {
    ...{ connectionId: id, state: 'done', found: 0, scanned: 0, total: null, loaded: 0, isCut: false, coverage: [] },
    ...more,
  },
  known: null,
});

describe('how far the lists were searched, below the hits', () => {
  let coverageRows: typeof import('../../../../src/ui/search/coverage-rows.ts').coverageRows;
  before(async () => {
    ({ coverageRows } = await withVscode(api, () => import('../../../../src/ui/search/coverage-rows.ts')));
  });

  const all = [
    state('cartevo', { loaded: 50, total: 1370 }),
    state('xtrakit'),
    state('yativo', { coverage: ['Yativo searched e-mail addresses.'], loaded: 1 }),
    state('devdraft', { loaded: 20, total: 20 }),
  ];

  it('is one line that says how far, and one row for the one thing to do', () => {
    const [row, action, ...others] = coverageRows(all, 'folded', open);
    deepEqual(others, []);
    equal(row?.label, 'Not searched: 1 · in part: 1 · asked: 1 · whole: 1');
    equal(row?.detail, 'xtrakit shop: not searched · cartevo shop: 50 of 1,370 · yativo shop: asked · and 1 more');
    deepEqual(row?.entry, { kind: 'fold' });
    equal(action?.label, 'Read the rest of 3 lists…');
    equal(action?.description, '1,320 customers, and 2 lists of unknown length');
    deepEqual(action?.entry, { kind: 'scan', connectionIds: ['cartevo', 'xtrakit', 'yativo'] });
  });

  it('says of a list that failed why in few words, then what to do, then what its provider said', () => {
    const words = (facts: Partial<ErrorFacts>) => {
      const error = new ClienteleError({ kind: 'unauthorized', who: 'Devdraft', status: 401, ...facts });
      return coverageRows([state('devdraft', { state: 'failed', error })], 'folded', open)[0]?.detail;
    };
    equal(words({ words: 'Bad key' }), 'devdraft: Credentials refused. Update them. Bad key.');
    equal(
      words({ kind: 'network', what: '{who} has gone', cure: 'Wait.', status: undefined }),
      'devdraft: Devdraft has gone. Wait.',
    );
  });

  it('says first which lists were not read to the end, whatever their order', () => {
    const [row, action] = coverageRows(
      [state('devdraft', { loaded: 20, total: 20 }), state('xtrakit')],
      'folded',
      open,
    );
    equal(row?.label, 'Not searched: 1 · whole: 1');
    equal(row?.detail, 'xtrakit shop: not searched · devdraft shop: all 20');
    equal(action?.label, 'Read the rest of xtrakit shop…');
    equal(action?.description, undefined);
  });

  it('names as many as a line has room for, and says how many more there are', () => {
    const many = Array.from({ length: 40 }, (_, at) => state(`shop-${at}`));
    const [row] = coverageRows(many, 'folded', open);
    equal(row?.label, 'Not searched: 40');
    equal(
      row?.detail,
      'shop-0 shop: not searched · shop-1 shop: not searched · shop-2 shop: not searched · and 37 more',
    );
  });

  it('shows each list where that is wanted, below the same line, which folds them again', () => {
    const [folded] = coverageRows(all, 'folded', open);
    const [line, action, ...rows] = coverageRows(all, 'unfolded', open);
    deepEqual([line?.id, line?.label, line?.entry], [folded?.id, folded?.label, { kind: 'fold' }]);
    equal(line?.description, 'fold into one line');
    deepEqual(
      [folded, line].map(row => row?.buttons?.[0]?.tooltip),
      ['Show each list', 'Fold into one line'],
    );
    equal(action?.label, 'Read the rest of 3 lists…');
    equal(rows.length, all.length);
  });

  it('has no line to fold with nobody found, and of a single list', () => {
    equal(coverageRows(all, 'plain', open).length, 1 + all.length);
    equal(coverageRows(all.slice(0, 1), 'unfolded', open).length, 1);
  });

  it('says what choosing a list that failed does', () => {
    const does = (kind: ErrorFacts['kind']) => {
      const error = new ClienteleError({ kind, who: 'Devdraft' });
      const [row] = coverageRows([state('devdraft', { state: 'failed', error })], 'folded', open);
      return [row?.description, ...(row?.buttons ?? []).map(({ tooltip }) => tooltip)];
    };
    deepEqual(does('unauthorized'), ['update the credentials…', 'Diagnose Connection']);
    deepEqual(does('timeout'), ['try again', 'Diagnose Connection']);
  });

  it('says that a search is under way, and that there is nothing left to read', () => {
    const searching = coverageRows([state('a', { state: 'searching' }), ...all], 'folded', open);
    equal(searching[0]?.label, 'Searching 1 of 5 connections');
    deepEqual(searching[0]?.entry, { kind: 'fold' });
    const ended = coverageRows(
      [state('a', { loaded: 2, total: 2 }), state('b', { loaded: 3, total: 3 })],
      'folded',
      open,
    );
    deepEqual(
      { label: ended[0]?.label, entry: ended[0]?.entry },
      { label: 'All 2 lists were searched to the end', entry: { kind: 'fold' } },
    );
  });

  it('says of a list whose last refresh failed when it was read, and marks it', () => {
    const old = { ...state('a', { loaded: 2, total: 2 }), since: '2026-11-30T10:42:00.000Z' };
    const [folded] = coverageRows([old, state('b', { loaded: 3, total: 3 })], 'folded', open);
    match(folded?.detail ?? '', /^a shop: all 2 read at .*\d:42.* · b shop: all 3$/);
    match(coverageRows([old], 'folded', open)[0]?.label ?? '', /^a shop: all 2 read at .*\d:42/);
  });

  const reading = (scanned: number, summary: { complete: boolean; doubts: readonly string[] }) => {
    const read = { ended: true, scanned, total: null, at: '2026-11-30T10:42:00.000Z' };
    return { ...read, summary: { problems: 0, ...summary } } as unknown as NonNullable<DetailedState['reading']>;
  };
  const whole = reading(210, { complete: true, doubts: [] });

  it('says of every list that was looked at as a whole that it is all, however that is known', () => {
    const read = state('a', { loaded: 210, reading: whole });
    const [line, ...rows] = coverageRows([read, state('b', { loaded: 210, total: 210 })], 'unfolded', open);
    equal(line?.label, 'All 2 lists were searched to the end');
    match(rows[0]?.label ?? '', /^a shop: all 210 read at /);
    equal(rows[1]?.label, 'b shop: all 210');
    deepEqual(
      rows.map(({ detail }) => detail),
      ['a: nothing found. Looked at all 210 customers.', 'b: nothing found. Looked at all 210 customers.'],
    );
  });

  it('says of a list that was read and cannot be asked for now that it was not searched', () => {
    const lost = { ...state('a', { reading: whole }), known: 210 };
    const [line] = coverageRows([lost, state('b', { loaded: 3, total: 3 })], 'folded', open);
    equal(line?.label, 'Not searched: 1 · whole: 1');
    const [row] = coverageRows([lost], 'folded', open);
    deepEqual([row?.label, row?.description], ['a shop: not searched', 'read all 210…']);
    // Who is missing in it has gone.
    match(
      coverageRows([state('a', { loaded: 209, reading: whole })], 'folded', open)[0]?.label ?? '',
      /^a shop: all 210/,
    );
  });

  it('says of a list whose end may be another that it is perhaps whole, before those that are', () => {
    const doubted = state('a', { loaded: 210, reading: reading(210, { complete: false, doubts: ['It changed.'] }) });
    const certain = state('b', { loaded: 3, total: 3 });
    const [line] = coverageRows([certain, doubted], 'folded', open);
    deepEqual([line?.label, line?.detail], ['All 2 lists were searched to the end', 'a shop: 210 · b shop: all 3']);
    const [counts] = coverageRows([certain, doubted, state('c')], 'folded', open);
    equal(counts?.label, 'Not searched: 1 · perhaps whole: 1 · whole: 1');
    const [row] = coverageRows([doubted], 'folded', open);
    match(row?.label ?? '', /^a shop: 210 read at /);
    equal(row?.detail, 'a: nothing found. Looked at 210 customers. It changed.');
  });

  it('does not call them all where another one is still being read', () => {
    const ended = [state('a', { loaded: 2, total: 2 }), state('b', { loaded: 3, total: 3 })];
    const [row] = coverageRows([...ended, state('c', { state: 'scanning' })], 'folded', open);
    equal(row?.label, '2 of 3 lists were searched to the end');
  });

  it('leaves a row of its own to what failed and to what is being read', () => {
    const rows = coverageRows(
      [...all, state('a', { state: 'scanning' }), state('b', { state: 'failed' })],
      'folded',
      open,
    );
    deepEqual(
      rows.map(({ entry }) => entry.kind),
      ['fold', 'scan', 'reading', 'failed'],
    );
  });

  it('folds nothing of a single connection: the row says how far, and what choosing it does', () => {
    const rowOf = (of: Partial<DetailedState>) => {
      const { label, description } = coverageRows([state('cartevo', of)], 'folded', open)[0] ?? {};
      return `${label} | ${description}`;
    };
    equal(rowOf({ loaded: 50, total: 1370 }), 'cartevo shop: 50 of 1,370 | read all 1,370…');
    equal(rowOf({ loaded: 50 }), 'cartevo shop: 50, of how many is unknown | read the whole list…');
    equal(rowOf({ loaded: 210, total: 210 }), 'cartevo shop: all 210 | read again');
    equal(rowOf({}), 'cartevo shop: not searched | read the whole list…');
    equal(rowOf({ coverage: ['Cartevo searched names.'], total: 12 }), 'cartevo shop: asked | read all 12…');
  });
});

describe('the title of a search', () => {
  it('says how many records were found, and of how many people where each has a row', async () => {
    const { titleText } = await withVscode(api, () => import('../../../../src/ui/search/pick-rows.ts'));
    const states = [state('a', { found: 3 }).state, state('b', { found: 1 }).state];
    const connections = ['a', 'b'].map(connection);
    equal(titleText(connections, states, 1, 0), 'Search all connections · found 4 · 1 person');
    equal(titleText(connections, states, 4, 0), 'Search all connections · found 4');
    equal(titleText(connections, [], 0, 0), 'Search all connections');
    const nobody = [state('a').state, state('b', { state: 'stopped' }).state];
    equal(titleText(connections, nobody, 0, 0), 'Search all connections · nothing found so far');
    equal(titleText(connections, states, 4, 2), 'Search all connections · found 4 · 2 of 2 not whole');
    const under = [state('a').state, state('b', { state: 'searching' }).state];
    equal(titleText(connections, under, 0, 1), 'Search all connections');
  });
});

describe('a person of several connections, in the search', () => {
  it('says first in how many of those that are searched, and why, and last the names, which may be cut', async () => {
    const { personRows } = await withVscode(api, () => import('../../../../src/ui/search/person-rows.ts'));
    const hitOf = (id: string): SearchHit => {
      // All that the grouping looks at.
      const customer = { id, name: 'Ada', email: 'ada@shop.test', phone: null };
      return { via: 'index', record: { connectionId: id, customer } as CustomerRecord };
    };
    const row = (hit: SearchHit): HitRow => {
      const { id } = hit.record.customer;
      return { id, label: 'Ada', place: id, about: '', entry: { kind: 'hit', hit } };
    };
    const [person] = personRows(
      ['a', 'b', 'c'].map(hitOf),
      hits => hits.map(row),
      id => `Shop ${id}`,
      5,
    );
    ok(person);
    equal(person.detail, 'in 3 of 5 · same e-mail · Shop a, Shop b, Shop c');
    // Two connections may be called alike.
    const [alike] = personRows(
      ['a', 'b'].map(hitOf),
      hits => hits.map(row),
      () => 'Devdraft',
      2,
    );
    equal(alike?.detail, 'in 2 of 2 · same e-mail · Devdraft, Devdraft');
  });
});
