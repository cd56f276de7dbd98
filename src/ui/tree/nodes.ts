/** The rows of a tree as plain data; a TreeItem exists only while VS Code asks for one. */

import type { Connection, CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem, Section } from '../../core/model/section.ts';
import type { BrokenConnection } from '../../core/read-connections.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { CustomerList, NotRefreshed } from '../../customers/pages/opened-list.ts';
import type { OpenedSection } from '../../customers/related/opened-section.ts';
import type { BrokenManifest } from '../custom/custom-providers.ts';

interface Row {
  /** Once in its view: connection / query / page / record id / occurrence. */
  readonly id: string;
  readonly parent: Node | undefined;
  readonly connectionId: string;
}

/** The connections of one provider that the user has described: in the view that such providers share. */
export interface ProviderNode extends Row {
  readonly kind: 'provider';
  readonly providerId: string;
  readonly title: string;
}

/** Connections of one provider under a name of the user's own. */
export interface FolderNode extends Row {
  readonly kind: 'folder';
  readonly name: string;
  readonly connectionIds: readonly string[];
}

export interface ConnectionNode extends Row {
  readonly kind: 'connection';
  readonly connection: Connection;
  readonly list: CustomerList;
}

/** What the list below a connection is filtered by. */
export interface FilterNode extends Row {
  readonly kind: 'filter';
  readonly list: CustomerList;
}

/** Nobody matches the filter. */
export interface NoMatchNode extends Row {
  readonly kind: 'noMatch';
  readonly list: CustomerList;
}

export interface GroupNode extends Row {
  readonly kind: 'group';
  readonly list: CustomerList;
  readonly pages: readonly number[];
}

export interface PageNode extends Row {
  readonly kind: 'page';
  readonly list: CustomerList;
  readonly page: number;
}

export interface CustomerNode extends Row {
  readonly kind: 'customer';
  readonly list: CustomerList;
  readonly customerId: string;
  readonly known: FetchedRecord;
}

/** What belongs to a customer, of one kind. */
export interface SectionNode extends Row {
  readonly kind: 'section';
  readonly parent: CustomerNode;
  readonly section: Section;
  /** What of it the provider lists, where that is not simply all. */
  readonly covers: string | undefined;
  /** As it was opened, here or in the customer's panel; undefined before. */
  opened: OpenedSection | undefined;
}

/** One of what a section lists. */
export interface ItemNode extends Row {
  readonly kind: 'item';
  readonly parent: SectionNode;
  readonly item: RelatedItem;
  /** Its place in the section. */
  readonly index: number;
}

/** There is more of a section, or it was stopped before anything was read. */
export interface MoreItemsNode extends Row {
  readonly kind: 'moreItems';
  readonly parent: SectionNode;
  readonly opened: OpenedSection;
}

export interface ProblemNode extends Row {
  readonly kind: 'problem';
  /** 0 for a row of a section. */
  readonly page: number;
  readonly problem: RowProblem;
  /** The section that it is a row of, where it is no customer's. */
  readonly section?: Section;
}

export interface FailureNode extends Row {
  readonly kind: 'failure';
  readonly error: ClienteleError;
  /** The page that failed, where it was one. */
  readonly page: { readonly list: CustomerList; readonly number: number } | undefined;
  /** The section whose next page failed, where it was that. */
  readonly opened?: OpenedSection;
}

/** There is more of a list whose pages have no numbers. */
export interface MoreNode extends Row {
  readonly kind: 'more';
  readonly parent: ConnectionNode;
  readonly list: CustomerList;
  /** The page that comes next. */
  readonly page: number;
}

/** A refresh failed, and the rows below are older than it. */
export interface NotRefreshedNode extends Row {
  readonly kind: 'notRefreshed';
  readonly reason: NotRefreshed;
}

/** No credentials on this machine. */
export interface SignInNode extends Row {
  readonly kind: 'signIn';
}

/** What is to be said of the rows around it: that there are none, and what to do about it; that some were left out. */
export interface EmptyNode extends Row {
  readonly kind: 'empty';
  readonly message: string;
}

/** How the provider's answers differ from its documentation. */
export interface DriftNode extends Row {
  readonly kind: 'drift';
  /** In what, and the same with who sent it. */
  readonly words: string;
  readonly sentence: string;
}

/** An entry of the settings that was to describe a provider. */
export interface BrokenManifestNode extends Row {
  readonly kind: 'brokenManifest';
  readonly manifest: BrokenManifest;
}

/** Words of a provider's manifest that this version does not know. */
export interface UnknownWordsNode extends Row {
  readonly kind: 'unknownWords';
  readonly pointers: readonly string[];
}

