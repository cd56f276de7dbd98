// What is done in other threads: pages that are cut and put together, an index in pieces, tables.

import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../src/core/fields/fold.ts';
import { IndexStore } from '../../src/customers/index/index-store.ts';
import { pack } from '../../src/customers/index/packing.ts';
import { openSealed } from '../../src/customers/index/sealed.ts';
import { needleOf, rankOf, searchRow } from '../../src/customers/match/matches.ts';
import { rowsOfSlices, Slices } from '../../src/customers/reading/slices.ts';
import { cellText } from '../../src/customers/table/cells.ts';
import { TableView } from '../../src/customers/table/table-view.ts';
import { recordOf } from '../unit/customers/records.ts';
import { rowOf, rowsOf } from '../unit/customers/table/rows.ts';
import { answerOf, question } from './answers.ts';
import type { Layout } from './layouts.ts';
import { anyJson, anyText } from './texts.ts';
import { tried } from './tried.ts';

/** What is left of a page on its way from the thread that reads is the page. */
export const cutsPages = ({ provider, list }: Layout) =>
  fc.asyncProperty(list, async text => {
    const page = tried(() => provider.list(question, {}).read(answerOf(text)));
    if (!page) return;
    const { records, problems, ...head } = page;
    const slices = new Slices(records, problems);
    // As messages between threads go.
    const next = () => structuredClone(slices.next());
    const { records: rows, problems: odd } = await rowsOfSlices('c1', next(), async () => next());
    const whole = { ...structuredClone(head), records: [...rows], problems: [...odd] };
    deepStrictEqual(JSON.parse(JSON.stringify(whole)), JSON.parse(JSON.stringify(page)));
  });

/** Few characters, so that many texts share pieces. */
const shared = fc
  .array(fc.constantFrom('a', 'n', 'ł', 'ß', '1', '7', ' ', '-', '@', '.', '翔', '🙂', 'A'), { maxLength: 8 })
  .map(parts => parts.join(''));
const field = fc.oneof({ weight: 4, arbitrary: shared }, { weight: 1, arbitrary: anyText });
const person = fc.record({
  id: field.filter(id => id !== ''),
  name: fc.option(field),
  email: fc.option(field),
  phone: fc.option(field),
});

/** The index of pieces finds what a look at every row finds. */
export const findsPieces = fc.property(fc.array(person, { maxLength: 30 }), field, (people, text) => {
  const store = new IndexStore(undefined);
  const records = people.map(one => recordOf(one, 'c1'));
  store.add('c1', pack(records));
  const known = new Map(records.map(record => [record.customer.id, record]));
  const { size, hits } = store.search('c1', text, 1000);
  equal(size, known.size);
  const needle = needleOf(text);
  const expected = [...known.values()].filter(
    ({ customer }) => needle !== undefined && rankOf(searchRow(customer), needle) !== undefined,
  );
  const ids = (found: readonly { readonly customer: { readonly id: string } }[]) =>
    found.map(({ customer }) => customer.id).sort();
  deepStrictEqual(ids(openSealed('c1', hits)), ids(expected));
});

/** A table has every row once, what has no value last, and shows exactly those that a plain look would. */
export const looksAtTables = fc.property(
  fc.array(fc.tuple(fc.option(field), anyJson), { maxLength: 20 }),
  fc.boolean(),
  fc.constantFrom('name', '/value', '/value/a'),
  field,
  (values, descending, column, filter) => {
    const rows = values.map(([name, json]) => rowOf({ name }, `{"value":${json}}`));
    const columns = ['name', '/value'];
    const view = new TableView(rowsOf(rows));
    equal(view.look({ columns, sort: { column, descending }, filter: '' }), rows.length);
    const all = view.window([[0, rows.length]]);
    equal(new Set(all).size, rows.length, 'every row once');
    const blanks = all.map(row => row !== undefined && cellText(row, column) === '');
    ok(!blanks.some((blank, at) => blank && blanks[at + 1] === false), 'what has no value comes last');
    const words = fold(filter).split(/\s+/).filter(Boolean);
    const lines = (row: (typeof rows)[number]) => columns.map(key => fold(cellText(row, key))).join('\n');
    const matching = all.filter(row => row !== undefined && words.every(word => lines(row).includes(word)));
    const shown = view.look({ columns, sort: { column, descending }, filter });
    deepStrictEqual(view.window([[0, shown]]), matching);
  },
);
