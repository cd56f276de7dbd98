/** The columns of a normalized export, and what stands in them. */
import { t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';

/** `raw` is the row itself, for columns that are no field of a customer. */
type Cell = (customer: Customer, raw?: string) => string | number | null;

/** What stands in a column: an amount is text, for its digits, and a number all the same. */
export type ColumnKind = 'text' | 'count' | 'amount' | 'time';

const text = (cell: Cell) => ({ kind: 'text', cell }) as const;
const count = (cell: Cell) => ({ kind: 'count', cell }) as const;
const amount = (cell: Cell) => ({ kind: 'amount', cell }) as const;
const time = (cell: Cell) => ({ kind: 'time', cell }) as const;

/** One column for each field; addresses and amounts flattened; the ID first. */
const cells: Readonly<Record<string, { readonly kind: ColumnKind; readonly cell: Cell }>> = {
  id: text(customer => customer.id),
  name: text(customer => customer.name),
  email: text(customer => customer.email),
  phone: text(customer => customer.phone),
  type: text(customer => customer.type),
  status: text(customer => customer.status),
  country: text(customer => customer.country),
  'address.line1': text(({ address }) => address?.line1 ?? null),
  'address.line2': text(({ address }) => address?.line2 ?? null),
  'address.city': text(({ address }) => address?.city ?? null),
  'address.state': text(({ address }) => address?.state ?? null),
  'address.postalCode': text(({ address }) => address?.postalCode ?? null),
  'address.country': text(({ address }) => address?.country ?? null),
  avatarUrl: text(customer => customer.avatarUrl),
  createdAt: time(customer => customer.createdAt),
  updatedAt: time(customer => customer.updatedAt),
  firstOrderAt: time(customer => customer.firstOrderAt),
  lastOrderAt: time(customer => customer.lastOrderAt),
  orders: count(customer => customer.orders),
  subscriptions: count(customer => customer.subscriptions),
  'lifetimeValue.amount': amount(({ lifetimeValue }) => lifetimeValue?.amount ?? null),
  'lifetimeValue.currency': text(({ lifetimeValue }) => lifetimeValue?.currency ?? null),
  'lastSpent.amount': amount(({ lastSpent }) => lastSpent?.amount ?? null),
  'lastSpent.currency': text(({ lastSpent }) => lastSpent?.currency ?? null),
};

/** The columns to choose from, in their order. */
export const columnNames: readonly string[] = Object.keys(cells);

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly cell: Cell;
}

const all: readonly Column[] = Object.entries(cells).map(([name, column]) => ({ name, ...column }));

/** Whether a column is of a field, or of a part of it. */
const isOf = (name: string, field: string): boolean => name === field || name.startsWith(`${field}.`);

/**
 * The columns of these names, all where none are chosen; `address` stands for all of its parts. `own` are further ones, of
 * what an API has beside.
 */
export function columnsFor(chosen: readonly string[] | undefined, own: readonly Column[] = []): readonly Column[] {
  const known = [...all, ...own];
  if (!chosen) return known;
  return chosen.flatMap(wanted => {
    const found = known.filter(({ name }) => isOf(name, wanted));
    if (found.length === 0) throw noSuchColumn(wanted);
    return found;
  });
}

function noSuchColumn(name: string): ClienteleError {
  const cure = t('The columns are {0}.', columnNames.join(', '));
  return new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} cannot export a column “{0}”', name),
    cure,
  });
}

/** The fields that the columns are of, for formats that keep the shape of a customer. */
export const fieldsOf = (columns: readonly Column[]): readonly (keyof Customer)[] => [
  // Such a column is named for its field, with the part after a dot.
  ...new Set(columns.filter(({ name }) => name in cells).map(({ name }) => name.split('.')[0] as keyof Customer)),
];

/** Of things that have columns by their names, those that are chosen. */
export const chosenOf = <T extends { readonly name: string }>(
  members: readonly T[],
  chosen: readonly string[] | undefined,
): readonly T[] => members.filter(({ name }) => !chosen || chosen.some(one => isOf(one, name) || isOf(name, one)));

/** All fields of a customer. */
export const customerFields: readonly (keyof Customer)[] = fieldsOf(columnsFor(undefined));
