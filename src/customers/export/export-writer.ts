/** The contract of what writes an export: text as it comes, bytes by groups of rows, or a database. */

import type { CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { Sink } from './destination.ts';
import type { ExportOrigin, ExportSummary } from './export-summary.ts';
import type { FormatOptions } from './format-options.ts';

/** What a page brought. */
export interface ExportRows {
  readonly records: readonly CustomerRecord[];
  readonly problems: readonly RowProblem[];
  /** 1-based; 0 where they are of no page. */
  readonly page: number;
}

export interface ExportWriter {
  /** Resolves when the next rows can come. */
  write(rows: ExportRows): Promise<void>;
  /** Writes what closes the file, which is whole now. */
  end(summary: ExportSummary): Promise<void>;
  /** Lets go of a file that is not whole, and leaves what was written readable where it can; never rejects. */
  stop(): Promise<void>;
  /** What the file cannot hold, as sentences. */
  readonly doubts: readonly string[];
  /** Columns in which no row so far has anything; left out where nobody keeps count. */
  readonly empty?: readonly string[];
  /** Cells that so far have an apostrophe before what a spreadsheet would run; left out where there can be none. */
  readonly guarded?: number;
}

/** What is to be said of a file besides what is in it. */
export type Remarks = Required<Pick<ExportWriter, 'doubts' | 'empty' | 'guarded'>>;

export const remarksOf = ({ doubts, empty = [], guarded = 0 }: ExportWriter): Remarks => ({ doubts, empty, guarded });

export interface WriterOptions extends FormatOptions {
  readonly origin: ExportOrigin;
}

/** Opens a writer on a sink. */
export type OpenWriter = (sink: Sink) => Promise<ExportWriter>;
