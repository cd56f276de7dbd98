/** An answer on its way from the thread that reads: cut into slices there, put together here, so that nobody waits for long. */
import type { CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import { keepKey, longKey } from '../hash/text-key.ts';
import { packedRows } from '../index/packed-rows.ts';
import { type Batch, pack } from '../index/packing.ts';
import { textBytes, withRaws } from '../index/raw-bytes.ts';
import type { ProblemColumns, SentRows, Slice, SlicedRow } from './protocol.ts';

/** Rows, and characters of their JSON, in one slice: what is taken in a few milliseconds. */
const most = { rows: 200, characters: 500_000 } as const;

/** What is left of an answer's rows. */
export class Slices {
  private readonly rows: readonly SlicedRow[];
  private readonly problems: readonly RowProblem[];
  private row = 0;
  private problem = 0;

  constructor(rows: readonly SlicedRow[], problems: readonly RowProblem[]) {
    this.rows = rows;
    this.problems = problems;
  }

  next(): Slice {
    const rows: SlicedRow[] = [];
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
    return {
      ...(rows.length > 0 && { rows: sentRows(rows) }),
      ...(problems.length > 0 && { problems: columnsOf(problems) }),
      isLast,
    };
  }
}

/** Those of an answer are of one kind. */
function sentRows(rows: readonly SlicedRow[]): SentRows {
  const records = rows.filter(row => 'customer' in row);
  if (records.length > 0) return { kind: 'records', batch: pack(records) };
  const items = rows.filter((row): row is RelatedItem => !('customer' in row));
  return {
    kind: 'items',
    items: items.map(({ raw: _, ...item }) => item),
    raws: textBytes(items.map(({ raw }) => raw)),
  };
}

/** What is handed over without a copy. */
export function memoryOf({ rows, problems }: Slice): readonly ArrayBuffer[] {
  const { bytes, lengths, shapeOf } = (rows?.kind === 'records' && rows.batch) || {};
  const texts = [...(rows?.kind === 'items' ? [rows.raws] : []), ...(problems ? [problems.raws] : [])];
  return [bytes, lengths, shapeOf, ...texts.flatMap(text => [text.bytes, text.lengths])].flatMap(
    part => part?.buffer ?? [],
  );
}

function columnsOf(problems: readonly RowProblem[]): ProblemColumns {
  const places = new Map<string, number>();
  const said = problems.map(({ message }) => {
    const place = places.get(message) ?? places.size;
    places.set(message, place);
    return place;
  });
  return {
    ...{ indexes: problems.map(({ index }) => index), raws: textBytes(problems.map(({ raw }) => raw)) },
    ...{ sentences: [...places.keys()], said, keys: problems.map(longKey) },
  };
}

/** Problems out of their columns; `sentences` has those of the slices before, so that each is kept once. */
function problemsOf(
  { indexes, raws, said, keys, ...sent }: ProblemColumns,
  sentences: Map<string, string>,
): readonly RowProblem[] {
  const own = sent.sentences.map(sentence => {
    const known = sentences.get(sentence) ?? sentence;
    sentences.set(known, known);
    return known;
  });
  const places = indexes.map((index, at) => ({ index, message: own[said[at] ?? 0] ?? '' }));
  const problems = withRaws(places, raws);
  for (const [at, problem] of problems.entries()) keepKey(problem, keys[at]);
  return problems;
}

/** An answer's rows, put together again. */
export interface ArrivedRows {
  /** Those of a list: each is read when it is looked at. */
  readonly records: readonly CustomerRecord[];
  readonly items: readonly RelatedItem[];
  readonly problems: readonly RowProblem[];
}

/** Puts the rows together again. `next` asks for the slices after the first one; records are of one connection. */
export async function rowsOfSlices(
  connectionId: string,
  first: Slice,
  next: () => Promise<Slice>,
): Promise<ArrivedRows> {
  const batches: Batch[] = [];
  const items: RelatedItem[] = [];
  const problems: RowProblem[] = [];
  const sentences = new Map<string, string>();
  for (let slice = first; ; slice = await next()) {
    if (slice.rows?.kind === 'records') batches.push(slice.rows.batch);
    if (slice.rows?.kind === 'items')
      for (const item of withRaws(slice.rows.items, slice.rows.raws)) {
        freeze(item);
        items.push(item);
      }
    if (slice.problems) problems.push(...problemsOf(slice.problems, sentences));
    if (slice.isLast) return { records: packedRows(connectionId, batches), items, problems };
  }
}

/** As they are where rows are read: many rows share their sources, and those of one slice still do. */
function freeze({ sources }: RelatedItem): void {
  if (Object.isFrozen(sources)) return;
  for (const pointers of Object.values(sources)) Object.freeze(pointers);
  Object.freeze(sources);
}
