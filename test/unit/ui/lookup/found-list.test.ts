import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import type { KeyRow } from '../../../../src/customers/lookup/look-up.ts';
import { nobody } from '../../../../src/customers/reconcile/comparable.ts';
import { privacyOf } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

const record = (connectionId: string, id: string, name: string): CustomerRecord => ({
  connectionId,
  customer: { ...nobody, id, name, email: 'ada@example.com', address: null },
  raw: '{}',
  sources: {},
});

const found = (at: number): KeyRow => ({
  key: { kind: 'email', text: `ada${at}@example.com` },
  places: [{ connectionId: 'one', kind: 'found', fit: 'whole', records: [record('one', `id-${at}`, 'Ada Lovelace')] }],
});
const missing: KeyRow = {
  key: { kind: 'email', text: 'nobody@example.org' },
  places: [{ connectionId: 'one', kind: 'notThere' }],
};
const words = {
  ...{ title: 'List', about: '', doubts: [], action: undefined },
  nameOf: (id: string) => `Shop ${id}`,
};

describe('a list of keys as it is shown', () => {
  let list: typeof import('../../../../src/ui/lookup/found-list.ts');

  before(async () => {
    list = await withVscode({}, () => import('../../../../src/ui/lookup/found-list.ts'));
  });

  it('is counted by what came of each, and paged by a hundred', () => {
    const rows = [...Array.from({ length: 150 }, (_, at) => found(at)), missing];
    const look = { kind: 'found', text: '', page: 2 } as const;
    const view = list.listView(rows, look, list.seen(rows, look), words);
    deepEqual(
      view.counts.map(({ kind, count }) => ({ kind, count })),
      [
        { kind: 'found', count: 150 },
        { kind: 'doubtful', count: 0 },
        { kind: 'notFound', count: 1 },
      ],
    );
    deepEqual(
      { range: view.range, hasMore: view.hasMore, rows: view.rows.length },
      { range: '101–150 of 150', hasMore: false, rows: 50 },
    );
    deepEqual(view.rows[0], { title: 'Ada Lovelace', key: 'ada100@example.com', note: 'in Shop one' });
    equal(list.seen(rows, { ...look, text: 'ADA149@', page: 9 }).rows.length, 1);
  });

  it('names nobody in privacy mode: neither the customer nor what was looked for', () => {
    const privacy = privacyOf('on');
    ok(list.isCovered(privacy, missing));
    const shown = JSON.stringify([found(1), missing].map(row => list.shownRow(privacy, row)));
    for (const text of ['Ada', 'ada', 'nobody@']) ok(!shown.includes(text), `${text} in ${shown}`);
  });

  it('says of each connection where somebody is, one beside the other', () => {
    const row: KeyRow = {
      ...found(1),
      places: [
        {
          ...{ connectionId: 'one', kind: 'found', fit: 'whole' },
          records: [record('one', '1', 'Ada'), record('one', '2', 'Ada B.')],
        },
        { connectionId: 'two', kind: 'open', askable: true },
      ],
    };
    const { fields, here } = list.openKey(row, 3, words.nameOf);
    deepEqual(fields[0]?.here, ['in Shop one (2 times) · not looked for in Shop two']);
    deepEqual(fields[1]?.here, ['Shop one', 'Shop one']);
    deepEqual(here, ['Shop one and 1', 'Shop one and 2']);
  });
});
