import { deepEqual } from 'node:assert/strict';
import type { Reading } from '../../../../src/customers/scan/shared-scan.ts';
import { coverage } from '../../../../src/customers/search/coverage.ts';
import type { DetailedState } from '../../../../src/customers/search/search-state.ts';

const reading = (
  scanned: number,
  total: number,
  more: Partial<Reading['summary']> & { ended?: boolean } = {},
): Reading => {
  const { ended = false, ...rest } = more;
  const summary = {
    customers: scanned,
    problems: 0,
    pages: 1,
    total,
    complete: false,
    proof: undefined,
    doubts: [],
    ...rest,
  };
  return { scanned, total, rate: 1, timeLeft: 1, checking: false, ended, summary, at: '2026-11-25T09:00:00.000Z' };
};

describe('what a search looked at', () => {
  const table: readonly [
    title: string,
    state: Partial<DetailedState>,
    known: number | null,
    said: readonly string[],
  ][] = [
    ['nothing', {}, 1370, []],
    ['one customer', { loaded: 1 }, null, ['Looked at 1 customer, of how many is unknown.']],
    ['a page of a list that counts', { loaded: 50 }, 1370, ['Looked at 50 of 1,370 customers.']],
    ['a page of a list that does not', { loaded: 50 }, null, ['Looked at 50 customers, of how many is unknown.']],
    ['as many as were counted', { loaded: 50 }, 50, ['Looked at all 50 customers.']],
    [
      'more than were counted, so that some are not in it',
      { loaded: 60 },
      50,
      ['Looked at 60 customers; the list counts 50.'],
    ],
    [
      'a part of a list',
      { loaded: 50, scanned: 500, total: 1370, reading: reading(500, 1370) },
      null,
      ['Looked at 500 of 1,370 customers.'],
    ],
    [
      'a whole list',
      { loaded: 1370, reading: reading(1370, 1370, { ended: true, complete: true }) },
      null,
      ['Looked at all 1,370 customers.'],
    ],
    [
      'a list that may not be whole',
      { loaded: 1370, reading: reading(1370, 1370, { ended: true, doubts: ['It changed.'] }) },
      null,
      ['Looked at 1,370 customers.', 'It changed.'],
    ],
    [
      'a whole list, one of which is known to be gone since',
      { loaded: 1369, reading: reading(1370, 1370, { ended: true, complete: true }) },
      null,
      ['Looked at all 1,370 customers.'],
    ],
    [
      'nothing of a whole list, where the index could not be asked',
      { coverage: ['Devdraft searched names.'], reading: reading(1370, 1370, { ended: true, complete: true }) },
      null,
      ['Devdraft searched names.'],
    ],
    [
      'more than is said, and a server’s search',
      { loaded: 50, isCut: true, coverage: ['Devdraft searched names.'] },
      50,
      ['Looked at all 50 customers.', 'Devdraft searched names.', 'There may be more than these.'],
    ],
  ];
  for (const [title, state, known, said] of table) {
    it(`what a search looked at is said: ${title}`, () => {
      const begun = {
        connectionId: 'c',
        state: 'done',
        found: 0,
        scanned: 0,
        total: null,
        loaded: 0,
        isCut: false,
        coverage: [],
      } as const;
      deepEqual(coverage({ ...begun, ...state }, known), said);
    });
  }
});
