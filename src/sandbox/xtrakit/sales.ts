// https://docs.xtrakit.com/overview/sales/list-sales and …/fetch-sale
import { pick } from '../people/dice.ts';
import { NEWEST } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { type Answer, ok, rowsFrom, type SandboxRequest } from '../wire/wire.ts';
import { between, failure, isDay, listed, local, type Row, rowsAs } from './answers.ts';
import type { Business } from './business.ts';

const KINDS = ['pos', 'invoice', 'storefront'] as const;
/** What the page on adding a sale says in place of the last two. */
const OTHER_KINDS = ['main', 'order'] as const;
const PAID = ['paid', 'partial', 'draft'] as const;
const PAYMENTS = [
  ...(['Mobile Money', 'Cash', 'Bank Transfer / Deposit', 'Cheque', 'Card Payment', 'Digital Payment'] as const),
] as const;
const GOODS = ['Web Design', 'Hosting', 'Rice, 5 kg', 'Palm oil', 'Kente cloth', '<b>Delivery</b>'] as const;
/** More than one customer ever has. */
const MOST = 100_000;

/** What no page describes, on the sales of one customer: sent in place of a good row's values. */
const ODD: readonly Row[] = [
  { currency: 'GHS' },
  { total_amount: null },
  { total_amount: undefined, amount_paid: 100 },
  { total_amount: 200.5, customer_id: 3 },
  { total_amount: '1,200.00', discount: null },
  { payment_status: 'PAID', invoice_type: null },
  { created_at: null, payment_date: null },
  { created_at: '04/08/2024', invoice_number: null },
  { invoice_code: null },
  { customer_id: null, id: '31' },
];

interface Item {
  readonly name: string;
  readonly quantity: number;
  /** In hundredths. */
  readonly price: number;
}

interface Buyer {
  readonly row: number;
  readonly person: Person;
  readonly joined: number;
  readonly count: number;
  readonly odd: boolean;
}

export function sales(business: Business, { query }: SandboxRequest): Answer {
  const fault = faultIn(query);
  const inTime = between(query, 'due_date');
  if (fault || typeof inTime === 'string') return failure(400, fault ?? String(inTime));
  const rows = business.rowsFor(query.customer_id).flatMap(row => {
    const buyer = buyerOf(business, row);
    return rowsFrom(0, buyer.count, buyer.count).map(at => sale(buyer, at));
  });
  const found = rows.filter(
    made =>
      inTime(made) &&
      ['invoice_code', 'invoice_type', 'payment_status', 'payment_date'].every(
        name => !query[name] || String(made[name]) === query[name],
      ),
  );
  if (found.length === 0 && business.records.emptyIsNotFound) return failure(404, 'Sales not found');
  return listed(business.shapes.xtrakit, 'Sales', 'sales', found);
}

/** By its code, which is a number in the sale and a text everywhere else. */
export function oneSale(business: Business, code: string): Answer {
  const known = /^\d{6,15}$/.test(code) ? Number(code) : -1;
  const [row, at] = [Math.floor(known / MOST) - 1, known % MOST];
  const buyer = row >= 0 && row < business.people.size ? buyerOf(business, row) : undefined;
  if (!buyer || at >= buyer.count) return failure(404, 'Sale not found');
  const made = sale(buyer, at);
  const items = itemsOf(buyer.person, at).map(({ name, quantity, price }, each) => ({
    ...{ id: known * 4 + each, invoice_code: code, invoice_number: made.invoice_number, item_name: name },
    ...{ description: `Sample item ${each + 1}`, unit_price: (price / 100).toFixed(2), quantity: String(quantity) },
    ...{ tax: '0.00', created_at: made.created_at, updated_at: made.updated_at },
  }));
  const data = { sales: made, 'sales-item': rowsAs(business.shapes.xtrakit, items) };
  return ok({ status: 200, message: 'Sale found', data });
}

function buyerOf(business: Business, row: number): Buyer {
  const person = business.people.at(row);
  const odd = row === business.notable('odd');
  const few = row === business.notable('none') ? 0 : Math.floor(person.roll('sales') * 7);
  const count = row === business.notable('many') ? business.records.many : odd ? ODD.length : few;
  return { row, person, joined: business.joined(row).getTime(), count, odd };
}

function sale({ row, person, count, joined, odd }: Buyer, at: number): Row {
  const code = (row + 1) * MOST + at;
  const created = joined + Math.floor(((NEWEST - joined) * (at + 1)) / (count + 1));
  const sum = itemsOf(person, at).reduce((total, { quantity, price }) => total + quantity * price, 0);
  const discount = person.roll(`discount ${at}`) < 0.2 ? Math.floor(sum / 10) : 0;
  const state = pick([...PAID, 'paid', 'paid'], person.roll(`paid ${at}`));
  const paid = state === 'paid' ? sum - discount : state === 'partial' ? Math.floor(sum / 3) : 0;
  const [kind, slip] = [person.roll(`kind ${at}`), person.roll(`slip ${at}`) < 0.1];
  const day = local(created).slice(0, 10);
  const good = {
    ...{ id: row * MOST + at + 1, invoice_code: code, invoice_number: `INV-${String(at + 1).padStart(6, '0')}` },
    ...{ customer_id: String(row + 1), sub_total_amount: money(sum), total_amount: money(sum - discount) },
    ...{ amount_paid: money(paid), discount: discount === 0 && slip ? null : money(discount) },
    invoice_type: kind < 0.85 ? pick(KINDS, kind / 0.85) : pick(OTHER_KINDS, (kind - 0.85) / 0.15),
    ...{ invoice_colour: '#FFFFFF', invoice_note: null, invoice_terms: 'Thanks', payment_internal_note: null },
    payment_date: day,
    // The sample has a date where a word is due.
    payment_type: slip ? day : state === 'draft' ? 'None' : pick(PAYMENTS, person.roll(`payment ${at}`)),
    ...{ payment_status: state, issued_by: 'Edward', due_date: local(created, 14).slice(0, 10) },
    ...{ reminder_date: local(created, 10).slice(0, 10), reminder_message: null, created_at: local(created) },
    // Earlier than the creation in the sample.
    updated_at: local(created, -0.25),
  };
  return odd ? { ...good, ...ODD[at] } : good;
}

function itemsOf(person: Person, at: number): readonly Item[] {
  const count = 1 + Math.floor(person.roll(`items ${at}`) * 3);
  return rowsFrom(0, count, count).map(each => ({
    name: pick(GOODS, person.roll(`item ${at} ${each}`)),
    quantity: 1 + Math.floor(person.roll(`quantity ${at} ${each}`) * 4),
    price: 250 + Math.floor(person.roll(`price ${at} ${each}`) * 20_000),
  }));
}

function faultIn(query: SandboxRequest['query']): string | undefined {
  const { customer_id: id, invoice_type: kind, payment_status: state, payment_date: day } = query;
  if (id && !/^\d+$/.test(id)) return 'The customer id must be a number.';
  if (kind && ![...KINDS, ...OTHER_KINDS].some(known => known === kind)) return 'The selected invoice type is invalid.';
  if (state && !PAID.some(known => known === state)) return 'The selected payment status is invalid.';
  return day && !isDay(day) ? 'The payment date does not match the format YYYY-MM-DD.' : undefined;
}

function money(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
