/** What kept searches found, in memory: asked for when one is opened, and again when the user wants it anew. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import { type KeptSearch, searchKey } from '../../customers/follow/kept.ts';
import { groupByPerson, type Person } from '../../customers/match/same-person.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import { searchToEnd } from '../../customers/search/search-to-end.ts';
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
  /** There are more than these. */
  readonly isCut: boolean;
  /** How many connections were asked, and how far each search came. */
  readonly asked: number;
  readonly states: readonly DetailedState[];
  /** What was looked at, and what failed, each with its connection's name. */
  readonly notes: readonly { readonly message: string; readonly forOthers: string; readonly isFailure: boolean }[];
}

export class KeptResults {
  private readonly services: Pick<Services, 'connections' | 'index' | 'store'>;
  private readonly found = new Map<string, Promise<Results>>();
  /** Of those that have come to their end. */
  private readonly ended = new Map<string, Results>();
  private readonly onFound: () => void;
  private stop = new AbortController();

  constructor(services: Pick<Services, 'connections' | 'index' | 'store'>, onFound: () => void) {
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
    const isCut = states.some(state => state.isCut);
    const found = { records, people, isCut, states, asked: states.length, sentAt: new Map(), notes: [] };
    this.ended.set(searchKey(search), found);
  }

  of(search: KeptSearch): Promise<Results> {
    const key = searchKey(search);
    const known = this.found.get(key);
    if (known) return known;
    const asked = this.ask(search, this.stop.signal);
    this.found.set(key, asked);
    asked.then(
      results => {
        if (this.found.get(key) !== asked) return;
        this.ended.set(key, results);
        this.onFound();
      },
      () => {
        if (this.found.get(key) === asked) this.found.delete(key);
      },
    );
    return asked;
  }

  forget(): void {
    this.stop.abort();
    this.stop = new AbortController();
    this.found.clear();
    this.ended.clear();
  }

  dispose(): void {
    this.forget();
  }

  private async ask({ text, connectionIds }: KeptSearch, signal: AbortSignal): Promise<Results> {
    const { connections, index, store } = this.services;
    const asked = store.connections.filter(({ id }) => connectionIds?.includes(id) ?? true);
    const all = await Promise.all(
      asked.map(async ({ id, name }) => {
        const found = await searchToEnd(connections, index, { connectionId: id, text, indexHits }, signal);
        return { name, ...found };
      }),
    );
    const records = all.flatMap(one => one.records);
    return {
      records,
      people: groupByPerson(records),
      sentAt: new Map(all.flatMap(({ sentAt }) => [...sentAt])),
      isCut: all.some(({ records }) => records.length >= indexHits),
      asked: all.length,
      states: all.flatMap(({ state }) => state ?? []),
      notes: all.flatMap(({ name, looked, failure, records }) => [
        ...(failure ? [failureNote(name, failure)] : []),
        ...(!failure && records.length === 0 && looked.length > 0 ? [lookedNote(name, looked)] : []),
      ]),
    };
  }
}

const failureNote = (name: string, { message, forOthers }: ClienteleError): Results['notes'][number] => ({
  message: `${name}: ${message}`,
  forOthers: `${name}: ${forOthers}`,
  isFailure: true,
});

function lookedNote(name: string, looked: readonly string[]): Results['notes'][number] {
  const message = `${name}: ${looked.join(' ')}`;
  return { message, forOthers: message, isFailure: false };
}
