/** What runs behind a search box: one search over all connections, and those of single ones; what they found. */
import { matcher, type Rank, ranks } from '../match/matches.ts';
import type { DetailedState, SearchHit } from './search-state.ts';

export interface SearchOptions {
  readonly connections: readonly string[];
  readonly signal: AbortSignal;
  readonly onState: (state: DetailedState) => void;
}

export interface SearchSessionSetup {
  /** Looks on where a list is being read. */
  readonly search: (text: string, options: SearchOptions) => AsyncIterable<SearchHit>;
  /** Has a list read; resolves when it is under way. The reading is the connection's, and goes on without this search. */
  readonly read: (connectionId: string) => Promise<void>;
  /** Something was found, or came further. */
  readonly onChange: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Hits of one rank that are kept, so that what comes late is shown where it is better; and of all that are shown. */
const most = { ofRank: 200, shown: 200 } as const;

interface RankedHit {
  readonly hit: SearchHit;
  readonly rank: Rank;
}

/** The key of the search of all connections, among those of single ones; no connection has an empty id. */
const everywhere = '';

export class SearchSession {
  readonly states = new Map<string, DetailedState>();
  private readonly port: SearchSessionSetup;
  private readonly running = new Map<string, AbortController>();
  private readonly found = new Map<string, RankedHit>();
  /** How many of each rank. */
  private kept: Record<Rank, number> = { 0: 0, 1: 0, 2: 0 };
  private text = '';

  constructor(port: SearchSessionSetup) {
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

  /** Looks for another text; what is still on its way for the old one is dropped. */
  begin(text: string, connections: readonly string[]): void {
    this.reset();
    this.text = text;
    this.run(everywhere, connections);
  }

  /** Searches a connection again. */
  again(connectionId: string): void {
    this.run(connectionId, [connectionId]);
  }

  /** Has lists read to their end, and looks on. */
  async read(connectionIds: readonly string[]): Promise<void> {
    await Promise.all(
      connectionIds.map(async id => {
        try {
          await this.port.read(id);
        } catch (error) {
          this.port.onFailure(error);
        }
        this.again(id);
      }),
    );
  }

  /** Stops everything and forgets what was found. */
  reset(): void {
    for (const stop of this.running.values()) stop.abort();
    this.running.clear();
    this.found.clear();
    this.kept = { 0: 0, 1: 0, 2: 0 };
    this.states.clear();
  }

  private run(key: string, connections: readonly string[]): void {
    const stop = new AbortController();
    this.running.get(key)?.abort();
    this.running.set(key, stop);
    void this.collect(key, { connections, signal: stop.signal }).finally(() => {
      if (this.running.get(key) !== stop) return;
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
      // Of a connection that is searched by itself, only that search reports.
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
