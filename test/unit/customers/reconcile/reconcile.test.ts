import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { stringify } from 'csv-stringify/sync';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { type RowKind, rowKinds } from '../../../../src/customers/reconcile/join.ts';
import { type Corrections, otherFile } from '../../../../src/customers/reconcile/other-list.ts';
import { type ReconciledRow, type Reconciliation, reconcile } from '../../../../src/customers/reconcile/reconcile.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { fileOf, listOf } from './lists.ts';

type Some = Partial<Customer> & { readonly id: string };
type By = 'id' | 'email' | 'phone';

const signal = new AbortController().signal;

async function rowsOf(result: Reconciliation, kind: RowKind): Promise<ReconciledRow[]> {
  const rows: ReconciledRow[] = [];
  for await (const row of result.rows(kind)) rows.push(row);
  return rows;
}

const counts = ({ onlyHere, onlyThere, equal: same, different, doubtful }: Reconciliation) => ({
  onlyHere,
  onlyThere,
  equal: same,
  different,
  doubtful,
});

async function compared(
  here: readonly Some[],
  file: string,
  by: By = 'email',
  { name = 'crm.csv', fields, ...given }: Corrections & { name?: string; fields?: readonly (keyof Customer)[] } = {},
) {
  const other = await otherFile(fileOf(name, file), given);
  return reconcile(listOf(here), other, { by, signal, ...(fields && { fields }) });
}

/** Numbers from a seed, between 0 and 1 (the public domain's mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where one has the day alone, the days count. */
const isSameTime = (one: string, other: string): boolean =>
  one.length === 10 || other.length === 10 ? one.slice(0, 10) === other.slice(0, 10) : one === other;

/** What anybody would write: two maps by key, and every pair looked at. */
function plainScript(here: readonly Some[], there: readonly Some[], by: By) {
  const keyOf = (customer: Some) => (by === 'email' ? customer.email?.toLowerCase() : customer[by]) || undefined;
  const found: Record<RowKind, string[]> = { onlyHere: [], onlyThere: [], equal: [], different: [], doubtful: [] };
  const group = (list: readonly Some[]) => {
    const map = new Map<string, Some[]>();
    for (const customer of list) {
      const key = keyOf(customer);
      if (key !== undefined) map.set(key, [...(map.get(key) ?? []), customer]);
    }
    return map;
  };
  const [ours, theirs] = [group(here), group(there)];
  for (const customer of here) if (keyOf(customer) === undefined) found.onlyHere.push('');
  for (const customer of there) if (keyOf(customer) === undefined) found.onlyThere.push('');
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [one = [], other = []] = [ours.get(key), theirs.get(key)];
    const kind = (): RowKind => {
      if (one.length > 1 || other.length > 1) return 'doubtful';
      if (other.length === 0) return 'onlyHere';
      if (one.length === 0) return 'onlyThere';
      const isSame = (one[0]?.name ?? '') === (other[0]?.name ?? '') && one[0]?.country === other[0]?.country;
      return isSame && isSameTime(one[0]?.createdAt ?? '', other[0]?.createdAt ?? '') ? 'equal' : 'different';
    };
    found[kind()].push(key);
  }
  return found;
}

const timesOfPairs = [
  ...['2026-01-05', '2026-01-06', '2026-01-05T10:00:00.000Z', '2026-01-05T23:30:00.000Z', '2026-01-05T10:00:00'],
  null,
];

/** Two lists of few names and addresses, so that all kinds of results are among them. */
function pairOf(seed: number): { readonly here: readonly Some[]; readonly there: readonly Some[] } {
  const next = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const size = () => Math.floor(next() * 40);
  const most = 10 + Math.floor(next() * 60);
  const customer = (id: string): Some => {
    const email = next() < 0.1 ? null : `p${Math.floor(next() * most)}@example.org`;
    const written = email && (next() < 0.3 ? email.toUpperCase() : email);
    const [name, country] = [pick(['Ada', 'Bo "B"', 'Zoë, Ü', null]), pick(['CM', 'PL', null])];
    return { id, email: written, name, country, createdAt: pick(timesOfPairs) };
  };
  const here = Array.from({ length: size() }, (_, at) => customer(`h${at}`));
  // A part of the other list is taken from this one.
  const there = Array.from({ length: size() }, (_, at) => {
    const same = next() < 0.5 ? pick(here.length > 0 ? here : [customer('x')]) : undefined;
    if (!same) return customer(`t${at}`);
    const createdAt = same.createdAt && next() < 0.5 ? same.createdAt.slice(0, 10) : same.createdAt;
    return { ...same, id: `t${at}`, createdAt: createdAt ?? null };
  });
  return { here, there };
}

