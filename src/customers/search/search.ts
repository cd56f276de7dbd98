/**
 * Search everywhere: the index, the providers' own searches and, where it is allowed, reading the lists; all connections
 * at once, each customer once per connection. What was covered is reported, never more.
 */

import { joinSignals } from '../../core/http/signals.ts';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { asClienteleError, ClienteleError, cancelled } from '../../core/model/errors.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { CustomerIndex } from '../index/customer-index.ts';
import { queryOf } from '../match/query.ts';
import type { ListWish } from '../scan/shared-scan.ts';
import { Channel } from './channel.ts';
import { searchConnection } from './search-connection.ts';
import type { DetailedState, SearchHit, StateChange } from './search-state.ts';

export interface SearchOptions {
  /** IDs of connections; all of them where it is left out. */
  readonly connections?: readonly string[];
  readonly signal: AbortSignal;
  readonly onState?: (state: DetailedState) => void;
  /** How the list is read. `watch`: only while somebody else has it read. Left out: nothing but what index and servers find. */
  readonly list?: ListWish | 'watch' | undefined;
  /** Hits of the index at most, the best ones, of each connection. */
  readonly indexHits: number;
}

const begun: Omit<DetailedState, 'connectionId'> = {
  state: 'searching',
  found: 0,
  scanned: 0,
  total: null,
  loaded: 0,
  isCut: false,
  coverage: [],
};

const refused = () =>
  new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} does not search for what looks like a key, a password or a card number'),
    cure: t('Search for a name, an e-mail address, a phone number or an ID.'),
  });

/**
 * Hits as they are found. A connection that fails does not end it: its state says so. Aborting throws `cancelled`; what
 * looks like a key, a password or a card number is sent nowhere: `badRequest`.
 */
export async function* search(
  accounts: OpenConnections,
  index: CustomerIndex,
  given: string,
  options: SearchOptions,
): AsyncGenerator<SearchHit> {
  const text = queryOf(given);
  if (text === undefined) throw refused();
  const leaving = new AbortController();
  const { signal, release } = joinSignals(options.signal, leaving.signal);
  const hits = new Channel<SearchHit>();
  const ids = [...new Set(options.connections ?? accounts.connections.map(({ id }) => id))];
  const stop = () => hits.end();
  const all = ids.map(async connectionId => {
    let state: DetailedState = { ...begun, connectionId };
    const seen = new Set<string>();
    const report = (change: StateChange) => {
      const { retryAt: _, ...before } = state;
      state = { ...before, ...change };
      try {
        options.onState?.(state);
      } catch {
        // Who listens may be anybody's code; its fault ends no search.
      }
    };
    const work = {
      accounts,
      index,
      text,
      connectionId,
      signal,
      list: options.list,
      indexHits: options.indexHits,
      state: () => state,
      report,
      hit(record: CustomerRecord, via: SearchHit['via']) {
        if (signal.aborted || seen.has(record.customer.id)) return;
        seen.add(record.customer.id);
        report({ found: seen.size });
        hits.push({ record, via });
      },
    };
    try {
      await searchConnection(work);
    } catch (error) {
      if (signal.aborted) report({ state: 'stopped' });
      else report({ state: 'failed', error: asClienteleError(error) });
    }
  });
  signal.addEventListener('abort', stop, { once: true });
  const ended = Promise.allSettled(all).then(stop);
  try {
    if (options.signal.aborted) throw cancelled(t('The search'));
    for await (const hit of hits.read()) {
      if (options.signal.aborted) throw cancelled(t('The search'));
      yield hit;
    }
    if (options.signal.aborted) throw cancelled(t('The search'));
  } finally {
    leaving.abort();
    signal.removeEventListener('abort', stop);
    release();
    await ended;
  }
}
