/** An answer on its way from the thread that reads: cut into slices there, put together here, so that nobody waits for long. */
import type { RowProblem } from '../../core/model/customer.ts';
import { keepKey, longKey } from '../hash/text-key.ts';
import type { Slice, SlicedRow } from './protocol.ts';

/** Rows, and characters of their JSON, in one slice: what is taken in a few milliseconds. */
const most = { rows: 200, characters: 500_000 } as const;

/** What is left of an answer's rows. */
export class Slices<Row extends SlicedRow> {
  private readonly rows: readonly Row[];
  private readonly problems: readonly RowProblem[];
  private row = 0;
  private problem = 0;

  constructor(rows: readonly Row[], problems: readonly RowProblem[]) {
    this.rows = rows;
    this.problems = problems;
  }

  next(): Slice<Row> {
    const rows: Row[] = [];
    const problems: RowProblem[] = [];
    let characters = 0;
    const hasRoom = () => rows.length + problems.length < most.rows && characters < most.characters;
    for (let row = this.rows[this.row]; row && hasRoom(); row = this.rows[++this.row]) {
      rows.push(row);
      characters += row.raw.length;
    }
    for (let problem = this.problems[this.problem]; problem && hasRoom(); problem = this.problems[++this.problem]) {
      problems.push(problem);
      characters += problem.raw.length;
    }
    const isLast = this.row >= this.rows.length && this.problem >= this.problems.length;
    return { rows, problems, keys: problems.map(longKey), isLast };
  }
}

/** Puts the rows together again. `next` asks for the slices after the first one, `arrived` makes of a row what it was. */
export async function rowsOfSlices<Row extends SlicedRow>(
  first: Slice<Row>,
  next: () => Promise<Slice<Row>>,
  arrived: (row: Row) => Row,
): Promise<Pick<Slice<Row>, 'rows' | 'problems'>> {
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  for (let slice = first; ; slice = await next()) {
    for (const row of slice.rows) {
      freeze(row);
      rows.push(arrived(row));
    }
    for (const [at, problem] of slice.problems.entries()) keepKey(problem, slice.keys[at]);
    problems.push(...slice.problems);
    if (slice.isLast) return { rows, problems };
  }
}

/** As they are where rows are read: many rows share their sources, and those of one slice still do. */
function freeze({ sources }: SlicedRow): void {
  if (Object.isFrozen(sources)) return;
  for (const pointers of Object.values(sources)) Object.freeze(pointers);
  Object.freeze(sources);
}
