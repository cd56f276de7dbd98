import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { keepSearch } from '../support/leave-box.ts';
import {
  answer,
  clickDialogButton,
  customerRows,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const connectionOf = (id: string, name: string) => ({
  ...{ id, provider: 'xtrakit', name, environment: 'sandbox', baseUrl: 'sample:' },
});

describe('the keys that rename and remove rows', () => {
  let workbench: Workbench;
  let page: Page;
  let view: Locator;

  before(async () => {
    workbench = await openWorkbench({
      settings: { 'clientele.connections': [connectionOf('one', 'First shop'), connectionOf('two', 'Second shop')] },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    view = await openView(page, 'Xtrakit');
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  const focused = (text: string | RegExp) =>
    page.locator('.monaco-list:focus .monaco-list-row.focused', { hasText: text }).waitFor();
  const selected = () => view.locator('.monaco-list-row.selected').allTextContents();

  it('mean the row that has the focus, whichever is selected, and leave the selection', async () => {
    await expandRow(await waitForRow(view, 'First shop'));
    await customerRows(view).first().waitFor();
    await waitForRow(view, /First shop.*210/);
    await treeRow(view, 'First shop').click();
    await page.keyboard.press('End');
    await focused('Second shop');
    const before = await selected();
    await page.keyboard.press('F2');
    await page.locator('.quick-input-message', { hasText: 'Name' }).waitFor();
    await answer(page, 'Other shop');
    await waitForRow(view, 'Other shop');
    assert.equal(before.length, 1);
    assert.match(before.join(), /First shop/);
    await eventually(selected, texts => texts.join().includes('First shop') && texts.length === 1);
  });

  it('ask before they remove a connection', async () => {
    await treeRow(view, 'Other shop').click();
    await focused('Other shop');
    await page.keyboard.press('Delete');
    await page.locator('.monaco-dialog-box', { hasText: 'Remove Other shop?' }).waitFor();
    await clickDialogButton(page, 'Cancel');
    await page.keyboard.press('Delete');
    await clickDialogButton(page, 'Remove');
    await treeRow(view, 'Other shop').waitFor({ state: 'hidden' });
  });

  it('do nothing on a customer, and remove a kept search of Home', async () => {
    await expandRow(treeRow(view, 'First shop'));
    await customerRows(view).first().click();
    for (const key of ['F2', 'Delete']) await page.keyboard.press(key);
    await openSearch(page);
    const box = page.locator('.quick-input-widget:visible');
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
    await box.locator('input.input').fill('mensah');
    await keepSearch(page);
    const home = await openView(page, 'Home');
    await (await waitForRow(home, /^mensah/)).click();
    await focused(/^mensah/);
    await page.keyboard.press('Delete');
    await waitForRow(home, /Kept searches.*pin/);
    await waitForRow(view, 'First shop');
  });
});
