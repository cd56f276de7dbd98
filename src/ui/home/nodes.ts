/** The rows of the Home view as plain data. */

import type { ClienteleError } from '../../core/model/errors.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Case, KeptSearch } from '../../customers/follow/kept.ts';
import type { Watched } from '../../customers/follow/watched.ts';
import type { Walk } from '../../customers/pages/walk.ts';
import type { Origin } from '../actions/customer-target.ts';
import type { FoundWords } from './found-words.ts';

export type Section = 'watched' | 'cases' | 'searches' | 'recents';

interface Row {
  /** Once in the view. */
  readonly id: string;
  readonly parent: HomeNode | undefined;
}

/** Opens the search over all connections. */
export interface SearchAllNode extends Row {
  readonly kind: 'searchAll';
}

export interface SectionNode extends Row {
  readonly kind: 'section';
  readonly section: Section;
  /** Rows below it that have news. */
  readonly news: number;
}

/** A section with nothing in it yet. */
export interface EmptySectionNode extends Row {
  readonly kind: 'emptySection';
  readonly section: Section;
}

/** Its text and connections are what a search begins with. */
export interface KeptSearchNode extends Row, KeptSearch {
  readonly kind: 'keptSearch';
  /** What it found, where it was run in this window. */
  readonly found: FoundWords | undefined;
}

/** Records of one person in several places; its rows are those. */
export interface SamePersonNode extends Row {
  readonly kind: 'samePerson';
  /** What a command about it is about: all of them. */
  readonly customers: readonly PersonNode[];
  /** How many connections were asked. */
  readonly asked: number;
}

export interface CaseNode extends Row {
  readonly kind: 'case';
  readonly case: Case;
}

/** The note of a case, or the offer to write one. */
export interface NoteNode extends Row {
  readonly kind: 'note';
  readonly case: Case;
}

/** A record that is at hand. When that of the index alone was read, nobody knows: it is shown in rows, and not as an answer. */
export type KnownRecord = Pick<FetchedRecord, 'kind' | 'record'> & Partial<Pick<FetchedRecord, 'fetchedAt'>>;

/** A customer by reference, with as much of its record as is at hand. */
export interface PersonNode extends Row {
  readonly kind: 'person';
  readonly connectionId: string;
  readonly customerId: string;
  readonly known: KnownRecord | undefined;
  /** Its place among those beside it, for whoever goes on from there. */
  readonly walk: Walk | undefined;
  /** What they are. */
  readonly origin: Origin | undefined;
  readonly isWatched: boolean;
  /** What is known of a watched customer, below the section of those. */
  readonly watched: Watched | undefined;
  /** Why its record is not at hand. */
  readonly failure: ClienteleError | undefined;
  /** The case it stands in. */
  readonly caseId: string | undefined;
}

/** Customers that a number of insights stands for. */
export interface ListedNode extends Row {
  readonly kind: 'listed';
  readonly title: string;
  readonly connectionIds: readonly string[];
  /** All that there are. */
  readonly customers: number;
}

/** More of them than are shown. */
export interface MoreListedNode extends Row {
  readonly kind: 'moreListed';
  readonly left: number;
}

/** Something to know: nobody was found, what was not searched. */
export interface HintNode extends Row {
  readonly kind: 'hint';
  readonly message: string;
  readonly isFailure: boolean;
  /** What there is to say beyond its message. */
  readonly more?: readonly string[];
  /** What is searched for where it is chosen. */
  readonly search?: KeptSearchNode;
}

export type HomeNode =
  | SearchAllNode
  | SectionNode
  | EmptySectionNode
  | KeptSearchNode
  | CaseNode
  | NoteNode
  | PersonNode
  | SamePersonNode
  | ListedNode
  | MoreListedNode
  | HintNode;
