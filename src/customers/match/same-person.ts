/** Who is the same person: records with the same e-mail address or the same phone number in E.164, and the reason why. */
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';
import { isPlaceholderEmail, isPlaceholderPhone } from './placeholders.ts';

/** What two or more of a person's records have in common. */
export interface Reason {
  readonly kind: 'email' | 'phone';
  /** As the first of the records has it. */
  readonly value: string;
}

export interface Person {
  /** In the order given; at least one. */
  readonly records: readonly CustomerRecord[];
  /** Empty for a person with one record. */
  readonly reasons: readonly Reason[];
}

/** In E.164, with the extension of a line where it has one: two of them are two telephones. */
const e164 = /^(\+[1-9]\d{5,14})(?:;ext=\d{1,7})?$/;
/** Something on both sides of the @, and behind it what may be the name of a host: “n/a@” is no address. */
const address = /^\S.*@(?=.*[\p{L}.])[\p{L}\p{N}][\p{L}\p{N}\p{M}.-]*$/u;

/** Letters of an address, by RFC 5321. */
const longest = 320;

/** An address as it is compared: müller@ and muller@ are two persons, in whatever case they are written. */
export const emailKey = (email: string): string =>
  email.length > longest ? '' : email.normalize('NFC').trim().toLowerCase();

/** What an address or a number is compared by; undefined for one that is no sign of who somebody is. */
const keys = {
  email(email: string): string | undefined {
    const key = emailKey(email);
    return address.test(key) && !isPlaceholderEmail(key) ? key : undefined;
  },
  phone(phone: string): string | undefined {
    const [, number] = e164.exec(phone) ?? [];
    return number === undefined || isPlaceholderPhone(number) ? undefined : phone;
  },
} as const;

/** A value that says who somebody is, with what it is compared by. */
export type Sign = Reason & { readonly key: string };

/** undefined for a value that is no sign of who somebody is. */
export function signOf(kind: Reason['kind'], value: string): Sign | undefined {
  const key = keys[kind](value);
  return key === undefined ? undefined : { kind, value, key: `${kind} ${key}` };
}

/** The sign that says most of who somebody is: the e-mail address, or else the phone number. */
export function firstSign({ email, phone }: Pick<Customer, 'email' | 'phone'>): Sign | undefined {
  return (email === null ? undefined : signOf('email', email)) ?? (phone === null ? undefined : signOf('phone', phone));
}

/** What a record shares with others of the same person: the e-mail address first. */
export function signsOf({ customer }: Pick<CustomerRecord, 'customer'>): Sign[] {
  return (['email', 'phone'] as const).flatMap(kind => {
    const value = customer[kind];
    const sign = value === null ? undefined : signOf(kind, value);
    return sign ? [sign] : [];
  });
}

/** Puts the records of one person together; what A shares with B and B with C makes A and C one person as well. */
export function groupByPerson(records: readonly CustomerRecord[]): Person[] {
  /** Of each record an earlier one of the same person, or itself. */
  const earlier = records.map((_, at) => at);
  const first = (at: number): number => {
    let one = at;
    for (let next = earlier[one] ?? one; next !== one; next = earlier[one] ?? one) one = next;
    earlier[at] = one;
    return one;
  };
  const holders = new Map<string, number>();
  const shared = new Map<string, Reason & { readonly at: number }>();
  for (const [at, record] of records.entries()) {
    for (const { key, kind, value } of signsOf(record)) {
      const holder = holders.get(key);
      if (holder === undefined) {
        holders.set(key, at);
        continue;
      }
      const known = records[holder]?.customer[kind] ?? value;
      shared.set(key, { kind, value: known, at: holder });
      const [one, other] = [first(holder), first(at)];
      earlier[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const groups = new Map<number, { records: CustomerRecord[]; reasons: Reason[] }>();
  for (const [at, record] of records.entries()) {
    const group = groups.get(first(at)) ?? { records: [], reasons: [] };
    groups.set(first(at), group);
    group.records.push(record);
  }
  for (const { kind, value, at } of shared.values()) groups.get(first(at))?.reasons.push({ kind, value });
  return [...groups.values()];
}
