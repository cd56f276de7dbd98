/** The rows of the Home view, made of what is kept and of what is at hand. */

import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { type CustomerRef, type KeptSearch, refKey, sameRef, searchKey } from '../../customers/follow/kept.ts';
import { hasNews } from '../../customers/follow/watched.ts';
import { foundOrder, Walk } from '../../customers/pages/walk.ts';
import type { Origin } from '../actions/customer-target.ts';
import { readBefore } from '../actions/read-before.ts';
import { listFacts } from '../search/coverage-rows.ts';
import type { Services } from '../services/services.ts';
import { CasePeople } from './case-people.ts';
import { type FoundWords, foundWords } from './found-words.ts';
import { KeptResults, type Note, type Results } from './kept-results.ts';
import { Listed } from './listed.ts';
import type {
  CaseNode,
  HintNode,
  HomeNode,
  KeptSearchNode,
  KnownRecord,
  PersonNode,
  Section,
  SectionNode,
} from './nodes.ts';
import type { Watcher } from './watcher.ts';

export const sections: readonly Section[] = ['watched', 'cases', 'searches', 'recents'];

export class HomeRows {
  private readonly services: Services;
  private readonly watcher: Watcher;
  private readonly people: CasePeople;
  readonly results: KeptResults;
  /** What another view has asked to list. */
  readonly listed: Listed;
  /** Every row that was shown, by id: VS Code knows a row by its object. */
  private readonly shown = new Map<string, HomeNode>();

  constructor(services: Services, watcher: Watcher, onLoaded: () => void) {
    this.services = services;
    this.watcher = watcher;
    this.people = new CasePeople(services, onLoaded);
    this.results = new KeptResults(services, onLoaded);
    this.listed = new Listed(services);
  }

  async below(node: HomeNode | undefined): Promise<HomeNode[]> {
    await this.services.follow.ready();
    return (await this.children(node)).map(made => {
      const known = this.shown.get(made.id);
      const row = known?.kind === made.kind ? Object.assign(known, made) : made;
      this.shown.set(made.id, row);
      return row;
    });
  }

  /** What was read is to be read anew. */
  forget(connectionIds?: readonly string[]): void {
    this.people.forget(connectionIds);
    this.results.forget(connectionIds);
  }

  dispose(): void {
    this.people.dispose();
    this.results.dispose();
  }

  private async children(node: HomeNode | undefined): Promise<readonly HomeNode[]> {
    switch (node?.kind) {
      case undefined:
        return [
          { kind: 'searchAll', id: 'searchAll', parent: undefined },
          ...this.listedRow(),
          ...this.sectionsInOrder(),
        ];
      case 'section':
        return this.sectionRows(node);
      case 'keptSearch':
        return this.resultRows(node);
      case 'samePerson':
        return node.customers.map(one => ({ ...one, parent: node }));
      case 'case':
        return this.caseRows(node);
      case 'listed':
        return this.listedRows(node);
      default:
        return [];
    }
  }

  private listedRow(): readonly HomeNode[] {
    const { current } = this.listed;
    if (!current) return [];
    const { number, title, connectionIds, customers } = current;
    return [{ kind: 'listed', id: `listed/${number}`, parent: undefined, title, connectionIds, customers }];
  }

  private listedRows(node: HomeNode): readonly HomeNode[] {
    const { records = [], customers = 0, title: name = '', connectionIds } = this.listed.current ?? {};
    const rows = records.map(record => this.recordRow(node, record));
    const left = customers - records.length;
    if (rows.length === 0) return [hint(node, 'nobody', t('Nobody any more'))];
    return [
      ...withWalks(rows, { kind: 'listed', name, connectionIds }),
      ...(left > 0 ? [{ kind: 'moreListed' as const, id: `${node.id}/more`, parent: node, left }] : []),
    ];
  }

  /** The empty ones last: the view may have room for five rows. */
  private sectionsInOrder(): readonly HomeNode[] {
    const rows = sections.map(one => this.section(one));
    const isEmpty = ({ kind }: HomeNode) => kind === 'emptySection';
    return [...rows.filter(row => !isEmpty(row)), ...rows.filter(isEmpty)];
  }

