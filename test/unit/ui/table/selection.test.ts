import { deepEqual } from 'node:assert/strict';
import { Selection } from '../../../../src/ui/table/shared/selection.ts';

describe('the rows that are selected in a table', () => {
  it('are made longer from where they began, also after they have other places', () => {
    const selection = new Selection();
    selection.only(10);
    selection.extend(15);
    selection.take([[20, 6]], 25);
    selection.extend(26);
    deepEqual(selection.ranges, [[20, 7]]);
    // The other way round, and from a single row.
    selection.only(15);
    selection.extend(10);
    selection.take([[20, 6]], 20);
    selection.extend(18);
    deepEqual(selection.ranges, [[18, 8]]);
    selection.take([[3, 1]], 3);
    selection.extend(5);
    deepEqual(selection.ranges, [[3, 3]]);
  });

  it('begin where the last step was where they are in several pieces by now', () => {
    const selection = new Selection();
    selection.take(
      [
        [2, 3],
        [9, 1],
      ],
      9,
    );
    selection.extend(11);
    deepEqual(selection.ranges, [[9, 3]]);
  });
});
