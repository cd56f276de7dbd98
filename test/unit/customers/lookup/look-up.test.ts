import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import type { Key } from '../../../../src/customers/lookup/keys.ts';
import {
  askings,
  askProviders,
  forgotten,
  type KeyRow,
  lookUpRead,
  verdictOf,
} from '../../../../src/customers/lookup/look-up.ts';
import { keyReport, whereText } from '../../../../src/customers/lookup/report.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

const email = (text: string): Key => ({ kind: 'email', text });

describe('a list of keys that is looked for', () => {
  let sample: SampleAccounts;
  let index: MemoryIndex;
  const { signal } = new AbortController();

  beforeEach(async () => {
    index = new MemoryIndex();
    sample = await sampleAccounts({ customers: 60, onRecords: records => index.add(records) });
  });
  afterEach(() => sample.close());

  async function peopleOf(connectionId: string): Promise<readonly CustomerRecord[]> {
    const account = await sample.accounts.get(connectionId);
    return (await account.page({ page: 1, pageSize: 100 }, { signal })).records;
  }
  const read = (keys: readonly Key[]) => lookUpRead({ accounts: sample.accounts, index }, keys, { signal });
  const placesOf = (row: KeyRow | undefined) =>
    Object.fromEntries((row?.places ?? []).map(({ connectionId, kind }) => [connectionId, kind]));

  it('is found among what was read without a request, and is not said to be nowhere', async () => {
    const [person] = await peopleOf('devdraft');
    ok(person?.customer.email);
    const before = sample.requests.length;
    const [known, unknown] = await read([email(person.customer.email.toUpperCase()), email('nobody@example.org')]);
    equal(sample.requests.length, before);
    ok(known && unknown);
    equal(placesOf(known).devdraft, 'found');
    deepEqual({ known: verdictOf(known), unknown: verdictOf(unknown) }, { known: 'found', unknown: 'doubtful' });
    match(
      whereText(unknown, id => id),
      /^not looked for in cartevo, yativo, devdraft, easytools, and xtrakit$/,
    );
  });

  it('is asked for one request a key and connection, of those that can answer it', async () => {
    const [person] = await peopleOf('devdraft');
    ok(person);
    await index.clear();
    const rows = await read([
      { kind: 'id', text: person.customer.id },
      email('nobody@example.org'),
      email(person.customer.email ?? ''),
    ]);
    const asked = askings(rows, 'everywhere');
    const before = sample.requests.length;
    const done = await askProviders(sample.accounts, rows, asked, { signal });
    // A token is exchanged once for a connection.
    const sent = sample.requests.slice(before).filter(({ method }) => method === 'GET');
    ok(sent.length <= asked.length, `${sent.length} of ${asked.length}`);
    equal(placesOf(done[0]).devdraft, 'found');
    equal(placesOf(done[2]).devdraft, 'found');
    deepEqual(
      { ...placesOf(done[1]), cartevo: placesOf(done[1]).cartevo },
      { cartevo: 'open', yativo: 'notThere', devdraft: 'notThere', easytools: 'notThere', xtrakit: 'open' },
    );
  });

  it('asks again for nobody who was found where only the others are wanted', async () => {
    const [person] = await peopleOf('devdraft');
    const rows = await read([email(person?.customer.email ?? ''), email('nobody@example.org')]);
    deepEqual(new Set(askings(rows, 'nowhere').map(({ row }) => row)), new Set([1]));
    ok(askings(rows, 'everywhere').some(({ row }) => row === 0));
  });

  it('is nowhere once every list was read to its end', async () => {
    for (const { id } of sample.accounts.connections) {
      const account = await sample.accounts.get(id);
      await account.list.join({ limit: 5000, maxAge: 60, proof: true, signal });
    }
    const [row] = await read([email('nobody@example.org')]);
    ok(row);
    equal(verdictOf(row), 'notFound');
  });

  it('leaves a connection alone that fails again and again, and keeps what others said', async () => {
    const rows = await read(Array.from({ length: 40 }, (_, at) => email(`nobody${at}@example.org`)));
    sample.script({ provider: 'devdraft', status: 401, json: { message: 'no' }, times: 99 });
    const before = sample.requests.length;
    const done = await askProviders(sample.accounts, rows, askings(rows, 'everywhere'), { signal });
    const toDevdraft = sample.requests.slice(before).filter(({ provider }) => provider === 'devdraft').length;
    ok(toDevdraft <= 8, `${toDevdraft}`);
    equal(done.filter(row => placesOf(row).yativo === 'notThere').length, 40);
  });

  it('stopped keeps what is known', async () => {
    const stop = new AbortController();
    const rows = await read([email('nobody@example.org')]);
    stop.abort();
    const done = await askProviders(sample.accounts, rows, askings(rows, 'everywhere'), { signal: stop.signal });
    deepEqual(done, rows);
  });

  it('forgets what connections have that are asked otherwise by now, and leaves out those that are gone', async () => {
    const [person] = await peopleOf('devdraft');
    const rows = await read([email(person?.customer.email ?? '')]);
    const { accounts } = sample;
    const left = Object.create(accounts, {
      connections: { value: accounts.connections.filter(({ id }) => id !== 'yativo') },
    }) as typeof accounts;
    const [row] = forgotten(left, rows, ['devdraft', 'yativo', 'added']);
    deepEqual(placesOf(row), { cartevo: 'open', devdraft: 'open', easytools: 'open', xtrakit: 'open' });
    ok(row && askings([row], 'everywhere').some(({ connectionId }) => connectionId === 'devdraft'));
    equal(JSON.stringify(row).includes(person?.customer.name ?? 'nobody'), false);
  });

  it('takes a number without its country for a doubt', async () => {
    const people = await peopleOf('cartevo');
    const phone = people.find(({ customer }) => customer.phone?.startsWith('+'))?.customer.phone ?? '';
    const [whole, part] = await read([
      { kind: 'phone', text: phone.replace(/(\d{3})/g, '$1 ') },
      { kind: 'phone', text: `0${phone.slice(-8)}` },
    ]);
    ok(whole && part);
    deepEqual({ whole: verdictOf(whole), part: verdictOf(part) }, { whole: 'found', part: 'doubtful' });
  });

  it('becomes a report in which no cell runs and no table breaks', async () => {
    const rows: KeyRow[] = [
      {
        key: { kind: 'id', text: '=1|2' },
        places: [
          { connectionId: 'a', kind: 'notThere' },
          { connectionId: 'b', kind: 'open', askable: false },
        ],
      },
    ];
    const setup = { nameOf: (id: string) => (id === 'a' ? '@A <b>' : 'B'), about: ['1 key.'] };
    const lines = parse(keyReport(rows, 'csv', setup), { columns: true }) as Record<string, string>[];
    deepEqual(
      lines.map(line => ({ key: line.key, result: line.result, connection: line.connection, place: line.place })),
      [
        { key: "'=1|2", result: 'doubtful', connection: "'@A <b>", place: 'notThere' },
        { key: "'=1|2", result: 'doubtful', connection: 'B', place: 'notAsked' },
      ],
    );
    match(keyReport(rows, 'md', setup), /\| =1\\\|2 \| not in @A \\<b\\> · not looked for in B \| {2}\|/);
    deepEqual(JSON.parse(keyReport(rows, 'json', setup)).keys[0].result, 'doubtful');
  });
});
