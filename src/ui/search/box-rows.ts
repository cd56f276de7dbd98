/** The rows of a search box: who was found, how far each connection has come, or what was searched for before. */
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { queryOf } from '../../customers/match/query.ts';
import { recognise } from '../../customers/match/recognise.ts';
import type { SearchSession } from '../../customers/search/search-session.ts';
import type { SearchHit } from '../../customers/search/search-state.ts';
import { connectionPlace } from '../actions/connection-place.ts';
import type { Services } from '../services/services.ts';
import { plainRows } from '../window/picks.ts';
import { coverageRows, isUnread, listFacts, type PlaceState } from './coverage-rows.ts';
import { PastedList } from './pasted-list.ts';
import { personRows } from './person-rows.ts';
import { earlierRows, type HitRow, heldRow, hitRow, type Place, type Row, refusedRow } from './pick-rows.ts';

/** What a box shows at one moment. */
export interface BoxState {
  readonly session: SearchSession;
  readonly text: string;
  /** What is filled in and not searched for before Enter. */
  readonly held: string | undefined;
  /** What is on the clipboard. */
  readonly clipboard: string;
  /** The user wants to see how far each list was searched. */
  readonly unfolded: boolean;
}

export class BoxRows {
  private readonly services: Services;
  private readonly connections: ReadonlyMap<string, Connection>;
  private readonly typed: PastedList;
  private readonly copied: PastedList;

  /** `onRead` is called when it is known whether a text is a list. */
  constructor(services: Services, connections: ReadonlyMap<string, Connection>, onRead: () => void) {
    this.services = services;
    this.connections = connections;
    this.typed = new PastedList(services, onRead);
    this.copied = new PastedList(services, onRead, t('on the clipboard'));
  }

  /** Whether a text is a list, which is not searched for as one text. */
  isList(text: string): Promise<boolean> {
    return this.typed.is(text);
  }

  dispose(): void {
    this.typed.dispose();
    this.copied.dispose();
  }

  of(state: BoxState): Row[] {
    const { session, text } = state;
    const { history, privacy } = this.services;
    const people = personRows(
      session.hits,
      hits => this.hits(hits),
      id => this.connections.get(id)?.name ?? id,
      this.connections.size,
    );
    // What was copied or searched for before names people.
    const earlier = () => (privacy.covers() ? [] : this.earlier(state.clipboard, history.all));
    const others = text.trim() === '' ? earlier() : this.states(state);
    return plainRows([...people, ...others]);
  }

  /** A row for each hit of one person, those of connections that are gone left out. */
  hits(hits: readonly SearchHit[]): readonly HitRow[] {
    const privacy = this.services.privacy.together(hits.map(({ record }) => record.connectionId));
    return hits.flatMap(hit => {
      const place = this.place(hit.record.connectionId);
      return place ? [hitRow(hit, place, privacy)] : [];
    });
  }

  private earlier(clipboard: string, searched: readonly string[]): readonly Row[] {
    const list = this.copied.row(clipboard);
    if (list) return [list, ...earlierRows(undefined, searched)];
    return earlierRows(recognise(clipboard)?.text, searched);
  }

  private states({ session, text, held, unfolded }: BoxState): readonly Row[] {
    if (held !== undefined) return [heldRow(held)];
    const list = this.typed.row(text);
    if (list) return [list];
    // A long list is none before it is read.
    if (queryOf(text) === undefined) return this.typed.isReading(text) ? [] : [refusedRow];
    const states = this.places(session);
    // With nobody found there is room for each, and it is what one wants to know.
    const fold = session.hits.length === 0 ? 'plain' : unfolded ? 'unfolded' : 'folded';
    return coverageRows(states, fold, this.services.privacy);
  }

  /** How many lists there are of which a part was not looked at. */
  unread(session: SearchSession): number {
    return this.places(session).filter(isUnread).length;
  }

  private places(session: SearchSession): readonly PlaceState[] {
    return [...session.states.values()].flatMap(state => {
      const place = this.place(state.connectionId);
      return place ? [{ place, state, ...listFacts(this.services.lists, state.connectionId) }] : [];
    });
  }

  private place(connectionId: string): Place | undefined {
    const connection = this.connections.get(connectionId);
    return connection && { connection, where: connectionPlace(this.services, connection) };
  }
}
