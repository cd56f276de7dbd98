// https://docs.devdraft.ai/developers/liquidation-addresses and …/payment-links/list-payment-links
import { pick } from '../people/dice.ts';
import { isUuid, uuid } from '../people/ids.ts';
import { type Answer, ok, rowsFrom, type SandboxRequest, whole } from '../wire/wire.ts';
import { badParameters, failure } from './answers.ts';
import type { App } from './app.ts';
import { hex, millis } from './invoices.ts';

const CHAINS = ['ethereum', 'solana', 'polygon', 'avalanche_c_chain', 'base', 'arbitrum', 'stellar', 'tron'] as const;
const CURRENCIES = ['usdc', 'eurc', 'dai', 'pyusd', 'usdt'] as const;
const RAILS = ['sepa', 'ach', 'wire'] as const;

export function addresses(app: App, id: string): Answer {
  const row = app.rowOf(id);
  if (row === undefined) {
    const known = isUuid(id) || /^cust_[0-9a-z]+$/.test(id);
    return known
      ? failure(404, `Customer with id '${id}' not found`, 'Not Found')
      : failure(400, 'Validation failed (uuid is expected)', 'Bad Request');
  }
  const data = app.rowsFor(id).flatMap(each => addressesOf(app, each));
  if (data.length === 0 && app.records.emptyIsNotFound)
    return failure(404, `No liquidation addresses found for customer '${id}'`, 'Not Found');
  // The service behind this one wraps its lists.
  return ok(app.shapes.devdraftAddresses === 'wrapped' ? { count: data.length, data } : data);
}

function addressesOf(app: App, row: number): Record<string, unknown>[] {
  const person = app.people.at(row);
  const few = app.is('none', row) ? 0 : Math.floor(person.roll('addresses') * 4);
  return rowsFrom(0, 30, app.is('many', row) ? 30 : few).map(at => {
    const id = uuid(app.seed, 'liquidation', row, at);
    const rail = person.roll(`rail ${at}`) < 0.7 ? pick(RAILS, person.roll(`which rail ${at}`)) : undefined;
    return {
      ...{ id: `la_${id.slice(0, 8)}`, state: person.roll(`state ${at}`) < 0.85 ? 'active' : 'deactivated' },
      ...{ customer_id: app.ids.of(row), chain: pick(CHAINS, person.roll(`chain ${at}`)) },
      ...{ currency: pick(CURRENCIES, person.roll(`coin ${at}`)), address: `0x${hex(id)}` },
      ...(rail && { external_account_id: id, destination_payment_rail: rail }),
      ...(rail && { destination_currency: rail === 'sepa' ? 'eur' : 'usd', custom_developer_fee_percent: '2.5' }),
      ...{ created_at: millis(person.since(`address ${at}`)), updated_at: millis(person.since(`address ${at}`)) },
    };
  });
}

/** Everybody's: there is no filter by customer, and not every one has a customer. */
export function paymentLinks(app: App, { query }: SandboxRequest): Answer {
  const faults = badParameters(query, ['skip', 'take'], []);
  if (faults.length > 0) return failure(400, faults, 'Bad Request');
  const rows = app.rowsFor(undefined).filter(row => app.people.at(row).roll('link') < 0.3);
  const skip = whole(query.skip, 0);
  return ok(rows.slice(skip, skip + whole(query.take, 10)).map(row => paymentLink(app, row)));
}

function paymentLink(app: App, row: number): Record<string, unknown> {
  const person = app.people.at(row);
  const id = uuid(app.seed, 'link', row);
  return {
    ...{ id: row % 2 ? id : `pl_${id.slice(0, 8)}`, title: 'Services' },
    url: row % 3 ? `https://pay.example.com/${id.slice(0, 8)}` : id.slice(0, 8),
    ...{
      description: null,
      linkType: pick(['INVOICE', 'PRODUCT', 'COLLECTION', 'DONATION'], person.roll('link type')),
    },
    ...{
      status: 'ACTIVE',
      amount: row % 4 ? Math.floor(person.roll('link amount') * 500) + 0.5 : null,
      currency: 'usdc',
    },
    ...{ customerId: row % 5 ? app.ids.of(row) : null, appId: 'app_789012', taxId: null, paymentLinkProducts: [] },
    ...{ maxPayments: null, expiration_date: null },
    ...{ createdAt: millis(person.since('link')), updatedAt: millis(person.since('link')) },
  };
}
