// A list that changes while it is read: rows come, go and move by a seeded schedule, between one answer and the next.

import { setImmediate as turn } from 'node:timers/promises';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { dice } from '../dice.ts';
import { recordOf } from '../records.ts';

export interface ShiftingOptions {
  readonly seed: number;
  readonly rows: number;
  readonly pageSize: number;
  /** Changes in all. */
  readonly changes: number;
  /** Changes between two answers at most. */
  readonly atOnce?: number;
  readonly counts?: 'total' | 'pages' | 'none';
}

export interface ShiftingList {
  read(page: number): Promise<FetchedPage>;
  /** Takes the first row out and puts another one in its place. */
  replaceFirst(id: string): void;
  /** IDs of rows that were in the list all the time. */
  readonly throughout: ReadonlySet<string>;
  readonly requests: number;
  /** Changes made so far. */
  readonly changed: number;
}

export function shiftingList(options: ShiftingOptions): ShiftingList {
  const { pageSize, counts = 'total', atOnce = 1 } = options;
  const roll = dice(options.seed);
  const rows = Array.from({ length: options.rows }, (_, at) => `row-${at}`);
  const throughout = new Set(rows);
  const share = options.changes / Math.max(1, Math.ceil(options.rows / pageSize));
  let changed = 0;
  let made = 0;
  let requests = 0;

  const change = () => {
    const place = () => roll(rows.length + 1);
    const kind = roll(3);
    changed++;
    if (kind === 0) rows.splice(roll(2) ? 0 : place(), 0, `new-${made++}`);
    else {
      const [row] = rows.splice(roll(rows.length), 1);
      if (row !== undefined && kind === 1) throughout.delete(row);
      else if (row !== undefined) rows.splice(roll(2) ? 0 : place(), 0, row);
    }
  };

  return {
    throughout,
    get requests() {
      return requests;
    },
    get changed() {
      return changed;
    },
    replaceFirst(id) {
      throughout.delete(rows[0] ?? '');
      rows[0] = id;
    },
    async read(page) {
      requests++;
      for (let wait = roll(4); wait > 0; wait--) await turn();
      if (changed < options.changes && roll(1000) < share * 1000) {
        for (let left = 1 + roll(atOnce); left > 0 && changed < options.changes; left--) change();
      }
      const shown = rows.slice((page - 1) * pageSize, page * pageSize);
      const pageCount = Math.ceil(rows.length / pageSize);
      const answer: FetchedPage = {
        records: shown.map(id => recordOf({ id })),
        problems: [],
        drift: [],
        page,
        pageSize,
        pageCount: counts === 'none' ? null : pageCount,
        total: counts === 'total' ? rows.length : null,
        hasMore: page < pageCount,
        whole: false,
        fetchedAt: '2026-11-20T00:00:00.000Z',
      };
      for (let wait = roll(4); wait > 0; wait--) await turn();
      return answer;
    },
  };
}
