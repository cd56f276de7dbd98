/** An answer on its way from the thread that reads: cut into slices there, put together here, so that nobody waits for long. */
import type { RowProblem } from '../../core/model/customer.ts';
import { keepKey, longKey } from '../hash/text-key.ts';
import type { ProblemColumns, Slice, SlicedRow } from './protocol.ts';

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
    return { rows, ...(problems.length > 0 && { problems: columnsOf(problems) }), isLast };
  }
}

function columnsOf(problems: readonly RowProblem[]): ProblemColumns {
  const places = new Map<string, number>();
  const said = problems.map(({ message }) => {
    const place = places.get(message) ?? places.size;
    places.set(message, place);
    return place;
  });
  return {
    ...{ indexes: problems.map(({ index }) => index), raws: problems.map(({ raw }) => raw) },
    ...{ sentences: [...places.keys()], said, keys: problems.map(longKey) },
  };
}

/** Problems out of their columns; `sentences` has those of the slices before, so that each is kept once. */
function problemsOf(
  { indexes, raws, said, keys, ...sent }: ProblemColumns,
  sentences: Map<string, string>,
): RowProblem[] {
  const own = sent.sentences.map(sentence => {
    const known = sentences.get(sentence) ?? sentence;
    sentences.set(known, known);
    return known;
  });
  return raws.map((raw, at) => {
    const problem: RowProblem = { index: indexes[at] ?? 0, message: own[said[at] ?? 0] ?? '', raw };
    keepKey(problem, keys[at]);
    return problem;
  });
}

/** Puts the rows together again. `next` asks for the slices after the first one, `arrived` makes of a row what it was. */
export async function rowsOfSlices<Row extends SlicedRow>(
  first: Slice<Row>,
  next: () => Promise<Slice<Row>>,
  arrived: (row: Row) => Row,
): Promise<{ readonly rows: readonly Row[]; readonly problems: readonly RowProblem[] }> {
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  const sentences = new Map<string, string>();
  for (let slice = first; ; slice = await next()) {
    for (const row of slice.rows) {
      freeze(row);
      rows.push(arrived(row));
    }
    if (slice.problems) problems.push(...problemsOf(slice.problems, sentences));
    if (slice.isLast) return { rows, problems };
  }
}

/** As they are where rows are read: many rows share their sources, and those of one slice still do. */
function freeze({ sources }: SlicedRow): void {
  if (Object.isFrozen(sources)) return;
  for (const pointers of Object.values(sources)) Object.freeze(pointers);
  Object.freeze(sources);
}
