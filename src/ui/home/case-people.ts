/** The records of customers in cases: read when their case is opened, a few of them by themselves, and kept in memory. */
import { asClienteleError, type ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { type CustomerRef, refKey } from '../../customers/follow/kept.ts';
import type { Services } from '../services/services.ts';

/** Customers of one case that are asked for by themselves; the others are shown by their IDs until they are opened. */
const mostAsked = 25;

export interface PersonState {
  readonly known?: FetchedRecord;
  /** Why the record could not be read. */
  readonly failure?: ClienteleError;
}

export class CasePeople {
  private readonly services: Pick<Services, 'connections'>;
  private readonly onLoaded: () => void;
  private readonly states = new Map<string, PersonState>();
  private readonly stop = new AbortController();

  constructor(services: Pick<Services, 'connections'>, onLoaded: () => void) {
    this.services = services;
    this.onLoaded = onLoaded;
  }

  state(ref: CustomerRef): PersonState {
    return this.states.get(refKey(ref)) ?? {};
  }

  /** Asks for those that nothing is known of. */
  want(refs: readonly CustomerRef[]): void {
    for (const ref of refs.slice(0, mostAsked)) {
      if (this.states.has(refKey(ref))) continue;
      this.states.set(refKey(ref), {});
      void this.load(ref);
    }
  }

  /** Forgets what was read of these connections, or of all. */
  forget(connectionIds?: readonly string[]): void {
    for (const key of this.states.keys()) {
      const [connectionId] = JSON.parse(key) as [string, string]; // `refKey` makes nothing else
      if (!connectionIds || connectionIds.includes(connectionId)) this.states.delete(key);
    }
  }

  dispose(): void {
    this.stop.abort();
  }

  private async load(ref: CustomerRef): Promise<void> {
    const { signal } = this.stop;
    const asked = this.state(ref);
    const found = await this.ask(ref, signal).catch((error: unknown): PersonState | undefined =>
      isClienteleError(error) && error.kind === 'cancelled' ? undefined : { failure: asClienteleError(error) },
    );
    // Forgotten meanwhile, it is nobody's any more.
    if (signal.aborted || this.states.get(refKey(ref)) !== asked) return;
    if (found) this.states.set(refKey(ref), found);
    else this.states.delete(refKey(ref));
    this.onLoaded();
  }

  private async ask({ connectionId, customerId }: CustomerRef, signal: AbortSignal): Promise<PersonState> {
    const connection = await this.services.connections.get(connectionId);
    return { known: await connection.customer(customerId, { signal }) };
  }
}
