// https://docs.devdraft.ai/developers/customers/list-customers
import { pick } from '../people/dice.ts';
import { isUuid } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Person } from '../people/person.ts';
import { type Allowance, fixedWindow, rateHeaders } from '../wire/rate.ts';
import {
  type Answer,
  type Api,
  decimal,
  ok,
  rowsFrom,
  type SandboxRequest,
  secret,
  type World,
  whole,
} from '../wire/wire.ts';
import { addresses, paymentLinks } from './addresses.ts';
import { badParameters, failure } from './answers.ts';
import { App, dashed } from './app.ts';
import { invoices, oneInvoice } from './invoices.ts';

const PARAMETERS = ['skip', 'take', 'status', 'name', 'email'];
const STATUSES = ['ACTIVE', 'BLACKLISTED', 'DEACTIVATED', 'DELETED'] as const;
const TYPES = [
  ...['Individual', 'Startup', 'Small Business', 'Medium Business', 'Enterprise', 'Non-Profit', 'Government'],
] as [string, ...string[]];

/** Devdraft’s API as its pages describe it. */
class DevdraftSandbox {
  private readonly app: App;
  private readonly rateLimits: boolean;
  private readonly keys: { clientKey: string; clientSecret: string };
  private readonly window: (key: string, at: number) => Allowance;

  constructor(world: World) {
    this.app = new App(world);
    this.rateLimits = world.rateLimits;
    this.keys = { clientKey: secret('ck_'), clientSecret: secret('cs_') };
    this.window = fixedWindow(100, 60_000);
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v0',
      credentials: () => this.keys,
      guard: ({ headers, at }) => {
        const key = headers['x-client-key'];
        if (key !== this.keys.clientKey || headers['x-client-secret'] !== this.keys.clientSecret) {
          return { refusal: failure(401, 'Invalid or missing API credentials', 'Unauthorized') };
        }
        if (!this.rateLimits) return {};
        const allowance = this.window(key, at);
        const { retryAfter } = allowance;
        const message = 'Rate limit exceeded. Please try again later.';
        return {
          headers: rateHeaders(allowance),
          refusal:
            retryAfter === undefined ? undefined : { status: 429, json: { statusCode: 429, message, retryAfter } },
        };
      },
      notable: which => {
        const row = notableRow(which, this.app.people.size);
        return row === undefined ? undefined : this.app.ids.of(row);
      },
      noRoute: ({ method, path }) => failure(404, `Cannot ${method} /api/v0${path}`, 'Not Found'),
      routes: [
        { method: 'GET', path: '/customers', answer: request => this.list(request) },
        { method: 'GET', path: '/customers/:id', answer: (_, id) => this.one(id) },
        { method: 'GET', path: '/customers/:id/liquidation_addresses', answer: (_, id) => addresses(this.app, id) },
        { method: 'GET', path: '/invoices', answer: request => invoices(this.app, request) },
        { method: 'GET', path: '/invoices/:id', answer: (_, id) => oneInvoice(this.app, id) },
        { method: 'GET', path: '/payment-links', answer: request => paymentLinks(this.app, request) },
        { method: 'GET', path: '/health', answer: () => ok({ status: 'ok', authenticated: true }) },
        { method: 'GET', path: '/health/public', open: true, answer: () => ok({ status: 'ok' }) },
      ],
    };
  }

  private customer(row: number): Record<string, unknown> {
    const person = this.app.people.at(row);
    const bought = person.roll('bought') < 0.85;
    return {
      id: this.app.ids.of(row),
      ...{
        first_name: person.given,
        last_name: person.family,
        email: person.email,
        phone_number: dashed(person.phone),
      },
      customer_type: pick(TYPES, person.roll('type')),
      status: status(person),
      last_spent: decimal(bought ? 5 + person.roll('spent') ** 3 * 4000 : 0),
      last_purchase_date: bought ? seconds(person.since('purchase')) : null,
      appId: 'app_789012',
      ...{ createdAt: seconds(person.joined), updatedAt: seconds(person.since('updated')) },
    };
  }

  private list(request: SandboxRequest): Answer {
    const { query } = request;
    const faults = complaints(query);
    if (faults.length > 0) return failure(400, faults, 'Bad Request');
    const skip = whole(query.skip, 0);
    const take = whole(query.take, 10);
    const rows = this.filtered(query);
    const total = rows?.length ?? this.app.people.size;
    const data = rowsFrom(skip, take, total).map(at => this.customer(rows?.[at] ?? at));
    return ok({ data, total, skip, take });
  }

  /** Undefined where nothing is filtered. */
  private filtered(query: SandboxRequest['query']): readonly number[] | undefined {
    const wanted = query.status || undefined;
    const name = query.name?.toLowerCase() || undefined;
    const email = query.email?.toLowerCase() || undefined;
    if (!wanted && !name && !email) return undefined;
    return this.app.people.matching(JSON.stringify([wanted, name, email]), person => {
      if (wanted && status(person) !== wanted) return false;
      if (email && person.email?.toLowerCase() !== email) return false;
      return !name || [person.given, person.family].some(part => part.toLowerCase().includes(name));
    });
  }

  private one(id: string): Answer {
    if (!isUuid(id) && !/^cust_[0-9a-z]+$/.test(id))
      return failure(400, 'Validation failed (uuid is expected)', 'Bad Request');
    const row = this.app.rowOf(id);
    if (row === undefined) return failure(404, `Customer with id '${id}' not found`, 'Not Found');
    return ok(this.customer(row));
  }
}

export const devdraft = (world: World): Api => new DevdraftSandbox(world).describe();

function complaints(query: SandboxRequest['query']): string[] {
  const tooLong = (name: string, most: number): string[] =>
    (query[name]?.length ?? 0) > most ? [`${name} must be shorter than or equal to ${most} characters`] : [];
  return [...badParameters(query, PARAMETERS, STATUSES), ...tooLong('name', 100), ...tooLong('email', 255)];
}

function status(person: Person): string {
  return STATUSES[[0.86, 0.92, 0.98].filter(limit => person.roll('status') >= limit).length] ?? 'ACTIVE';
}

function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
