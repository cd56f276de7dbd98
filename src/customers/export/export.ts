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
import { Scan, type ScanProgress } from '../scan/scan.ts';
import type { Destination, Sink } from './destination.ts';
import { formatter } from './format.ts';
import type { FormatOptions, Formatter } from './format-options.ts';

/** What an export wrote. */
export interface ExportSummary {
  readonly customers: number;
  /** Rows that could not be read, and are not in the file. */
  readonly problems: number;
  readonly pages: number;
  /** The end was reached and nothing stayed doubtful. */
  readonly complete: boolean;
  /** What shows that no customer is missing. */
  readonly proof: string | undefined;
  readonly doubts: readonly string[];
}

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
  const format = formatter({ ...options, covered: options.withCovered ? [] : provider.covered });
  return write(target, format, options.signal, async text => {
    let written = true;
    for (;;) {
      try {
        for await (const { records } of scan.pages(options.signal)) {
          written = false;
          await text(format.rows(records));
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
    const all = [...doubts, ...format.doubts];
    return { customers, problems, pages, complete: complete && format.doubts.length === 0, proof, doubts: all };
  });
}

/** Records that are written without asking whether that is still wanted. */
const batch = 100;

/** Writes records that are there already: a selection, the hits of a search. */
export async function exportRecords(
  records: readonly CustomerRecord[],
  target: Destination,
  options: FormatOptions & { readonly signal: AbortSignal },
): Promise<ExportSummary> {
  const seen = new SeenIds();
  const once = records.filter(
    ({ connectionId, customer }) => seen.add(JSON.stringify([connectionId, customer.id]), 1) === 'new',
  );
  const format = formatter(options, once);
  return write(target, format, options.signal, async text => {
    for (let from = 0; from < once.length; from += batch) {
      if (options.signal.aborted) throw cancelled(t('The export'));
      await text(format.rows(once.slice(from, from + batch)));
    }
    const { doubts } = format;
    const proof = doubts.length === 0 ? t('All that was chosen was written.') : undefined;
    return { customers: once.length, problems: 0, pages: 0, complete: doubts.length === 0, proof, doubts };
  });
}

async function write(
  target: Destination,
  format: Formatter,
  signal: AbortSignal,
  work: (text: (text: string) => Promise<void>) => Promise<ExportSummary>,
): Promise<ExportSummary> {
  if (signal.aborted) throw cancelled(t('The export'));
  const writing: Sink = await target.open();
  try {
    const summary = await work(async text => {
      if (text) await writing.write(text);
    });
    await writing.write(format.end());
    if (signal.aborted) throw cancelled(t('The export'));
    await writing.commit();
    return summary;
  } catch (error) {
    await writing.leave();
    throw error;
  }
}
