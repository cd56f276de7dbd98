import type { CustomerRecord } from '../../../src/core/model/customer.ts';
import { population } from '../../../src/sandbox/people/people.ts';
import { recordOf } from './records.ts';

/** Records of so many different people of one connection. */
export function people(count: number, connectionId = 'one'): CustomerRecord[] {
  const { at } = population(3, 'cartevo', count);
  return Array.from({ length: count }, (_, row) => {
    const { name, email, phone } = at(row);
    const tel = phone && `+${phone.dial ?? ''}${phone.national}`;
    return recordOf({ id: `cust_${row * 7919}`, name: name || null, email, phone: tel }, connectionId);
  });
}
