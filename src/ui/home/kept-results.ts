/** What kept searches found, in memory: asked for when one is opened, and again when the user wants it anew. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { type ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import { type KeptSearch, searchKey } from '../../customers/follow/kept.ts';
import { groupByPerson, type Person } from '../../customers/match/same-person.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import { type Found, searchToEnd } from '../../customers/search/search-to-end.ts';
import type { SearchFound } from '../search/search-parts.ts';
import type { Services } from '../services/services.ts';

/** Hits of a connection at most: more than anybody looks through. */
const indexHits = 200;

export interface Results {
  readonly records: readonly CustomerRecord[];
  /** The same records, those of one person together. */
  readonly people: readonly Person[];
  /** Of those that a provider sent for this search when it did, RFC 3339. */
  readonly sentAt: ReadonlyMap<CustomerRecord, string>;
  /** There may be more than these. */
  readonly isCut: boolean;
  /** The connections that were asked, and how far each search came. */
  readonly connectionIds: readonly string[];
  readonly states: readonly DetailedState[];
  /** Why a connection failed, or what was looked at where nobody was found. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly connectionId: string;
  readonly failure: ClienteleError | undefined;
  readonly looked: readonly string[];
}

/** A search that was run: the connections that it was run in, and what each has come to. */
interface Run {
  readonly connectionIds: readonly string[];
  readonly parts: Map<string, Promise<Found>>;
  whole?: Promise<Results>;
}

export class KeptResults {
  private readonly services: Pick<Services, 'connections' | 'index' | 'lists' | 'store'>;
  private readonly runs = new Map<string, Run>();
  /** Of those that have come to their end. */
  private readonly ended = new Map<string, Results>();
  private readonly onFound: () => void;
  private stop = new AbortController();

  constructor(services: Pick<Services, 'connections' | 'index' | 'lists' | 'store'>, onFound: () => void) {
    this.services = services;
    this.onFound = onFound;
  }

  /** What a search found, where it was run and is not to be run anew. */
  known(search: KeptSearch): Results | undefined {
    return this.ended.get(searchKey(search));
  }

  /** What a search box has found: known until the row is opened, which asks anew. */
  put(search: KeptSearch, { records, states }: SearchFound): void {
    const people = groupByPerson(records);
    // A box shows the best hits of all connections together, and no more.
    const isCut =
      states.some(state => state.isCut) || records.length < states.reduce((sum, { found }) => sum + found, 0);
    const connectionIds = states.map(one => one.connectionId);
    const key = searchKey(search);
    this.runs.delete(key);
    this.ended.set(key, { records, people, isCut, states, connectionIds, sentAt: new Map(), notes: [] });
  }

  of(search: KeptSearch): Promise<Results> {
    const key = searchKey(search);
    const run: Run = this.runs.get(key) ?? { connectionIds: this.inReach(search), parts: new Map() };
    this.runs.set(key, run);
    if (run.whole) return run.whole;
    const whole = this.joined(search.text, run);
    run.whole = whole;
    whole.then(
      results => {
        if (this.runs.get(key) !== run || run.whole !== whole) return;
        this.ended.set(key, results);
        this.onFound();
      },
      () => {
        if (this.runs.get(key) === run && run.whole === whole) this.runs.delete(key);
      },
    );
    return whole;
  }

  /** The same for whoever waits for it: asked for again where it was forgotten meanwhile. */
  async found(search: KeptSearch): Promise<Results> {
    try {
      return await this.of(search);
    } catch (error) {
      const isForgotten = isClienteleError(error) && error.kind === 'cancelled' && !this.stop.signal.aborted;
      if (!isForgotten) throw error;
      return this.found(search);
    }
  }

  /** How many connections have come since a search was run: a text goes to none of them unasked. */
  unasked(search: KeptSearch, { connectionIds }: Results): number {
    return this.inReach(search).filter(id => !connectionIds.includes(id)).length;
  }

  /** What was found in these connections is looked for again, in those that are left of them; or all of it, in all that are there. */
  forget(connectionIds?: readonly string[]): void {
    if (!connectionIds) {
      this.stop.abort();
      this.stop = new AbortController();
      this.runs.clear();
      this.ended.clear();
      return;
    }
    const isOf = (one: { readonly connectionIds: readonly string[] }) =>
      one.connectionIds.some(id => connectionIds.includes(id));
    for (const run of [...this.runs.values()].filter(isOf)) {
      for (const id of connectionIds) run.parts.delete(id);
      delete run.whole;
    }
    for (const [key, found] of this.ended) if (isOf(found)) this.ended.delete(key);
  }

  dispose(): void {
    this.forget();
    this.stop.abort();
  }

  private inReach({ connectionIds }: KeptSearch): readonly string[] {
    return this.services.store.connections.flatMap(({ id }) => ((connectionIds?.includes(id) ?? true) ? [id] : []));
  }

  private async joined(text: string, { connectionIds, parts }: Run): Promise<Results> {
    const left = this.services.store.connections.filter(({ id }) => connectionIds.includes(id));
    const all = await Promise.all(
      left.map(({ id }) => {
        const part = parts.get(id) ?? this.ask(text, id);
        parts.set(id, part);
        return part;
      }),
    );
    const records = all.flatMap(one => one.records);
    return {
      records,
      people: groupByPerson(records),
      sentAt: new Map(all.flatMap(({ sentAt }) => [...sentAt])),
      isCut: all.some(({ state }) => state?.isCut),
      connectionIds: left.map(({ id }) => id),
      states: all.flatMap(({ state }) => state ?? []),
      notes: all.flatMap(({ looked, failure, records }, at) => {
        const connectionId = left[at]?.id ?? '';
        const isEmpty = records.length === 0 && looked.length > 0;
        return failure || isEmpty ? [{ connectionId, failure, looked }] : [];
      }),
    };
  }

  private ask(text: string, connectionId: string): Promise<Found> {
    const { connections, index, lists } = this.services;
    const question = { connectionId, text, indexHits, known: () => lists.total(connectionId) };
    return searchToEnd(connections, index, question, this.stop.signal);
  }
}
