/**
 * Compares the whole list of a connection with a file, or with the list of another connection: who is only here, only
 * there, in both and equal, in both and different. Rows that share a key are doubtful, since nobody knows which of them
 * is meant. Both lists are read once; memory stays flat.
 */

import { rows as rowCount } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';
import { cancelled } from '../../core/model/errors.ts';
import { listReader } from '../pages/list-reader.ts';
import { Scan } from '../scan/scan.ts';
import type { ScannedPage, ScanProgress } from '../scan/scan-contract.ts';
import { type Comparison, comparison, keyOf, type MatchKey } from './comparable.ts';
import { Join, type Joined, type RowKind } from './join.ts';
import { type ComparedList, comparedWith, type Other } from './other-list.ts';
import { CustomerSide, RecordSide, type SideSetup } from './side.ts';

/** One customer by its key, on either side. */
export interface ReconciledRow {
  /** What it was matched by; empty where it has nothing to be matched by. */
  readonly key: string;
  readonly here: readonly CustomerRecord[];
  readonly there: readonly Partial<Customer>[];
  /** The fields that are different. */
  readonly differs: readonly (keyof Customer)[];
}

export interface Reconciliation {
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly equal: number;
  readonly different: number;
  readonly doubtful: number;
  /** Both lists were read to their ends. */
  readonly complete: boolean;
  /** What could not be proven, read or matched, as sentences. */
  readonly doubts: readonly string[];
  /** Times of which some customers of one list have the day alone: they are compared by it with those who have more. */
  readonly byDay: readonly (keyof Customer)[];
  /** In the order of this list, then of the other one. */
  rows(kind: RowKind): AsyncIterable<ReconciledRow>;
  /** Some of the rows of a kind, by their places in that order, from 0, which are given from the first to the last. */
  at(kind: RowKind, places: readonly number[]): Promise<readonly ReconciledRow[]>;
  /** Lets go of what was put away. Done by itself when nobody has the result any more. */
  dispose(): Promise<void>;
}

export interface ReconcileOptions {
  readonly by: MatchKey;
  /** Fields that are compared: all that both lists have unless given. */
  readonly fields?: readonly (keyof Customer)[] | undefined;
  readonly signal: AbortSignal;
  /** Bytes of rows of a list that stay in memory. */
  readonly room?: number | undefined;
  readonly onProgress?: (progress: ReconcileProgress) => void;
  readonly onPause?: (retryAt: string) => void;
}

export type ReconcileProgress =
  | { readonly kind: 'file'; readonly rows: number }
  | { readonly kind: 'list'; readonly name: string; readonly progress: ScanProgress };

/** Results that are read at once. */
const batch = 50;

const left = new FinalizationRegistry<() => Promise<void>>(dispose => void dispose());

/** Rejects with `badRequest` before anything is asked for where the other list cannot be matched so. */
export async function reconcile(here: ComparedList, other: Other, options: ReconcileOptions): Promise<Reconciliation> {
  const compared = comparison(comparedWith(other, options));
  const setup: SideSetup = { by: options.by, comparison: compared, room: options.room };
  const [ours, theirs] = [new RecordSide(here.connection.id, setup), new CustomerSide(setup)];
  const dispose = async () => void (await Promise.all([ours.dispose(), theirs.dispose()]));
  try {
    const there = await readOther(other, theirs, options);
    const list = await readList(here, page => addAll(ours, page), options);
    const join = await Join.of(ours.prints, theirs.prints, options.signal).catch(stopped);
    const doubts = [
      ...list.doubts,
      ...there.doubts,
      ...withoutKey(ours, theirs, here.connection.name, other, options.by),
    ];
    const result = new Result(
      join,
      { ours, theirs, by: options.by, compared, dispose },
      {
        complete: list.complete && there.complete,
        doubts,
      },
    );
    left.register(result, dispose, result);
    return result;
  } catch (error) {
    await dispose();
    throw options.signal.aborted ? stopped() : error;
  }
}

const stopped = (): never => {
  throw cancelled(t('The comparison'));
};

interface Reading {
  readonly complete: boolean;
  readonly doubts: readonly string[];
}

async function addAll(side: RecordSide, { records }: ScannedPage): Promise<void> {
  for (const record of records) side.add(record);
  await side.settle();
}

