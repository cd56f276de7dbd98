/** The same person in other connections, for one panel: from what was read at once, from the providers when asked. */
import * as vscode from 'vscode';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { signsOf } from '../../customers/match/same-person.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { AlsoAtOptions, Elsewhere } from '../../customers/search/also-at.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { ElsewhereFromPage, ElsewherePlace, ElsewhereUpdate } from './shared/elsewhere-messages.ts';
import type { SavedState } from './shared/messages.ts';

export interface OtherConnection {
  readonly id: string;
  readonly name: string;
  /** Whether its provider has a search that takes this text. */
  readonly searches: (text: string) => boolean;
}

/** Where it is known from. */
export interface ElsewherePort {
  readonly privacy: Privacy;
  /** The other connections, in the order of the settings. */
  otherConnections(connectionId: string): readonly OtherConnection[];
  alsoAt(record: CustomerRecord, options: AlsoAtOptions): AsyncIterable<Elsewhere>;
  /** Customers in a connection's list, where that is known. */
  total(connectionId: string): number | null;
  /** How many fields both records have, and in how many of them they contradict each other. */
  compare(one: CustomerRecord, other: CustomerRecord): Pick<ElsewherePlace, 'compared' | 'differs'>;
}

/** Milliseconds. */
const grownPause = 1000;

export class PanelElsewhere {
  private readonly port: ElsewherePort;
  private readonly post: (message: ElsewhereUpdate) => void;
  private record: CustomerRecord | undefined;
  private known = new Map<string, Elsewhere>();
  private asking = new Set<string>();
  private life = new AbortController();
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(port: ElsewherePort, post: (message: ElsewhereUpdate) => void) {
    this.port = port;
    this.post = post;
  }

  /** Another customer, or none: nothing of the one before stays here. */
  forget(): void {
    this.life.abort();
    clearTimeout(this.again);
    this.again = undefined;
    this.life = new AbortController();
    this.record = undefined;
    this.known = new Map();
    this.asking = new Set();
  }

  /** The customer of the panel as it was just read. */
  async show(record: CustomerRecord): Promise<void> {
    const isSame = this.record !== undefined && looksFor(this.record) === looksFor(record);
    if (!isSame) this.forget();
    this.record = record;
    if (!isSame) await this.look(false);
    else this.update();
  }

  /** What was read of connections is forgotten, as they are asked in another way by now: nothing is known of them. */
  async dropped(connectionIds: readonly string[]): Promise<void> {
    for (const id of connectionIds) this.known.delete(id);
    await this.look(false);
  }

  /** More was read of a connection, which may be one page of many: looked through a moment later. */
  grown(connectionId: string): void {
    if (this.record?.connectionId === connectionId || this.known.get(connectionId)?.kind === 'there') return;
    this.again ??= setTimeout(() => {
      this.again = undefined;
      void this.look(false);
    }, grownPause);
  }

  /** Sends all that is known once more, to a page that has nothing. */
  update(): void {
    const { record } = this;
    if (!record) return;
    const { connectionId, customer } = record;
    const target: SavedState = { connectionId, customerId: customer.id };
    const others = this.port.otherConnections(connectionId);
    const mayShowText = signsOf(record).length > 0 && !this.port.privacy.covers(connectionId);
    this.post({ ...target, type: 'elsewhere', places: others.map(one => this.place(record, one)), mayShowText });
  }

  async obey(message: ElsewhereFromPage): Promise<void> {
    if (message.type === 'searchElsewhere') return this.look(true);
    if (message.type === 'findElsewhere') {
      const [sign] = this.record ? signsOf(this.record) : [];
      if (sign) await vscode.commands.executeCommand('clientele.search', { text: sign.value, unfolded: true });
      return;
    }
    if (message.type === 'compareElsewhere') {
      const customers = [this.record, ...this.found()].flatMap(record => (record ? [targetOf(record)] : []));
      await vscode.commands.executeCommand('clientele.compareCustomers', { customers });
      return;
    }
    const place = this.known.get(message.connectionId);
    const record = place?.kind === 'there' ? place.records[message.index] : undefined;
    if (record) await vscode.commands.executeCommand('clientele.openCustomer', targetOf(record));
  }

  private found(): readonly CustomerRecord[] {
    const there = new Set(this.port.otherConnections(this.record?.connectionId ?? '').map(({ id }) => id));
    return [...this.known.values()].flatMap(place =>
      place.kind === 'there' && there.has(place.connectionId) ? place.records : [],
    );
  }

  /** Looks among what was read, or has the providers asked as well. */
  async look(ask: boolean): Promise<void> {
    const { record, life, known, asking } = this;
    if (!record) return;
    if (ask) {
      for (const { id } of this.port.otherConnections(record.connectionId)) asking.add(id);
      this.update();
    }
    for await (const place of this.port.alsoAt(record, { signal: life.signal, ask })) {
      if (life.signal.aborted) return;
      if (isNews(known.get(place.connectionId), place)) known.set(place.connectionId, place);
      if (ask) asking.delete(place.connectionId);
      this.update();
    }
    // Whoever has neither an address nor a number is looked for nowhere.
    if (ask) asking.clear();
    this.update();
  }

  private place(record: CustomerRecord, { id: connectionId, name, searches }: OtherConnection): ElsewherePlace {
    const known = this.known.get(connectionId);
    const records = known?.kind === 'there' ? known.records : [];
    const [first] = records;
    const privacy = this.port.privacy.together([record.connectionId, connectionId]);
    return {
      ...{ connectionId, connectionName: name },
      canSearch: signsOf(record).some(({ value }) => searches(value)),
      kind: this.asking.has(connectionId) ? 'searching' : (known?.kind ?? 'notSearched'),
      looked: known?.kind === 'notSearched' ? known.looked : 0,
      total: this.port.total(connectionId),
      customerIds: records.map(one => privacy.customer(one).id),
      ...(first ? this.port.compare(record, first) : { compared: 0, differs: 0 }),
      message: known?.kind === 'failed' ? this.port.privacy.failure(known.error, connectionId) : undefined,
    };
  }
}

/** What was found among what was read is there, whatever a provider's own search says; and what that said is not unsaid. */
const isNews = (known: Elsewhere | undefined, place: Elsewhere): boolean =>
  place.kind === 'there' ||
  (known?.kind !== 'there' && (place.kind !== 'notSearched' || !known || known.kind === place.kind));

/** Whose record it is, and by what the same person is looked for. */
const looksFor = (record: CustomerRecord): string =>
  JSON.stringify([record.connectionId, record.customer.id, signsOf(record).map(({ value }) => value)]);

const targetOf = (record: CustomerRecord): CustomerTarget => ({
  connectionId: record.connectionId,
  customerId: record.customer.id,
});