  /** An empty one is another row than one with something in it, which opens by itself. */
  private section(section: Section): HomeNode {
    const { follow } = this.services;
    const { length } = section === 'recents' ? follow.recents.all : follow[section].all;
    if (length === 0) return { kind: 'emptySection', id: `${section} empty`, parent: undefined, section };
    const news = section === 'watched' ? this.watcher.news.length : 0;
    return { kind: 'section', id: section, parent: undefined, section, news };
  }

  private sectionRows(node: SectionNode): readonly HomeNode[] {
    const { follow } = this.services;
    switch (node.section) {
      case 'watched':
        return withWalks(
          follow.watched.all.map(ref => this.watchedRow(node, ref)),
          { kind: 'watched' },
        );
      case 'cases':
        return follow.cases.all.map(one => ({ kind: 'case', id: `cases/${one.id}`, parent: node, case: one }));
      case 'searches':
        return follow.searches.all.map(one => {
          const found = this.results.known(one);
          const row = { kind: 'keptSearch', id: `searches/${searchKey(one)}`, parent: node } as const;
          return { ...row, found: found && this.wordsOf(one, found), ...one };
        });
      case 'recents':
        return withWalks(
          follow.recents.all.map(({ record, fetchedAt, ...ref }) =>
            this.person(node, ref, { kind: 'row', record, fetchedAt }),
          ),
          { kind: 'recents' },
        );
    }
  }

  private watchedRow(parent: SectionNode, ref: CustomerRef): PersonNode {
    const watched = this.watcher.state(ref);
    const { latest, change } = watched;
    // Of one that has gone, what was known last.
    const last = latest?.kind === 'record' ? latest : change?.before;
    const known = last?.kind === 'record' ? rowOf(last) : this.atHand(ref);
    return { ...this.person(parent, ref, known), watched, failure: watched.failure };
  }

  private caseRows(node: CaseNode): readonly HomeNode[] {
    const { customers } = node.case;
    const here = new Set(this.services.store.connections.map(({ id }) => id));
    this.people.want(customers.filter(ref => here.has(ref.connectionId) && !this.atHand(ref)));
    const rows = customers.map((ref): PersonNode => {
      const { known, failure } = this.people.state(ref);
      const person = this.person(node, ref, this.atHand(ref) ?? (known && { ...known, kind: 'row' }));
      return { ...person, failure, caseId: node.case.id };
    });
    const note: HomeNode = { kind: 'note', id: `${node.id}/note`, parent: node, case: node.case };
    const empty = t('No customers yet: choose “Add to Case…” in a customer’s menu.');
    const origin = {
      kind: 'case',
      name: node.case.name,
      connectionIds: customers.map(one => one.connectionId),
    } as const;
    return [note, ...withWalks(rows, origin), ...(rows.length > 0 ? [] : [hint(node, 'empty', empty)])];
  }

  private async resultRows(node: KeptSearchNode): Promise<readonly HomeNode[]> {
    const found = await this.results.found(node);
    const failed = found.notes.filter(({ failure }) => failure);
    const looked = found.notes.filter(({ failure }) => !failure);
    const nobody = hint(node, 'nobody', t('Nobody found'));
    const { far, lists } = this.wordsOf(node, found);
    return [
      ...failed.map((note, at) => hint(node, `failed/${at}`, this.noteText(note), true)),
      ...this.peopleRows(node, found),
      // With nobody found there is room for each, and it is what one wants to know.
      ...(found.people.length === 0
        ? [nobody, ...looked.map((note, at) => hint(node, `looked/${at}`, this.noteText(note)))]
        : []),
      ...(found.people.length > 0 && far ? [{ ...hint(node, 'far', far), more: lists, search: node }] : []),
    ];
  }

