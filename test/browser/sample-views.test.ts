import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { keepSearch, leaveBox } from '../support/leave-box.ts';
import {
  answer,
  chooseFromMenu,
  clickInlineAction,
  eventually,
  expandRow,
  notificationTexts,
  openSearch,
  openView,
  openViewContainer,
  pickRow,
  readClipboard,
  runCommand,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { customers, showOnly, views } from './sample-steps.ts';

describe('sample data, in the views of its five connections', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    await runCommand(page, 'Clientele: Explore Sample Data');
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  it('opens the first connection with its first customers, and Home beside it with the room of its rows', async () => {
    const pane = (name: string) => page.locator('.part.sidebar .pane', { has: page.getByText(name, { exact: true }) });
    await waitForRow(pane('Home'), 'Recent customers');
    await eventually(
      () => customers(pane('Cartevo')).count(),
      count => count >= 10,
    );
    assert.equal(await treeRow(pane('Cartevo'), 'Cartevo sample').getAttribute('aria-selected'), 'true');
    const height = async (name: string) => (await pane(name).boundingBox())?.height ?? 0;
    assert.ok((await height('Home')) < (await height('Cartevo')) / 3, 'Home takes the room of the customers');
    await workbench.screenshot('sample-first');
  });

  it('shows customers in each of the five views', async () => {
    for (const name of views) {
      const view = await showOnly(page, name);
      await eventually(
        () => customers(view).count(),
        count => count >= 5,
      );
    }
  });

  it('shows markup in a name as text, in the tree, in the search and in the panel', async () => {
    const dialogs: string[] = [];
    page.on('dialog', dialog => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const markup = '<img src=x onerror=alert(1)>';
    for (const name of views) {
      const view = await showOnly(page, name);
      const row = await waitForRow(view, markup);
      assert.equal(await row.locator('img').count(), 0);
      await row.hover();
      await row.click();
      const frame = await webviewFrame(page, 'header code');
      await eventually(
        () => frame.locator('h1').textContent(),
        title => !!title?.includes(markup),
      );
      assert.equal(await frame.locator('img').count(), 0);
    }
    await openSearch(page);
    await page.locator('.quick-input-widget:visible input.input').fill('<img src=x');
    const hit = pickRow(page, markup);
    await hit.waitFor();
    assert.equal(await hit.locator('img').count(), 0);
    await leaveBox(page);
    assert.equal(await page.locator('img[src="x"]').count(), 0);
    assert.deepEqual(dialogs, []);
  });

  it('goes to a page by its number', async () => {
    const view = await showOnly(page, 'Cartevo');
    await chooseFromMenu(page, treeRow(view, 'Cartevo sample'), 'Go to Page…');
    await answer(page, '7');
    const row = await waitForRow(view, 'Page 7 · 301–350');
    await eventually(
      () => row.getAttribute('aria-expanded'),
      expanded => expanded === 'true',
    );
  });

  it('sets a filter by one value, shows it in a row of its own, and clears it there', async () => {
    const view = await showOnly(page, 'Devdraft');
    const row = () => treeRow(view, 'Devdraft sample');
    await eventually(
      () => row().textContent(),
      text => !!text?.includes('820'),
    );
    await chooseFromMenu(page, row(), 'Filter…');
    await pickRow(page, 'Status').click();
    await pickRow(page, 'BLACKLISTED').click();
    const filter = await waitForRow(view, /^Status: BLACKLISTED\d+/);
    await eventually(
      async () => [await row().getAttribute('aria-selected'), await row().getAttribute('aria-expanded')].join(),
      state => state === 'true,true',
    );
    assert.match((await row().textContent()) ?? '', /filtered/);
    await workbench.screenshot('sample-filtered');
    // A click on the filter changes it; nobody has this name.
    await filter.click();
    await pickRow(page, 'Name').click();
    await page.locator('.quick-input-message', { hasText: 'last name. Leave it empty' }).waitFor();
    await answer(page, 'zzzz');
    const nobody = await waitForRow(view, 'Nobody has Status “BLACKLISTED” and Name “zzzz”');
    await workbench.screenshot('sample-filtered-nobody');
    await clickInlineAction(await waitForRow(view, 'Status: BLACKLISTED · Name: zzzz'), 'Clear Filter');
    await nobody.waitFor({ state: 'detached' });
    await eventually(
      () => row().textContent(),
      text => !text?.includes('filtered') && !!text?.includes('820'),
    );
  });

  it('reads a page of the list anew, copies its IDs, and keeps a customer that is clicked twice', async () => {
    const view = await showOnly(page, 'Devdraft');
    const first = await waitForRow(view, 'Page 1 · 1–50');
    await chooseFromMenu(page, first, 'Copy IDs of This Page');
    const ids = await eventually(
      () => readClipboard(page),
      text => text.split('\n').length === 50,
    );
    assert.equal(new Set(ids.split('\n')).size, 50);
    await view.locator('.monaco-list-row[aria-level="3"]').nth(2).dblclick();
    const frame = await webviewFrame(page, 'header code');
    await frame.getByRole('button', { name: 'Kept open' }).waitFor();
    await workbench.screenshot('sample-page-rows');
    // From the view of a provider, only what is not known is asked, and each question says where it stands.
    await view.hover();
    const head = page.locator('.pane-header', { hasText: 'Devdraft' });
    await head.getByRole('button', { name: 'Add a Connection' }).click();
    const title = page.locator('.quick-input-title', { hasText: /^Add a Connection to Devdraft \(1 of \d\)$/ });
    await title.waitFor();
    await eventually(
      async () => {
        if (await title.isVisible()) await page.keyboard.press('Escape');
        return title.isHidden();
      },
      hidden => hidden,
    );
  });

  it('keeps a search, whose row opens into what it finds', async () => {
    await openSearch(page);
    const box = page.locator('.quick-input-widget:visible');
    await box.locator('input.input').fill('mensah');
    await pickRow(page, /Mensah/).waitFor();
    await keepSearch(page);
    const home = await openView(page, 'Home');
    const row = await waitForRow(home, /^mensah/);
    await expandRow(row);
    await waitForRow(home, /Mensah.*in [2-5] of 5 · /);
    assert.match((await row.getAttribute('aria-label')) ?? '', /Customers of all connections that match “mensah”/);
    await workbench.screenshot('sample-kept-search');
  });

  it('reveals a customer of a list that came whole on a page that was not opened', async () => {
    const view = await showOnly(page, 'Xtrakit');
    await openSearch(page);
    await page.locator('.quick-input-widget:visible input.input').fill('fokonkwo207@');
    const hit = pickRow(page, 'Xtrakit sample');
    await hit.hover();
    await hit.getByRole('button', { name: 'Reveal in Tree' }).click();
    await eventually(
      () => treeRow(view, 'fokonkwo207@').getAttribute('aria-selected'),
      selected => selected === 'true',
    );
    await workbench.screenshot('sample-revealed');
  });

  it('clears what was read, and says what is kept', async () => {
    await runCommand(page, 'Clientele: Clear Cache');
    await eventually(
      () => notificationTexts(page),
      texts => texts.includes('Cleared what was read of 5 connections. Credentials and settings are kept.'),
    );
    await workbench.screenshot('sample-cleared');
    await runCommand(page, 'Notifications: Clear All Notifications');
  });
});
