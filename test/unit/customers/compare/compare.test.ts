import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { compareField } from '../../../../src/customers/compare/compare.ts';
import { type ComparedField, comparedFields, comparedValue } from '../../../../src/customers/compare/fields.ts';
import { recordOf } from '../records.ts';

const customerOf = (more: Partial<Customer>): Customer => recordOf({ id: '1', ...more }).customer;

/** How two customers go together in a field of which they have these values. */
const likeness = <Key extends keyof Customer>(field: Key & ComparedField, one: Customer[Key], other: Customer[Key]) =>
  compareField(field, [customerOf({ [field]: one }), customerOf({ [field]: other })]);

const address = { line1: null, line2: null, city: null, state: null, postalCode: null, country: null };

/** Few values of each kind, so that many of them meet. */
const texts = fc.option(fc.constantFrom('Ada', 'ada', 'Bob', 'Ångström', 'A\u030angström'), { nil: null });
const times = fc.option(
  fc.constantFrom('2024-03-20T10:00:00.000Z', '2024-03-20T10:00:00Z', '2024-03-20T10:00:00', '2024-03-20'),
  { nil: null },
);
const money = fc.option(
  fc.record({
    amount: fc.constantFrom('5', '5.00', '5.01', '-0.0', '0'),
    currency: fc.constantFrom('EUR', 'PLN', null),
  }),
  { nil: null },
);
const counts = fc.option(fc.constantFrom(0, 1), { nil: null });
const people: fc.Arbitrary<Customer> = fc.record({
  id: fc.constantFrom('1', '2'),
  name: texts,
  email: fc.option(fc.constantFrom('a@x.test', 'A@X.test', 'b@x.test'), { nil: null }),
  phone: fc.option(fc.constantFrom('+237671234567', '0671 23', '0671-23'), { nil: null }),
  type: texts,
  status: fc.option(fc.constantFrom('active' as const, 'blocked' as const), { nil: null }),
  country: fc.option(fc.constantFrom('CM', 'Kamerun', 'kamerun'), { nil: null }),
  address: fc.option(
    fc.record({ line1: texts, line2: texts, city: texts, state: texts, postalCode: texts, country: texts }),
    { nil: null },
  ),
  avatarUrl: texts,
  createdAt: times,
  updatedAt: times,
  firstOrderAt: times,
  lastOrderAt: times,
  orders: counts,
  subscriptions: counts,
  lifetimeValue: money,
  lastSpent: money,
});
const columns = fc.array(fc.option(people, { nil: undefined, freq: 6 }), { minLength: 1, maxLength: 5 });

