/** What the extension's thread and the index's thread say to each other. */
import type { Counts } from '../insights/insights.ts';
import type { PickSearch } from './customer-index.ts';
import type { DiskPlace, Prints } from './disk.ts';
import type { Batch } from './packing.ts';
import type { Sealed } from './sealed.ts';
import type { TableAnswer, TableQuestion } from './table-protocol.ts';

/** How the worker begins. */
export interface WorkerStart {
  /** Where the copy on disk is, and the connections there are: what it has of others is forgotten. undefined: memory only. */
  readonly disk: (DiskPlace & { readonly prints: Prints }) | undefined;
}

export type ToWorker =
  | { readonly kind: 'add'; readonly connectionId: string; readonly batch: Batch }
  | { readonly kind: 'remove'; readonly connectionId: string; readonly ids: readonly string[] }
  | {
      readonly kind: 'search';
      readonly request: number;
      readonly connectionId: string;
      readonly text: string;
      readonly limit: number;
    }
  | { readonly kind: 'count'; readonly request: number; readonly connectionIds: readonly string[] }
  | { readonly kind: 'pick'; readonly request: number; readonly search: PickSearch }
  /** Of the table with this number. */
  | { readonly kind: 'table'; readonly request: number; readonly table: number; readonly question: TableQuestion }
  | { readonly kind: 'memory'; readonly request: number }
  /** The connections there are now. */
  | { readonly kind: 'connections'; readonly prints: Prints }
  | { readonly kind: 'clear'; readonly request: number; readonly connectionId: string | undefined }
  | { readonly kind: 'close'; readonly request: number };

/** Records that were picked, some of all that there are. */
export interface PickedBatches {
  readonly customers: number;
  /** In order; each of one connection. */
  readonly batches: readonly { readonly connectionId: string; readonly batch: Sealed }[];
}

/** Bytes that the worker takes: its heap, garbage included, and the records beside it. */
export interface IndexMemory {
  readonly heap: number;
  readonly buffers: number;
}

export type FromWorker =
  | { readonly kind: 'hits'; readonly request: number; readonly size: number; readonly hits: Sealed }
  | { readonly kind: 'counts'; readonly request: number; readonly counts: Counts }
  | ({ readonly kind: 'picked'; readonly request: number } & PickedBatches)
  | { readonly kind: 'table'; readonly request: number; readonly answer: TableAnswer }
  | { readonly kind: 'done'; readonly request: number }
  | ({ readonly kind: 'memory'; readonly request: number } & IndexMemory)
  /** A request that could not be answered. */
  | { readonly kind: 'failed'; readonly request: number; readonly message: string }
  /** The copy on disk does not work; the index goes on in memory. */
  | { readonly kind: 'noDisk'; readonly message: string };
