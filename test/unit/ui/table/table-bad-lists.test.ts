import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { TableModel } from '../../../../src/ui/table/table-model.ts';
import type { TableServices } from '../../../../src/ui/table/table-source.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';
import { type SampleAccounts, sampleAccounts } from '../../customers/sample-accounts.ts';

describe('a table over a list that behaves badly', () => {
  let sample: SampleAccounts;
  let index: WorkerIndex;
  let lists: OpenedLists;
  let model: TableModel;
  let modelOf: (id: string, onChange: () => void) => Promise<TableModel>;
  const { signal } = new AbortController();

  beforeEach(async () => {
    index = new WorkerIndex({ worker: new URL('../../../../src/customers/index/worker.ts', import.meta.url) });
    sample = await sampleAccounts({ customers: 130, onRecords: records => index.add(records) });
    const { accounts } = sample;
    lists = new OpenedLists(async (id, query, ask) => (await accounts.get(id)).page(query, ask));
    const services = {
      ...{ connections: accounts, lists, index, privacy: noPrivacy },
      store: { connections: accounts.connections },
      follow: { columns: { ready: async () => {}, all: [], change: async () => {} } },
    } as unknown as TableServices; // as much of them as a table of customers uses
    const { connectionSource } = await withVscode({}, () => import('../../../../src/ui/table/list-sources.ts'));
    modelOf = async (id, onChange) => new TableModel(services, await connectionSource(services, id), onChange);
    model = await modelOf('devdraft', () => {});
    await model.open();
  });
  afterEach(async () => {
    model.dispose();
    lists.dispose();
    await index.dispose();
    await sample.close();
  });

  const ids = async () =>
    (await model.windowRows([[0, model.shown.shown]])).map(row =>
      row.kind === 'customer' ? row.record.customer.id : row.kind,
    );

  it('says why it reads a list of unknown length twice, and in which order the rows are', async () => {
    const said: (string | undefined)[] = [];
    const other = await modelOf('easytools', () => said.push(other.shown.reading));
    await other.open();
    match(other.shown.foot, /^\d+ read so far, .* · in the order in which they were read$/);
    await other.readAll();
    ok(said.includes('130, checking that nothing moved meanwhile'), said.join('\n'));
    await other.sortBy({ column: 'email', descending: false });
    match(other.shown.foot, /^130 of 130 read at [^·]+$/);
    other.dispose();
  });

  it('does with rows of an earlier look only what they still are: added to, but in no other order', async () => {
    const { look } = model;
    const copied: string[] = [];
    const vscode = { env: { clipboard: { writeText: async (text: string) => void copied.push(text) } } };
    const { copyRows } = await withVscode(vscode, () => import('../../../../src/ui/table/copy-rows.ts'));
    const all = model.shown.shown;
    await model.readAll();
    ok(model.look > look && model.holds(look));
    equal(await copyRows(model, [[0, all]], look), all);
    equal(copied.length, 1);
    const sorted = model.sortBy({ column: 'email', descending: true });
    // More than are copied in one go, so that the order changes on the way.
    equal(await copyRows(model, Array<[number, number]>(60).fill([0, 130]), look), undefined);
    await sorted;
    deepEqual([copied.length, model.holds(look), model.holds(model.look)], [1, false, true]);
    const now = model.look;
    await model.sortBy(undefined);
    equal(model.holds(now), false);
  });

  it('takes rows for moved where one before them has gone, also where as many were added behind', async () => {
    const [first = '', second = ''] = await ids();
    const { look } = model;
    index.add([recordOf({ id: 'behind' }, 'devdraft')]);
    await model.renew();
    ok(model.holds(look));
    const then = model.look;
    index.remove('devdraft', [first]);
    await model.renew();
    deepEqual([model.holds(look), model.holds(then), (await ids())[0]], [false, false, second]);
    // Whoever has the room of the one that is gone stands between the others.
    const now = model.look;
    index.add([recordOf({ id: 'between' }, 'devdraft')]);
    await model.renew();
    const held = model.holds(now);
    deepEqual([held, (await ids())[0]], held ? [true, second] : [false, 'between']);
  });

  it('ends as something that was called off where it is closed while it opens or reads, and asks nothing more', async () => {
    const isCancelled = (error: unknown) => isClienteleError(error) && error.kind === 'cancelled';
    const opening = await modelOf('easytools', () => {});
    const open = opening.open();
    opening.dispose();
    await rejects(open, isCancelled);
    const reading = model.readAll();
    model.dispose();
    await rejects(reading, isCancelled);
    await rejects(model.rows([[0, 1]]), isCancelled);
  });

  it('keeps its rows where the connection fails while the rest is read, says why, and reads on when it is asked again', async () => {
    const before = await ids();
    ok(before.length > 0 && before.length < 130);
    sample.script({ provider: 'devdraft', path: /customers/, status: 403, json: { message: 'Not on a Friday' } });
    await model.readAll();
    const { notes, canReadAll, foot } = model.shown;
    match(notes.join(' '), /Not on a Friday/);
    match(foot, new RegExp(`${before.length} of 130`));
    deepEqual({ canReadAll, rows: await ids() }, { canReadAll: true, rows: before });
    await model.readAll();
    deepEqual({ rows: (await ids()).length, notes: model.shown.notes }, { rows: 130, notes: [] });
  });

  it('has each customer once where the list shifts while it is read, and nobody is missing', async () => {
    const page = async (number: number) =>
      (await (await sample.accounts.get('devdraft')).page({ page: number, pageSize: 50 }, { signal, fresh: true }))
        .records;
    const all = [...(await page(1)), ...(await page(2)), ...(await page(3))].map(
      ({ raw }) => JSON.parse(raw) as unknown,
    );
    // Somebody came on top: the second hundred begins with the last one of the first.
    const shifted = { data: all.slice(99, 130), total: 130, skip: 100, take: 100 };
    sample.script({ provider: 'devdraft', path: /skip=100/, json: shifted });
    const before = sample.requests.length;
    await model.readAll();
    ok(sample.requests.slice(before).some(({ query }) => query.skip === '100'));
    const found = await ids();
    equal(new Set(found).size, found.length);
    equal(found.length, 130);
  });
});
