import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { Privacy, type PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';
import type { FromPage, ToPage } from '../../../../src/ui/table/shared/messages.ts';
import type { TablePanel } from '../../../../src/ui/table/table-panel.ts';
import type { TableServices, TableSource } from '../../../../src/ui/table/table-source.ts';
import { formsOf, found } from '../../../support/leaks.ts';
import { StubTab, tabVscode } from '../../../support/stub-tab.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { type SampleAccounts, sampleAccounts } from '../../customers/sample-accounts.ts';

describe('a table in privacy mode', () => {
  const tabs: StubTab<ToPage>[] = [];
  const copied: string[] = [];
  const commands: unknown[][] = [];
  let mode: PrivacyMode;
  let environment: 'production' | 'sandbox';
  let sample: SampleAccounts;
  let index: WorkerIndex;
  let lists: OpenedLists;
  let services: TableServices;
  let made: {
    readonly TablePanel: typeof TablePanel;
    readonly list: typeof import('../../../../src/ui/table/list-sources.ts');
    readonly other: typeof import('../../../../src/ui/table/other-sources.ts');
  };
  let panel: TablePanel | undefined;

  before(async () => {
    const open = () => {
      const tab = new StubTab<ToPage>();
      tabs.push(tab);
      return tab;
    };
    made = await withVscode(tabVscode({ open, copied, commands }), async () => ({
      TablePanel: (await import('../../../../src/ui/table/table-panel.ts')).TablePanel,
      list: await import('../../../../src/ui/table/list-sources.ts'),
      other: await import('../../../../src/ui/table/other-sources.ts'),
    }));
  });

  beforeEach(async () => {
    [mode, environment] = ['off', 'production'];
    index = new WorkerIndex({ worker: new URL('../../../../src/customers/index/worker.ts', import.meta.url) });
    sample = await sampleAccounts({ customers: 120, onRecords: records => index.add(records) });
    const { accounts } = sample;
    lists = new OpenedLists(async (id, query, ask) => (await accounts.get(id)).page(query, ask));
    const pseudonyms = new Pseudonyms(new Uint8Array(32));
    const privacy = new Privacy({
      mode: () => mode,
      isProduction: () => environment === 'production',
      pseudonyms: () => pseudonyms,
    });
    services = {
      ...{ connections: accounts, lists, index, privacy },
      store: { connections: accounts.connections },
      follow: { columns: { ready: async () => {}, all: [], change: async () => {} } },
      extension: { uri: 'ext' },
    } as unknown as TableServices; // as much of them as a table of customers uses
  });

  afterEach(async () => {
    panel?.dispose();
    panel = undefined;
    lists.dispose();
    await index.dispose();
    await sample.close();
    for (const list of [tabs, copied, commands]) list.length = 0;
  });

  /** Whatever a person is known by, of the rows that a table shows. */
  async function formsOfPeople(id: string) {
    const { records } = await (await sample.accounts.get(id)).page({}, { signal: AbortSignal.timeout(30_000) });
    return formsOf(
      records.flatMap(({ customer: { id: own, name, email, phone, address } }) =>
        [email, phone, name?.includes(' ') ? name : null, address?.line1].map(text => [own, text] as const),
      ),
    );
  }

  async function open(source: TableSource): Promise<StubTab<ToPage>> {
    panel = new made.TablePanel(services, source);
    const tab = tabs.at(-1);
    ok(tab);
    await tab.send({ type: 'ready' } satisfies FromPage);
    await panel.open();
    return tab;
  }

  async function until<T>(what: () => T | undefined | false): Promise<T> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const got = what();
      if (got) return got;
      if (Date.now() > deadline) throw new Error(`It never came: ${what}`);
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  const tableOf = (tab: StubTab<ToPage>) => tab.last('table').table;

  /** Everything that a table hands out: cells of all columns there are, the pane of each row, sums, copies. */
  async function handedOut(tab: StubTab<ToPage>): Promise<string> {
    const { offered, look: before, shown: count } = tableOf(tab);
    await tab.send({ type: 'columns', keys: offered.map(({ key }) => key) });
    await until(() => tableOf(tab).look > before);
    const { look, columns } = tableOf(tab);
    equal(columns.length, offered.length);
    tab.posted.splice(0, tab.posted.length, tab.last('table'));
    copied.length = 0;
    const details = Math.min(count, 10);
    await tab.send({ type: 'rows', look, from: 0, count });
    for (let place = 0; place < details; place++) await tab.send({ type: 'detail', look, place });
    await tab.send({ type: 'sums', look, ranges: [[0, count]] });
    await until(() => tab.posted.filter(({ type }) => type === 'detail').length === details);
    await until(() => tab.posted.some(({ type }) => type === 'sums'));
    equal(tab.last('rows').rows.length, count);
    await tab.send({ type: 'act', action: 'copy', look, ranges: [[0, count]] });
    await until(() => copied.length === 1);
    for (const { key } of columns) {
      const done = copied.length;
      await tab.send({ type: 'copyCell', look, place: 0, column: key });
      await until(() => copied.length > done);
    }
    return JSON.stringify([tab.posted, copied]);
  }

  /** Switches while the table is open, and waits until its rows are there anew. */
  async function cover(tab: StubTab<ToPage>, to: PrivacyMode): Promise<void> {
    const { look } = tableOf(tab);
    mode = to;
    panel?.coverAgain();
    await until(() => tableOf(tab).look > look);
  }

  for (const provider of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'])
    for (const covering of ['on', 'production'] as const)
      it(`a table in privacy mode shows, sums and copies nothing that a customer is known by: ${provider}, ${covering}`, async () => {
        const forms = await formsOfPeople(provider);
        ok(forms.size > 20);
        const tab = await open(await made.list.connectionSource(services, provider));
        await cover(tab, covering);
        const text = await handedOut(tab);
        deepEqual(found(forms, text), []);
        match(text, /private\.invalid/);
      });

  it('a table shows, sums and copies customers as they are while privacy mode is off, and those of a sandbox while it covers production', async () => {
    const forms = await formsOfPeople('devdraft');
    const tab = await open(await made.list.connectionSource(services, 'devdraft'));
    ok(found(forms, await handedOut(tab)).length > 40);
    environment = 'sandbox';
    await cover(tab, 'production');
    ok(found(forms, await handedOut(tab)).length > 40);
  });

  it('a table takes away at once what it showed when privacy mode covers other things, before its rows come again', async () => {
    const tab = await open(await made.list.connectionSource(services, 'devdraft'));
    const { covering, look } = tableOf(tab);
    tab.posted.length = 0;
    panel?.coverAgain();
    deepEqual({ covering: tableOf(tab).covering, look: tableOf(tab).look }, { covering: covering + 1, look });
  });

  it('what a table is of and why it failed is covered as well when privacy mode is switched on while it is open', async () => {
    const typed = 'Canariensis';
    const sources = [
      made.other.searchSource(services, { text: typed }),
      await made.list.listSource(services, 'devdraft', { search: typed }),
      await made.list.listSource(services, 'devdraft', { filters: { name: typed } }),
    ];
    const words = () => JSON.stringify(sources.map(source => source.names()));
    equal(words().split(typed).length - 1, sources.length);
    mode = 'on';
    ok(!words().includes(typed));
    mode = 'off';
    sample.script({ status: 400, body: `{"message":"${typed} is no page"}` });
    const tab = await open(await made.list.connectionSource(services, 'yativo'));
    match(tableOf(tab).notes.join(), /Canariensis/);
    await cover(tab, 'on');
    ok(tableOf(tab).notes.length > 0 && !tableOf(tab).notes.join().includes(typed));
  });

  it('a table in privacy mode hands rows to an export, which redacts them, and to no other place', async () => {
    const tab = await open(await made.list.connectionSource(services, 'devdraft'));
    await cover(tab, 'on');
    await tab.send({ type: 'act', action: 'export', look: tableOf(tab).look, ranges: [[0, 3]] });
    const [command, first, all] = await until(() => commands[0]);
    equal(command, 'clientele.export');
    deepEqual(
      { first: Object.keys(first as object).sort(), all: (all as unknown[]).length },
      { first: ['connectionId', 'customerId', 'known'], all: 3 },
    );
    deepEqual(copied, []);
  });
});
