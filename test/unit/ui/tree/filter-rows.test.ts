import { deepEqual, equal, match, ok } from 'node:assert/strict';
import manifest from '../../../../package.json' with { type: 'json' };
import type { Connection } from '../../../../src/core/model/customer.ts';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { providers } from '../../../../src/providers/index.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/server.ts';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { openedPage } from '../../../../src/ui/tree/page-records.ts';
import { type MadeTree, madeTree } from './made-tree.ts';

describe('filters and pages, in the tree', () => {
  let sandbox: Sandbox;
  let made: MadeTree;

  beforeEach(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    const provider = providers.get('devdraft');
    ok(provider);
    const connection: Connection = {
      ...{ id: 'c1', provider: 'devdraft', name: 'Shop', baseUrl: sandbox.baseUrl('devdraft') },
      ...{ environment: 'sandbox', options: {} },
    };
    made = await madeTree(provider, connection, sandbox.credentials('devdraft'), { pageSize: 100 });
  });
  afterEach(async () => {
    await made.close();
    await sandbox.close();
  });

  const item = (node: Node | undefined) => {
    ok(node);
    return made.tree.getTreeItem(node);
  };
  async function rows(): Promise<readonly Node[]> {
    const [root] = await made.tree.getChildren();
    return made.tree.getChildren(root);
  }
  async function pageRow(number: number) {
    const row = (await rows()).find(node => node.kind === 'page' && node.page === number);
    ok(row?.kind === 'page');
    return row;
  }

  it('has a row of its own for a filter, above the customers, with its title, its value and the count', async () => {
    made.tree.filter('c1', { status: 'BLACKLISTED' });
    const [first, ...others] = await rows();
    const { total } = made.lists.of('c1');
    equal(item(first).label, 'Status: BLACKLISTED');
    equal(item(first).description, String(total));
    equal(item(first).command?.command, 'clientele.filter');
    equal(item(first).contextValue, 'clientele.filter');
    equal(others.length, total);
  });

  it('says on the row of the connection only that its list is filtered, before anything that can be cut', async () => {
    made.tree.filter('c1', { status: 'BLACKLISTED', name: 'a' });
    await rows();
    const [root] = await made.tree.getChildren();
    match(String(item(root).description), /^filtered · sandbox · \d+$/);
    match(String(item(root).tooltip), /Filtered by Status: BLACKLISTED, Name: a/);
  });

  it('names who is not there where nobody matches, and a click clears the filter', async () => {
    made.tree.filter('c1', { name: 'zzzz' });
    const [filter, nobody, ...others] = await rows();
    equal(filter?.kind, 'filter');
    equal(item(nobody).label, 'Nobody has Name “zzzz” · Clear filter');
    deepEqual(item(nobody).command?.command, 'clientele.clearFilter');
    deepEqual(others, []);
  });

  it('keeps the row of a filter above a failure, so that it can be cleared', async () => {
    sandbox.script({ path: /name=zzzz/, status: 403, json: { message: 'No' } });
    made.tree.filter('c1', { name: 'zzzz' });
    deepEqual(
      (await rows()).map(({ kind }) => kind),
      ['filter', 'failure'],
    );
  });

  it('has a red row for a failure, whole on hover, with Diagnose among its buttons', async () => {
    const words = `Closed for ${'a very long '.repeat(17)}holiday`;
    sandbox.script({ path: /skip=0/, status: 403, json: { message: words } });
    const row = (await rows()).find(({ kind }) => kind === 'failure');
    const { iconPath, label, description, tooltip, contextValue = '' } = item(row);
    equal(JSON.stringify(iconPath), '{"id":"lock","color":{"id":"errorForeground"}}');
    ok(!`${label} ${description}`.includes('holiday'), 'the row is cut');
    match(String(tooltip), /holiday\..*Click to try again/s);
    const menus = manifest.contributes.menus['view/item/context'].filter(
      ({ command, group, when }) => command === 'clientele.diagnoseConnection' && group.startsWith('inline') && when,
    );
    const [, pattern = ''] = /viewItem =~ \/(.*)\/$/.exec(menus[0]?.when ?? '') ?? [];
    match(contextValue, new RegExp(pattern));
    equal(row?.connectionId, 'c1');
  });

  for (const [status, picture, cure] of [
    [401, 'key', 'clientele.updateCredentials'],
    [403, 'lock', 'clientele.tryAgain'],
    [400, 'error', 'clientele.tryAgain'],
  ] as const) {
    it(`tells a failure of status ${status} by its picture, and cures it by a click`, async () => {
      sandbox.script({ path: /skip=0/, status, json: { message: 'No' } });
      const row = (await rows()).find(({ kind }) => kind === 'failure');
      const { iconPath, command } = item(row);
      equal(JSON.stringify(iconPath), `{"id":"${picture}","color":{"id":"errorForeground"}}`);
      equal(command?.command, cure);
      deepEqual(command?.arguments, [row]);
    });
  }

  it('says what to do about refused credentials once, where it is not cut, and the same where they are spoken of', async () => {
    sandbox.script({ path: /skip=0/, status: 401, json: { message: 'No' } });
    const row = (await rows()).find(({ kind }) => kind === 'failure');
    const { label, description, tooltip, accessibilityInformation } = item(row);
    deepEqual({ label, description }, { label: 'Credentials refused', description: 'Update them. No.' });
    const happened = 'Devdraft refused the credentials (HTTP 401): No.';
    equal(tooltip, `${happened}\n\nClick to update the credentials.`);
    equal(accessibilityInformation?.label, `Failed: ${happened} Press Enter to update the credentials.`);
  });

  it('begins the row of a failure with what failed, since the name of the connection stands above it', async () => {
    sandbox.script({ path: /skip=0/, status: 403, json: { message: 'No' } });
    const row = (await rows()).find(node => node.kind === 'failure');
    ok(row?.kind === 'failure');
    const of = (error: ClienteleError) => item({ ...row, error });
    equal(item(row).label, 'Not allowed');
    match(String(item(row).description), /^Check what the key may do, .*\. No\.$/);
    match(String(item(row).tooltip), /^Devdraft does not allow this/);
    match(String(item(row).accessibilityInformation?.label), /^Failed: Devdraft does not allow this/);
    const timeout = { kind: 'timeout', who: 'Shop' } as const;
    match(String(of(new ClienteleError(timeout)).label), /^No answer in time$/);
    match(String(of(new ClienteleError({ ...timeout, what: '{who}: no answer' })).label), /^No answer$/);
    // Whoever stands nowhere above it stays.
    for (const who of ['The proxy on the way to Devdraft', 'Clientele', 'Devdraftery'])
      match(String(of(new ClienteleError({ ...timeout, who })).label), new RegExp(`^${who} did not answer in time`));
  });

  it('begins the row of what the documentation does not say with that, and says who sent it on hover', async () => {
    const odd = { data: [{ id: 'a', first_name: 'Ada', plan: 'gold', tier: 2 }], total: 1, skip: 0, take: 100 };
    sandbox.script({ path: /skip=0/, json: odd });
    const row = (await rows()).find(node => node.kind === 'drift');
    match(String(item(row).label), /^2 fields this version does not know/);
    match(String(item(row).tooltip), /^Devdraft sent 2 fields this version does not know.*Click to copy a report/);
  });

  it('reads one page anew and leaves the others as they are', async () => {
    await made.tree.getChildren(await pageRow(1));
    await made.tree.getChildren(await pageRow(2));
    const before = sandbox.requests.length;
    await made.tree.refreshPage(await pageRow(2));
    const asked = sandbox.requests.slice(before).map(({ query }) => query.skip);
    deepEqual(asked, ['100']);
    deepEqual(made.lists.of('c1').loadedPages, [1, 2]);
  });

  it('keeps the rows of a page whose refresh fails, and says so below the connection', async () => {
    await made.tree.getChildren(await pageRow(1));
    sandbox.script({ path: /skip=0/, status: 403, json: { message: 'No' } });
    const page = await pageRow(1);
    await made.tree.refreshPage(page);
    equal((await made.tree.getChildren(page)).length, 100);
    equal((await rows())[0]?.kind, 'notRefreshed');
  });

  it('has the customers of a page at hand for what is done with it as a whole, also where it was not opened', async () => {
    const { records } = await openedPage(await pageRow(3));
    equal(records.length, 100);
    sandbox.script({ path: /skip=300/, status: 403, json: { message: 'Not this one' } });
    const failed = await openedPage(await pageRow(4)).catch((error: Error) => error);
    ok(failed instanceof Error);
    match(failed.message, /Not this one/);
  });
});
