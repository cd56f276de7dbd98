/** The columns of a normalized export, and what stands in them. */
import type { Customer } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';

type Cell = (customer: Customer) => string | number | null;

/** One column for each field; addresses and amounts flattened; the ID first. */
const cells: Readonly<Record<string, Cell>> = {
  id: customer => customer.id,
  name: customer => customer.name,
  email: customer => customer.email,
  phone: customer => customer.phone,
  type: customer => customer.type,
  status: customer => customer.status,
  country: customer => customer.country,
  'address.line1': ({ address }) => address?.line1 ?? null,
  'address.line2': ({ address }) => address?.line2 ?? null,
  'address.city': ({ address }) => address?.city ?? null,
  'address.state': ({ address }) => address?.state ?? null,
  'address.postalCode': ({ address }) => address?.postalCode ?? null,
  'address.country': ({ address }) => address?.country ?? null,
  avatarUrl: customer => customer.avatarUrl,
  createdAt: customer => customer.createdAt,
  updatedAt: customer => customer.updatedAt,
  firstOrderAt: customer => customer.firstOrderAt,
  lastOrderAt: customer => customer.lastOrderAt,
  orders: customer => customer.orders,
  subscriptions: customer => customer.subscriptions,
  'lifetimeValue.amount': ({ lifetimeValue }) => lifetimeValue?.amount ?? null,
  'lifetimeValue.currency': ({ lifetimeValue }) => lifetimeValue?.currency ?? null,
  'lastSpent.amount': ({ lastSpent }) => lastSpent?.amount ?? null,
  'lastSpent.currency': ({ lastSpent }) => lastSpent?.currency ?? null,
};

/** The columns to choose from, in their order. */
export const columnNames: readonly string[] = Object.keys(cells);

export interface Column {
  readonly name: string;
  readonly cell: Cell;
}

/** The columns of these names, all where none are chosen; `address` stands for all of its parts. */
export function columnsFor(chosen: readonly string[] | undefined): readonly Column[] {
  return (chosen ?? columnNames).flatMap(wanted => {
    const found = Object.entries(cells).filter(([name]) => name === wanted || name.startsWith(`${wanted}.`));
    if (found.length === 0) throw noSuchColumn(wanted);
    return found.map(([name, cell]) => ({ name, cell }));
  });
}

function noSuchColumn(name: string): ClienteleError {
  const cure = `The columns are ${columnNames.join(', ')}.`;
  return new ClienteleError({ kind: 'badRequest', who: 'Clientele', what: `cannot export a column “${name}”`, cure });
}

/** The fields that the columns are of, for formats that keep the shape of a customer. */
export const fieldsOf = (columns: readonly Column[]): readonly (keyof Customer)[] => [
  // A column is named for its field, with the part after a dot.
  ...new Set(columns.map(({ name }) => name.split('.')[0] as keyof Customer)),
];
