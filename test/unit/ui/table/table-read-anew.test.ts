import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { OpenedSections } from '../../../../src/customers/related/opened-sections.ts';
import type { FetchedSection } from '../../../../src/customers/related/section-pages.ts';
import { TableModel } from '../../../../src/ui/table/table-model.ts';
import type { TableServices, TableSource } from '../../../../src/ui/table/table-source.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { type SampleAccounts, sampleAccounts } from '../../customers/sample-accounts.ts';

describe('a table of what is read anew while it is open', () => {
  let sample: SampleAccounts;
  let index: WorkerIndex;
  let lists: OpenedLists;
  let services: TableServices;
  let model: TableModel | undefined;
  let list: typeof import('../../../../src/ui/table/list-sources.ts');
  let other: typeof import('../../../../src/ui/table/other-sources.ts');
  /** What the provider has of a section by now, in pages of three. */
  let rows: string[];
  let isPart: boolean;

  before(async () => {
    [list, other] = await withVscode({}, () =>
      Promise.all([
        import('../../../../src/ui/table/list-sources.ts'),
        import('../../../../src/ui/table/other-sources.ts'),
      ]),
    );
  });

  beforeEach(async () => {
    [rows, isPart] = [['a', 'b', 'c', 'd', 'e'], false];
    index = new WorkerIndex({ worker: new URL('../../../../src/customers/index/worker.ts', import.meta.url) });
    sample = await sampleAccounts({ customers: 130, onRecords: records => index.add(records) });
    const { accounts } = sample;
    lists = new OpenedLists(async (id, query, ask) => (await accounts.get(id)).page(query, ask));
    const sections = new OpenedSections(place => ({
      section: accounts.sectionSource({ ...place, section: 'orders' }).section,
      ...{ customerId: place.customerId, who: 'Easy.tools' },
      async page(after) {
        const from = Number(after ?? 0);
        const items = rows.slice(from, from + 3).map(id => ({ id, kind: 'order', title: id, raw: `{"id":"${id}"}` }));
        const next = from + 3 < rows.length ? String(from + 3) : null;
        const page = { items, problems: [], dropped: 0, total: null, next, ...(isPart && { mayBePart: true }) };
        return { ...page, fetchedAt: '2026-12-01T10:00:00.000Z' } as unknown as FetchedSection; // what is read of it
      },
    }));
    services = {
      ...{ connections: accounts, lists, index, sections, privacy: noPrivacy },
      store: { connections: accounts.connections },
      follow: { columns: { ready: async () => {}, all: [], change: async () => {} }, recents: { all: [] } },
    } as unknown as TableServices; // as much of them as a table uses
  });
  afterEach(async () => {
    model?.dispose();
    lists.dispose();
    await index.dispose();
    await sample.close();
  });

  async function opened(source: TableSource): Promise<TableModel> {
    model = new TableModel(services, source, () => {});
    await model.open();
    return model;
  }
  const ids = async (of: TableModel) =>
    (await of.windowRows([[0, of.shown.shown]])).map(row =>
      row.kind === 'item' ? (JSON.parse(row.item.raw) as { id: string }).id : row.kind,
    );

  const place = { connectionId: 'easytools', customerId: 'c1', section: 'orders' };

  it('keeps the rows of a section as they are together, and says so where it was read anew', async () => {
    const table = await opened(other.sectionSource(services, place));
    deepEqual(await ids(table), ['a', 'b', 'c']);
    rows.unshift('new');
    await services.sections.of(place).load({ fresh: true });
    await table.readAll();
    const { foot, notes, canReadAll } = table.shown;
    deepEqual({ rows: await ids(table), canReadAll }, { rows: ['a', 'b', 'c'], canReadAll: false });
    match(notes.join(), /read anew since: open it as a table again/);
    match(foot, /^3 read so far/);
    // Another table has the rows of that reading, each once.
    const again = await opened(other.sectionSource(services, place));
    await again.readAll();
    deepEqual(await ids(again), ['new', 'a', 'b', 'c', 'd', 'e']);
    match(again.shown.foot, /^6 of 6 read/);
  });

  it('adds what was read of a section elsewhere when it is shown again', async () => {
    const table = await opened(other.sectionSource(services, place));
    await services.sections.of(place).more();
    await table.openAgain();
    deepEqual(await ids(table), ['a', 'b', 'c', 'd', 'e']);
  });

  it('does not call a section whole of which more cannot be asked for, and offers to read no more of it', async () => {
    isPart = true;
    const table = await opened(other.sectionSource(services, place));
    await table.readAll();
    const { foot, canReadAll } = table.shown;
    match(foot, /^5 read so far/);
    equal(canReadAll, false);
  });

  it('is of a page as it was read, and another table once the page was', async () => {
    await lists.of('devdraft').load(1);
    const source = list.pageSource(services, lists.of('devdraft'), 1);
    const table = await opened(source);
    equal(source.isOld?.(), false);
    const { foot } = table.shown;
    await new Promise(resolve => setTimeout(resolve, 5));
    await lists.of('devdraft').refresh([1]);
    equal(source.isOld?.(), true);
    deepEqual([table.shown.foot, table.shown.notes.length], [foot, 1]);
    // A filter that is set in the tree makes nothing of it old.
    const now = list.pageSource(services, lists.of('devdraft'), 1);
    await opened(now);
    lists.open('devdraft', { filters: { status: 'x' } });
    equal(now.isOld?.(), false);
    lists.open('devdraft', {});
    equal(now.isOld?.(), false);
  });

  it('counts a whole list by its own pages, also while a filter is set in the tree', async () => {
    const table = await opened(await list.connectionSource(services, 'devdraft'));
    for (const page of [2, 3]) await lists.of('devdraft').load(page);
    await table.renew();
    match(table.shown.foot, /^130 of 130 read/);
    lists.open('devdraft', { filters: { status: 'x' } });
    await table.renew();
    match(table.shown.foot, /^130 of 130 read/);
  });

  it('says of a filtered list that was read with a doubt that it is not whole', async () => {
    const query = { filters: { created_from: '2000-01-01' } };
    lists.open('easytools', query);
    // Somebody came on top while it was read: the second page begins with the last one of the first.
    const account = await sample.accounts.get('easytools');
    const pages = await Promise.all(
      [1, 2].map(page => account.page({ page, pageSize: 50 }, { signal: AbortSignal.timeout(30_000) })),
    );
    const items = pages.flatMap(({ records }) => records.map(({ raw }) => JSON.parse(raw) as unknown)).slice(49, 99);
    const json = { items, pagination: { current_page: 2, total_pages: 3 } };
    sample.script({ provider: 'easytools', path: /page=2/, json });
    const table = await opened(await list.listSource(services, 'easytools', query));
    await table.readAll();
    const { foot, notes, canReadAll } = table.shown;
    ok(
      notes.some(note => note.startsWith('Not proven to be all')),
      notes.join(),
    );
    doesNotSayAll(foot);
    equal(canReadAll, true);
  });

  const doesNotSayAll = (foot: string) => equal(/(\d+) of \1 read/.test(foot), false, foot);
});
