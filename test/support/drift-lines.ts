import type { Rows } from '../../src/core/rows/rows.ts';

/** What was found that is not documented: kind, place, and in how many rows. */
export const driftLines = ({ drift }: Pick<Rows, 'drift'>): readonly string[] =>
  drift.map(({ kind, pointer, count }) => `${kind} ${pointer} ${count}`);
