/** Whether a customer is the one of a key. */
import type { Customer } from '../../core/model/customer.ts';
import { emailKey } from '../match/same-person.ts';
import type { Key } from './keys.ts';

/** `part`: the number without its country, which others may have as well. */
export type Fit = 'whole' | 'part';

/** Digits of a number without its country that are enough to think of somebody. */
const fewestDigits = 7;

const digitsOf = (text: string): string => text.replace(/\(0\)|\D/g, '');

type Named = Pick<Customer, 'id' | 'email' | 'phone'>;

export function fits({ id, email, phone }: Named, { kind, text }: Key): Fit | undefined {
  // Some systems call their customers by an address or a number.
  if (id.toLowerCase() === text.toLowerCase()) return 'whole';
  if (kind === 'email') return email !== null && emailKey(email) === emailKey(text) ? 'whole' : undefined;
  return kind === 'phone' && phone !== null ? sameNumber(digitsOf(phone), text) : undefined;
}

function sameNumber(known: string, text: string): Fit | undefined {
  const dialled = digitsOf(text).replace(/^00/, '');
  if (dialled !== '' && known === dialled) return 'whole';
  const own = dialled.replace(/^0/, '');
  const isNational = !text.trim().startsWith('+') && own.length >= fewestDigits;
  return isNational && known.endsWith(own) ? 'part' : undefined;
}
