/** The rows of a list that were not handed out before: each customer once, however often its row is read. */

import { SeenIds } from '../hash/seen-ids.ts';
import type { ScannedPage, ScanPage, ScanProblem, ScanRow } from './scan-contract.ts';
import type { Round } from './verdict.ts';

export class NewRows {
  private seen = new SeenIds();

  /** Different rows so far. */
  get size(): number {
    return this.seen.size;
  }

  /** What a page has of them; the round counts which rows are different within it. */
  take<Row extends ScanRow, Problem extends ScanProblem>(
    page: ScanPage<Row, Problem>,
    round: Pick<Round, 'number' | 'different'>,
  ): ScannedPage<Row, Problem> {
    const isNew = (key: string): boolean => {
      const sight = this.seen.add(key, round.number);
      if (sight !== 'twice') round.different++;
      return sight === 'new';
    };
    const records = page.records.filter(record => isNew(`c${record.customer.id}`));
    const same = new Map<string, number>();
    const problems = page.problems.filter(({ raw }) => {
      // A row without an ID is recognised by its place and its text; equal ones on a page are counted.
      const nth = (same.get(raw) ?? 0) + 1;
      same.set(raw, nth);
      return isNew(`p${page.page} ${nth} ${raw}`);
    });
    return { kind: 'page', page: page.page, held: page.held, records, problems };
  }

  /** What was seen of a million customers is 25 MB: let go of when nobody asks for it any more. */
  forget(): void {
    this.seen = new SeenIds();
  }
}
