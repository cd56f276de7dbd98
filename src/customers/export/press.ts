/** Where the pages of an export are read and written: in this thread, or in another one that hands over the text. */
import type { PageReading } from '../../core/client.ts';
import type { Connection, CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';
import type { ScannedPage, ScanPage, ScanProblem, ScanRow } from '../scan/scan-contract.ts';
import type { Sink } from './destination.ts';
import type { ExportSummary } from './export-summary.ts';
import { type ExportWriter, type Remarks, remarksOf, type WriterOptions } from './export-writer.ts';

export interface Press<Row extends ScanRow, Problem extends ScanProblem> {
  readonly reading: PageReading<ScanPage<Row, Problem>>;
  /** Nothing more can be read or written, so that no page is worth another try. */
  readonly isBroken: boolean;
  /** Resolves when the next page can come. */
  write(page: ScannedPage<Row, Problem>): Promise<void>;
  /** What is to be said of what was written so far. */
  remarks(): Promise<Remarks>;
  /** Writes what closes the file, which is whole now. */
  end(summary: ExportSummary): Promise<void>;
  /** Lets go of a file that is not whole; never rejects. */
  stop(): Promise<void>;
}

/** A row that another thread holds. */
export interface HeldRow extends ScanRow {
  /** Its place among the records of its page. */
  readonly at: number;
}

/** A row that could not be read, held by another thread: `raw` is what its text comes to. */
export interface HeldProblem extends ScanProblem {
  /** Its place among the problems of its page. */
  readonly at: number;
}

/** Another thread that exports can be read and written in. */
export interface Presses {
  /** undefined where what is asked for cannot be sent there, such as a provider that is code. */
  open(
    of: { readonly provider: Provider; readonly connection: Connection },
    options: WriterOptions,
    sink: Sink,
  ): Press<HeldRow, HeldProblem> | undefined;
}

/** This thread. */
export const pressHere = (writer: ExportWriter): Press<CustomerRecord, RowProblem> => ({
  reading: { here: page => page },
  isBroken: false,
  write: page => writer.write(page),
  remarks: async () => remarksOf(writer),
  end: summary => writer.end(summary),
  stop: () => writer.stop(),
});
