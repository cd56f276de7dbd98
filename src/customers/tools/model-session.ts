/** What is known of the language models' questions in this session: it lasts until the window closes. */
import { LRUCache } from 'lru-cache';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { OpenedSection } from '../related/opened-section.ts';
import { Consents } from './consents.ts';
import { ModelLog } from './model-log.ts';

/** Where an answer stopped, to go on from there. */
export type Continuation =
  | {
      readonly kind: 'found';
      /** The search that it belongs to. */
      readonly search: string;
      readonly records: readonly CustomerRecord[];
      /** How many of them were handed over. */
      readonly from: number;
    }
  | {
      readonly kind: 'items';
      readonly connectionId: string;
      readonly customerId: string;
      readonly section: OpenedSection;
      readonly from: number;
    };

/** Places to go on from that are kept. */
const mostContinuations = 100;
/** Customers that are named to models by something else than their IDs. */
const mostNames = 5000;

const connectionsOf = (one: Continuation): readonly string[] =>
  one.kind === 'items' ? [one.connectionId] : one.records.map(({ connectionId }) => connectionId);

export class ModelSession {
  readonly consents = new Consents();
  readonly log = new ModelLog();
  private readonly continuations = new LRUCache<string, Continuation>({ max: mostContinuations });
  private readonly names = new LRUCache<string, { readonly connectionId: string; readonly id: string }>({
    max: mostNames,
  });
  private made = 0;

  /** Keeps where an answer stopped; what it is asked on by. */
  keep(continuation: Continuation): string {
    this.made++;
    const after = `a${this.made}`;
    this.continuations.set(after, continuation);
    return after;
  }

  /** It stays where it is: asked twice, it answers the same. */
  continuation(after: string): Continuation | undefined {
    return this.continuations.get(after);
  }

  /** Notes what a customer is called whose ID says who it is. */
  name(connectionId: string, name: string, id: string): void {
    this.names.set(JSON.stringify([connectionId, name]), { connectionId, id });
  }

  /** The ID of a customer that a model names. */
  idOf(connectionId: string, name: string): string {
    return this.names.get(JSON.stringify([connectionId, name]))?.id ?? name;
  }

  /** Connections changed: nothing that was read or said of them holds. What was handed over stays on record. */
  drop(connectionIds: readonly string[]): void {
    this.consents.drop(connectionIds);
    for (const [after, one] of this.continuations)
      if (connectionsOf(one).some(id => connectionIds.includes(id))) this.continuations.delete(after);
    for (const [key, { connectionId }] of this.names) if (connectionIds.includes(connectionId)) this.names.delete(key);
  }

  /** Forgets what was read; what the user has allowed stays. */
  clear(): void {
    this.continuations.clear();
    this.names.clear();
  }
}
