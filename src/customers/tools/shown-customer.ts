/** A customer as a model reads it: masked unless the user has allowed the connection, with what cites it. */
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';
import { limits } from './limits.ts';
import type { HandedOver } from './model-log.ts';
import { type ToolWork, valuesOf } from './work.ts';

export interface ShownCustomer {
  readonly row: Readonly<Record<string, unknown>>;
  readonly handed: HandedOver;
  /** The record that the row was made of. */
  readonly record: CustomerRecord;
}

/** What a row of a search has; the rest comes with the customer alone. */
export const rowFields = ['name', 'email', 'phone', 'type', 'status', 'country', 'createdAt'] as const;

const withoutNothing = (of: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null));

/** The fields that have a value, an address without the parts that have none. */
function valued(customer: Customer, fields: readonly (keyof Customer)[]): Readonly<Record<string, unknown>> {
  const all = fields.map((field): [string, unknown] => {
    const value = customer[field];
    return [field, typeof value === 'object' && value !== null ? withoutNothing(value) : value];
  });
  return withoutNothing(Object.fromEntries(all));
}

export function shownCustomer(
  work: ToolWork,
  record: CustomerRecord,
  fields: readonly (keyof Customer)[],
): ShownCustomer {
  const { connectionId, customer } = record;
  const values = valuesOf(work, connectionId);
  const masked = work.mask.record(record);
  const maskedId = masked.customer.id;
  // An ID that says who somebody is, or is no name for its length, has another one, by which the model can go on asking.
  const id = values === 'real' && customer.id.length <= limits.name ? customer.id : maskedId;
  if (id !== customer.id) work.session.name(connectionId, id, customer.id);
  const shown = values === 'real' ? { ...record, customer: { ...customer, id } } : masked;
  const told = valued(shown.customer, fields);
  // The link of a customer with another name would say the ID.
  const link = id === customer.id ? work.link(connectionId, id) : undefined;
  return {
    row: { connection: connectionId, id, ...(link && { link }), values, ...told },
    handed: { connectionId, customerId: id, maskedId, values, fields: Object.keys(told) },
    record: shown,
  };
}
