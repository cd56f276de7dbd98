import type { Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { dice } from '../dice.ts';
import { recordOf } from '../records.ts';

const one = <T>(of: readonly T[], roll: (sides: number) => number): T => of[roll(of.length)] as T; // never empty

/** Customers with all that is hard to count: gaps, one address in many forms, amounts of any size, texts of any script. */
export function randomCustomers(seed: number, count: number, connectionId: string): CustomerRecord[] {
  const roll = dice(seed);
  const money = () => {
    const digits = one([2, 3, 7, 14, 22], roll);
    const whole = Array.from({ length: digits }, () => roll(10))
      .join('')
      .replace(/^0+(?=\d)/, '');
    const amount = `${one(['', '', '', '-'], roll)}${whole}${one(['', '.5', '.50', '.05', '.123456', '.00'], roll)}`;
    return one([null, { amount, currency: one(['EUR', 'PLN', 'XAF', null], roll) }], roll);
  };
  const time = () =>
    one(
      [null, `20${10 + roll(15)}-0${1 + roll(9)}-1${roll(10)}T0${roll(10)}:00:00.000Z`, `2024-08-${10 + roll(20)}`],
      roll,
    );
  return Array.from({ length: count }, (_, at) => {
    const name = one([`p${roll(count)}`, 'Zoë', 'no-reply', `P${roll(count)}`], roll);
    const host = one(['example.test', 'Example.TEST', 'mail.example.test', 'bücher.test', 'x.test'], roll);
    const customer: Partial<Customer> = {
      name: one(['"Quoted" \\ name', '名前', 'Plain Name', null], roll),
      email: one([null, `${name}@${host}`, `${name}@${host}`, 'not an address'], roll),
      phone: one([null, `+4860012${1000 + roll(count)}`, 'none', '+10000000000'], roll),
      type: one([null, 'individual', 'Büro', 'a "quoted" type', 'Enterprise'], roll),
      status: one([null, 'active', 'blocked', 'unknown'] as const, roll),
      country: one([null, 'PL', 'CM', 'Nowhere, really'], roll),
      address: one(
        [null, { line1: 'a, ] "b"', line2: null, city: '[x', state: null, postalCode: '1', country: 'PL' }],
        roll,
      ),
      createdAt: time(),
      firstOrderAt: time(),
      lastOrderAt: one([time(), 'yesterday'], roll),
      orders: one([null, roll(9)], roll),
      lifetimeValue: money(),
      lastSpent: money(),
    };
    return recordOf({ ...customer, id: `c${at}` }, connectionId);
  });
}