async function readOther(other: Other, side: CustomerSide, options: ReconcileOptions): Promise<Reading> {
  if (other.kind === 'connection') {
    return readList(
      other.connection,
      async ({ records }) => {
        for (const { customer } of records) side.add(customer);
        await side.settle();
      },
      options,
    );
  }
  let [problems, rows, cutShort] = [0, 0, 0];
  const { table, reader, name } = other;
  for await (const some of table.rows(reader.names, () => problems++)) {
    for (const row of some) {
      side.add(reader.read(row));
      if (reader.isCutShort(row)) cutShort++;
    }
    rows += some.length;
    if (options.signal.aborted) stopped();
    options.onProgress?.({ kind: 'file', rows });
    await side.settle();
  }
  const isCsv = table.layout.kind === 'csv';
  const lost = isCsv
    ? t('{0} of {1} with more cells than there are columns.', rowCount(problems), name)
    : t('{0} of {1} left out: no objects.', rowCount(problems), name);
  const spreadsheet = t(
    '{0} of {1} with numbers such as 9.007E+18, whose digits a spreadsheet lost: not matched or compared by them.',
    ...[rowCount(cutShort), name],
  );
  return {
    complete: problems === 0,
    doubts: [...(problems === 0 ? [] : [lost]), ...(cutShort === 0 ? [] : [spreadsheet])],
  };
}

async function readList(
  connection: ComparedList,
  take: (page: ScannedPage) => Promise<void>,
  { signal, onProgress, onPause }: ReconcileOptions,
): Promise<Reading> {
  const { name } = connection.connection;
  const scan = new Scan({
    read: listReader(connection, {}, { feed: false }),
    ...(onPause && { onPause }),
    onProgress: progress => onProgress?.({ kind: 'list', name, progress }),
  });
  for await (const page of scan.pages(signal)) await take(page);
  const { complete, doubts, problems } = scan.summary;
  const lost =
    problems === 0 ? [] : [t('{0} of {1} could not be read and are not compared.', rowCount(problems), name)];
  return { complete: complete && problems === 0, doubts: [...doubts, ...lost] };
}

function withoutKey(
  ours: RecordSide,
  theirs: CustomerSide,
  name: string,
  other: Other,
  by: MatchKey,
): readonly string[] {
  const what = { id: t('ID'), email: t('e-mail address'), phone: t('phone number') }[by];
  const said = (count: number, whose: string) =>
    count === 0 ? [] : [t('{0} of {1} without {2}: nothing to match by.', rowCount(count), whose, what)];
  const otherName = other.kind === 'file' ? other.name : other.connection.connection.name;
  return [...said(ours.withoutKey, name), ...said(theirs.withoutKey, otherName)];
}

interface Kept {
  readonly ours: RecordSide;
  readonly theirs: CustomerSide;
  readonly by: MatchKey;
  readonly compared: Comparison;
  readonly dispose: () => Promise<void>;
}

/** Whether a day alone met more than that, it has to be said; which customers it was of is not counted. */
const byDayOf = ({ ours, theirs, compared }: Kept): readonly (keyof Customer)[] =>
  compared.times.filter((_, nth) => {
    const [here, there] = [ours.prints.precisions[nth], theirs.prints.precisions[nth]];
    return (here?.day && there?.clock) || (here?.clock && there?.day);
  });

class Result implements Reconciliation {
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly equal: number;
  readonly different: number;
  readonly doubtful: number;
  readonly complete: boolean;
  readonly doubts: readonly string[];
  readonly byDay: readonly (keyof Customer)[];
  readonly #join: Join;
  readonly #kept: Kept;

  constructor(join: Join, kept: Kept, { complete, doubts }: Reading) {
    const { onlyHere, onlyThere, equal, different, doubtful } = join.counts;
    [this.onlyHere, this.onlyThere, this.equal] = [onlyHere, onlyThere, equal];
    [this.different, this.doubtful] = [different, doubtful];
    [this.complete, this.doubts] = [complete, doubts];
    this.byDay = byDayOf(kept);
    this.#join = join;
    this.#kept = kept;
  }

  async *rows(kind: RowKind): AsyncGenerator<ReconciledRow> {
    let waiting: Promise<ReconciledRow>[] = [];
    for (const joined of this.#join.of(kind)) {
      waiting.push(this.#row(joined));
      if (waiting.length < batch) continue;
      yield* await Promise.all(waiting);
      waiting = [];
    }
    yield* await Promise.all(waiting);
  }

  async at(kind: RowKind, places: readonly number[]): Promise<readonly ReconciledRow[]> {
    const rows: Promise<ReconciledRow>[] = [];
    let place = 0;
    for (const joined of this.#join.of(kind)) {
      if (rows.length === places.length) break;
      if (place++ === places[rows.length]) rows.push(this.#row(joined));
    }
    return Promise.all(rows);
  }

  async dispose(): Promise<void> {
    left.unregister(this);
    await this.#kept.dispose();
  }

  async #row({ kind, here, there }: Joined): Promise<ReconciledRow> {
    const { ours, theirs, by, compared } = this.#kept;
    const [records, customers] = await Promise.all([
      Promise.all(here.map(row => ours.record(row))),
      Promise.all(there.map(row => theirs.customer(row))),
    ]);
    const [one, other] = [records[0]?.customer, customers[0]];
    const key = keyOf(one ?? other ?? {}, by) ?? '';
    const differs = kind === 'different' && one && other ? compared.differences(one, other) : [];
    return { key, here: records, there: customers, differs };
  }
}
