/** One of the records that stand side by side: how it is read, and what becomes of it. */
import { literalAt, pointerPath } from '../../core/json/spans.ts';
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import { type ComparedField, comparedFields, customerField } from '../../customers/compare/fields.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { ComparedTarget } from '../actions/customer-target.ts';
import { partsOf } from '../detail/shared/address-lines.ts';
import type { Failure, Place } from '../detail/shared/messages.ts';
import { decode } from '../detail/shared/raw-tree.ts';
import type { Column, ComparedRecord } from './shared/messages.ts';

/** Where columns get what they show. */
export interface ColumnPort {
  load(
    connectionId: string,
    customerId: string,
    ask: { readonly fresh: boolean; readonly signal: AbortSignal },
  ): Promise<FetchedRecord>;
  /** As it is now, for all that stand beside each other. */
  privacy(): Privacy;
  /** undefined when the connection is gone. */
  describe(connectionId: string, customerId: string): Place | undefined;
  /** What a connection is called, or was before it was removed; its ID where nobody knows. */
  connectionName(connectionId: string): string;
}

export class ComparedColumn {
  readonly target: ComparedTarget;
  private readonly port: ColumnPort;
  private readonly changed: () => void;
  private fetched: FetchedRecord | undefined;
  private failure: unknown;
  private loading: AbortController | undefined;
  private wasFresh = false;

  /** `changed` is called with every change of what is to be seen. */
  constructor(port: ColumnPort, { known, ...target }: ComparedTarget, changed: () => void) {
    this.port = port;
    this.target = target;
    this.changed = changed;
    this.fetched = known;
  }

  /** The record with the time it was read; undefined while there is none. */
  get known(): FetchedRecord | undefined {
    return this.fetched;
  }

  /** Asks for the record; what was shown stays until there is something better. */
  async load(fresh: boolean): Promise<void> {
    const { connectionId, customerId, asKnown } = this.target;
    if (asKnown) return;
    this.loading?.abort();
    const own = new AbortController();
    this.loading = own;
    this.wasFresh = fresh;
    this.failure = undefined;
    this.changed();
    try {
      const fetched = await this.port.load(connectionId, customerId, { fresh, signal: own.signal });
      if (this.loading === own) this.fetched = fetched;
    } catch (error) {
      if (this.loading === own) this.failure = error;
    } finally {
      if (this.loading === own) {
        this.loading = undefined;
        this.changed();
      }
    }
  }

  again(): Promise<void> {
    return this.load(this.wasFresh);
  }

  /** Its connection may be gone: then nothing of the customer stays here. */
  connectionChanged(): void {
    if (!this.place) this.forget();
    this.changed();
  }

  forget(): void {
    this.loading?.abort();
    this.loading = undefined;
    this.fetched = undefined;
    this.failure = undefined;
  }

  get place(): Place | undefined {
    return this.port.describe(this.target.connectionId, this.target.customerId);
  }

  /** The customer as it may be shown. */
  get shown(): Customer | undefined {
    return this.fetched && this.port.privacy().customer(this.fetched.record);
  }

  /** The ID as it may be shown. */
  get shownId(): string {
    return this.port.privacy().id(this.target.connectionId, this.target.customerId, this.fetched?.record);
  }

  get column(): Column {
    const { connectionId, customerId, asKnown } = this.target;
    const { fetched, failure, shown, shownId } = this;
    const privacy = this.port.privacy();
    return {
      connectionId,
      customerId,
      shownId,
      connectionName: this.port.connectionName(connectionId),
      place: this.place,
      phase: this.loading ? 'loading' : fetched || failure !== undefined ? 'idle' : asKnown ? 'notKept' : 'waiting',
      ...(failure !== undefined && { failure: failureOf(failure, message => privacy.failure(message, connectionId)) }),
      ...(fetched && shown && { record: recordOf(fetched, shown) }),
    };
  }
}

/** The places are those of the record as it is: a masked one has the same. */
const recordOf = ({ kind, record, fetchedAt }: FetchedRecord, customer: Customer): ComparedRecord => ({
  customer,
  sources: sourcesOf(record),
  fetchedAt,
  isRow: kind === 'row',
});

/** The places of every field, those of an address by its parts. */
function sourcesOf({ customer, sources, raw }: CustomerRecord): ComparedRecord['sources'] {
  const found: Partial<Record<ComparedField, readonly string[]>> = {};
  for (const field of comparedFields) {
    const pointers = field.startsWith('address/') ? undefined : sources[customerField(field)];
    if (pointers) found[field] = pointers;
  }
  const sent = (pointer: string) => decode(literalAt(raw, pointerPath(pointer)) ?? '""');
  const places = (sources.address ?? []).map(pointer => ({ pointer, sent: sent(pointer) }));
  const parts = customer.address ? partsOf(customer.address, places) : undefined;
  for (const [pointer, part] of parts ?? []) found[`address/${part}`] = [...(found[`address/${part}`] ?? []), pointer];
  return found;
}

function failureOf(reason: unknown, messageOf: (error: ClienteleError) => string): Failure {
  const error = asClienteleError(reason);
  const { kind } = error;
  return { message: messageOf(error), credentials: kind === 'unauthorized' || kind === 'configuration' };
}
