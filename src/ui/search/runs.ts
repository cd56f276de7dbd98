/** What runs behind a search box: one search over all connections, and the readings of single lists; what they found. */
import type { SearchHit } from '../../api.ts';
import { matcher, type Rank, ranks } from '../../customers/matches.ts';
import type { DetailedState } from '../../customers/search.ts';
import type { ListWish } from '../../customers/whole-list.ts';

export interface SearchOptions {
  readonly connections: readonly string[];
  /** How the lists are read for it; none is read where it is left out. */
  readonly list?: ListWish;
  readonly signal: AbortSignal;
  readonly onState: (state: DetailedState) => void;
}

export interface RunsPort {
  readonly search: (text: string, options: SearchOptions) => AsyncIterable<SearchHit>;
  /** Something was found, or came further. */
  readonly onChange: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Who reads a list by its row wants all of it, and to know whether it is all. */
const readOn: ListWish = { limit: Number.POSITIVE_INFINITY, maxAge: Number.POSITIVE_INFINITY, proof: true };
const readAnew: ListWish = { ...readOn, maxAge: 0 };

/** Hits of one rank that are kept, so that what comes late is shown where it is better; and of all that are shown. */
const most = { ofRank: 200, shown: 200 } as const;

interface RankedHit {
  readonly hit: SearchHit;
  readonly rank: Rank;
}

/** The key of the search of all connections, among those of readings; no connection has an empty id. */
const everywhere = '';

interface Run {
  readonly stop: AbortController;
  /** It reads a list, and does not only ask again. */
  readonly reads: boolean;
}

export class SearchRuns {
  readonly states = new Map<string, DetailedState>();
  private readonly port: RunsPort;
  private readonly running = new Map<string, Run>();
  private readonly found = new Map<string, RankedHit>();
  /** How many of each rank. */
  private kept: Record<Rank, number> = { 0: 0, 1: 0, 2: 0 };
  private text = '';

  constructor(port: RunsPort) {
    this.port = port;
  }

  /** The best first; those that match alike in the order in which they were found. */
  get hits(): readonly SearchHit[] {
    const sorted = [...this.found.values()].sort((one, other) => one.rank - other.rank);
    return sorted.slice(0, most.shown).map(({ hit }) => hit);
  }

  get busy(): boolean {
    return this.running.size > 0;
  }

  /** The connections whose lists are being read. */
  get reading(): readonly string[] {
    return [...this.running].flatMap(([id, { reads }]) => (reads ? [id] : []));
  }

  isReading(connectionId: string): boolean {
    return this.running.get(connectionId)?.reads === true;
  }

  /** Looks for another text; what is still on its way for the old one is dropped. */
  begin(text: string, connections: readonly string[]): void {
    this.reset();
    this.text = text;
    this.run(everywhere, { connections });
  }

  /** Tries a connection again that failed. */
  again(connectionId: string): void {
    this.run(connectionId, { connections: [connectionId] });
  }

  /** Reads a list to its end: on from where its reading was stopped, or anew where it has ended. */
  read(connectionId: string): void {
    if (this.isReading(connectionId)) return;
    const ended = this.states.get(connectionId)?.reading?.ended;
    this.run(connectionId, { connections: [connectionId], list: ended ? readAnew : readOn });
  }

  /** Stops the reading of a list; what was found stays. */
  stop(connectionId: string): void {
    this.running.get(connectionId)?.stop.abort();
    this.running.delete(connectionId);
    const { retryAt: _, ...state } = this.states.get(connectionId) ?? { connectionId: undefined };
    if (state.connectionId !== undefined) this.states.set(connectionId, { ...state, state: 'stopped' });
    this.port.onChange();
  }

  /** Stops everything and forgets what was found. */
  reset(): void {
    for (const { stop } of this.running.values()) stop.abort();
    this.running.clear();
    this.found.clear();
    this.kept = { 0: 0, 1: 0, 2: 0 };
    this.states.clear();
  }

  private run(key: string, options: Pick<SearchOptions, 'connections' | 'list'>): void {
    const stop = new AbortController();
    this.running.get(key)?.stop.abort();
    this.running.set(key, { stop, reads: options.list !== undefined });
    void this.collect(key, { ...options, signal: stop.signal }).finally(() => {
      if (this.running.get(key)?.stop !== stop) return;
      this.running.delete(key);
      this.port.onChange();
    });
  }

  private take(found: RankedHit): void {
    const { record } = found.hit;
    const key = JSON.stringify([record.connectionId, record.customer.id]);
    if (!this.found.has(key)) {
      if (this.kept[found.rank] >= most.ofRank) return;
      this.kept[found.rank]++;
    }
    this.found.set(key, found);
    this.port.onChange();
  }

  private async collect(key: string, options: Omit<SearchOptions, 'onState'>): Promise<void> {
    const { signal } = options;
    const rankOf = matcher(this.text);
    const onState = (state: DetailedState) => {
      // What is told of a list that is being read comes from its own run.
      const isOthers = key === everywhere && this.running.has(state.connectionId);
      if (signal.aborted || isOthers) return;
      this.states.set(state.connectionId, state);
      this.port.onChange();
    };
    try {
      for await (const hit of this.port.search(this.text, { ...options, onState })) {
        if (signal.aborted) return;
        this.take({ hit, rank: rankOf(hit.record.customer) ?? ranks.inside });
      }
    } catch (error) {
      if (!signal.aborted) this.port.onFailure(error);
    }
  }
}
