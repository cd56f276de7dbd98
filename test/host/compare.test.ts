import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { eventually } from '../support/steps.ts';
import { api, connect, extension, removeAll } from './clientele.ts';

interface Row {
  readonly connectionId: string;
  readonly customerId: string;
}

describe('comparing', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let shop: readonly Row[];
  let payouts: readonly Row[];

  before(async () => {
    sandbox = await startSandbox();
    clientele = await api();
    const rowsOf = async (provider: string) => {
      const { id } = await connect(sandbox, provider);
      const { records } = await clientele.page(id);
      return records.map(({ customer }) => ({ connectionId: id, customerId: customer.id }));
    };
    shop = await rowsOf('cartevo');
    payouts = await rowsOf('devdraft');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(comparisons, all => all.length === 0);
  });

  after(async () => {
    await removeAll();
    await sandbox.close();
  });

  const run = (command: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand(`clientele.${command}`, ...args);

  /** The titles of the comparisons that are open. */
  const comparisons = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview && /clientele\.compare$/.test(input.viewType))
      .map(({ label }) => label);

  /** The extension hears of its tabs some time after they are there. */
  const opened = (title: string | RegExp) =>
    eventually(comparisons, all => all.length === 1 && all.every(one => one.match(title)));

  it('has its three commands, the last of them for when a customer was selected', async () => {
    const known = await vscode.commands.getCommands(true);
    for (const command of ['compareCustomers', 'selectForCompare', 'compareWithSelected'])
      assert.ok(known.includes(`clientele.${command}`), command);
    const { commands } = extension().packageJSON.contributes;
    const { enablement } = commands.find(
      ({ command }: { readonly command: string }) => command === 'clientele.compareWithSelected',
    );
    assert.equal(enablement, 'clientele.hasSelectedForCompare');
  });

  it('opens the rows that are selected in one tab, which asks for every record', async () => {
    const before = sandbox.requests.length;
    await run('compareCustomers', shop[0], shop.slice(0, 3));
    await opened('Compare 3 customers');
    assert.equal(sandbox.requests.length, before + 3);
    await run('compareCustomers', shop[0], shop.slice(0, 3));
    await opened('Compare 3 customers');
  });

  it('opens five of more that are selected', async () => {
    await run('compareCustomers', shop[0], shop.slice(0, 8));
    await opened('Compare 5 customers');
  });

  it('compares one that was selected with one of another connection, and none with itself', async () => {
    await run('selectForCompare', shop[0], [shop[0]]);
    await run('compareWithSelected', shop[0], [shop[0]]);
    assert.deepEqual(comparisons(), []);
    await run('compareWithSelected', payouts[0], [payouts[0]]);
    await opened(/^Compare Local cartevo \w+ ↔ Local devdraft \w+/);
  });

  it('brings nothing of a customer into the titles of tabs', async () => {
    await run('compareCustomers', shop[0], [shop[0], payouts[0]]);
    const [one] = (await clientele.page(shop[0]?.connectionId ?? '')).records;
    assert.ok(one?.customer.name);
    const { name } = one.customer;
    const titles = await opened(/^Compare /);
    assert.ok(titles.every(title => !title.includes(name)));
  });
});
