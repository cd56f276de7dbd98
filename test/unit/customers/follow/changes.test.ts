import { deepEqual, equal } from 'node:assert/strict';
import type { Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { changesBetween, differingPointers } from '../../../../src/customers/follow/changes.ts';
import { recordOf } from '../records.ts';

/** A record whose fields come from members of their names. */
const record = (customer: Partial<Customer> & { id: string }, raw: string): CustomerRecord => ({
  ...recordOf(customer),
  raw,
  sources: Object.fromEntries(Object.keys(customer).map(key => [key, [`/${key}`]])),
});

describe('what changed in a customer', () => {
  it('is named by its fields, and what no field shows is counted beside them', () => {
    const before = record({ id: '1', email: 'a@b.example', status: 'active' }, '{"id":1,"status":"active","plan":"s"}');
    const after = record(
      { id: '1', email: 'a@b.example', status: 'blocked' },
      '{"id":1,"status":"blocked","plan":"m"}',
    );
    deepEqual(changesBetween(before, after), { fields: ['status'], others: 1 });
  });

  it('does not count a value twice that a field comes from, also where it comes from a whole object', () => {
    const address = { line1: 'a', line2: null, city: null, state: null, postalCode: null, country: null };
    const before = record({ id: '1', address }, '{"id":1,"address":{"street":"a","floor":1}}');
    const after = record(
      { id: '1', address: { ...address, line1: 'b' } },
      '{"id":1,"address":{"street":"b","floor":2}}',
    );
    deepEqual(changesBetween(before, after), { fields: ['address'], others: 0 });
  });

  it('is nothing where only white space, the order of members or the writing of characters differs', () => {
    const before = record({ id: '1' }, '{"id":1,"a":"é","b":[],"c":{"x":1}}');
    const after = record({ id: '1' }, '{ "c": { "x": 1 }, "b": [ ], "a": "\\u00e9", "id": 1 }');
    equal(changesBetween(before, after), undefined);
  });

  it('sees digits beyond what a number holds, and other types of one value', () => {
    deepEqual(differingPointers('{"n":9007199254740993}', '{"n":9007199254740992}'), ['/n']);
    deepEqual(differingPointers('{"n":1}', '{"n":"1"}'), ['/n']);
    deepEqual(differingPointers('{"n":1.50}', '{"n":1.5}'), ['/n']);
  });

  it('finds values that came, went, moved in an array, or have keys with slashes', () => {
    deepEqual([...differingPointers('{"a":1,"b":2}', '{"b":2,"c":3}')].sort(), ['/a', '/c']);
    deepEqual(differingPointers('{"a":[1,2]}', '{"a":[1,3]}'), ['/a/1']);
    deepEqual(differingPointers('{"a/b":1}', '{"a/b":2}'), ['/a~1b']);
    deepEqual([...differingPointers('{"a":{}}', '{"a":{"b":1}}')].sort(), ['/a', '/a/b']);
  });

  it('compares very long answers as one text', () => {
    const long = (n: number) => `{"a":"${'x'.repeat(1_000_001)}","b":${n}}`;
    deepEqual(differingPointers(long(1), long(2)), ['']);
    deepEqual(differingPointers(long(1), long(1)), []);
  });
});
