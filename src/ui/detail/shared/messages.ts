/**
 * What the panel and its page say to each other: two closed unions. The page never sends text to be copied or addresses to
 * be opened; it names a field, a command or a place, and the extension looks it up in the record it holds itself.
 */
import type { Customer, Environment, Sources } from '../../../core/model/customer.ts';
import type { Exchange, SnippetLanguage } from '../../../core/model/exchange.ts';
import type { Explanation } from '../../../core/model/explanation.ts';
import type { OwnValue } from '../../../core/model/own-field.ts';
import type { Shown } from '../../../customers/privacy/shown.ts';
import type { ElsewhereFromPage, ElsewhereUpdate } from './elsewhere-messages.ts';
import type { Failure, SavedState } from './saved-state.ts';
import type { SectionFromPage, SectionHead, SectionToPage } from './section-messages.ts';

export type { Failure, SavedState };

/** The commands the page may ask for, without their prefix `clientele.`. */
export const commands = [
  'copyCustomerId',
  'copyEmail',
  'copyLink',
  'copyJson',
  'copyAsCurl',
  'openRawJson',
  'showRequest',
  'compareCustomers',
  'openInDashboard',
  'watch',
  'unwatch',
  'addToCase',
  'previousCustomer',
  'nextCustomer',
  'updateCredentials',
  'copyRawAnswer',
  'showLog',
  'addConnection',
] as const;
export type CommandName = (typeof commands)[number];

/** The request that brought what is shown. */
export type ShownRequest = Pick<Exchange, 'method' | 'url' | 'sent' | 'attempts' | 'bytes' | 'received'> & {
  /** Nothing was asked when this was shown: the answer was at hand. */
  readonly cached: boolean;
};

/** Where a customer lives, in words for the header. */
export interface Place {
  readonly providerTitle: string;
  readonly docs: string;
  readonly connectionName: string;
  readonly environment: Environment;
  readonly sample: boolean;
  /** Pointers of values that stay covered until revealed. */
  readonly covered: readonly string[];
  /** The provider's dashboard has a page for this customer. */
  readonly dashboard?: true;
}

/** The place of a customer in the list or search that it was opened from. */
export interface WalkPlace {
  /** From 1; null where it is not known. */
  readonly at: number | null;
  readonly total: number | null;
  /** Both with what they are of; left out where nobody knows. */
  readonly whole?: string;
  readonly hasPrevious: boolean;
  /** Or may have. */
  readonly hasNext: boolean;
}

/** Everything about the panel but the record: small, and sent whole at each change. */
export interface View extends SavedState {
  /** The ID as it is shown. */
  readonly shownId: string;
  /** What the page is headed by until the record is there: the name in the list that it was opened from, else the ID. */
  readonly title: string;
  /** Also of a connection that is gone. */
  readonly connectionName: string;
  /** undefined when the connection is gone. */
  readonly place: Place | undefined;
  /** `waiting`: nothing is asked until the user presses *Load*. */
  readonly phase: 'waiting' | 'loading' | 'idle';
  readonly failure: Failure | undefined;
  readonly kept: boolean;
  /** It is read again every so often. */
  readonly watched: boolean;
  /** Left out where it was opened from no list. */
  readonly walk?: WalkPlace;
  /** When the record was read that the one shown differs from; undefined where no other one was seen. */
  readonly changedSince?: string | undefined;
  /** `offered`: there is an image that may be asked for; an address: it was, and the policy lets that one through. */
  readonly avatar: 'none' | 'offered' | { readonly url: string };
  /** What can be asked for beside the record: what belongs to the customer. */
  readonly sections: readonly SectionHead[];
}

/** The record. `serial` differs from one to the next, so that a place in raw is looked up in the right one. */
export interface ShownRecord extends SavedState {
  readonly serial: number;
  readonly customer: Shown<Customer>;
  readonly raw: string;
  readonly sources: Sources;
  /** In privacy mode, the fields that have another value than is shown; each can be revealed. Left out otherwise. */
  readonly covered?: readonly (keyof Customer)[];
  /** Why fields have nothing, and what was done to others; undefined where the provider does not say. */
  readonly explanation?: Explanation | undefined;
  /** What the customer has beside the normalized fields. */
  readonly own?: readonly OwnValue[];
  readonly fetchedAt: string;
  /** undefined where it is not known, as of what was found in the index. */
  readonly request?: ShownRequest | undefined;
}

export type ToPage =
  /** What is to be seen from now on; the record only where it is another than the page has. */
  | { readonly type: 'view'; readonly view: View; readonly record?: ShownRecord }
  | { readonly type: 'said'; readonly text: string }
  | SectionToPage
  | ElsewhereUpdate;

export type FromPage =
  | { readonly type: 'ready' }
  | SectionFromPage
  | ElsewhereFromPage
  | { readonly type: 'load' }
  | { readonly type: 'refresh' }
  | { readonly type: 'retry' }
  | { readonly type: 'keep' }
  | { readonly type: 'close' }
  | { readonly type: 'showAvatar' }
  /** The record beside the one that was there before. */
  | { readonly type: 'compareChange' }
  | { readonly type: 'command'; readonly command: CommandName }
  | { readonly type: 'copyField'; readonly field: keyof Customer }
  /** The request behind the record. */
  | { readonly type: 'copyRequest'; readonly language: SnippetLanguage }
  /** Covered values are shown from now on, or no longer. */
  | { readonly type: 'reveal'; readonly revealed: boolean }
  /** One value that privacy mode covers is shown from now on, until the panel closes. */
  | { readonly type: 'revealField'; readonly field: keyof Customer }
  | { readonly type: 'revealPlace'; readonly serial: number; readonly pointer: string }
  /** The value between two offsets into raw. */
  | { readonly type: 'copyValue'; readonly serial: number; readonly start: number; readonly end: number };
