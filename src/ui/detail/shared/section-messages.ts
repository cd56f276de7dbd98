/** What the panel and its page say to each other about what belongs to the customer. */
import type { RelatedItem } from '../../../core/model/section.ts';
import type { Failure, SavedState } from './saved-state.ts';

/** A section before anything is asked for. */
export interface SectionHead {
  readonly id: string;
  readonly title: string;
  /** What of it the provider lists: "in PLN", "the newest 5". */
  readonly covers: string | undefined;
  /** What one item consists of, where it can be asked for: "Lines". */
  readonly detail: string | undefined;
}

/** An item without its row, which is sent when it is opened. */
export type ShownItem = Pick<RelatedItem, 'kind' | 'id' | 'title' | 'status' | 'at' | 'amount'>;

/** What is new of a section. Items are added behind the first `from`, so that a long section is sent once. */
export interface SectionUpdate extends SavedState {
  readonly type: 'section';
  readonly id: string;
  readonly state: 'closed' | 'loading' | 'more' | 'done' | 'failed';
  readonly failure: Failure | undefined;
  readonly total: number | null;
  /** There may be more than is listed, which cannot be asked for. */
  readonly mayBePart?: boolean;
  readonly dropped: number;
  /** Rows that could not be read. */
  readonly problems: number;
  readonly fetchedAt: string | undefined;
  readonly from: number;
  readonly items: readonly ShownItem[];
}

/** A row as it was sent, its covered values to be covered by the page until they are revealed. */
export interface ShownRow {
  readonly raw: string;
  /** Pointers of values that stay covered until revealed. */
  readonly covered: readonly string[];
  /** Where in it the fields of the item come from. */
  readonly sources: RelatedItem['sources'];
}

/** What an opened item consists of. */
export type ShownDetail =
  /** The provider has no more to say. */
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'parts'; readonly title: string; readonly items: readonly ShownItem[] };

/** An item that was opened. */
export interface ItemUpdate extends SavedState {
  readonly type: 'item';
  readonly section: string;
  readonly index: number;
  readonly row: ShownRow;
  readonly detail: ShownDetail;
}

export type SectionToPage = SectionUpdate | ItemUpdate;

/** An item by its place in its section. */
interface ItemPlace {
  readonly section: string;
  readonly index: number;
}

export type SectionFromPage =
  /** Opens it, asks for more of it, or tries again: whatever comes next. */
  | { readonly type: 'loadSection'; readonly section: string }
  | { readonly type: 'refreshSection'; readonly section: string }
  | { readonly type: 'stopSection'; readonly section: string }
  /** Writes all of it to a file, which the extension asks for. */
  | { readonly type: 'exportSection'; readonly section: string }
  /** Opens all that are not open. */
  | { readonly type: 'loadAllSections' }
  | ({ readonly type: 'openItem' } & ItemPlace)
  | ({ readonly type: 'copyItemId' } & ItemPlace)
  /** The value between two offsets into the item's row; all of it where the page asks for the whole. */
  | ({
      readonly type: 'copyItemValue';
      readonly start: number;
      readonly end: number;
      readonly revealed: boolean;
    } & ItemPlace)
  | ({ readonly type: 'openItemRaw'; readonly revealed: boolean } & ItemPlace);
