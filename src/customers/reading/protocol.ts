/** What the extension's thread and the thread that reads say to each other. */
import type { Translations } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { ListQuestion, Options, PageHead } from '../../core/model/provider.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { AnswerKind, Subjects } from '../../core/questions.ts';
import type { BytesAnswer, ReadAnswer } from '../../core/requests/read-answer.ts';
import type { ExportSummary } from '../export/export-summary.ts';
import type { Remarks, WriterOptions } from '../export/export-writer.ts';
import type { Batch } from '../index/packing.ts';
import type { TextBytes } from '../index/raw-bytes.ts';
import type { Cuts } from './cuts.ts';

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

/** Rows that come in slices: a list's, or a section's. */
export type SlicedRow = CustomerRecord | RelatedItem;

/** Problems as they are sent, a list for each of what they have: a list of rows at fault mostly has one sentence for all. */
export interface ProblemColumns {
  readonly indexes: Uint32Array<ArrayBuffer>;
  readonly raws: TextBytes;
  /** The sentences, each once, and which of them each problem has. */
  readonly sentences: readonly string[];
  readonly said: Uint32Array<ArrayBuffer>;
  /** What those are known by that have a long text; left out where none has. */
  readonly keys?: readonly (string | undefined)[];
}

/** Rows as they are sent: customers as the index takes them, and what belongs to one with its raw JSON apart. */
export type SentRows =
  | { readonly kind: 'records'; readonly batch: Batch }
  | { readonly kind: 'items'; readonly items: readonly Omit<RelatedItem, 'raw'>[]; readonly raws: TextBytes };

/** Some of the rows of an answer. */
export interface Slice {
  /** Left out where there are none. */
  readonly rows?: SentRows;
  /** Left out where there is none. */
  readonly problems?: ProblemColumns;
  readonly isLast: boolean;
}

/** An answer without its rows, and the first of them. */
export interface Sliced {
  readonly head: Cuts[AnswerKind]['head'];
  readonly first: Slice;
}

/** A question of each kind. */
export type AskedOf = { readonly [K in AnswerKind]: { readonly kind: K; readonly asked: Subjects[K] } }[AnswerKind];

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
  /** An answer is read, and comes back in slices: what is left of it is held under the request's number. */
  | {
      readonly kind: 'read';
      readonly request: number;
      readonly place: Place;
      readonly question: AskedOf;
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
  | { readonly kind: 'remarks'; readonly request: number; readonly work: number }
  | { readonly kind: 'end'; readonly request: number; readonly work: number; readonly summary: ExportSummary }
  /** The file will not be whole: what is written so far is handed over. */
  | { readonly kind: 'stop'; readonly request: number; readonly work: number };

export type FromReader =
  | { readonly kind: 'read'; readonly request: number; readonly read: ReadAnswer<Sliced> }
  | { readonly kind: 'slice'; readonly request: number; readonly slice: Slice }
  | { readonly kind: 'held'; readonly request: number; readonly read: ReadAnswer<HeldPage> }
  | { readonly kind: 'remarks'; readonly request: number; readonly remarks: Remarks }
  | { readonly kind: 'done'; readonly request: number }
  /** What an export has written next. */
  | { readonly kind: 'text'; readonly work: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** An export went wrong between two requests. */
  | { readonly kind: 'broken'; readonly work: number; readonly message: string }
  | { readonly kind: 'failed'; readonly request: number; readonly message: string };
