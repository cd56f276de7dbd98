// https://developer.cartevo.co/api-reference/endpoint/get-customers
import { pick } from '../people/dice.ts';
import { isUuid, type RowIds, uuid, uuids } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import {
  type Answer,
  type Api,
  bearer,
  decimal,
  ok,
  rowsFrom,
  type SandboxRequest,
  type Shapes,
  secret,
  type World,
  whole,
} from '../wire/wire.ts';

const DOCUMENTS = ['NIN', 'PASSPORT', 'VOTERS_CARD', 'DRIVERS_LICENSE'] as const;
const CARD_STATES = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'PENDING', 'FROZEN', 'SUSPENDED', 'TERMINATED', 'FAILED'] as const;
const MOVES = ['FUND', 'AUTHORIZATION', 'SETTLEMENT', 'REFUND', 'WITHDRAWAL'] as const;
const STATES = ['SUCCESS', 'SUCCESS', 'SUCCESS', 'PENDING', 'PROCESSING', 'FAILED'] as const;

/** Cartevo’s API as its pages describe it. */
class CartevoSandbox {
  private readonly seed: number;
  private readonly people: Population;
  private readonly tokenLifetime: number;
  private readonly syncDelay: number;
  private readonly shapes: Shapes;
  private readonly client: { id: string; key: string };
  private readonly tokens: Map<string, number>;
  private readonly ids: RowIds;

