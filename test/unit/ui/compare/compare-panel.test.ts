import assert from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import type { FetchedRecord } from '../../../../src/customers/connections/open-connection.ts';
import { Privacy, type PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';
import type { ComparedTarget } from '../../../../src/ui/actions/customer-target.ts';
import type { ComparePort } from '../../../../src/ui/compare/compare-panel.ts';
import type { ComparePanels } from '../../../../src/ui/compare/panels.ts';
import type { Column, ToPage } from '../../../../src/ui/compare/shared/messages.ts';
import { StubTab, settled, tabVscode } from '../../../support/stub-tab.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

/** A tab with a comparison in it. */
class Tab extends StubTab<ToPage> {
  get columns(): readonly Column[] {
    return this.last('columns').columns;
  }
}

const fetched = (id: string, name: string, fetchedAt = '2026-01-01T10:00:00.000Z'): FetchedRecord => ({
  kind: 'record',
  record: recordOf({ id, name, email: 'a@x.test' }, 'c'),
  fetchedAt,
});
const target = (customerId: string): ComparedTarget => ({ connectionId: 'c', customerId });

describe('a comparison in its tab', () => {
  const tabs: Tab[] = [];
  const copied: string[] = [];
  const commands: unknown[][] = [];
  const diffs: unknown[][] = [];
  const asked: { id: string; fresh: boolean; signal: AbortSignal; answer: PromiseWithResolvers<FetchedRecord> }[] = [];
  let panels: ComparePanels;
  let isKnown = true;
  let mode: PrivacyMode = 'off';

  before(async () => {
    const open = () => {
      const tab = new Tab();
      tabs.push(tab);
      return tab;
    };
    const api = tabVscode({ open, copied, commands });
    const { comparePanels } = await withVscode(api, () => import('../../../../src/ui/compare/panels.ts'));
    const port: ComparePort = {
      privacy: new Privacy({
        mode: () => mode,
        isProduction: id => id === 'live',
        pseudonyms: () => new Pseudonyms(new Uint8Array(32)),
      }),
      extensionUri: 'ext' as unknown as ComparePort['extensionUri'], // the stub above takes any address
      load: (_, id, { fresh, signal }) => {
        const answer = Promise.withResolvers<FetchedRecord>();
        asked.push({ id, fresh, signal, answer });
        return answer.promise;
      },
      connectionName: () => 'Shop',
      describe: () =>
        isKnown
          ? {
              providerTitle: 'P',
              docs: 'https://d.test',
              connectionName: 'Shop',
              environment: 'sandbox',
              sample: false,
              covered: [],
            }
          : undefined,
      diff: async (...sides) => void diffs.push(sides),
    };
    panels = comparePanels(port);
  });

  afterEach(() => {
    panels.dispose();
    isKnown = true;
    mode = 'off';
    for (const list of [tabs, copied, commands, diffs, asked]) list.length = 0;
  });

  /** Opens customers side by side, all of them answered. */
  async function open(...ids: readonly string[]): Promise<Tab> {
    const shown = panels.show(ids.map(target));
    const tab = tabs.at(-1);
    assert.ok(tab);
    await tab.send({ type: 'ready' });
    for (const { id, answer } of asked) answer.resolve(fetched(id, `Name of ${id}`));
    await shown;
    return tab;
  }

  it('asks for every record, and is called by connections and IDs and no name', async () => {
    const tab = await open('1', '2');
    assert.deepEqual(
      tab.columns.map(({ phase, record }) => ({ phase, name: record?.customer.name })),
      [
        { phase: 'idle', name: 'Name of 1' },
        { phase: 'idle', name: 'Name of 2' },
      ],
    );
    assert.equal(tab.title, 'Compare Shop 1 ↔ Shop 2');
    assert.equal((await open('1', '2', '3')).title, 'Compare 3 customers');
    assert.deepEqual(new Set(asked.map(({ fresh }) => fresh)), new Set([false]));
  });

  it('covers the customer of a sandbox beside one who is covered, as they may be one person', async () => {
    mode = 'production';
    const shown = panels.show([target('1'), { connectionId: 'live', customerId: '2' }]);
    const tab = tabs.at(-1);
    await tab?.send({ type: 'ready' });
    const names = () => JSON.stringify(tab?.columns.map(({ record }) => record?.customer));
    const [sandboxed, live] = asked;
    sandboxed?.answer.resolve(fetched('1', 'Serinus Canariensis'));
    const { record, ...others } = fetched('2', 'Serinus Canariensis');
    live?.answer.resolve({ ...others, record: { ...record, connectionId: 'live' } });
    await shown;
    assert.doesNotMatch(names(), /Canariensis/);
    mode = 'off';
    panels.privacyChanged();
    assert.equal(names().match(/Canariensis/g)?.length, 2);
  });

  it('brings customers that are compared already to the front, in whatever order they are named', async () => {
    const tab = await open('1', '2');
    const before = tab.revealed;
    await open('2', '1');
    assert.deepEqual({ tabs: tabs.length, revealed: tab.revealed }, { tabs: 1, revealed: before + 1 });
    await open('1', '3');
    assert.equal(tabs.length, 2);
  });

  it('keeps the column of a record that cannot be loaded, with the reason, and tries that one again', async () => {
    const shown = panels.show([target('1'), target('2')]);
    const [tab] = tabs;
    assert.ok(tab);
    await tab.send({ type: 'ready' });
    asked[0]?.answer.resolve(fetched('1', 'One'));
    asked[1]?.answer.reject(new ClienteleError({ kind: 'unauthorized', who: 'P' }));
    await shown;
    assert.equal(tab.columns[1]?.failure?.credentials, true);
    assert.match(tab.columns[1]?.failure?.message ?? '', /P refused the credentials/);
    await tab.send({ type: 'retry', column: 1 });
    assert.deepEqual(
      { asked: asked.length, id: asked[2]?.id, phase: tab.columns[1]?.phase },
      { asked: 3, id: '2', phase: 'loading' },
    );
    asked[2]?.answer.resolve(fetched('2', 'Two'));
    await settled();
    assert.deepEqual(
      { failure: tab.columns[1]?.failure, name: tab.columns[1]?.record?.customer.name },
      { failure: undefined, name: 'Two' },
    );
    await tab.send({ type: 'updateCredentials', column: 1 });
    await tab.send({ type: 'open', column: 0 });
    assert.deepEqual(commands, [
      ['clientele.updateCredentials', target('2')],
      ['clientele.openCustomer', target('1')],
    ]);
  });

  it('shows the row of a list until the record is there, and where that cannot be had', async () => {
    const known = { ...fetched('2', 'Row'), kind: 'row' as const };
    const shown = panels.show([target('1'), { ...target('2'), known }]);
    const [tab] = tabs;
    await tab?.send({ type: 'ready' });
    assert.deepEqual(
      { phase: tab?.columns[1]?.phase, isRow: tab?.columns[1]?.record?.isRow },
      { phase: 'loading', isRow: true },
    );
    asked[0]?.answer.resolve(fetched('1', 'One'));
    asked[1]?.answer.reject(new ClienteleError({ kind: 'notFound', who: 'P' }));
    await shown;
    assert.equal(tab?.columns[1]?.record?.customer.name, 'Row');
    assert.ok(tab?.columns[1]?.failure);
  });

  it('never asks for a record of an earlier time again', async () => {
    const earlier: ComparedTarget = {
      ...target('1'),
      known: fetched('1', 'Then', '2026-01-01T08:00:00.000Z'),
      asKnown: true,
    };
    const shown = panels.show([earlier, target('1')]);
    const [tab] = tabs;
    await tab?.send({ type: 'ready' });
    asked[0]?.answer.resolve(fetched('1', 'Now'));
    await shown;
    await tab?.send({ type: 'refresh' });
    assert.deepEqual(
      asked.map(({ fresh }) => fresh),
      [false, true],
    );
    assert.equal(tab?.title, 'What changed: Shop 1');
    assert.deepEqual(
      tab?.columns.map(({ record }) => record?.customer.name),
      ['Then', 'Now'],
    );
  });

  it('copies and compares what the page names from its own records, and takes no other message', async () => {
    const tab = await open('1', '2');
    await tab.send({ type: 'copy', column: 1, field: 'name' });
    await tab.send({ type: 'copy', column: 0, field: 'phone' });
    await tab.send({ type: 'copy', column: 4, field: 'name' });
    await tab.send({ type: 'copy', column: 0, field: 'name', text: 'mine' });
    await tab.send({ type: 'copy', column: -1, field: 'name' });
    assert.deepEqual(copied, ['Name of 2']);
    await tab.send({ type: 'diff', left: 0, right: 1, withoutUpdateTimes: true });
    await tab.send({ type: 'diff', left: 0, right: 3, withoutUpdateTimes: true });
    assert.equal(diffs.length, 1);
    assert.deepEqual(
      diffs[0]?.slice(0, 2),
      ['1', '2'].map(id => ({ ...target(id), known: fetched(id, `Name of ${id}`) })),
    );
  });

  it('asks nothing after a reload before Load is pressed, and has nothing of an earlier record', async () => {
    const tab = new Tab();
    const customers = ['1', '2', '1'].map(target);
    // A tab has all of a panel that is read.
    await panels.serializer.deserializeWebviewPanel(tab as never, { customers, raw: 'never' });
    await tab.send({ type: 'ready' });
    assert.deepEqual(
      tab.columns.map(({ phase, record }) => ({ phase, record })),
      [
        { phase: 'notKept', record: undefined },
        { phase: 'waiting', record: undefined },
        { phase: 'waiting', record: undefined },
      ],
    );
    assert.equal(asked.length, 0);
    await tab.send({ type: 'load' });
    assert.deepEqual(
      asked.map(({ id }) => id),
      ['2', '1'],
    );
    for (const state of [undefined, { customers: [] }, { customers: [{ connectionId: 'c' }] }, { customers: 'x' }]) {
      const broken = new Tab();
      await panels.serializer.deserializeWebviewPanel(broken as never, state);
      assert.equal(broken.closed, true);
    }
  });

  it('closes with a connection of its customers that is removed', async () => {
    const tab = await open('1', '2');
    assert.deepEqual(panels.connectionIds(), [['c', 'c']]);
    panels.closeOf('other');
    assert.equal(tab.closed, false);
    panels.closeOf('c');
    assert.deepEqual({ closed: tab.closed, left: panels.connectionIds() }, { closed: true, left: [] });
  });

  it('keeps nothing of a customer whose connection is gone, and gives up its questions when it is closed', async () => {
    const tab = await open('1', '2');
    await tab.send({ type: 'refresh' });
    const pages = tab.pages.length;
    panels.connectionsChanged(['other']);
    assert.equal(tab.pages.length, pages);
    isKnown = false;
    panels.connectionsChanged(['c']);
    // Another page in place of the one that has the records.
    assert.equal(tab.pages.length, pages + 1);
    assert.ok(asked.slice(2).every(({ signal }) => signal.aborted));
    await tab.send({ type: 'ready' });
    assert.deepEqual(
      tab.columns.map(({ place, record }) => ({ place, record })),
      [
        { place: undefined, record: undefined },
        { place: undefined, record: undefined },
      ],
    );
    isKnown = true;
    const other = await open('3', '4');
    await other.send({ type: 'refresh' });
    other.dispose();
    assert.ok(asked.slice(-2).every(({ signal }) => signal.aborted));
  });
});
