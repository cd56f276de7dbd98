// https://developer.cartevo.co/api-reference/endpoint/get-customers
import { notableRow } from '../people/notable.ts';
import {
  type Answer,
  type Api,
  bearer,
  ok,
  type Route,
  type SandboxRequest,
  secret,
  type World,
} from '../wire/wire.ts';
import { base64url, failure, found, page } from './answers.ts';
import { cardsOf, oneCard } from './cards.ts';
import { Company } from './company.ts';
import { alone, inList } from './customers.ts';
import { cardTransactions, customerTransactions } from './transactions.ts';

/** Cartevo’s API as its pages describe it. */
class CartevoSandbox {
  private readonly company: Company;
  private readonly tokenLifetime: number;
  private readonly client: { id: string; key: string };
  private readonly tokens: Map<string, number>;

  constructor(world: World) {
    this.company = new Company(world);
    this.tokenLifetime = world.tokenLifetime;
    this.client = { id: secret('client_'), key: secret('key_') };
    this.tokens = new Map<string, number>();
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
        const row = notableRow(which, this.company.people.size);
        return row === undefined ? undefined : this.company.ids.of(row);
      },
      noRoute: ({ method, path }) => failure(404, `Cannot ${method} /api/v1${path}`, 'Not Found'),
      routes: [
        { method: 'POST', path: '/auth/token', open: true, answer: sent => this.exchange(sent) },
        ...this.asked(),
      ],
    };
  }

  private asked(): readonly Route[] {
    const { company } = this;
    return [
      {
        method: 'GET',
        path: '/customers',
        answer: request => ({
          ...page(request, {
            ...{ total: company.people.size, shape: company.shapes.cartevo, first: 1, usual: 10 },
            row: row => inList(company, row),
          }),
          delay: request.query.sync === 'true' ? company.syncDelay : 0,
        }),
      },
      {
        method: 'GET',
        path: '/customers/:id',
        answer: (_, id) => company.ofCustomer(id, row => found(alone(company, row))),
      },
      { method: 'GET', path: '/customers/:id/cards', answer: (request, id) => cardsOf(company, request, id) },
      {
        method: 'GET',
        path: '/customers/:id/transactions',
        answer: (request, id) => customerTransactions(company, request, id),
      },
      { method: 'GET', path: '/cards/:id', answer: (request, id) => oneCard(company, request, id) },
      {
        method: 'GET',
        path: '/cards/:id/transactions',
        answer: (request, id) => cardTransactions(company, request, id),
      },
    ];
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
}

export const cartevo = (world: World): Api => new CartevoSandbox(world).describe();

function record(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
