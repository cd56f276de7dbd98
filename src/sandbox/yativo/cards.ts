// https://docs.yativo.com/fiat-api-reference/virtual-cards
import { cardNumber } from '../people/card-numbers.ts';
import { pick } from '../people/dice.ts';
import { type PairIds, uuid, uuidPairs } from '../people/ids.ts';
import { type Answer, rowsFrom, type SandboxRequest } from '../wire/wire.ts';
import { badDays, done, failed, micros, notFound, page } from './answers.ts';
import type { Book } from './book.ts';

const SHOPS = ['Corner Shop', 'Book Store', 'Railways', 'Streaming', '<b>Bold</b> & Sons'] as const;
const STATES = ['active', 'Active', 'frozen', 'TERMINATED', 'pending'] as const;

interface Card {
  readonly row: number;
  readonly at: number;
  readonly id: string;
}

/** The cards, each made when it is asked for. */
export class Cards {
  private readonly book: Book;
  private readonly ids: PairIds;

  constructor(book: Book) {
    this.book = book;
    this.ids = uuidPairs(book.seed, 'yativo card');
  }

  of(row: number): readonly Card[] {
    const count = this.book.is('many', row) ? 40 : this.book.count(row, 'cards', 5);
    return rowsFrom(0, count, count).map(at => ({ row, at, id: this.ids.of(row, at) }));
  }

  list(request: SandboxRequest): Answer {
    const { query } = request;
    const found = this.book.rowsFor(query.customer_id).flatMap(row => this.of(row));
    const masked = this.book.source === 'docs' || this.book.source === 'april';
    return this.book.listed(found.length, () =>
      page(request, {
        ...{ path: '/customer/virtual/cards/list', size: 20, at: masked ? 'meta' : 'pagination', total: found.length },
        faults: badDays(query, 'created_between[]'),
        row: at => found.slice(at, at + 1).map(card => this.wire(card))[0],
      }),
    );
  }

  transactions(id: string): Answer {
    const card = this.byId(id);
    // An error under a status of 200, as the guide shows it.
    if (!card) return this.book.source === 'code' ? failed(200, 'Card not found') : notFound('Card not found');
    const { row, at } = card;
    const count = at === 0 ? this.book.count(row, 'spent', 20) : at * 2;
    return this.book.listed(count, () => done(rowsFrom(0, count, count).map(each => this.spent(card, each))));
  }

  /** Number and code in clear: an endpoint that nobody has to ask. */
  reveal(id: string): Answer {
    const card = this.byId(id);
    return card ? done(this.clear(card)) : notFound('Card not found');
  }

  wire(card: Card): Record<string, unknown> {
    const clear = this.book.source === 'code' || this.book.source === 'live';
    return clear ? this.clear(card) : this.masked(card);
  }

  private byId(id: string): Card | undefined {
    const found = this.ids.pair(id);
    return found && this.of(found.row)[found.at];
  }

  private masked({ row, at, id }: Card): Record<string, unknown> {
    const person = this.book.people.at(row);
    return {
      ...{
        card_id: id,
        card_number: `**** **** **** ${cardNumber(row, at).slice(-4)}`,
        expiry: '10/29',
        currency: 'USD',
      },
      balance: (person.roll(`balance ${at}`) * 900).toFixed(2),
      status: pick(STATES, person.roll(`card state ${at}`)),
      ...{ customer_id: this.book.ids.of(row), created_at: micros(person.since(`card ${at}`)) },
    };
  }

  /** As others saw it: number and code in clear, and once more inside. */
  private clear(card: Card): Record<string, unknown> {
    const { row, at } = card;
    const { expiry, status, balance, ...shown } = this.masked(card);
    const person = this.book.people.at(row);
    const clear = { card_number: cardNumber(row, at), cvv: '123' };
    const inside = {
      id: uuid(this.book.seed, 'issuer', row, at),
      number: clear.card_number.replaceAll(' ', ''),
      ...clear,
    };
    return {
      ...{ ...shown, ...clear, card_status: status, expiry_date: '10 / 2029', card_name: person.name },
      ...{ card_brand: cardNumber(row, at).startsWith('5') ? 'mastercard' : 'visa' },
      ...{ masked_pan: `${clear.card_number.slice(0, 4)}********${clear.card_number.slice(-4)}` },
      ...{ display_amount: balance, balance_amount: Math.round(Number(balance) * 1e6) },
      billing_address: { street: '1 Issuer Street', city: 'Wilmington', country: 'US' },
      // Its form is not known: an object, or a text with one in it.
      raw_data: at % 2 ? JSON.stringify(inside) : { ...inside, card: inside },
    };
  }

  private spent({ row, at }: Card, each: number): Record<string, unknown> {
    const person = this.book.people.at(row);
    const fact = `spent ${at} ${each}`;
    const id = uuid(this.book.seed, 'card transaction', row, at, each);
    const amount = (1 + person.roll(fact) * 150).toFixed(2);
    const status = pick(['success', 'Complete', 'pending', 'FAILED'], person.roll(`${fact} state`));
    const created_at = micros(person.since(fact));
    const shop = pick(SHOPS, person.roll(`${fact} shop`));
    if (this.book.source !== 'live') {
      return {
        ...{ transaction_id: id, amount, currency: 'USD', merchant_name: shop, merchant_category: 'retail' },
        ...{ status, created_at },
      };
    }
    return {
      ...{ id, amount, type: pick(['debit', 'credit'], person.roll(`${fact} type`)), status, fee_amount: '0.50' },
      ...{ fee_type: 'fixed', balance_before: '200.00', balance_after: (200 - Number(amount)).toFixed(2) },
      ...{ description: shop, transaction_date: created_at.slice(0, 10), created_at },
    };
  }
}
