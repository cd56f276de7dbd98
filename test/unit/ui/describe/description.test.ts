import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import type { Description } from '../../../../src/ui/describe/description.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { type SampleAccounts, sampleAccounts } from '../../customers/sample-accounts.ts';

type Made = typeof import('../../../../src/ui/describe/description.ts');

describe('the description of a list that is opened', () => {
  let sample: SampleAccounts;
  let lists: OpenedLists;
  let made: Made;
  let changes = 0;

  before(async () => {
    made = await withVscode({}, () => import('../../../../src/ui/describe/description.ts'));
  });
  beforeEach(async () => {
    sample = await sampleAccounts({ customers: 230 });
    lists = new OpenedLists(async (id, query, ask) => (await sample.accounts.get(id)).page(query, ask));
    changes = 0;
  });
  afterEach(async () => {
    lists.dispose();
    await sample.close();
  });

  const open = (id: string): Description =>
    new made.Description({ connections: sample.accounts, lists, privacy: noPrivacy }, id, () => changes++);
  const names = async (id: string) => {
    const connection = await sample.accounts.get(id);
    const { records } = await connection.page({ pageSize: 100 }, { signal: AbortSignal.timeout(30_000) });
    return records.flatMap(({ customer: { name, email, phone, id: own } }) => [
      ...[name, email, phone].flatMap(value => (value && value.length > 4 ? [value] : [])),
      // A short number is anything's.
      ...(own.length > 8 ? [own] : []),
    ]);
  };

  it('is of the pages that are open, and asks for the first one alone where none is', async () => {
    const description = open('devdraft');
    await description.readOpen();
    equal(sample.requests.length, 1);
    match(description.shown.source, /^50 customers on the pages that are open, of \d+$/);
    await lists.of('devdraft').load(2);
    await description.readOpen();
    equal(sample.requests.length, 2);
    match(description.shown.source, /^100 customers on the pages/);
  });

  it('is of the whole list once that is read, and says how far it came meanwhile', async () => {
    const description = open('cartevo');
    await description.readOpen();
    const seen = new Set<string>();
    const watched = new made.Description({ connections: sample.accounts, lists, privacy: noPrivacy }, 'cartevo', () => {
      const { reading } = watched.shown;
      if (reading !== undefined) seen.add(reading);
    });
    await watched.readAll();
    const { source, canReadAll, reading, notes } = watched.shown;
    match(source, /^The whole list: \d{3} customers$/);
    deepEqual({ canReadAll, reading }, { canReadAll: false, reading: undefined });
    ok(seen.size > 1, [...seen].join());
    ok(!notes.some(note => note.startsWith('Not proven')), notes.join());
  });

  it('is of what the list is filtered by, and says so', async () => {
    lists.open('devdraft', { filters: { status: 'BLACKLISTED' } });
    const description = open('devdraft');
    await description.readOpen();
    await description.readAll();
    match(description.shown.source, /^The whole list: \d+ customers, filtered by status: BLACKLISTED$/);
    const status = description.shown.fields.find(({ pointer }) => pointer === '/status');
    deepEqual(
      status?.words.map(({ word }) => word),
      ['BLACKLISTED'],
    );
  });

  it('shows no value of a customer, of any provider, and neither do the types that are copied', async () => {
    for (const { id } of sample.accounts.connections) {
      const description = open(id);
      await description.readOpen();
      const codes = (['typeScript', 'zod', 'jsonSchema'] as const).map(form => description.code(form));
      const text = JSON.stringify([description.shown, ...codes]);
      const values = await names(id);
      ok(values.length > 40);
      for (const value of values) ok(!text.includes(value), `${value} of ${id} is shown`);
    }
  });

  it('is of what was read until it was stopped, and says so', async () => {
    const description = open('devdraft');
    const watched = new made.Description(
      { connections: sample.accounts, lists, privacy: noPrivacy },
      'devdraft',
      () => {
        if (/\d/.test(watched.shown.reading ?? '')) watched.stop();
      },
    );
    await description.readOpen();
    await watched.readAll();
    match(watched.shown.source, /^As far as it was read: \d+ customers$/);
    deepEqual(
      { saysStopped: watched.shown.notes.includes('Stopped.'), canReadAll: watched.shown.canReadAll },
      { saysStopped: true, canReadAll: true },
    );
  });

  it('fails with what the first page failed with, and is there when that is tried again', async () => {
    sample.script({ status: 400, body: '{"message":"no"}' });
    const description = open('devdraft');
    await rejects(description.readOpen(), failsAs('badRequest'));
    equal(description.made, undefined);
    await description.readOpen();
    ok(description.made);
  });

  it('is gone when it is forgotten, also while the list is read', async () => {
    const description = open('devdraft');
    await description.readOpen();
    const reading = description.readAll();
    description.forget();
    await reading;
    deepEqual(
      {
        made: description.made,
        code: description.code('zod'),
        hasRows: description.shown.hasRows,
        reading: description.shown.reading,
      },
      { made: undefined, code: undefined, hasRows: false, reading: undefined },
    );
    equal(description.shown.source, 'Nothing of this list is read here.');
    ok(changes > 1);
  });
});
