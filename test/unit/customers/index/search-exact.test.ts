import { deepEqual } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { IndexStore } from '../../../../src/customers/index/index-store.ts';
import { pack } from '../../../../src/customers/index/packing.ts';
import { openSealed } from '../../../../src/customers/index/sealed.ts';
import { needleOf, type Rank, rankOf, ranks, searchRow, type Term } from '../../../../src/customers/match/matches.ts';
import { dice } from '../dice.ts';
import { recordOf } from '../records.ts';

const roll = dice(77);
const one = <T>(of: readonly [T, ...T[]]): T => of[roll(of.length)] ?? of[0];

const given = [
  'Anna',
  'Joanna',
  'Łucja',
  'Zoë',
  'Jean-Pierre',
  'محمد',
  '翔太',
  'Ω',
  'Lll',
  'O’Brien',
  'Straße',
  '🙂 Bo',
] as const;
const family = ['Nowak', 'Brontë', 'Ó Briain', 'ANNA', 'Smith', 'Çelik', '渡辺', 'x', 'Connor', 'An', ''] as const;
const domains = ['example.com', 'mail.example.com', 'EXAMPLE.org', 'bücher.example'] as const;
const digits = (count: number) => Array.from({ length: count }, () => one(['0', '1', '1', '1', '2', '7'])).join('');

function person(id: string, connectionId: string): CustomerRecord {
  const name = roll(9) === 0 ? null : `${one(given)} ${one(family)}`.trim();
  const email = roll(9) === 0 ? null : `${one(given)}.${digits(2)}@${one(domains)}`;
  const phone = roll(5) === 0 ? null : `+${one(['48', '1', '237'])}${digits(9)}`;
  return recordOf({ id, name, email, phone }, connectionId);
}

