import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import {
  chooseFromMenu,
  devdraftCredentials,
  enterCredentials,
  expandRow,
  openView,
  openViewContainer,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { wizardSteps } from './wizard-steps.ts';

describe('a connection that is called otherwise', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    workbench = await openWorkbench({
      settings: {
        'clientele.connections': [
          { id: 'shop', provider: 'devdraft', name: 'Shop', baseUrl: sandbox.baseUrl('devdraft') },
        ],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  pictureFailures(() => workbench);

  const { reply } = wizardSteps(() => page);

  it('keeps what was read and opened of it, its place in the list too, and asks for nothing', async () => {
    const view = await openView(page, 'Devdraft');
    const rows = (level: number) => view.locator(`.monaco-list-row[aria-level="${level}"]`);
    await enterCredentials(page, view, devdraftCredentials(sandbox));
    await expandRow(await waitForRow(view, 'Page 1'));
    await rows(3).first().click();
    const frame = await webviewFrame(page, 'header code');
    const place = (name: string) => frame.getByText(new RegExp(`^1 of [\\d,]+ in ${name}$`));
    await place('Shop').waitFor();
    const recent = (await openView(page, 'Home')).locator('.monaco-list-row[aria-level="2"]').first();
    await recent.getByText(/^Shop/).waitFor();
    const { length } = sandbox.requests;

    await chooseFromMenu(page, treeRow(view, 'Shop'), 'Rename Connection…');
    await reply(/^Name/, 'Corner shop');
    await waitForRow(view, 'Corner shop');
    await rows(3).first().waitFor();
    await chooseFromMenu(page, treeRow(view, 'Corner shop'), 'Move to Group…');
    await reply(/What is the group called/, 'Europe');
    await expandRow(view.getByRole('treeitem', { name: 'Corner shop', level: 2 }));
    await expandRow(await waitForRow(view, 'Page 1'));
    await rows(4).first().waitFor();
    await recent.getByText(/^Corner shop/).waitFor();
    await frame.getByText('Corner shop').first().waitFor();
    await place('Corner shop').waitFor();
    assert.equal(sandbox.requests.length, length);
  });

  it('has its new name at once in what is open of it: a table, a description, insights', async () => {
    const view = await openView(page, 'Devdraft');
    const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
    const row = () => view.getByRole('treeitem', { name: /shop/i, level: 2 });
    for (const [item, title] of [
      ['Open as Table', 'Table of Corner shop'],
      ['Describe This List', 'Description of Corner shop'],
      ['Show Insights', 'Insights.*Corner shop'],
    ] as const) {
      await chooseFromMenu(page, row(), item);
      await tab(title).waitFor();
    }
    await chooseFromMenu(page, row(), 'Rename Connection…');
    await reply(/^Name/, 'Market');
    for (const title of ['Table of Market', 'Description of Market', 'Insights.*Market']) await tab(title).waitFor();
    await workbench.screenshot('renamed');
    assert.equal(await page.getByRole('tab', { name: /Corner shop/ }).count(), 0);
    for (const [title, heading] of [
      ['Table of Market', 'Market'],
      ['Description of Market', 'Market'],
    ] as const) {
      await tab(title).click();
      const frame = await webviewFrame(page, `h1:has-text("${heading}"), h2:has-text("${heading}")`);
      assert.ok(frame);
    }
  });
});
