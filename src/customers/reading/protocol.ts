/** What the extension's thread and the thread that reads say to each other. */
import type { Translations } from '../../core/l10n/language.ts';
import type { Customer, RowProblem, Sources } from '../../core/model/customer.ts';
import type { ListQuestion, Options, PageHead } from '../../core/model/provider.ts';
import type { BytesAnswer, ReadAnswer } from '../../core/requests/read-answer.ts';
import type { ExportSummary } from '../export/export-summary.ts';
import type { WriterOptions } from '../export/export-writer.ts';

/** How the thread begins: sentences are said there as here. */
export interface ReaderStart {
  readonly locale: string;
  /** undefined for English. */
  readonly sentences: Translations | undefined;
}

/** How the thread comes by a provider: it knows those that come with Clientele, and makes one of a description. */
export type ProviderSource =
  | { readonly kind: 'builtIn'; readonly id: string }
  | { readonly kind: 'manifest'; readonly id: string; readonly manifest: unknown };

/** Whose answers are read. */
export interface Place {
  readonly provider: ProviderSource;
  readonly connectionId: string;
  readonly options: Options;
}

/** How an export is written, as far as that is plain data. */
export type SentWriterOptions = Omit<WriterOptions, 'own' | 'redact'>;

/** What an export's page comes to here: whose rows they are, and no row. */
export interface HeldPage extends PageHead {
  readonly ids: readonly string[];
  /** Of each row that could not be read, what its text comes to. */
  readonly problems: readonly string[];
}

/** Some of the records of a page. Those of a list have few shapes of sources, which are sent once. */
export interface RecordSlice {
  readonly customers: readonly Customer[];
  readonly raws: readonly string[];
  /** Of each record, which of all shapes so far. */
  readonly shapeOf: readonly number[];
  /** Those that no slice had before. */
  readonly shapes: readonly Sources[];
  readonly problems: readonly RowProblem[];
  readonly isLast: boolean;
}

/** A page without its rows, and the first of them. */
export interface SlicedPage {
  readonly head: PageHead;
  readonly first: RecordSlice;
}

/** Rows of a page that is held, by their places: it is let go of when its last ones are written. */
export interface RowsToWrite {
  readonly held: number;
  readonly page: number;
  readonly goesOn: boolean;
  readonly records: Places;
  readonly problems: Places;
}

/** Places of rows, or all of them, as it nearly always is. */
export type Places = readonly number[] | 'all';

export type ToReader =
  /** A page is read, and comes back in slices: what is left of it is held under the request's number. */
  | {
      readonly kind: 'page';
      readonly request: number;
      readonly place: Place;
      readonly question: ListQuestion;
      readonly answer: BytesAnswer;
    }
  | { readonly kind: 'slice'; readonly request: number; readonly of: number }
  /** An export begins; its number is the sender's. */
  | { readonly kind: 'open'; readonly work: number; readonly place: Place; readonly how: SentWriterOptions }
  /** A page of an export: read, and held under the request's number. `pages` are written after that. */
  | {
      readonly kind: 'hold';
      readonly request: number;
      readonly work: number;
      readonly question: ListQuestion;
      readonly answer: BytesAnswer;
      readonly pages: readonly RowsToWrite[];
    }
  | { readonly kind: 'write'; readonly work: number; readonly pages: readonly RowsToWrite[] }
  | { readonly kind: 'doubts'; readonly request: number; readonly work: number }
  | { readonly kind: 'end'; readonly request: number; readonly work: number; readonly summary: ExportSummary }
  /** The file will not be whole: what is written so far is handed over. */
  | { readonly kind: 'stop'; readonly request: number; readonly work: number };

export type FromReader =
  | { readonly kind: 'page'; readonly request: number; readonly read: ReadAnswer<SlicedPage> }
  | { readonly kind: 'slice'; readonly request: number; readonly slice: RecordSlice }
  | { readonly kind: 'held'; readonly request: number; readonly read: ReadAnswer<HeldPage> }
  | { readonly kind: 'doubts'; readonly request: number; readonly doubts: readonly string[] }
  | { readonly kind: 'done'; readonly request: number }
  /** What an export has written next. */
  | { readonly kind: 'text'; readonly work: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** An export went wrong between two requests. */
  | { readonly kind: 'broken'; readonly work: number; readonly message: string }
  | { readonly kind: 'failed'; readonly request: number; readonly message: string };
