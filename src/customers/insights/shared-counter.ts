/**
 * Which e-mail addresses and phone numbers more than one customer has, in one connection and in several, from one pass. Of
 * each address a hash of 64 bits is kept: that two of a million share one has a chance of one to 37 million.
 */
import { type Hash, hash } from '../hash/hash.ts';
import { HashedMap } from '../hash/hashed-map.ts';
import { signOf } from '../match/same-person.ts';
import type { SharedCounts, SignField } from './insights.ts';

/** What an address or a number is compared by: its text, which is made only where it is looked at, and that text's hash. */
export interface Key {
  readonly hash: Hash;
  /** Empty for what is not compared. */
  readonly text: string;
}

export const keyOf = (text: string): Key => ({ hash: hash(text), text });

const isEmpty = (key: Key): boolean => key.hash.high === nothing.high && key.hash.low === nothing.low;
const nothing = hash('');

/** An address that came a second time. */
interface Shared {
  /** Customers that have it. */
  customers: number;
  /** The connection of the last of them, and how many of those it has. */
  connection: number;
  here: number;
  /** The connections of which several customers have it, by their numbers. */
  readonly within: number[];
  isBetween: boolean;
  readonly isStandIn: boolean;
}

export class SharedCounter {
  private readonly field: SignField;
  /** Of each address below zero the connection of the one customer who has it, above it its place among those shared. */
  private readonly numbers = new HashedMap();
  private readonly shared: Shared[] = [];
  private connection = 0;
  private without = 0;
  private withinCustomers = 0;

  constructor(field: SignField) {
    this.field = field;
  }

  /** The customers that follow are those of another connection. */
  next(): void {
    this.connection++;
  }

  add(key: Key | null): void {
    if (key === null) this.without++;
    else if (!isEmpty(key)) {
      const known = this.numbers.add(key.hash, -this.connection);
      if (known !== 0) this.again(key, known);
    }
  }

  /** Whether more than one customer has it: in this connection, the first of which is 1, or in several. */
  has(key: Key | null, where: 'within' | 'between', connection: number): boolean {
    const shared = key === null ? undefined : this.shared[this.numbers.get(key.hash) - 1];
    return shared !== undefined && (where === 'within' ? shared.within.includes(connection) : shared.isBetween);
  }

  get result(): SharedCounts {
    const between = this.shared.filter(({ isBetween }) => isBetween);
    const customersOf = (all: readonly Shared[]) => all.reduce((sum, { customers }) => sum + customers, 0);
    return {
      within: { values: this.shared.filter(({ within }) => within.length > 0).length, customers: this.withinCustomers },
      between: { values: between.length, customers: customersOf(between) },
      standIns: customersOf(this.shared.filter(({ isStandIn }) => isStandIn)),
      without: this.without,
    };
  }

  /** Looked at only now: nearly all addresses come once. */
  private again(key: Key, known: number): void {
    const { connection } = this;
    let shared = this.shared[known - 1];
    if (!shared) {
      const isStandIn = signOf(this.field, key.text) === undefined;
      shared = { customers: 1, connection: -known, here: 1, within: [], isBetween: false, isStandIn };
      this.numbers.set(key.hash, this.shared.push(shared));
    }
    shared.customers++;
    const isHere = shared.connection === connection;
    shared.here = isHere ? shared.here + 1 : 1;
    shared.connection = connection;
    if (shared.isStandIn) return;
    if (!isHere) shared.isBetween = true;
    else if (shared.here >= 2) {
      if (shared.here === 2) shared.within.push(connection);
      this.withinCustomers += shared.here === 2 ? 2 : 1;
    }
  }
}
