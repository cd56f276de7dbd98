/** A row of a table as a customer: the same normal forms as of what a provider sends, so that equal values are equal. */

import { countryCode } from '../../core/fields/country.ts';
import { plainDecimal } from '../../core/fields/money.ts';
import { normalPhone } from '../../core/fields/phone.ts';
import { normalTime, unusualTime } from '../../core/fields/time.ts';
import type { Address, Customer, Money } from '../../core/model/customer.ts';
import { codeOf, type DayOrder, dayIn, isCutShort } from './cell-forms.ts';
import { amountIn, bare, type ColumnMap } from './guess-columns.ts';
import type { TableRow } from './table-file.ts';

/** Reads rows by the columns of `names`. */
export interface CustomerReader {
  /** The columns that rows are given by. */
  readonly names: readonly string[];
  read(row: TableRow): Partial<Customer>;
  /** Whether an ID or a phone number of a row has lost its digits: it is not read, since another one may look the same. */
  isCutShort(row: TableRow): boolean;
}

/** The order of days and months in fields whose dates do not say it. */
export type DayOrders = Readonly<Partial<Record<string, DayOrder | 'either'>>>;

type Cells = Readonly<Partial<Record<string, string | null>>>;

export function customerReader(map: ColumnMap, decimal: ',' | '.', orders: DayOrders = {}): CustomerReader {
  const names = [...new Set(Object.values(map).flatMap(columns => columns ?? []))];
  const places = Object.entries(map).map(([leaf, columns = []]) => ({
    leaf,
    at: columns.map(column => names.indexOf(column)),
  }));
  const fragile = places.filter(({ leaf }) => leaf === 'id' || leaf === 'phone').flatMap(({ at }) => at);
  return {
    names,
    isCutShort: row => fragile.some(place => isCutShort(row[place])),
    read(row) {
      const cells: Record<string, string | null> = {};
      for (const { leaf, at } of places) cells[leaf] = joined(row, at);
      return customerOf(cells, decimal, orders);
    },
  };
}

/** The cells of a row at some places, as one. */
export function joined(row: TableRow, places: readonly number[]): string | null {
  let text = '';
  for (const place of places) {
    const cell = row[place];
    if (cell != null) text += `${text && ' '}${bare(cell).trim()}`;
  }
  return text || null;
}

const texts = ['id', 'name', 'email', 'type', 'avatarUrl'] as const;
/** Fields that hold times. */
export const times = ['createdAt', 'updatedAt', 'firstOrderAt', 'lastOrderAt'] as const;
const counts = ['orders', 'subscriptions'] as const;
const amounts = ['lifetimeValue', 'lastSpent'] as const;

/** The fields that there are columns of; what cannot be read as what it should be stays as it is, or is nothing. */
function customerOf(cells: Cells, decimal: ',' | '.', orders: DayOrders): Partial<Customer> {
  const customer: { -readonly [Field in keyof Customer]?: Customer[Field] } = {};
  for (const field of texts) {
    const cell = cells[field];
    if (cell === undefined) continue;
    if (field !== 'id') customer[field] = cell;
    // A missing ID is none.
    else if (cell !== null && !isCutShort(cell)) customer.id = cell;
  }
  if (customer.email) customer.email = addressIn(customer.email);
  if (cells.country !== undefined) customer.country = cells.country && (countryCode(cells.country) ?? cells.country);
  if (cells.phone !== undefined)
    customer.phone = isCutShort(cells.phone) ? null : cells.phone && normalPhone(cells.phone, customer.country ?? null);
  if (cells.status !== undefined) customer.status = statusOf(cells.status);
  for (const field of times) {
    const cell = cells[field];
    if (cell !== undefined) customer[field] = cell && timeOf(cell, orders[field]);
  }
  for (const field of counts) {
    const cell = cells[field];
    if (cell !== undefined) customer[field] = cell === null ? null : countOf(cell, decimal);
  }
  for (const field of amounts) {
    const money = moneyOf(cells[`${field}.amount`], cells[`${field}.currency`], decimal);
    if (money !== undefined) customer[field] = money;
  }
  const address = addressOf(cells);
  if (address !== undefined) customer.address = address;
  return customer;
}

function timeOf(cell: string, order: DayOrders[string]): string {
  const inOrder = order === 'day' || order === 'month' ? dayIn(cell, order) : undefined;
  return inOrder ?? normalTime(cell) ?? unusualTime(cell) ?? cell;
}

/** Characters of an address with a name before it at most: what is longer is none, as `longestAmount` has it of amounts. */
const longestAddress = 1000;

/** `mailto:ada@example.com` and `Ada <ada@example.com>` are the address in them. */
export const addressIn = (cell: string): string =>
  (cell.length <= longestAddress && /^(?:mailto:|.*<)([^\s<>]+@[^\s<>]+?)>?$/i.exec(cell)?.[1]) || cell;

/** In the words of customers; another word means what a provider's would. */
function statusOf(cell: string | null): Customer['status'] {
  const word = cell?.toLowerCase();
  switch (word) {
    case undefined:
      return null;
    case 'active':
    case 'inactive':
    case 'blocked':
    case 'pending':
    case 'deleted':
      return word;
    default:
      return 'unknown';
  }
}

/** With a point, and without what stands between thousands; as it is where it is no number. */
function decimalOf(cell: string, decimal: ',' | '.'): string {
  const thousands = decimal === ',' ? /[. \u00a0\u202f'’](?=\d{3}(?:\D|$))/g : /[, \u00a0\u202f'’](?=\d{3}(?:\D|$))/g;
  const bareNumber = cell.replace(thousands, '');
  return plainDecimal(decimal === ',' ? bareNumber.replace(',', '.') : bareNumber) ?? cell;
}

function countOf(cell: string, decimal: ',' | '.'): number | null {
  const count = Number(decimalOf(cell, decimal));
  return Number.isFinite(count) ? count : null;
}

function moneyOf(
  amount: string | null | undefined,
  currency: string | null | undefined,
  decimal: ',' | '.',
): Money | null | undefined {
  if (amount === undefined) return undefined;
  if (amount === null) return null;
  const { digits, currency: code } = amountIn(amount);
  return {
    amount: decimalOf(digits, decimal),
    currency: currency ? (codeOf(currency) ?? currency.toUpperCase()) : code,
  };
}

const addressParts = ['line1', 'line2', 'city', 'state', 'postalCode', 'country'] as const;

function addressOf(cells: Cells): Address | null | undefined {
  if (!addressParts.some(part => cells[`address.${part}`] !== undefined)) return undefined;
  const cell = (part: string) => cells[`address.${part}`] ?? null;
  const country = cell('country');
  const address = {
    line1: cell('line1'),
    line2: cell('line2'),
    city: cell('city'),
    state: cell('state'),
    postalCode: cell('postalCode'),
    country: country && (countryCode(country) ?? country),
  };
  return addressParts.some(part => address[part] !== null) ? address : null;
}
