import assert from 'node:assert/strict';
import { axeFaults } from '../support/axe.ts';
import {
  clickDialogButton,
  collapseView,
  customerRows,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('the customer panel in VS Code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });

  after(() => workbench?.close());

  it('is reused until it is kept, copies, and waits for Load after the window is reloaded', async () => {
    const { page } = workbench;
    await openViewContainer(page, 'Clientele');
    await runCommand(page, 'Clientele: Explore Sample Data');
    const view = await openView(page, 'Cartevo');
    await expandRow(await waitForRow(view, /sample/i));
    const customers = view.locator('.monaco-list-row[aria-level="3"]');
    const tabs = page.locator('.editor-group-container .tab');
    const titles = async () => (await tabs.allInnerTexts()).map(text => text.trim());

    await customers.nth(0).click();
    const frame = await webviewFrame(page, '[data-field="name"]');
    const name = await frame.locator('[data-field="name"] .value').first().textContent();
    await frame.getByRole('button', { name: 'Copy Name' }).click();
    await eventually(
      () => readClipboard(page),
      text => text === name,
    );
    const id = await frame.locator('header code').textContent();
    const title = `Cartevo sample ${id?.slice(0, 8)}`;
    assert.deepEqual(await titles(), [title]);
    await frame.getByRole('button', { name: 'Copy ID' }).first().click();
    await eventually(
      () => readClipboard(page),
      text => text === id,
    );
    assert.deepEqual(await axeFaults(frame), []);

    await frame.getByRole('button', { name: 'Keep open' }).click();
    await frame.getByRole('button', { name: 'Kept open' }).waitFor();
    await customers.nth(1).click();
    await eventually(titles, all => all.length === 2);
    await customers.nth(0).click();
    await eventually(
      async () => (await page.locator('.editor-group-container .tab.active').allInnerTexts()).join().trim(),
      active => active === title,
    );
    assert.equal((await titles()).length, 2);

    await workbench.reload();
    const restored = await webviewFrame(page, 'header code', 90_000);
    assert.equal(await restored.locator('header code').textContent(), id);
    assert.equal(await restored.getByRole('tree').count(), 0);
    await restored.getByRole('button', { name: 'Load' }).click();
    await restored.getByRole('tree').waitFor();
    assert.equal(await restored.locator('[data-field="name"] .value').first().textContent(), name);
  });

  it('comes back after a reload also where another side bar is in front', async () => {
    const { page } = workbench;
    await openViewContainer(page, 'Explorer');
    await workbench.reload();
    const restored = await webviewFrame(page, 'header code', 90_000);
    await restored.getByRole('button', { name: 'Load' }).click();
    await restored.getByRole('tree').waitFor();
  });

  it('closes with its connection, which says so before it is removed', async () => {
    const { page } = workbench;
    const status = page.locator('.statusbar-item', { hasText: 'Cartevo sample' });
    await openViewContainer(page, 'Clientele');
    await (await waitForRow(await openView(page, 'Cartevo'), 'Cartevo sample')).click();
    await status.waitFor();
    await runCommand(page, 'Clientele: Remove Connection');
    const words = /What is open of it closes as well: \d customers?\./;
    await page.locator('.monaco-dialog-box', { hasText: words }).waitFor();
    await clickDialogButton(page, 'Remove');
    const tabs = page.locator('.editor-group-container .tab:visible', { hasText: 'Cartevo sample' });
    // After the window was loaded anew, a tab that was not in front is none of ours until it is looked at: then it says so.
    const left = async () => {
      if ((await tabs.count()) > 0)
        await tabs
          .first()
          .click({ timeout: 5000 })
          .catch(() => {});
      return tabs.count();
    };
    await eventually(left, count => count === 0);
    await status.waitFor({ state: 'hidden' });
  });

  it('has the status bar name the connection of the tab in front', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Close All Editors');
    const names = ['Devdraft sample', 'Xtrakit sample'];
    for (const name of names) {
      const title = name.replace(' sample', '');
      const view = await openView(page, title);
      await expandRow(await waitForRow(view, name));
      // The second click keeps its tab.
      await customerRows(view).first().dblclick();
      await page.locator('.editor-group-container .tab', { hasText: name }).waitFor();
      await collapseView(page, title);
    }
    for (const name of [...names, ...names]) {
      await page.locator('.editor-group-container .tab', { hasText: name }).click();
      await page.locator('.statusbar-item', { hasText: name }).waitFor();
    }
  });
});
