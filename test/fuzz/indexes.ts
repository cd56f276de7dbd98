// Customers come, change and go; after each of these the index knows what a look at every one of them finds.

import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { IndexStore } from '../../src/customers/index/index-store.ts';
import { pack } from '../../src/customers/index/packing.ts';
import { openSealed } from '../../src/customers/index/sealed.ts';
import { needleOf, rankOf, searchRow } from '../../src/customers/match/matches.ts';
import { recordOf } from '../unit/customers/records.ts';
import { anyText } from './texts.ts';

/** Few letters: what is looked for is in some of them, and nearly in others. */
const near = fc.string({ unit: fc.constantFrom('a', 'b', '1', '0', '-', '@', '.', ' ', 'ø', 'Ł', '王'), maxLength: 9 });
const text = fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: anyText });
const id = fc.oneof(
  fc.nat(6).map(nth => `c${nth}`),
  fc.nat(6).map(nth => `0000a${nth}00-aaaa-4aaa-8aaa-0000000b10${nth}0`),
  fc.nat(6).map(nth => `0000A${nth}00-AAAA-4AAA-8AAA-0000000B10${nth}0`),
  text,
);
const maybe = fc.option(text);
const record = fc
  .record({ id, name: maybe, email: maybe, phone: maybe, country: maybe, type: maybe, raw: text })
  // Half of a pair of surrogates in raw JSON is none of UTF-8, nor does an answer have it.
  .map(({ raw, ...customer }): CustomerRecord => ({ ...recordOf(customer), raw: raw.toWellFormed() }));

const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(record, { minLength: 1, maxLength: 8 }).map(records => ({ records })) },
  { weight: 1, arbitrary: fc.array(id, { minLength: 1, maxLength: 4 }).map(ids => ({ ids })) },
);

const byId = (records: readonly CustomerRecord[]) =>
  records.toSorted((one, other) => (one.customer.id < other.customer.id ? -1 : 1));

export const findsAll = fc.property(
  fc.array(step, { minLength: 1, maxLength: 8 }),
  fc.array(text, { minLength: 1, maxLength: 6 }),
  (steps, texts) => {
    const store = new IndexStore(undefined);
    const kept = new Map<string, CustomerRecord>();
    for (const one of steps) {
      if ('ids' in one) {
        store.remove('one', one.ids);
        for (const gone of one.ids) kept.delete(gone);
      } else {
        store.add('one', pack(one.records));
        for (const came of one.records) kept.set(came.customer.id, came);
      }
      for (const wanted of texts) {
        const needle = needleOf(wanted);
        const rank = ({ customer }: CustomerRecord) => needle && rankOf(searchRow(customer), needle);
        const { size, hits } = store.search('one', wanted, 1000);
        const found = openSealed('one', hits);
        equal(size, kept.size);
        deepEqual(byId(found), byId([...kept.values()].filter(there => rank(there) !== undefined)));
        deepEqual(found.map(rank), found.map(rank).toSorted());
      }
    }
  },
);
