import { deepEqual } from 'node:assert/strict';
import type { KeptSearch } from '../../../../src/customers/follow/kept.ts';
import type { DetailedState, SearchHit } from '../../../../src/customers/search/search-state.ts';
import type { SearchFound, SearchParts } from '../../../../src/ui/search/search-parts.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

describe('keeping what a search box searches for', () => {
  it('hands on what was found when the search has come to its end, and nothing before', async () => {
    const { Keeping } = await withVscode({ ThemeIcon: class {} }, () => import('../../../../src/ui/search/keeping.ts'));
    const kept: (readonly [KeptSearch, SearchFound | undefined])[] = [];
    const parts = {
      services: { store: { connections: [] }, follow: { searches: { ready: async () => {}, all: [] } } },
      keep: async (...one: (typeof kept)[number]) => void kept.push(one),
    } as unknown as SearchParts; // as much of them as it uses
    const keeping = new Keeping(parts, new Map());
    const record = recordOf({ id: '1' }, 'one');
    const hits: readonly SearchHit[] = [{ record, via: 'index' }];
    const state = { connectionId: 'one', state: 'done' } as DetailedState; // it is handed on as it is
    const states = new Map([['one', state]]);
    keeping.press('Kojo', { hits, states, busy: true });
    keeping.press('Kojo', { hits: [], states: new Map(), busy: false });
    keeping.press('Kojo', { hits, states, busy: false });
    deepEqual(
      kept.map(([, found]) => found),
      [undefined, undefined, { records: [record], states: [state] }],
    );
  });
});
