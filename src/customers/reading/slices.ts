/** An answer on its way from the thread that reads: cut into slices there, put together here, so that nobody waits for long. */
import type { CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import { keepKey, longKey } from '../hash/text-key.ts';
import { type LazyBatch, lazyRows } from '../index/lazy-rows.ts';
import { packedRows } from '../index/packed-rows.ts';
import { type Batch, pack } from '../index/packing.ts';
import { OpenBytes, textBytes, withRaw } from '../index/raw-bytes.ts';
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
  const numbers = [problems?.indexes, problems?.said];
  return [bytes, lengths, shapeOf, ...numbers, ...texts.flatMap(text => [text.bytes, text.lengths])].flatMap(
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
  const keys = problems.map(longKey);
  return {
    indexes: Uint32Array.from(problems, ({ index }) => index),
    raws: textBytes(problems.map(({ raw }) => raw)),
    ...{ sentences: [...places.keys()], said: Uint32Array.from(said) },
    ...(keys.some(key => key !== undefined) && { keys }),
  };
}

/** Problems out of their columns. */
function problemsOf({ indexes, raws, said, keys, sentences }: ProblemColumns): LazyBatch<RowProblem> {
  const texts = new OpenBytes(raws);
  return {
    count: indexes.length,
    row(at) {
      const problem = withRaw({ index: indexes[at] ?? 0, message: sentences[said[at] ?? 0] ?? '' }, texts, at);
      keepKey(problem, keys?.[at]);
      return problem;
    },
  };
}

/** An answer's rows, put together again: records and problems are made when they are looked at. */
export interface ArrivedRows {
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
  const problems: LazyBatch<RowProblem>[] = [];
  for (let slice = first; ; slice = await next()) {
    if (slice.rows?.kind === 'records') batches.push(slice.rows.batch);
    if (slice.rows?.kind === 'items') {
      const texts = new OpenBytes(slice.rows.raws);
      for (const [at, item] of slice.rows.items.entries()) {
        freeze(item);
        items.push(withRaw(item, texts, at));
      }
    }
    if (slice.problems) problems.push(problemsOf(slice.problems));
    if (slice.isLast) return { records: packedRows(connectionId, batches), items, problems: lazyRows(problems) };
  }
}

/** As they are where rows are read: many rows share their sources, and those of one slice still do. */
function freeze({ sources }: Pick<RelatedItem, 'sources'>): void {
  if (Object.isFrozen(sources)) return;
  for (const pointers of Object.values(sources)) Object.freeze(pointers);
  Object.freeze(sources);
}
