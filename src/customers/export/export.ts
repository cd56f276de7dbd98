/**
 * Writes customers to a target as they are read: memory stays flat, each customer is written once, and the summary says
 * whether these are all. An export neither fills the caches nor feeds the index.
 */
import type { PageQuery } from '../../core/client.ts';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord, Query } from '../../core/model/customer.ts';
import { type ClienteleError, cancelled, isClienteleError } from '../../core/model/errors.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
import type { OpenConnection } from '../connections/open-connection.ts';
import { SeenIds } from '../hash/seen-ids.ts';
import { listReader } from '../pages/list-reader.ts';
import { Scan } from '../scan/scan.ts';
import type { ScanProblem, ScanProgress, ScanRow } from '../scan/scan-contract.ts';
import { type Destination, writeWhole } from './destination.ts';
import type { ExportSummary } from './export-summary.ts';
import { type ExportWriter, remarksOf } from './export-writer.ts';
import type { FormatOptions } from './format-options.ts';
import { type Press, type Presses, pressHere } from './press.ts';
import { writerFor } from './writers.ts';

export interface ExportOptions extends Omit<FormatOptions, 'covered'> {
  /** Which customers: its search and its filters count. */
  readonly query?: Query;
  readonly signal: AbortSignal;
  /** Raw rows with the identity document in them. */
  readonly withCovered?: boolean;
  /** Reads the list twice in any case. */
  readonly twice?: boolean;
  /** Another thread to read and write in, where it can be. */
  readonly apart?: Presses | undefined;
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly onPause?: (retryAt: string) => void;
  /** Asked when a page failed: true tries that page again and goes on. Without it the export fails. */
  readonly onFailure?: (error: ClienteleError, soFar: ScanProgress | undefined) => Promise<boolean>;
}

/** Writes every customer of a query. On failure or abort it rejects, and what was written stays as `.partial`. */
export async function exportCustomers(
  account: OpenConnection,
  target: Destination,
  options: ExportOptions,
): Promise<ExportSummary> {
  const { provider, connection } = account;
  const { search, filters } = options.query ?? {};
  const list = { ...(search === undefined ? {} : { search }), ...(filters === undefined ? {} : { filters }) };
  account.client.question(list); // a filter it does not take is refused before a file is opened
  const origin = { connections: [connection.id], provider: connection.provider, query: list };
  const covered = options.withCovered ? [] : provider.covered;
  const own = provider.own && { own: provider.own, options: connection.options };
  const how = { ...options, covered, origin, own };
  const open = await writerFor(how);
  return writeWhole(target, options.signal, async sink => {
    const apart = options.apart?.open({ provider, connection }, how, sink);
    return apart
      ? readAndWrite(account, list, options, apart)
      : readAndWrite(account, list, options, pressHere(await open(sink)));
  });
}

async function readAndWrite<Row extends ScanRow, Problem extends ScanProblem>(
  account: OpenConnection,
  list: Query,
  options: ExportOptions,
  press: Press<Row, Problem>,
): Promise<ExportSummary> {
  let progress: ScanProgress | undefined;
  const source = {
    provider: account.provider,
    read: (query: PageQuery, ask: RequestOptions) => account.readBy(query, ask, press.reading),
  };
  const scan = new Scan<Row, Problem>({
    read: listReader(source, list, { feed: false }),
    ...(options.twice === undefined ? {} : { twice: options.twice }),
    ...(options.onPause && { onPause: options.onPause }),
    onProgress(now) {
      progress = now;
      options.onProgress?.(now);
    },
  });
  try {
    await writeAll(scan, press, options, () => progress);
    const { customers, problems, pages, complete, proof, doubts } = scan.summary;
    const { doubts: lost, ...others } = await press.remarks();
    const all = { complete: complete && lost.length === 0, proof, doubts: [...doubts, ...lost] };
    const summary = { customers, problems, pages, ...all, ...others };
    await press.end(summary);
    return summary;
  } catch (error) {
    await press.stop();
    throw error;
  }
}

async function writeAll<Row extends ScanRow, Problem extends ScanProblem>(
  scan: Scan<Row, Problem>,
  press: Press<Row, Problem>,
  { signal, onFailure }: ExportOptions,
  progress: () => ScanProgress | undefined,
): Promise<void> {
  let written = true;
  for (;;) {
    try {
      for await (const page of scan.pages(signal)) {
        written = false;
        await press.write(page);
        written = true;
      }
      return;
    } catch (error) {
      // What the target did not take is lost to a second try, so that only a page can be asked for again.
      const goOn = isClienteleError(error) && written && !press.isBroken && !signal.aborted && onFailure;
      if (!goOn || !(await goOn(error, progress()))) throw error;
    }
  }
}

/** Records that are written without asking whether that is still wanted. */
const batch = 100;

/** Writes records that are there already: a selection, the hits of a search. */
export async function exportRecords(
  records: readonly CustomerRecord[],
  target: Destination,
  options: FormatOptions & {
    readonly signal: AbortSignal;
    /** What was looked at to find them, where nobody knows whether these are all. */
    readonly looked?: readonly string[];
  },
): Promise<ExportSummary> {
  const seen = new SeenIds();
  const once = records.filter(
    ({ connectionId, customer }) => seen.add(JSON.stringify([connectionId, customer.id]), 1) === 'new',
  );
  const origin = { connections: [...new Set(once.map(({ connectionId }) => connectionId))] };
  const open = await writerFor({ ...options, origin }, once);
  return writeWhole(target, options.signal, async sink => {
    const writer = await open(sink);
    try {
      const summary = await writeRecords(once, writer, options);
      await writer.end(summary);
      return summary;
    } catch (error) {
      await writer.stop();
      throw error;
    }
  });
}

async function writeRecords(
  once: readonly CustomerRecord[],
  writer: ExportWriter,
  options: { readonly signal: AbortSignal; readonly looked?: readonly string[] },
): Promise<ExportSummary> {
  for (let from = 0; from < once.length; from += batch) {
    if (options.signal.aborted) throw cancelled(t('The export'));
    await writer.write({ records: once.slice(from, from + batch), problems: [], page: 0 });
  }
  const doubts = [...writer.doubts, ...(options.looked ?? [])];
  const complete = doubts.length === 0 && !options.looked;
  const proof = complete ? t('All that was chosen was written.') : undefined;
  return { ...remarksOf(writer), customers: once.length, problems: 0, pages: 0, complete, proof, doubts };
}
