/** The rows of a search box: who was found, how far each connection has come, or what was searched for before. */
import type { Connection } from '../../core/model/customer.ts';
import { queryOf } from '../../customers/match/query.ts';
import type { SearchSession } from '../../customers/search/search-session.ts';
import type { SearchHit } from '../../customers/search/search-state.ts';
import { connectionPlace } from '../actions/connection-place.ts';
import type { Services } from '../services/services.ts';
import { plainRows } from '../window/picks.ts';
import { coverageRows } from './coverage-rows.ts';
import { personRows } from './person-rows.ts';
import { earlierRows, type HitRow, heldRow, hitRow, type Place, type Row, refusedRow } from './pick-rows.ts';

/** What a box shows at one moment. */
export interface BoxState {
  readonly session: SearchSession;
  readonly text: string;
  /** What is filled in and not searched for before Enter. */
  readonly held: string | undefined;
  /** What on the clipboard names a customer. */
  readonly pasted: string | undefined;
  /** The user wants to see how far each list was searched. */
  readonly unfolded: boolean;
}

export class BoxRows {
  private readonly services: Services;
  private readonly connections: ReadonlyMap<string, Connection>;

  constructor(services: Services, connections: ReadonlyMap<string, Connection>) {
    this.services = services;
    this.connections = connections;
  }

  of(state: BoxState): Row[] {
    const { session, text, pasted } = state;
    const { history, privacy } = this.services;
    const people = personRows(
      this.hits(session.hits),
      id => this.connections.get(id)?.name ?? id,
      this.connections.size,
    );
    // What was copied or searched for before names people.
    const earlier = () => (privacy.covers() ? [] : earlierRows(pasted, history.all));
    const others = text.trim() === '' ? earlier() : this.states(state);
    return plainRows([...people, ...others]);
  }

  /** A row for each hit, those of connections that are gone left out. */
  hits(hits: readonly SearchHit[]): readonly HitRow[] {
    return hits.flatMap(hit => {
      const place = this.place(hit.record.connectionId);
      return place ? [hitRow(hit, place, this.services.privacy)] : [];
    });
  }

  private states({ session, text, held, unfolded }: BoxState): readonly Row[] {
    if (held !== undefined) return [heldRow(held)];
    if (queryOf(text) === undefined) return [refusedRow];
    const states = [...session.states.values()].flatMap(state => {
      const place = this.place(state.connectionId);
      return place ? [{ place, state, known: this.services.lists.total(state.connectionId) }] : [];
    });
    // With nobody found there is room for each, and it is what one wants to know.
    return coverageRows(states, !unfolded && session.hits.length > 0, this.services.privacy);
  }

  private place(connectionId: string): Place | undefined {
    const connection = this.connections.get(connectionId);
    return connection && { connection, where: connectionPlace(this.services, connection) };
  }
}
