// https://docs.devdraft.ai/developers/invoices/list-invoices and …/fetch-invoice
import { pick } from '../people/dice.ts';
import { isUuid, uuid } from '../people/ids.ts';
import { NEWEST } from '../people/people.ts';
import { type Answer, ok, rowsFrom, type SandboxRequest, whole } from '../wire/wire.ts';
import { badDays, badParameters, failure } from './answers.ts';
import { type App, dashed } from './app.ts';

const STATUSES = ['DRAFT', 'OPEN', 'PASTDUE', 'PAID', 'PARTIALLYPAID'] as const;
const NAMES = ['Services', 'Consulting', 'Hosting, yearly', 'Workshop', '<b>Design</b> & Print'] as const;

/** What no page describes, on the invoices of one customer: sent in place of a good row's values. */
const ODD: readonly Readonly<Record<string, unknown>>[] = [
  { currency: null },
  { currency: undefined, amount: 100 },
  { amount: '12.5', total: 12.5 },
  { status: 'paid' },
  { status: null, invoice_number: null, name: null },
  { created_at: undefined, due_date: '2026-12-24' },
  { created_at: 'soon' },
  { customer_id: undefined, customer: null },
  { id: undefined },
];

interface Invoice {
  readonly row: number;
  /** Which of this customer's, the oldest first. */
  readonly at: number;
  readonly created: number;
  readonly status: (typeof STATUSES)[number];
}

/** The newest first. */
function invoicesOf(app: App, row: number): readonly Invoice[] {
  const person = app.people.at(row);
  const few = app.is('none', row) ? 0 : Math.floor(person.roll('invoices') ** 2 * 12);
  const count = app.is('many', row) ? app.records.many : app.is('odd', row) ? ODD.length : few;
  const start = person.joined.getTime();
  const span = (NEWEST - start) * (app.is('many', row) ? 1 : person.roll('span'));
  return rowsFrom(0, count, count)
    .map(at => ({
      ...{ row, at, created: start + Math.floor((span * (at + 1)) / count) },
      status: pick<Invoice['status']>([...STATUSES, 'PAID', 'PAID', 'PAID'], person.roll(`invoice ${at}`)),
    }))
    .reverse();
}

/** A bare array that says nothing of how many there are. */
export function invoices(app: App, { query }: SandboxRequest): Answer {
  // The OpenAPI and the guide know no filter at all.
  const filters = app.shapes.devdraftInvoices === 'sdk' ? [] : ['status', 'customer', 'from_date', 'to_date'];
  const faults = [
    ...badParameters(query, ['skip', 'take', ...filters], STATUSES),
    ...badDays(query, 'from_date', 'to_date'),
    ...(query.customer && !isUuid(query.customer) && !/^cust_[0-9a-z]+$/.test(query.customer)
      ? ['customer must be a UUID']
      : []),
  ];
  if (faults.length > 0) return failure(400, faults, 'Bad Request');
  const found = app
    .rowsFor(query.customer)
    .flatMap(row => invoicesOf(app, row))
    .filter(({ status, created }) => {
      const day = millis(created).slice(0, 10);
      return (
        (!query.status || status === query.status) && day >= (query.from_date || '0') && day <= (query.to_date || '9')
      );
    })
    .sort((one, other) => other.created - one.created);
  if (found.length === 0 && app.records.emptyIsNotFound) return failure(404, 'No invoices found', 'Not Found');
  const skip = whole(query.skip, 0);
  return ok(found.slice(skip, skip + whole(query.take, 10)).map(invoice => wire(app, invoice, false)));
}

export function oneInvoice(app: App, id: string): Answer {
  if (!isUuid(id)) return failure(400, 'Validation failed (uuid is expected)', 'Bad Request');
  const found = app.invoiceIds.pair(id);
  const invoice = found && found.row < app.people.size && invoicesOf(app, found.row).find(({ at }) => at === found.at);
  return invoice ? ok(wire(app, invoice, true)) : failure(404, `Invoice with id '${id}' not found`, 'Not Found');
}

/** Its totals, payments and dates are in no page that could be read; what is known of them is how one is created. */
function wire(app: App, { row, at, created, status }: Invoice, alone: boolean): Record<string, unknown> {
  const person = app.people.at(row);
  const [address, phone] = [`${person.house} ${person.street}, ${person.city}`, dashed(person.phone)];
  const wallet = uuid(app.seed, 'wallet', row);
  const currency = person.roll(`paid in ${at}`) < 0.7 ? 'usdc' : 'eurc';
  const good = {
    ...{
      id: app.invoiceIds.of(row, at),
      invoice_number: `INV-${String((row * 6007 + at) % 1_000_000).padStart(6, '0')}`,
    },
    ...{ name: pick(NAMES, person.roll(`name ${at}`)), app_id: 'app_789012', email: person.email, address },
    ...{ phone_number: phone, logo: 'https://example.com/logo.png', customer_id: app.ids.of(row) },
    customer: {
      ...{ id: app.ids.of(row), email: person.email, first_name: person.given, last_name: person.family },
      ...{ company_name: person.roll('company') < 0.4 ? 'Example Corp' : null, created_at: millis(person.joined) },
      ...(alone && { phone, address, updated_at: millis(person.since('updated')) }),
    },
    walletId: wallet,
    wallet: {
      ...{ id: wallet, currency: currency.toUpperCase(), chain: 'ethereum', address: `0x${hex(wallet)}` },
      ...(alone && { balance: 125.5, created_at: millis(person.joined) }),
    },
    items: items(app, row, at),
    // As when one is created.
    ...{ status, currency, due_date: millis(created + 14 * 86_400_000).slice(0, 10), send_date: millis(created) },
    ...{
      delivery: 'EMAIL',
      payment_link: true,
      partial_payment: false,
      payment_methods: ['CRYPTO', 'ACH'],
      taxId: null,
    },
    ...{ created_at: millis(created), updated_at: millis(created + 3_600_000) },
  };
  return app.is('odd', row) ? { ...good, ...ODD[at] } : good;
}

function items(app: App, row: number, at: number): Record<string, unknown>[] {
  const count = 1 + (at % 3);
  return rowsFrom(0, count, count).map(each => {
    const product = uuid(app.seed, 'product', each);
    const id = uuid(app.seed, 'item', row, at, each);
    return { id, product_id: product, product: { id: product, name: NAMES[each] ?? null }, quantity: 1 + each };
  });
}

/** Forty digits that follow from an id: what an address of a wallet looks like. */
export function hex(id: string): string {
  const digits = id.replaceAll('-', '');
  return (digits + digits).slice(0, 40);
}

export function millis(date: Date | number): string {
  return new Date(date).toISOString();
}
