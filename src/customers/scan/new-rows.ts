/** The rows of a list that were not handed out before: each customer once, however often its row is read. */

import { type Hash, hash } from '../hash/hash.ts';
import { SeenIds } from '../hash/seen-ids.ts';
import { keyOfRow } from '../hash/text-key.ts';
import type { ScannedPage, ScanPage, ScanProblem, ScanRow } from './scan-contract.ts';
import type { Round } from './verdict.ts';

/** Rows looked at in one go: a list that is sent whole has hundreds of thousands. */
const atOnce = 2000;

/** A customer’s ID is never taken for a row without one, whose key begins with another letter. */
const customerMark = 'c'.charCodeAt(0);

export class NewRows {
  private seen = new SeenIds();

  /** Different rows so far. */
  get size(): number {
    return this.seen.size;
  }

  /** What a page has of them, piece by piece; the round counts which rows are different within it. */
  *take<Row extends ScanRow, Problem extends ScanProblem>(
    { page, held, records, problems }: ScanPage<Row, Problem>,
    round: Pick<Round, 'number' | 'different'>,
  ): Generator<ScannedPage<Row, Problem>> {
    const isNew = (key: string | Hash): boolean => {
      const sight = this.seen.add(key, round.number);
      if (sight !== 'twice') round.different++;
      return sight === 'new';
    };
    const same = new Map<string, number>();
    const isNewProblem = (problem: Problem): boolean => {
      // A row without an ID is recognised by its place and its text; equal ones on a page are counted.
      const text = keyOfRow(problem);
      const nth = (same.get(text) ?? 0) + 1;
      same.set(text, nth);
      return isNew(`p${page} ${nth} ${text}`);
    };
    const most = Math.max(records.length, problems.length, 1);
    for (let from = 0; from < most; from += atOnce) {
      const piece = <T>(rows: readonly T[]) => (most <= atOnce ? rows : rows.slice(from, from + atOnce));
      yield {
        ...{ kind: 'page', page, held, goesOn: from + atOnce < most },
        records: piece(records).filter(({ customer }) => isNew(hash(customer.id, customerMark))),
        problems: piece(problems).filter(isNewProblem),
      };
    }
  }

  /** What was seen of a million customers is 25 MB: let go of when nobody asks for it any more. */
  forget(): void {
    this.seen = new SeenIds();
  }
}
