import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import {
  answer,
  chooseFromMenu,
  choosePanelAction,
  collapseView,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  pickRow,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('from one customer to the next, in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;

  before(async () => {
    workbench = await openWorkbench({
      settings: { 'clientele.pageSize': 5, 'clientele.panel.followsSelection': true },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    await runCommand(page, 'Clientele: Explore Sample Data');
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  /** With what it is of. */
  const whole = () => frame.locator('.walk span').textContent();
  const place = async () => (await whole())?.replaceAll(',', '').match(/^\d+ of \d+/)?.[0];
  const placed = (text: string) =>
    eventually(
      () => place().catch(() => ''),
      now => now === text,
    );
  const id = () => frame.locator('header code').textContent();
  const tabs = () => page.locator('.editor-group-container .tab').count();
  const selected = async () => (await openView(page, 'Devdraft')).locator('.monaco-list-row.selected').textContent();

  it('goes on over the border of a page by button and by key, and the tree follows', async () => {
    for (const other of ['Cartevo', 'Yativo', 'Easy.tools', 'Xtrakit']) await collapseView(page, other);
    const view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, 'Devdraft sample'));
    await view.locator('.monaco-list-row[aria-level="3"]').nth(3).click();
    frame = await webviewFrame(page, '.walk');
    const total = (await place())?.replace('4 of ', '') ?? '';
    assert.match(total, /^\d+$/);
    assert.match((await whole()) ?? '', /\d in Devdraft sample$/);
    assert.equal(await frame.locator('.walk span').getAttribute('title'), await whole());
    await placed(`4 of ${total}`);
    const first = await id();
    await frame.getByRole('button', { name: 'Next customer' }).click();
    await placed(`5 of ${total}`);
    // The focus has stayed on the button, although all of them are drawn anew.
    await page.keyboard.press('Enter');
    await placed(`6 of ${total}`);
    const name = await frame.locator('h1').textContent();
    await eventually(selected, text => text?.includes(name ?? '?') === true);
    await workbench.screenshot('walk');
    await page.keyboard.press('Shift+F4');
    await page.keyboard.press('Shift+F4');
    await placed(`4 of ${total}`);
    assert.equal(await id(), first);
    await page.keyboard.press('F4');
    await placed(`5 of ${total}`);
    await runCommand(page, 'Clientele: Previous Customer');
    await placed(`4 of ${total}`);
    assert.equal(await tabs(), 1);
    assert.deepEqual(await axeFaults(frame), []);
  });

  it('has no button to press before the first customer', async () => {
    const before = frame.getByRole('button', { name: 'Previous customer' });
    for (let left = 3; left > 0; left--) await before.click();
    await eventually(place, text => text?.startsWith('1 of ') === true);
    assert.equal(await before.getAttribute('aria-disabled'), 'true');
  });

  it('leaves a kept customer where it is and opens the neighbour beside it', async () => {
    const kept = await id();
    await frame.getByRole('button', { name: 'Keep open' }).click();
    await frame.getByRole('button', { name: 'Kept open' }).waitFor();
    await frame.getByRole('button', { name: 'Next customer' }).click();
    await eventually(tabs, count => count === 2);
    const other = await eventually(
      async () => {
        for (const one of page.frames()) {
          const shown = await one
            .locator('header code')
            .textContent({ timeout: 300 })
            .catch(() => null);
          if (shown && shown !== kept) return one;
        }
        return undefined;
      },
      one => one !== undefined,
    );
    assert.ok(other);
    assert.equal(await id(), kept);
    frame = other;
    await eventually(place, text => text?.startsWith('2 of ') === true);
    await page.keyboard.press('F4');
    await eventually(place, text => text?.startsWith('3 of ') === true);
    assert.equal(await tabs(), 2);
  });

  it('goes through the hits of a search in their order', async () => {
    await openSearch(page);
    await answer(page, '');
    await page.locator('.quick-input-widget:visible input.input').fill('example.com');
    const hits = page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: '@example.com' });
    await eventually(
      () => hits.count(),
      count => count > 1,
    );
    await pickRow(page, '@example.com').click();
    // Hits of several connections: fewer than the customers of one.
    const found = await eventually(place, text => /^\d of \d\d?$/.test(text ?? ''));
    await page.keyboard.press('F4');
    await placed(`${Number(found?.[0]) + 1}${found?.slice(1)}`);
    assert.match((await whole()) ?? '', / found for “example\.com”$/);
    await workbench.screenshot('walk-found');
  });

  it('copies a link to the customer from the panel and from a row', async () => {
    await choosePanelAction(frame, 'Copy link');
    const shown = await id();
    const link = await eventually(
      () => readClipboard(page),
      text => text.includes('://clientele.clientele/customer?connection='),
    );
    assert.ok(link.endsWith(`&id=${shown}`), link);
    const view = await openView(page, 'Devdraft');
    const row = view.locator('.monaco-list-row[aria-level="3"]').first();
    await chooseFromMenu(page, row, 'Copy Link');
    await eventually(
      () => readClipboard(page),
      text => text !== link && text.includes('://clientele.clientele/customer?connection='),
    );
    // Sample data is not in the dashboard.
    await frame.getByRole('button', { name: 'More actions' }).click();
    await frame.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    assert.equal(await frame.getByRole('menuitem', { name: 'Open in dashboard' }).count(), 0);
  });

  it('leads the panel by the arrow keys of the tree where the setting says so', async () => {
    await runCommand(page, 'View: Close All Editors');
    const view = await openView(page, 'Devdraft');
    await view.locator('.monaco-list-row[aria-level="3"]').nth(2).click();
    frame = await webviewFrame(page, '.walk');
    const name = async () => (await frame.locator('h1').textContent()) ?? '?';
    const selected = view.locator('.monaco-list-row.selected');
    const led = (to: (name: string) => boolean) =>
      eventually(
        async () => ({ rows: await selected.allTextContents(), panel: await name() }),
        ({ rows: [row, ...others], panel }) => to(panel) && row?.includes(panel) === true && others.length === 0,
      );
    const first = await name();
    await led(shown => shown === first);
    await page.keyboard.press('ArrowDown');
    await led(shown => shown !== first);
    await page.keyboard.press('ArrowUp');
    await led(shown => shown === first);
    assert.equal(await tabs(), 1);
  });

  it('leads on from a recent customer, and a key copies the one that it has come to', async () => {
    for (const other of ['Cartevo', 'Devdraft']) await collapseView(page, other);
    const home = await openView(page, 'Home');
    await expandRow(await waitForRow(home, 'Recent customers'));
    const people = home.locator('.monaco-list-row[aria-level="2"]');
    await eventually(
      () => people.count(),
      count => count > 2,
    );
    const shown = await id();
    const rows = await people.allTextContents();
    // A row that is drawn anew takes no click.
    const clicked = async () => {
      await people.nth(1).click();
      return eventually(id, now => now !== shown, 5000).catch(() => shown);
    };
    const before = await eventually(clicked, now => now !== shown);
    await page.keyboard.press('F4');
    const led = await eventually(id, now => now !== before);
    // Some of them have the same name, so that the rows do not tell them apart.
    const copied = async () => {
      await page.keyboard.press('Control+c');
      return readClipboard(page);
    };
    await eventually(copied, text => text === led);
    assert.deepEqual(await people.allTextContents(), rows, 'they stay in their places');
  });
});