describe('comparing customers', () => {
  it('a comparison of customers has every field of a customer, and every part of an address', () => {
    const customer = customerOf({ address });
    const expected = Object.keys(customer).flatMap(key =>
      key === 'address' ? Object.keys(address).map(part => `address/${part}`) : [key],
    );
    deepEqual([...comparedFields].sort(), expected.sort());
  });

  it('a comparison of customers takes e-mail addresses without case, phones as numbers, times as instants, money by amount and currency', () => {
    equal(likeness('email', 'Ada@X.test', 'ada@x.test').likeness, 'equal');
    equal(likeness('email', 'ada@x.test', 'bob@x.test').likeness, 'different');
    equal(likeness('phone', '+237671234567', '+237671234567').likeness, 'equal');
    equal(likeness('phone', '0671 23-45', '(0671) 2345').likeness, 'equal');
    equal(likeness('phone', '+237671234567', '+237671234568').likeness, 'different');
    equal(likeness('createdAt', '2024-03-20T10:00:00Z', '2024-03-20T10:00:00.000Z').likeness, 'equal');
    equal(likeness('createdAt', '2024-03-20T10:00:00.000Z', '2024-03-20T10:00:00.001Z').likeness, 'different');
    equal(
      likeness('lastSpent', { amount: '196.00', currency: 'PLN' }, { amount: '196', currency: 'PLN' }).likeness,
      'equal',
    );
    equal(
      likeness('lastSpent', { amount: '100', currency: 'PLN' }, { amount: '1', currency: 'PLN' }).likeness,
      'different',
    );
    equal(
      likeness('lastSpent', { amount: '1', currency: 'PLN' }, { amount: '1', currency: 'EUR' }).likeness,
      'different',
    );
    equal(
      likeness('lastSpent', { amount: '1', currency: null }, { amount: '1', currency: 'EUR' }).likeness,
      'different',
    );
  });

  it('a comparison of customers takes no time without a zone for an instant, and no day either', () => {
    equal(likeness('createdAt', '2024-03-20T10:00:00', '2024-03-20T10:00:00.000Z').likeness, 'different');
    equal(likeness('createdAt', '2024-03-20', '2024-03-20T00:00:00.000Z').likeness, 'different');
    equal(likeness('createdAt', '2024-03-20T10:00:00', '2024-03-20T10:00:00.000').likeness, 'equal');
  });

  it('a comparison of customers says of equal values whether they are written alike, and takes names as they are', () => {
    equal(likeness('email', 'Ada@X.test', 'ada@x.test').isWrittenDifferently, true);
    equal(likeness('email', 'ada@x.test', 'ada@x.test').isWrittenDifferently, false);
    equal(likeness('name', 'Ada', 'ada').likeness, 'different');
    equal(likeness('name', 'Ada', 'ada').isWrittenDifferently, false);
  });

  it('a comparison of customers keeps apart what contradicts and what is only lacking', () => {
    equal(likeness('name', 'Ada', null).likeness, 'partial');
    equal(likeness('name', null, null).likeness, 'none');
    const three = compareField(
      'name',
      ['Ada', 'Bob', null].map(name => customerOf({ name })),
    );
    equal(three.likeness, 'different');
  });

  it('a comparison of customers marks who differs: the fewer of several, who lacks it, and both of two', () => {
    const apart = (...names: (string | null)[]) =>
      compareField(
        'name',
        names.map(name => customerOf({ name })),
      ).apart;
    deepEqual(apart('Ada', 'Bob'), [true, true]);
    deepEqual(apart('Ada', 'Bob', 'Ada'), [false, true, false]);
    deepEqual(apart('Ada', null), [false, true]);
    deepEqual(apart('Ada', null, 'Bob', 'Ada'), [false, true, true, false]);
    deepEqual(apart('Ada', 'Ada'), [false, false]);
  });

  it('a comparison of customers looks at each part of an address for itself', () => {
    const [one, other] = ['Douala', 'Yaoundé'].map(city =>
      customerOf({ address: { ...address, city, postalCode: '237' } }),
    );
    equal(compareField('address/city', [one, other]).likeness, 'different');
    equal(compareField('address/postalCode', [one, other]).likeness, 'equal');
    equal(compareField('address/state', [one, other]).likeness, 'none');
    equal(compareField('address/city', [one, customerOf({})]).likeness, 'partial');
  });

  it('a comparison of customers says nothing of a record that is not there', () => {
    deepEqual(compareField('name', [customerOf({ name: 'Ada' }), undefined]), {
      field: 'name',
      likeness: 'alone',
      isWrittenDifferently: false,
      apart: [false, false],
    });
    const { likeness, apart } = compareField('name', [customerOf({ name: 'Ada' }), undefined, customerOf({})]);
    deepEqual({ likeness, apart }, { likeness: 'partial', apart: [false, false, true] });
  });

  it('a comparison of customers finds a record equal to itself in every field, however often it is there', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 5 }), (customer, times) => {
        for (const field of comparedFields) {
          const { likeness, apart, isWrittenDifferently } = compareField(field, Array(times).fill(customer));
          equal(likeness, comparedValue(customer, field) === null ? 'none' : 'equal');
          deepEqual(
            { apart: new Set(apart), isWrittenDifferently },
            { apart: new Set([false]), isWrittenDifferently: false },
          );
        }
      }),
    );
  });

  it('a comparison of customers comes to the same in whatever order the records are', () => {
    const shuffled = columns.chain(all =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(
          all.map((_, at) => at),
          { minLength: all.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([all, order]) => {
        for (const field of comparedFields) {
          const { apart, ...one } = compareField(field, all);
          const { apart: otherApart, ...other } = compareField(
            field,
            order.map(at => all[at]),
          );
          deepEqual(other, one);
          deepEqual(
            otherApart,
            order.map(at => apart[at]),
          );
        }
      }),
    );
  });

  it('a comparison of customers marks somebody exactly where not all are the same, and never all but where nobody is the majority', () => {
    fc.assert(
      fc.property(columns, all => {
        for (const field of comparedFields) {
          const { likeness, apart } = compareField(field, all);
          equal(apart.includes(true), likeness === 'partial' || likeness === 'different');
          all.forEach((customer, at) => {
            if (!customer) equal(apart[at], false);
            else if (comparedValue(customer, field) === null && likeness !== 'none' && likeness !== 'alone')
              equal(apart[at], true);
          });
        }
      }),
    );
  });
});
