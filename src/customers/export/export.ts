/**
 * Writes customers to a target as they are read: memory stays flat, each customer is written once, and the summary says
 * whether these are all. An export neither fills the caches nor feeds the index.
 */
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord, Query } from '../../core/model/customer.ts';
import { type ClienteleError, cancelled, isClienteleError } from '../../core/model/errors.ts';
import type { OpenConnection } from '../connections/open-connection.ts';
import { SeenIds } from '../hash/seen-ids.ts';
import { listReader } from '../pages/list-reader.ts';
import { Scan } from '../scan/scan.ts';
import type { ScanProgress } from '../scan/scan-contract.ts';
import { type Destination, writeWhole } from './destination.ts';
import type { ExportSummary } from './export-summary.ts';
import type { ExportWriter, OpenWriter } from './export-writer.ts';
import type { FormatOptions } from './format-options.ts';
import { writerFor } from './writers.ts';

export interface ExportOptions extends Omit<FormatOptions, 'covered'> {
  /** Which customers: its search and its filters count. */
  readonly query?: Query;
  readonly signal: AbortSignal;
  /** Raw rows with the identity document in them. */
  readonly withCovered?: boolean;
  /** Reads the list twice in any case. */
  readonly twice?: boolean;
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
  const { provider } = account;
  const { search, filters } = options.query ?? {};
  const list = { ...(search === undefined ? {} : { search }), ...(filters === undefined ? {} : { filters }) };
  account.client.question(list); // a filter it does not take is refused before a file is opened
  let progress: ScanProgress | undefined;
  const scan = new Scan({
    read: listReader(account, list, { feed: false }),
    ...(options.twice === undefined ? {} : { twice: options.twice }),
    ...(options.onPause && { onPause: options.onPause }),
    onProgress(now) {
      progress = now;
      options.onProgress?.(now);
    },
  });
  const origin = { connections: [account.connection.id], provider: account.connection.provider, query: list };
  const covered = options.withCovered ? [] : provider.covered;
  const own = provider.own && { own: provider.own, options: account.connection.options };
  const open = await writerFor({ ...options, covered, origin, own });
  return write(target, open, options.signal, async writer => {
    let written = true;
    for (;;) {
      try {
        for await (const page of scan.pages(options.signal)) {
          written = false;
          await writer.write(page);
          written = true;
        }
        break;
      } catch (error) {
        // What the target did not take is lost to a second try, so that only a page can be asked for again.
        const goOn = isClienteleError(error) && written && !options.signal.aborted && options.onFailure;
        if (!goOn || !(await goOn(error, progress))) throw error;
      }
    }
    const { customers, problems, pages, complete, proof, doubts } = scan.summary;
    const all = [...doubts, ...writer.doubts];
    return { customers, problems, pages, complete: complete && writer.doubts.length === 0, proof, doubts: all };
  });
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
  return write(target, open, options.signal, async writer => {
    for (let from = 0; from < once.length; from += batch) {
      if (options.signal.aborted) throw cancelled(t('The export'));
      await writer.write({ records: once.slice(from, from + batch), problems: [], page: 0 });
    }
    const doubts = [...writer.doubts, ...(options.looked ?? [])];
    const complete = doubts.length === 0 && !options.looked;
    const proof = complete ? t('All that was chosen was written.') : undefined;
    return { customers: once.length, problems: 0, pages: 0, complete, proof, doubts };
  });
}

const write = (
  target: Destination,
  open: OpenWriter,
  signal: AbortSignal,
  work: (writer: ExportWriter) => Promise<ExportSummary>,
): Promise<ExportSummary> =>
  writeWhole(target, signal, async sink => {
    let writer: ExportWriter | undefined;
    try {
      writer = await open(sink);
      const summary = await work(writer);
      await writer.end(summary);
      return summary;
    } catch (error) {
      await writer?.stop();
      throw error;
    }
  });
