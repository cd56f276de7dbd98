// https://docs.yativo.com/fiat-api-reference/customers/list
import { notableRow } from '../people/notable.ts';
import { type Allowance, fixedWindow, rateHeaders } from '../wire/rate.ts';
import { type Api, type Route, secret, type World } from '../wire/wire.ts';
import { accounts } from './accounts.ts';
import { denied, done } from './answers.ts';
import { Book } from './book.ts';
import { Cards } from './cards.ts';
import { alone, customers, verification } from './customers.ts';
import { Moves } from './moves.ts';
import { allTransactions, deposits, transactions } from './records.ts';
import { sections } from './sections.ts';

/** Yativo’s API as its pages describe it. */
class YativoSandbox {
  private readonly book: Book;
  private readonly moves: Moves;
  private readonly cards: Cards;
  private readonly rateLimits: boolean;
  private readonly keys: { apiKey: string; apiSecret: string };
  private readonly window: (key: string, at: number) => Allowance;

  constructor(world: World) {
    this.book = new Book(world);
    this.moves = new Moves(this.book);
    this.cards = new Cards(this.book);
    this.rateLimits = world.rateLimits;
    this.keys = { apiKey: secret('yativo_pk_'), apiSecret: secret('yativo_sk_') };
    this.window = fixedWindow(20, 1000);
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: method => (method === 'bearerToken' ? { bearerToken: secret('eyJ0eXAiOiJKV1QifQ.') } : this.keys),
      guard: ({ headers, at }) => {
        if (headers.authorization) {
          return {
            refusal: denied(
              403,
              'Bearer tokens are only accepted from the Yativo dashboard. Use an API key for server requests.',
            ),
          };
        }
        const [key, keySecret] = [headers['x-api-key'], headers['x-api-secret']];
        if (!key && !keySecret) return { refusal: { status: 401, json: { message: 'Unauthenticated.' } } };
        if (!key || !keySecret)
          return { refusal: denied(401, 'Both X-Api-Key and X-Api-Secret headers are required.') };
        if (key !== this.keys.apiKey || keySecret !== this.keys.apiSecret) {
          return { refusal: denied(401, 'Invalid or revoked API credentials.') };
        }
        if (!this.rateLimits) return {};
        const allowance = this.window(key, at);
        const { retryAfter } = allowance;
        const json = { error: 'rate_limit_exceeded', message: 'Too many requests.', retry_after: retryAfter };
        return {
          headers: rateHeaders(allowance),
          refusal: retryAfter === undefined ? undefined : { status: 429, json },
        };
      },
      notable: which => {
        const row = notableRow(which, this.book.people.size);
        return row === undefined ? undefined : this.book.ids.of(row);
      },
      noRoute: ({ method, path }, allowed) => {
        const message = allowed.length
          ? `The ${method} method is not supported for route api/v1${path}. Supported methods: ${allowed.join(', ')}.`
          : `The route api/v1${path} could not be found.`;
        return { status: allowed.length ? 405 : 404, json: { message } };
      },
      routes: [...this.asked(), ...this.neverAsked()],
    };
  }

  private asked(): readonly Route[] {
    const { book, moves, cards } = this;
    const older: Route[] =
      book.source === 'april'
        ? [{ method: 'GET', path: '/deposits', answer: request => deposits(book, moves, request) }]
        : [];
    return [
      { method: 'GET', path: '/customer', answer: request => customers(book, request) },
      {
        method: 'GET',
        path: '/customer/:id',
        answer: ({ query }, id) => alone(book, id, row => sections(book, moves, cards, row, query.include ?? '')),
      },
      { method: 'GET', path: '/business/transactions/index', answer: asked => transactions(book, moves, asked) },
      { method: 'GET', path: '/business/transactions/all', answer: asked => allTransactions(book, moves, asked) },
      {
        method: 'GET',
        path: '/business/virtual-account/customer/accounts/:id',
        answer: (request, id) => accounts(book, request, id),
      },
      { method: 'GET', path: '/wallet/deposits', answer: request => deposits(book, moves, request) },
      ...older,
      { method: 'GET', path: '/customer/virtual/cards/list', answer: request => cards.list(request) },
      { method: 'GET', path: '/customer/virtual/cards/transactions/:id', answer: (_, id) => cards.transactions(id) },
      { method: 'GET', path: '/ip-whitelist/check', answer: () => done(addressCheck(this.keys.apiKey)) },
    ];
  }

  /** They change something, or hand out what is nobody's business: here so that asking them can be seen. */
  private neverAsked(): readonly Route[] {
    return [
      { method: 'GET', path: '/customer/kyc/:id', answer: (_, id) => verification(this.book, id) },
      { method: 'GET', path: '/customer/virtual/cards/get/:id', answer: (_, id) => this.cards.reveal(id) },
      { method: 'GET', path: '/business/webhook', answer: () => done({ url: null, secret: secret('whsec_') }) },
      { method: 'GET', path: '/giftcards/redeem/:id', answer: (_, id) => done([{ cardNumber: id, pinCode: '0000' }]) },
    ];
  }
}

export const yativo = (world: World): Api => new YativoSandbox(world).describe();

function addressCheck(key: string): Record<string, unknown> {
  const ip = '203.0.113.10';
  return {
    key_usage: {
      ...{
        authenticated_with_api_key: true,
        key: `${key.slice(0, 16)}...`,
        request_ip: ip,
        allowed_server: true,
        matched_entry: ip,
      },
      message: `This API key is being used from an allowed server (${ip} matches ${ip}).`,
    },
    ...{ result: 'pass', summary: `${ip} passes the IP whitelist.`, tested_ip: ip, tested_ip_source: 'detected' },
  };
}
