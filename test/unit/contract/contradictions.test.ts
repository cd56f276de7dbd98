import { deepEqual, equal } from 'node:assert/strict';
import { driftLines } from '../../support/drift-lines.ts';
import { providerOf } from '../../support/local-client.ts';
import { sample } from '../../support/samples/sample.ts';
import { asked, facts, read } from './reading.ts';
import { row, withRows } from './rows.ts';

describe('what documents contradict each other in', () => {
  type Changes = Parameters<typeof row>[1];
  const pageWith = (id: string, changes: Changes) =>
    read(providerOf(id), withRows(providerOf(id), `[${row(providerOf(id), changes)}]`));
  const recordWith = (id: string, changes: Changes) => pageWith(id, changes).records[0];

  it('Cartevo may send the names of its database', () => {
    const changes = {
      country: undefined,
      country_iso_code: '"CM"',
      country_phone_code: '"+237"',
      phone_number: '"600000000"',
    };
    const record = recordWith('cartevo', changes);
    deepEqual(
      { country: record?.customer.country, phone: record?.customer.phone },
      { country: 'CM', phone: '+237600000000' },
    );
    deepEqual(record?.sources.country, ['/country_iso_code']);
  });

  it('Cartevo may send all customers at once, without counts', () => {
    const cartevo = providerOf('cartevo');
    const rows = (count: number) => `{"data":[${Array(count).fill(row(cartevo)).join()}]}`;
    const factsOf = (count: number, page = 1) => facts(read(cartevo, rows(count), asked({ page })));
    deepEqual(factsOf(25), { page: 1, pageSize: null, pageCount: null, total: 25, hasMore: false, whole: true });
    deepEqual(factsOf(3), { page: 1, pageSize: null, pageCount: null, total: 3, hasMore: false, whole: true });
    deepEqual(factsOf(10), { page: 1, pageSize: null, pageCount: null, total: null, hasMore: true, whole: false });
    deepEqual(factsOf(3, 2), { page: 2, pageSize: null, pageCount: null, total: null, hasMore: false, whole: false });
  });

  it('Yativo may send no counts, and fewer rows than were asked for', () => {
    const yativo = providerOf('yativo');
    const rows = (count: number) => `{"data":[${Array(count).fill(row(yativo)).join()}]}`;
    const factsOf = (count: number) => facts(read(yativo, rows(count), asked({ pageSize: 100 })));
    deepEqual(factsOf(14), { page: 1, pageSize: null, pageCount: null, total: 14, hasMore: false, whole: true });
    deepEqual(factsOf(15), { page: 1, pageSize: null, pageCount: null, total: null, hasMore: true, whole: false });
  });

  it("Yativo's counts may be called meta, and lack the last page", () => {
    const text = sample('yativo.list')
      .replace('"pagination"', '"meta"')
      .replace(/"last_page": 1,/, '');
    // Two rows of 45 came: pages have two rows, whatever size the answer repeats.
    deepEqual(facts(read(providerOf('yativo'), text.replace('"total": 2', '"total": 45'))), {
      ...{ page: 1, pageSize: 2, pageCount: 23, total: 45, hasMore: true, whole: false },
    });
  });

  it("Yativo's postal code has two names, its flags two types, its address may be null", () => {
    const address = '{"street":"Elm Street","postal_code":"00233"}';
    const page = pageWith('yativo', { customer_address: address, can_create_vc: 'true', can_create_va: '0' });
    const sent = page.records[0]?.customer.address;
    deepEqual(
      { line1: sent?.line1, postalCode: sent?.postalCode, noted: driftLines(page) },
      { line1: 'Elm Street', postalCode: '00233', noted: [] },
    );
    equal(recordWith('yativo', { customer_address: 'null' })?.customer.address, null);
  });

  const states: readonly [id: string, key: string, meanings: Readonly<Record<string, string | null>>][] = [
    ['cartevo', 'is_active', { true: 'active', false: 'inactive', null: null }],
    [
      ...(['yativo', 'customer_status'] as const),
      { '"active"': 'active', '"inactive"': 'inactive', '"suspended"': 'blocked', '"pending"': 'pending', null: null },
    ],
    [
      ...(['devdraft', 'status'] as const),
      { '"ACTIVE"': 'active', '"BLACKLISTED"': 'blocked', '"DEACTIVATED"': 'inactive', '"DELETED"': 'deleted' },
    ],
  ];
  for (const [id, key, meanings] of states) {
    for (const [literal, meaning] of Object.entries(meanings)) {
      it(`${id}'s ${key} ${literal} means ${meaning}`, () =>
        equal(recordWith(id, { [key]: literal })?.customer.status, meaning));
    }
  }

  it('Devdraft spells its times in two ways', () => {
    const record = recordWith('devdraft', {
      createdAt: undefined,
      updatedAt: undefined,
      created_at: '"2024-03-20T10:00:00Z"',
      updated_at: '"2024-03-21T10:00:00Z"',
    });
    deepEqual(
      { createdAt: record?.customer.createdAt, updatedAt: record?.customer.updatedAt },
      { createdAt: '2024-03-20T10:00:00.000Z', updatedAt: '2024-03-21T10:00:00.000Z' },
    );
    deepEqual(
      { createdAt: record?.sources.createdAt, updatedAt: record?.sources.updatedAt },
      { createdAt: ['/created_at'], updatedAt: ['/updated_at'] },
    );
  });

  it("Devdraft's pages are as long as what came, not as what it repeats of the question", () => {
    const text = sample('devdraft.list').replace('"take": 10', '"take": 2');
    deepEqual(facts(read(providerOf('devdraft'), text)), {
      ...{ page: 1, pageSize: 2, pageCount: 78, total: 156, hasMore: true, whole: false },
    });
    const last = sample('devdraft.list').replace('"skip": 0', '"skip": 150');
    equal(facts(read(providerOf('devdraft'), last, asked({ page: 16 }))).hasMore, false);
  });

  it("Easy.tools' amounts have the digits of their currency", () => {
    const worth = (changes: Record<string, string>) => recordWith('easytools', changes)?.customer.lifetimeValue;
    deepEqual(worth({ lifetime_value: '1980', currency: '"jpy"' }), { amount: '1980', currency: 'JPY' });
    deepEqual(worth({ lifetime_value: '3750', currency: '"kwd"' }), { amount: '3.750', currency: 'KWD' });
    deepEqual(worth({ lifetime_value: '0' }), { amount: '0.00', currency: 'PLN' });
    deepEqual(worth({ lifetime_value: 'null' }), null);
  });

  describe("Xtrakit's list", () => {
    const xtrakit = providerOf('xtrakit');
    const one = row(xtrakit);
    const two = row(xtrakit, { id: '2' });
    const ids = (customers: string) =>
      read(xtrakit, withRows(xtrakit, customers)).records.map(({ customer }) => customer.id);

    it('can be a list', () => deepEqual(ids(`[${two},${one}]`), ['2', '1']));
    it('can be one customer', () => deepEqual(ids(two), ['2']));
    it('can be an object by ID, read in the order of the text', () =>
      deepEqual(ids(`{"20":${two},"1":${one}}`), ['2', '1']));
    it('can be an object by index', () => deepEqual(ids(`{"0":${one},"1":${two}}`), ['1', '2']));
    it('can be empty in either way', () => deepEqual({ list: ids('[]'), object: ids('{}') }, { list: [], object: [] }));
    it('has a problem where one of the keyed rows is none', () => {
      const page = read(xtrakit, withRows(xtrakit, `{"0":${one},"1":"x","2":{"customer_name":"No ID"}}`));
      deepEqual(
        { records: page.records.length, problems: page.problems.map(({ index }) => index), total: page.total },
        { records: 1, problems: [1, 2], total: 3 },
      );
    });
    it('has one problem where the one customer has no ID', () =>
      equal(read(xtrakit, withRows(xtrakit, row(xtrakit, { id: undefined }))).problems.length, 1));
    it('is not the whole list where its envelope counts more, or leads to another page', () => {
      const counted = (more: object) => {
        const body = JSON.stringify({ ...JSON.parse(withRows(xtrakit, `[${one},${two}]`)), ...more });
        const { total, hasMore } = read(xtrakit, body);
        return { total, hasMore };
      };
      deepEqual(counted({ pagination: { total: '230' } }), { total: 230, hasMore: false });
      deepEqual(counted({ meta: { last_page: 12 } }), { total: null, hasMore: true });
      deepEqual(counted({ meta: { total: 1, last_page: 1 } }), { total: 2, hasMore: false });
    });
    it('is the whole list, whatever page was asked', () => {
      const page = read(xtrakit, withRows(xtrakit, `[${one},${two}]`), asked({ page: 2, pageSize: 1 }));
      deepEqual(facts(page), { page: 2, pageSize: null, pageCount: null, total: 2, hasMore: false, whole: true });
    });
  });
});