const uuidOf = (nth: number) => {
  const hex = `${nth.toString(16).padStart(6, 'a')}${(nth * 2654435761).toString(16)}`.padEnd(32, '0').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const idOf = (nth: number) =>
  [
    uuidOf(nth),
    uuidOf(nth).toUpperCase(),
    `cust_${nth}`,
    `${(nth * 2654435761) >>> 0}`,
    `${nth.toString(16).padStart(8, 'a')}-4${nth % 7}b1-8222`,
    `ń${nth}`,
  ][nth % 6] ?? '';

const texts = [
  '@',
  'a',
  'n',
  '1',
  '-',
  'øøø',
  'ł',
  'ß',
  'ж',
  '翔',
  '太 渡',
  'م',
  '🙂',
  'll',
  'lll',
  'an',
  'ann',
  'anna',
  'nna n',
];
const more = [
  'example.con',
  'example.com',
  'mple.e',
  '1111',
  '11111111111',
  '000',
  '48',
  '+48',
  '0048 111',
  '(48) 11-1',
  'b1-8',
];
const last = [
  'jean-pierre',
  'anna anna',
  'o’brien',
  "o'b",
  'ó briain',
  'an@',
  'cust_1',
  'cust_12',
  'x',
  ', ,',
  'strasse',
  'bücher',
  '7',
];

/** What one may look for: the texts above, and parts of what there is. */
function textOf(records: readonly CustomerRecord[]): string {
  if (roll(2) === 0) return [...texts, ...more, ...last][roll(texts.length + more.length + last.length)] ?? '';
  const { id, name, email, phone } = records[roll(records.length)]?.customer ?? { id: '' };
  const field = [id, name, email, phone][roll(4)] ?? id;
  const from = roll(3) === 0 ? 0 : roll(field.length);
  const part = field.slice(from, from + 1 + roll(9));
  return roll(4) === 0 ? `${part} ${field.slice(0, 3)}` : part;
}

/** Rows of one connection as an index numbers them: one that is removed leaves its place to the next that comes. */
class Rows {
  readonly all: (CustomerRecord | undefined)[] = [];
  private readonly texts: (string | undefined)[] = [];
  private readonly free: number[] = [];

  set(record: CustomerRecord): void {
    const known = this.all.findIndex(other => other?.customer.id === record.customer.id);
    const at = known >= 0 ? known : (this.free.pop() ?? this.all.length);
    this.all[at] = record;
    this.texts[at] = searchRow(record.customer);
  }

  remove(id: string): void {
    const at = this.all.findIndex(record => record?.customer.id === id);
    if (at < 0) return;
    this.all[at] = undefined;
    this.texts[at] = undefined;
    this.free.push(at);
  }

  /** Every row is looked at, for one thing after another, the best first. */
  search(text: string, limit: number): readonly CustomerRecord[] {
    const needle = needleOf(text);
    if (!needle) return [];
    const found = new Set<number>();
    const ask = (terms: readonly Term[], rank: Rank) => {
      for (const [at, row] of this.texts.entries())
        if (row && rankOf(row, needle) === rank && terms.every(term => stands(row, term, rank))) found.add(at);
    };
    for (const whole of needle.wholes) ask([whole], ranks.exact);
    for (const rank of [ranks.prefix, ranks.inside]) for (const terms of needle.ways) ask(terms, rank);
    return [...found].slice(0, limit).flatMap(at => this.all[at] ?? []);
  }
}

function stands(row: string, { text, phone }: Term, rank: Rank): boolean {
  const place = phone ? row.slice(row.lastIndexOf('\n', row.length - 2)) : row;
  if (rank === ranks.exact) return place.includes(`\n${text}\n`);
  return rank === ranks.inside ? place.includes(text) : place.includes(`\n${text}`) || place.includes(` ${text}`);
}

const ids = (records: readonly CustomerRecord[]) => records.map(({ customer }) => customer.id);

describe('what an index finds', () => {
  it('what an index finds is what a look at every row finds, in the same order, while customers come, change and go', () => {
    const store = new IndexStore(undefined);
    const plain = new Map(['one', 'two'].map(id => [id, new Rows()]));
    let next = 0;
    for (let round = 0; round < 40; round++) {
      const connectionId = one(['one', 'one', 'two']);
      const rows = plain.get(connectionId) ?? new Rows();
      const known = rows.all.flatMap(record => record ?? []);
      const fresh = Array.from({ length: roll(60) }, () => person(idOf(next++), connectionId));
      const changed = Array.from({ length: known.length && roll(25) }, () => {
        const record = known[roll(known.length)];
        return person(record?.customer.id ?? '', connectionId);
      });
      const records = [...fresh, ...changed, ...known.slice(0, 3)];
      store.add(connectionId, pack(records));
      for (const record of records) rows.set(record);
      const gone = Array.from({ length: known.length && roll(12) }, () => known[roll(known.length)]?.customer.id ?? '');
      store.remove(connectionId, gone);
      for (const id of gone) rows.remove(id);
      const there = rows.all.flatMap(record => record ?? []);
      for (let nth = 0; nth < 25; nth++) {
        const [text, limit] = [textOf(there), one([1, 5, 100, 10_000])];
        const { size, hits } = store.search(connectionId, text, limit);
        const found = openSealed(connectionId, hits);
        deepEqual(ids(found), ids(rows.search(text, limit)), `${round}: ${JSON.stringify(text)}, ${limit}`);
        deepEqual(found, rows.search(text, limit), `${round}: ${JSON.stringify(text)}, ${limit}`);
        deepEqual(size, there.length);
      }
    }
  });

  it('what an index finds of customers that changed again and again is what they are now', () => {
    const store = new IndexStore(undefined);
    const rows = new Rows();
    for (let round = 0; round < 250; round++) {
      const records = Array.from({ length: 150 }, (_, nth) => person(idOf(nth), 'one'));
      store.add('one', pack(records));
      for (const record of records) rows.set(record);
    }
    store.remove('one', [idOf(149)]);
    rows.remove(idOf(149));
    for (const text of [...texts, ...more, ...last]) {
      const found = openSealed('one', store.search('one', text, 1000).hits);
      deepEqual(ids(found), ids(rows.search(text, 1000)), text);
      deepEqual(found, rows.search(text, 1000), text);
    }
    deepEqual(store.search('one', 'a', 1).size, 149);
  });
});