export interface BrokenNode extends Row {
  readonly kind: 'broken';
  readonly broken: BrokenConnection;
}

export type Node =
  | ProviderNode
  | FolderNode
  | ConnectionNode
  | FilterNode
  | NoMatchNode
  | GroupNode
  | PageNode
  | CustomerNode
  | SectionNode
  | ItemNode
  | MoreItemsNode
  | ProblemNode
  | FailureNode
  | MoreNode
  | NotRefreshedNode
  | SignInNode
  | EmptyNode
  | DriftNode
  | BrokenNode
  | BrokenManifestNode
  | UnknownWordsNode;

/** Above this many, pages are in groups of `groupSize`. */
const mostUngrouped = 200;
const groupSize = 100;

/** What is below a list with more than one page: its pages, in groups where they are many. */
export function pageLevel(parent: Node, list: CustomerList): readonly (PageNode | GroupNode)[] {
  const numbers = list.pageNumbers;
  if (numbers.length <= mostUngrouped) return pageNodes(parent, list, numbers);
  const groups = new Map<number, number[]>();
  for (const number of numbers) {
    const group = Math.floor((number - 1) / groupSize);
    const pages = groups.get(group) ?? [];
    pages.push(number);
    groups.set(group, pages);
  }
  return [...groups].map(([group, pages]) => ({
    kind: 'group',
    id: `${listId(parent)}/group ${group}`,
    parent,
    connectionId: list.connectionId,
    list,
    pages,
  }));
}

export const pageNodes = (parent: Node, list: CustomerList, numbers: readonly number[]): readonly PageNode[] =>
  numbers.map(page => ({
    kind: 'page',
    id: `${listId(parent)}/${page}`,
    parent,
    connectionId: list.connectionId,
    list,
    page,
  }));

const customerNode = (
  parent: Node,
  list: CustomerList,
  base: string,
  occurrence: number,
  record: CustomerRecord,
  page: Pick<FetchedRecord, 'fetchedAt' | 'exchange' | 'cached'>,
): CustomerNode => ({
  kind: 'customer',
  list,
  id: `${base}/${record.customer.id}/${occurrence}`,
  parent,
  connectionId: record.connectionId,
  customerId: record.customer.id,
  known: knownOf(record, page),
});

function knownOf(
  record: CustomerRecord,
  { fetchedAt, exchange, cached }: Pick<FetchedRecord, 'fetchedAt' | 'exchange' | 'cached'>,
): FetchedRecord {
  if (!exchange && !cached) return { kind: 'row', record, fetchedAt };
  return { kind: 'row', record, fetchedAt, ...(exchange && { exchange }), ...(cached && { cached }) };
}

/** The rows of one loaded page, in the order of the list; a record that occurs twice has two ids. */
export function rowNodes(parent: Node, list: CustomerList, number: number): readonly Node[] {
  const state = list.state(number);
  if (state?.kind !== 'loaded') return [];
  const { records, problems } = state.page;
  const { connectionId } = list;
  const base = `${listId(parent)}/${number}`;
  const seen = new Set<string>();
  /** Of those that are there more than once, which few are. */
  const repeated = new Map<string, number>();
  const customers = records.map((record): CustomerNode => {
    const customerId = record.customer.id;
    const { size } = seen;
    if (seen.add(customerId).size > size) return customerNode(parent, list, base, 1, record, state.page);
    const occurrence = (repeated.get(customerId) ?? 1) + 1;
    repeated.set(customerId, occurrence);
    return customerNode(parent, list, base, occurrence, record, state.page);
  });
  if (problems.length === 0) return customers;
  const rows: Node[] = customers;
  for (const problem of problems) {
    rows.splice(problem.index, 0, {
      kind: 'problem',
      id: `${base}/problem ${problem.index}`,
      parent,
      connectionId,
      page: number,
      problem,
    });
  }
  return rows;
}

/** The row of the connection that a row is below, else the topmost one. */
export function connectionRow(node: Node): Node {
  let row = node;
  while (row.parent && row.kind !== 'connection') row = row.parent;
  return row;
}

/** The connection that a row is below; undefined for an entry of none. */
export function connectionOf(node: Node): Connection | undefined {
  const row = connectionRow(node);
  return row.kind === 'connection' ? row.connection : undefined;
}

/** The id of the connection row with its query; rows below carry it, so that another filter makes other rows. */
function listId(node: Node): string {
  const top = connectionRow(node);
  return top.kind === 'connection' ? `${top.id}/${JSON.stringify(top.list.query)}` : top.id;
}