  constructor({ seed, people, tokenLifetime, syncDelay, shapes }: World) {
    this.seed = seed;
    this.people = people;
    this.tokenLifetime = tokenLifetime;
    this.syncDelay = syncDelay;
    this.shapes = shapes;
    this.client = { id: secret('client_'), key: secret('key_') };
    this.tokens = new Map<string, number>();
    this.ids = uuids(seed, 'cartevo');
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: method =>
        method === 'accessToken'
          ? { accessToken: this.issue() }
          : { clientId: this.client.id, clientKey: this.client.key },
      guard: request => {
        const expiry = this.tokens.get(bearer(request) ?? '');
        return expiry !== undefined && expiry > Date.now() ? {} : { refusal: failure(401, 'Unauthorized') };
      },
      notable: which => {
        const row = notableRow(which, this.people.size);
        return row === undefined ? undefined : this.ids.of(row);
      },
      noRoute: ({ method, path }) => failure(404, `Cannot ${method} /api/v1${path}`, 'Not Found'),
      routes: [
        { method: 'POST', path: '/auth/token', open: true, answer: request => this.exchange(request) },
        {
          method: 'GET',
          path: '/customers',
          answer: request => ({
            ...this.page(request, this.people.size, row => this.inList(row)),
            delay: request.query.sync === 'true' ? this.syncDelay : 0,
          }),
        },
        {
          method: 'GET',
          path: '/customers/:id',
          answer: (_, id) => this.ofCustomer(id, row => ok(envelope('Data retrieved successfully', this.alone(row)))),
        },
        {
          method: 'GET',
          path: '/customers/:id/cards',
          answer: (_, id) =>
            this.ofCustomer(id, row => {
              const cards = rowsFrom(0, 3, cardCount(this.people.at(row))).map(at => this.card(row, at));
              // An empty list is answered as 404: so it is documented.
              if (cards.length === 0) return failure(404, 'No cards found for this customer', 'Not Found');
              return ok(envelope('Data retrieved successfully', cards));
            }),
        },
        {
          method: 'GET',
          path: '/customers/:id/transactions',
          answer: (request, id) =>
            this.ofCustomer(id, row => {
              const person = this.people.at(row);
              const total = cardCount(person) === 0 ? 0 : Math.floor(person.roll('transactions') * 25);
              return this.page(request, total, at => this.transaction(row, at));
            }),
        },
      ],
    };
  }

  private issue(): string {
    const header = base64url({ alg: 'HS256', typ: 'JWT' });
    const token = `${header}.${base64url({ company: 'sample', nonce: secret('') })}.${secret('')}`;
    this.tokens.set(token, Date.now() + this.tokenLifetime * 1000);
    return token;
  }

  private exchange(request: SandboxRequest): Answer {
    const { client_id, client_key } = record(request.body);
    if (client_id !== this.client.id || client_key !== this.client.key)
      return failure(401, 'Invalid client credentials', 'Unauthorized');
    return ok({ access_token: this.issue(), token_type: 'Bearer', expires_in: this.tokenLifetime });
  }

  private inList(row: number): Record<string, unknown> {
    const person = this.people.at(row);
    return {
      id: this.ids.of(row),
      first_name: person.given,
      last_name: person.family,
      email: email(person, row),
      country: person.country.name,
      phone_country_code: person.phone?.dial ? `+${person.phone.dial}` : null,
      phone_number: person.phone?.national ?? null,
      is_active: person.roll('active') < 0.9,
      ...times(person),
    };
  }

  private alone(row: number): Record<string, unknown> {
    const person = this.people.at(row);
    const document = `SAMPLE-${String(Math.floor(person.roll('document') * 1e9)).padStart(9, '0')}`;
    const scan = `https://documents.example.com/${this.ids.of(row)}`;
    return {
      ...this.inList(row),
      ...{
        street: `${person.house} ${person.street}`,
        city: person.city,
        state: person.state,
        postal_code: person.zip,
      },
      date_of_birth: new Date(Date.UTC(1950, 0, 1 + Math.floor(person.roll('born') * 20_000))).toISOString(),
      ...{ type: pick(DOCUMENTS, person.roll('type')), number: document, identification_number: document },
      ...{ image: `${scan}-front.jpg`, photo: `${scan}-back.jpg` },
    };
  }

  private card(row: number, at: number): Record<string, unknown> {
    const person = this.people.at(row);
    const tail = String(Math.floor(person.roll(`card ${at}`) * 10_000)).padStart(4, '0');
    return {
      id: uuid(this.seed, 'card', row, at),
      customer_id: this.ids.of(row),
      status: pick(CARD_STATES, person.roll(`card state ${at}`)),
      balance: decimal(person.roll(`balance ${at}`) * 900),
      currency: 'USD',
      // The documentation shows both names for the masked number.
      [at % 2 ? 'masked_number' : 'masked_pan']: `**** **** **** ${tail}`,
      brand: person.roll(`brand ${at}`) < 0.5 ? 'VISA' : 'MASTERCARD',
      created_at: person.joined.toISOString(),
      is_active: true,
      is_virtual: true,
    };
  }

  private transaction(row: number, at: number): Record<string, unknown> {
    const person = this.people.at(row);
    const { customer_id, brand, is_active, ...shown } = this.card(row, at % cardCount(person));
    return {
      id: uuid(this.seed, 'transaction', row, at),
      ...{ category: 'CARD', type: pick(MOVES, person.roll(`move ${at}`)) },
      amount: decimal(1 + person.roll(`amount ${at}`) * 200),
      status: pick(STATES, person.roll(`state ${at}`)),
      description: `Sample transaction ${at + 1}`,
      created_at: new Date(person.joined.getTime() + at * 3_600_000).toISOString(),
      card: {
        ...shown,
        number: token(`0000000000${String(row).padStart(6, '0')}`),
        cvv: token('000'),
        ...{ expiry_month: 10, expiry_year: 29, is_physical: false },
      },
      customer: { id: this.ids.of(row), email: email(person, row), first_name: person.given, last_name: person.family },
    };
  }

  /** One page of anything; a `limit` over the recommended maximum gets the maximum. */
  private page(request: SandboxRequest, total: number, item: (at: number) => unknown): Answer {
    const number = whole(request.query.page, 1);
    const limit = Math.min(100, whole(request.query.limit, 10));
    const faults = [
      ...(number >= 1 ? [] : ['page must not be less than 1']),
      ...(limit >= 1 ? [] : ['limit must not be less than 1']),
    ];
    if (faults.length > 0) return failure(400, faults, 'Bad Request');
    const data = rowsFrom((number - 1) * limit, limit, total).map(item);
    const paging = { page: number, limit, total, totalPages: Math.ceil(total / limit) };
    const shape = this.shapes.cartevo ?? 'meta';
    return ok({
      ...envelope(`${data.length} items retrieved successfully`, data),
      ...(shape !== 'none' && { [shape]: paging }),
    });
  }

  private ofCustomer(id: string, answer: (row: number) => Answer): Answer {
    const row = isUuid(id) ? this.ids.row(id) : undefined;
    return row === undefined || row >= this.people.size ? failure(404, 'Customer not found', 'Not Found') : answer(row);
  }
}

export const cartevo = (world: World): Api => new CartevoSandbox(world).describe();

function cardCount(person: Person): number {
  return Math.floor(person.roll('cards') * 4);
}

/** Unique in a company and never absent here. */
function email(person: Person, row: number): string {
  return person.email ?? `customer${row}@example.com`;
}

function times(person: Person): Record<string, string> {
  return { created_at: person.joined.toISOString(), updated_at: person.since('updated').toISOString() };
}

function envelope(message: string, data: unknown): Record<string, unknown> {
  return { success: true, statusCode: 200, message, data };
}

function failure(statusCode: number, message: string | string[], error?: string): Answer {
  return { status: statusCode, json: { success: false, statusCode, message, ...(error && { error }) } };
}

/** In looks a number or CVV as the documentation shows it; inside it holds nothing but zeros and the row. */
function token(value: string): string {
  return `tkFake_${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ value, iat: 1761148974 })}.not-a-signature`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function record(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
