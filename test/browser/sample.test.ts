import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { leaveBox } from '../support/leave-box.ts';
import {
  answer,
  chooseFromMenu,
  choosePanelAction,
  clickInlineAction,
  eventually,
  expandRow,
  notificationTexts,
  openSearch,
  openView,
  openViewContainer,
  paletteOffers,
  pickRow,
  readClipboard,
  runCommand,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { customers, showOnly } from './sample-steps.ts';

describe('sample data, from the first click on', () => {
  let workbench: Workbench;
  let page: Page;
  /** The customer that is opened, as the tests go on. */
  let id = '';
  let name = '';

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  const offers = (title: string): Promise<boolean> => paletteOffers(page, `Clientele: ${title}`);

  it('offers in the palette no command that would have nothing to act on', async () => {
    assert.equal(await offers('Add a Connection…'), true);
    assert.equal(await offers('Edit Connection…'), false);
  });

  it('begins with a button', async () => {
    await page.getByRole('button', { name: 'Add a Connection' }).first().waitFor();
    await page.getByRole('button', { name: 'Explore Sample Data' }).click();
    const view = await openView(page, 'Cartevo');
    const row = await waitForRow(view, 'Cartevo sample');
    assert.match((await row.textContent()) ?? '', /sample/);
    await waitForRow(await openView(page, 'Xtrakit'), 'Xtrakit sample');
    // What the palette offers follows the rows, by a message of its own.
    await eventually(
      () => offers('Edit Connection…'),
      isOffered => isOffered,
    );
    await runCommand(page, 'Clientele: Explore Sample Data');
    await eventually(
      () => notificationTexts(page),
      texts => texts.includes('The sample data is there already.'),
    );
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('opens a connection, its first page by itself and the next one by a click', async () => {
    const view = await showOnly(page, 'Cartevo');
    await (await waitForRow(view, /Page 1 · 1–50/)).locator('.monaco-tl-twistie').click();
    await expandRow(await waitForRow(view, /Page 2 · 51–100/));
    await customers(view).first().waitFor();
    await expandRow(treeRow(view, /Page 1 · 1–50/));
    await eventually(
      () => treeRow(view, 'Cartevo sample').textContent(),
      text => !!text?.includes('1,370'),
    );
  });

  it('opens a customer in the panel by a click', async () => {
    const view = await openView(page, 'Cartevo');
    const row = customers(view).nth(3);
    name = ((await row.locator('.label-name').first().textContent()) ?? '').trim();
    await row.click();
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('h1').textContent(),
      title => !!title?.includes(name),
    );
    id = (await frame.locator('header code').textContent()) ?? '';
    assert.match(id, /^[0-9a-f-]{36}$/);
    await frame.getByRole('banner').getByText('Sample data', { exact: true }).waitFor();
  });

  it('copies the ID by the icon of the row, by its menu and by keys', async () => {
    const view = await openView(page, 'Cartevo');
    const row = customers(view).nth(3);
    await page.evaluate(() => navigator.clipboard.writeText('-'));
    await clickInlineAction(row, 'Copy Customer ID');
    await eventually(
      () => readClipboard(page),
      text => text === id,
    );
    await chooseFromMenu(page, row, 'Copy JSON');
    const json = await eventually(
      () => readClipboard(page),
      text => text.startsWith('{'),
    );
    assert.equal(JSON.parse(json).id, id);

    // A click opens the customer and leaves the focus where it is, so that the keys mean the row.
    await row.click();
    await page.keyboard.press('Control+c');
    await eventually(
      () => readClipboard(page),
      text => text === id,
    );
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    const both = await eventually(
      () => readClipboard(page),
      text => text.includes('\n'),
    );
    assert.match(both, new RegExp(`^${id}\n[0-9a-f-]{36}$`));
  });

  it('finds the customer by the palette’s search, over all connections', async () => {
    await openSearch(page);
    await page.locator('.quick-input-widget:visible input.input').fill(name);
    // The ID alone is in a row of the clipboard's, too.
    const hit = pickRow(page, new RegExp(`Cartevo sample.*${id.slice(0, 8)}`));
    await hit.waitFor();
    // How far each list was searched is one line, until one wants to know.
    const folded = pickRow(page, /(?:Not searched|In part): \d.*Cartevo sample: [\d,]+ of 1,370/);
    await folded.waitFor();
    await pickRow(page, /Read the rest of \d lists….*[\d,]+ customers/).waitFor();
    await folded.hover();
    await folded.getByRole('button', { name: 'Show each list' }).click();
    const each = pickRow(page, /Cartevo sample: [\d,]+ of 1,370.*read all 1,370…/);
    await each.waitFor();
    await pickRow(page, /fold into one line/).click();
    await folded.waitFor();
    assert.equal(await each.count(), 0);
    await hit.hover();
    await hit.getByRole('button', { name: 'Copy ID' }).click();
    await eventually(
      () => readClipboard(page),
      text => text === id,
    );
    await hit.click();
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('header code').textContent(),
      text => text === id,
    );
  });

  it('keeps the best hit active while more arrive, and what the user moved to', async () => {
    await openSearch(page);
    const box = page.locator('.quick-input-widget:visible');
    const active = () => box.locator('.monaco-list-row.focused').getAttribute('data-index');
    await box.locator('input.input').fill('addo');
    // How far each list was searched is in a row below those in sight; the title says when it is done.
    await eventually(
      () => box.locator('.quick-input-title').textContent(),
      title => /found \d+/.test(title ?? ''),
    );
    await eventually(active, index => index === '0');
    await page.keyboard.press('ArrowDown');
    await eventually(active, index => index === '1');
    await leaveBox(page);
  });

  it('opens a search from the tree by its key', async () => {
    const view = await openView(page, 'Cartevo');
    await treeRow(view, 'Cartevo sample').click();
    await page.keyboard.press('Control+f');
    await page.locator('.quick-input-widget:visible input.input').waitFor();
    await eventually(
      () => page.locator('.quick-input-title').textContent(),
      text => !!text?.startsWith('Search'),
    );
    await leaveBox(page);
  });

  it('opens the raw JSON as a read-only document', async () => {
    const frame = await webviewFrame(page, 'header code');
    await choosePanelAction(frame, 'Open raw JSON');
    const editor = page.locator('.editor-instance .monaco-editor[role="code"]').first();
    await editor.waitFor();
    await eventually(
      () => editor.textContent(),
      text => !!text?.replaceAll('\u00a0', ' ').includes(`"id": "${id}"`),
    );
    await page.locator('.tab.active', { hasText: `${id} · raw` }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'JSON' }).waitFor();
    const text = editor.locator('.view-lines');
    const before = await text.textContent();
    await editor.click();
    await page.keyboard.type('changed');
    await page.getByText('Cannot edit in read-only editor').first().waitFor();
    assert.equal(await text.textContent(), before);
    await page.keyboard.press('Escape');
  });

  it('opens a customer by ID', async () => {
    await runCommand(page, 'Clientele: Open Customer by ID');
    await page.locator('.quick-input-title', { hasText: 'Cartevo sample' }).waitFor();
    await answer(page, id);
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('h1').textContent(),
      title => !!title?.includes(name),
    );
  });

  it('goes on after a reload of the window: the server starts when a connection is opened', async () => {
    // The window brings its side bar back by itself: a click on the icon could close it again.
    await workbench.reload();
    const view = await showOnly(page, 'Xtrakit');
    await eventually(
      () => customers(view).count(),
      count => count >= 5,
    );
  });
});