describe('a comparison of two lists', () => {
  it('finds what a plain script with maps finds, in 1,000 pairs of lists', async () => {
    const seen: Record<RowKind, number> = { onlyHere: 0, onlyThere: 0, equal: 0, different: 0, doubtful: 0 };
    for (let seed = 1; seed <= 1000; seed++) {
      const { here, there } = pairOf(seed);
      const csv = stringify([...there], {
        header: true,
        columns: ['id', 'email', 'name', 'country', 'createdAt'],
      });
      const columns = { id: 'id', email: 'email', createdAt: 'createdAt' };
      const result = await compared(here, csv, 'email', { columns });
      const expected = plainScript(here, there, 'email');
      for (const kind of rowKinds) {
        const keys = (await rowsOf(result, kind)).map(({ key }) => key);
        deepEqual(keys.toSorted(), expected[kind].toSorted(), `seed ${seed}, ${kind}`);
        equal(result[kind], keys.length);
        seen[kind] += keys.length;
      }
      await result.dispose();
    }
    ok(
      rowKinds.every(kind => seen[kind] > 500),
      JSON.stringify(seen),
    );
  });

  it('gives both sides of a row, and the fields in which they differ', async () => {
    const here = [
      { id: '9007199254740993123', email: 'Ada@Example.org', name: 'Ada', phone: '+237671234567', orders: 2 },
    ];
    const result = await compared(here, 'email,name,phone,orders\nada@example.org,Ada L,+237 671 23 45 67,3\n');
    const [row] = await rowsOf(result, 'different');
    deepEqual(counts(result), { onlyHere: 0, onlyThere: 0, equal: 0, different: 1, doubtful: 0 });
    deepEqual({ key: row?.key, differs: row?.differs }, { key: 'ada@example.org', differs: ['name', 'orders'] });
    deepEqual(row?.there, [{ name: 'Ada L', email: 'ada@example.org', phone: '+237671234567', orders: 3 }]);
    deepEqual(
      { id: row?.here[0]?.customer.id, raw: row?.here[0]?.raw, sources: row?.here[0]?.sources },
      { id: '9007199254740993123', raw: JSON.stringify(here[0]), sources: { id: ['/id'] } },
    );
  });

  it('matches phone numbers however they are written, and IDs only as they are', async () => {
    const here = [
      { id: '00123', phone: '+237671234567' },
      { id: '456', phone: '+48225550100' },
    ];
    const phones = await compared(here, 'phone\n00237 671 23 45 67\n+48 (22) 555-01-00\n', 'phone', {
      columns: { phone: 'phone' },
    });
    deepEqual(counts(phones).onlyThere, 1, '00 is no plus without a country to dial from');
    equal(counts(phones).equal, 1);
    const ids = await compared(here, 'id\n123\n456\n', 'id');
    deepEqual(counts(ids), { onlyHere: 1, onlyThere: 1, equal: 1, different: 0, doubtful: 0 });
  });

  it('calls two rows of one key doubtful, and gives all of them', async () => {
    const here = [
      { id: '1', email: 'a@example.org' },
      { id: '2', email: 'A@example.org ' },
      { id: '3', email: 'b@example.org' },
    ];
    const result = await compared(here, 'email,name\nb@example.org,x\nB@EXAMPLE.ORG,y\nb@example.org,z\n');
    const rows = await rowsOf(result, 'doubtful');
    deepEqual(
      rows.map(({ key, here: ours, there }) => ({
        key,
        ours: ours.map(({ customer }) => customer.id),
        there: there.map(({ name }) => name),
      })),
      [
        { key: 'a@example.org', ours: ['1', '2'], there: [] },
        { key: 'b@example.org', ours: ['3'], there: ['x', 'y', 'z'] },
      ],
    );
  });

  it('says which rows have nothing to be matched by, and counts them on their side', async () => {
    const result = await compared([{ id: '1' }, { id: '2', email: '' }], 'email,name\n,x\n');
    deepEqual(counts(result), { onlyHere: 2, onlyThere: 1, equal: 0, different: 0, doubtful: 0 });
    match(result.doubts.join(' '), /2 rows of The list “here” without e-mail address/);
    match(result.doubts.join(' '), /1 row of crm\.csv without e-mail address/);
    equal(result.complete, true);
  });

  it('compares the fields that are chosen, and no other', async () => {
    const here = [{ id: '1', email: 'a@example.org', name: 'Ada', country: 'CM' }];
    const file = 'email,name,country\na@example.org,Ada,Cameroon\n';
    deepEqual(counts(await compared(here, file)).equal, 1, 'a country by its name is the same country');
    const other = 'email,name,country\na@example.org,Bo,CM\n';
    deepEqual(counts(await compared(here, other, 'email', { fields: ['country'] })).equal, 1);
    deepEqual(counts(await compared(here, other, 'email', { fields: ['name'] })).different, 1);
    await rejects(
      compared(here, other, 'email', { fields: ['orders'] }),
      failsAs('badRequest', /no column for “orders”/),
    );
  });

  it('is refused before anything is asked for where the file has no column for the key, or not the one named', async () => {
    const here = { ...listOf([]), read: () => Promise.reject(new Error('It was asked.')) };
    const other = await otherFile(fileOf('crm.csv', 'name,city\nAda,Cork\n'));
    await rejects(reconcile(here, other, { by: 'phone', signal }), failsAs('badRequest', /no column .* “phone”/));
    await rejects(
      otherFile(fileOf('crm.csv', 'name,city\n'), { columns: { email: 'e-mail' } }),
      failsAs('badRequest', /no column “e-mail”.*It has name, city/),
    );
  });

  it('compares amounts and times by what they mean', async () => {
    const here = [
      {
        id: '1',
        lifetimeValue: { amount: '1250.50', currency: 'EUR' },
        lastSpent: { amount: '196.00', currency: 'EUR' },
        createdAt: '2024-03-20T10:00:00.000Z',
      },
    ];
    const semicolons = 'id;ltv;currency;Last Spent;Created At\n1;1.250,5;eur;196;2024-03-20T11:00:00+01:00\n';
    deepEqual(counts(await compared(here, semicolons, 'id', { decimal: ',' })).equal, 1);
    const guessed = 'id;ltv;currency;Last Spent;Created At\n1;1.250,51;EUR;196,00;2024-03-20T10:00:00Z\n';
    const [row] = await rowsOf(await compared(here, guessed, 'id'), 'different');
    deepEqual(row?.there[0]?.lifetimeValue, { amount: '1250.51', currency: 'EUR' });
    deepEqual(row?.differs, ['lifetimeValue']);
  });

  it('reads an amount beside its currency, and an address as mail programs write it', async () => {
    const money = (amount: string, currency: string) => ({ amount, currency });
    const here = [
      { id: '1', email: 'zoe@example.org', lifetimeValue: money('1250.50', 'EUR') },
      { id: '2', email: 'ada@example.org', lifetimeValue: money('3.00', 'USD') },
      { id: '3', email: 'bo@example.org', lifetimeValue: money('-7.50', 'GBP') },
    ];
    const file = [
      'ID;E-Mail;LTV',
      ...['1;Zoë <zoe@example.org>;€ 1.250,50', '2;mailto:Ada@example.org;3,00 USD', '3;bo@example.org;GBP-7,50'],
    ].join('\n');
    deepEqual(counts(await compared(here, file, 'email')).equal, 3);
    deepEqual(counts(await compared(here, file, 'id')).equal, 3);
  });

  it('compares with another connection by what says who somebody is', async () => {
    const here = [
      { id: 'a', email: 'ada@example.org', name: 'Ada', createdAt: '2024-01-01T00:00:00.000Z' },
      { id: 'b', email: 'bo@example.org', name: 'Bo' },
    ];
    const there = listOf(
      [
        { id: 'x', email: 'ADA@example.org', name: 'Ada', orders: 3 },
        { id: 'y', email: 'bo@example.org', name: 'Bob' },
      ],
      'there',
    );
    const result = await reconcile(listOf(here), { kind: 'connection', connection: there }, { by: 'email', signal });
    deepEqual(counts(result), { onlyHere: 0, onlyThere: 0, equal: 1, different: 1, doubtful: 0 });
    const [row] = await rowsOf(result, 'equal');
    deepEqual({ id: row?.there[0]?.id, orders: row?.there[0]?.orders }, { id: 'x', orders: 3 });
  });

  it('is the same where no row stays in memory', async () => {
    const here = Array.from({ length: 5000 }, (_, at) => ({
      id: `h${at}`,
      email: `p${at}@example.org`,
      name: 'ü'.repeat(at % 2000),
    }));
    const file = ['email,name', ...here.map(({ email }, at) => `${email},${'ü'.repeat(at % 1000)}`).reverse()].join(
      '\n',
    );
    const other = await otherFile(fileOf('crm.csv', file));
    const result = await reconcile(listOf(here), other, { by: 'email', signal, room: 0 });
    const differences = await rowsOf(result, 'different');
    deepEqual(
      differences.map(({ key }) => key),
      here.filter((_, at) => at % 2000 !== at % 1000).map(({ email }) => email),
    );
    ok(differences.every(({ here: [ours], there: [theirs] }) => ours?.customer.name?.startsWith(theirs?.name ?? '')));
    equal((await rowsOf(result, 'equal')).length, result.equal);
    await result.dispose();
  });

  it('can be stopped while it reads, and rejects with `cancelled`', async () => {
    const stop = new AbortController();
    const other = await otherFile(fileOf('crm.csv', `email\n${'a@example.org\n'.repeat(3000)}`));
    const options = { by: 'email', signal: stop.signal, onProgress: () => stop.abort() } as const;
    await rejects(reconcile(listOf([{ id: '1' }]), other, options), failsAs('cancelled', /comparison/));
  });
});