  /** With what the connection is called by now. */
  private noteText({ connectionId, failure, looked }: Note): string {
    const { privacy, store } = this.services;
    const name = store.connections.find(({ id }) => id === connectionId)?.name ?? connectionId;
    const words = privacy.covers() ? failure?.forOthers : failure?.message;
    return `${name}: ${words ?? looked.join(' ')}`;
  }

  /** A row a person; one goes through all records, in the order in which they stand when all rows are open. */
  private peopleRows(node: KeptSearchNode, { people, connectionIds, sentAt }: Results): readonly HomeNode[] {
    const rows = withWalks(
      people.flatMap(({ records }) => records.map(one => this.recordRow(node, one, sentAt.get(one)))),
      { kind: 'search', text: node.text, connectionIds: node.connectionIds },
    );
    let from = 0;
    return people.flatMap(({ records }): HomeNode | readonly HomeNode[] => {
      const customers = rows.slice(from, from + records.length);
      from += records.length;
      const [first, ...others] = customers;
      if (!first || others.length === 0) return customers;
      return { kind: 'samePerson', id: `${first.id}/person`, parent: node, customers, asked: connectionIds.length };
    });
  }

  private wordsOf(search: KeptSearch, found: Results): FoundWords {
    const { lists, privacy, store } = this.services;
    const places = found.states.flatMap(state => {
      const connection = store.connections.find(({ id }) => id === state.connectionId);
      return connection ? [{ place: { connection, where: '' }, state, ...listFacts(lists, state.connectionId) }] : [];
    });
    return foundWords(found, places, privacy, this.results.unasked(search, found));
  }

  private person(parent: HomeNode, ref: CustomerRef, known: KnownRecord | undefined): PersonNode {
    const isWatched = this.services.follow.watched.all.some(one => sameRef(one, ref));
    const { connectionId, customerId } = ref;
    return {
      ...{ kind: 'person', id: `${parent.id}/${refKey(ref)}`, parent, connectionId, customerId, known, isWatched },
      ...{ walk: undefined, origin: undefined, watched: undefined, failure: undefined, caseId: undefined },
    };
  }

  /** `sentAt` is when it came, for one that did not come out of the index. */
  private recordRow(parent: HomeNode, record: CustomerRecord, sentAt?: string): PersonNode {
    const ref = { connectionId: record.connectionId, customerId: record.customer.id };
    return this.person(parent, ref, this.asRead(record, sentAt));
  }

  /** A record that was read for something else. */
  private atHand(ref: CustomerRef): FetchedRecord | undefined {
    const { latest } = this.watcher.state(ref);
    if (latest?.kind === 'record') return rowOf(latest);
    return readBefore(this.services, ref);
  }

  /** A record that was found, with the time that its row was read at, as far as this window knows. */
  private asRead(record: CustomerRecord, sentAt?: string): KnownRecord {
    const { connectionId, customer } = record;
    const known = readBefore(this.services, { connectionId, customerId: customer.id });
    const fetchedAt = sentAt ?? known?.fetchedAt ?? this.services.connections.readAt(connectionId);
    return { kind: 'row', record, ...(fetchedAt !== undefined && { fetchedAt }) };
  }
}

/** As a row, it is asked for again where the record matters. */
const rowOf = ({ record, at }: { record: FetchedRecord['record']; at: string }): FetchedRecord => ({
  kind: 'row',
  record,
  fetchedAt: at,
});

const hint = (parent: HomeNode, name: string, message: string, isFailure = false): HintNode => ({
  kind: 'hint',
  id: `${parent.id}/${name}`,
  parent,
  message,
  isFailure,
});

/** Those beside one another are gone through in their order, as far as their records are at hand. */
function withWalks(rows: readonly PersonNode[], origin: Origin): readonly PersonNode[] {
  const order = foundOrder(rows.flatMap(({ known }) => (known ? [known] : [])));
  return rows.map(row => ({ ...row, origin, walk: row.known && Walk.at(order, row.known.record) }));
}

/** The rows of customers that have news. */
export const isChanged = ({ watched }: PersonNode): boolean => watched !== undefined && hasNews(watched);
