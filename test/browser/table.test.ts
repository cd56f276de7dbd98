import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import { keepSearch } from '../support/leave-box.ts';
import {
  chooseFromMenu,
  clickDialogButton,
  eventually,
  expandRow,
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

describe('a list as a table, in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;

  before(async () => {
    const sample = { environment: 'sandbox', baseUrl: 'sample:' } as const;
    workbench = await openWorkbench({
      settings: {
        'clientele.connections': [{ id: 'dev', provider: 'devdraft', name: 'Devdraft sample', ...sample }],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });
  after(() => workbench?.close());
  pictureFailures(() => workbench);

  const tab = () => page.locator('.editor-group-container .tab', { hasText: 'Table of Devdraft sample' });
  /** Brings the table of the list to the front: its page may be loaded anew. */
  const front = async () => {
    await tab().click();
    frame = await webviewFrame(page, '.grid-body .grid-row:not(.coming)');
  };
  const text = (selector: string) => frame.locator(selector).first().textContent();
  const held = () => text('.held');
  const column = async (at: number) => {
    const cells = await frame.locator(`.grid-body .grid-cell[aria-colindex="${at}"]`).all();
    const placed = await Promise.all(
      cells.map(async cell => ({
        id: Number((await cell.getAttribute('id'))?.split('-')[1]),
        text: await cell.textContent(),
      })),
    );
    return placed.sort((one, other) => one.id - other.id).map(cell => cell.text ?? '');
  };

  it('holds what is read, says how much of the list that is, and reads the rest', async () => {
    const view = await openView(page, 'Devdraft');
    const connection = await waitForRow(view, 'Devdraft sample');
    await expandRow(connection);
    await waitForRow(view, /Page 1/);
    await chooseFromMenu(page, connection, 'Open as Table');
    frame = await webviewFrame(page, '.grid-body .grid-row:not(.coming)', 60_000);
    assert.equal(await held(), '50 of 820 · in the order in which they were read');
    await frame.getByText('Select a row to read it here.').waitFor();
    // Nothing was clicked in it.
    await page.keyboard.press('ArrowDown');
    await frame.getByText('Select a row to read it here.').waitFor({ state: 'detached' });
    await frame.locator('#cell--1-1').click();
    await frame.getByText('Sorted over what is read, 50 of 820: the list is not read whole.').waitFor();
    await frame.getByRole('button', { name: 'Read All' }).click();
    await eventually(held, foot => /^820 of 820 read at \d/.test(foot ?? ''), 60_000);
    await eventually(
      () => frame.locator('.table-note').count(),
      count => count === 0,
    );
    await eventually(
      async () => (await column(2)).slice(0, 10),
      emails => emails.length === 10 && emails.join() === emails.toSorted().join(),
    );
    await workbench.screenshot('table');
    assert.deepEqual(await axeFaults(frame), []);
  });

  it('filters over all columns, and the reading pane follows the keys', async () => {
    await front();
    const [, email = ''] = await column(2);
    await frame.getByRole('searchbox', { name: 'Filter over all columns' }).fill(email.slice(0, 12));
    await eventually(held, foot => /^[1-9] rows? shown · 820 of 820/.test(foot ?? ''));
    await frame.getByRole('searchbox', { name: 'Filter over all columns' }).fill('');
    await eventually(held, foot => /^820 of 820/.test(foot ?? ''));
    await frame.locator('#cell-0-0').click();
    const title = () => text('.detail h2');
    const first = await eventually(title, Boolean);
    await frame.locator('.grid').press('ArrowDown');
    await eventually(title, now => now !== null && now !== first);
  });

  it('copies, adds up and opens the rows that are selected', async () => {
    await front();
    await frame.locator('#cell-0-0').click();
    await frame.locator('.grid').press('Shift+ArrowDown');
    await eventually(
      () => text('.sums'),
      sums => /^2 rows selected · Last spent: [\d.]+ /.test(sums ?? ''),
    );
    await frame.getByRole('button', { name: 'Copy', exact: true }).click();
    const lines = await eventually(
      async () => (await readClipboard(page)).trimEnd().split('\n'),
      copied => copied.length === 3,
    );
    assert.match(lines[0] ?? '', /^Name\tE-mail\t/);
    await frame.getByRole('button', { name: 'Compare' }).click();
    await webviewFrame(page, '.compared-cell');
  });

  it('selects rows by the mouse and all of them by a key, and marks no text of the page for that', async () => {
    await front();
    const marked = () => frame.evaluate(() => String(document.getSelection()));
    const selects = (words: RegExp) =>
      eventually(
        () => text('.sums'),
        sums => words.test(sums ?? ''),
      );
    // On their texts, and each of them twice.
    for (const from of [0, 5, 0, 5]) {
      await frame.locator(`#cell-${from}-1`).click();
      await frame.locator(`#cell-${from + 3}-1`).click({ modifiers: ['Shift'] });
      await selects(/^4 rows selected/);
    }
    await frame.locator('#cell-1-1').click({ modifiers: ['Control'] });
    await selects(/^5 rows selected/);
    assert.equal(await marked(), '');
    await page.keyboard.press('Control+a');
    await selects(/^820 rows selected/);
    await page.keyboard.press('Control+c');
    // A line for each, and the heads; a name may have a line break of its own.
    const copied = await eventually(
      async () => (await readClipboard(page)).split('\n'),
      lines => lines.length > 820,
    );
    assert.match(copied[0] ?? '', /^Name\tE-mail\t/);
    assert.equal(await marked(), '');
    await frame.locator('#cell-2-1').click();
    await selects(/^1 row selected/);
    await workbench.screenshot('table-narrow-columns');
  });

  it('is of a page, of a filter, of a kept search and of a section, from the row of each', async () => {
    // The page of a tab that was closed is gone a moment later.
    const isClosed = () => page.locator('iframe.webview').first().waitFor({ state: 'detached' });
    await runCommand(page, 'View: Close All Editors');
    await isClosed();
    const view = await openView(page, 'Devdraft');
    const connection = () => treeRow(view, 'Devdraft sample');
    /** What the table of a row says of itself; its tab is closed again. */
    const isTable = async (row: Locator, holds: RegExp) => {
      await chooseFromMenu(page, row, 'Open as Table');
      frame = await webviewFrame(page, '.grid-body .grid-row:not(.coming)');
      const said = async () =>
        [await text('h1'), await held(), await frame.getByRole('button', { name: 'Export…' }).count()].join(' · ');
      await eventually(said, words => holds.test(words));
      await runCommand(page, 'View: Close Editor');
      await isClosed();
    };
    await isTable(await waitForRow(view, 'Page 1 · 1–50'), /Devdraft sample.* · 50.* · 1$/);
    await chooseFromMenu(page, connection(), 'Filter…');
    await pickRow(page, 'Status').click();
    await pickRow(page, 'BLACKLISTED').click();
    await waitForRow(view, /^Status: BLACKLISTED\d+/);
    assert.equal(await paletteOffers(page, 'Clientele: Clear Filter'), true);
    await isTable(connection(), /Devdraft sample.* · \d+ of \d+.* · 1$/);
    await runCommand(page, 'Clientele: Clear Filter');
    await waitForRow(view, 'Page 1 · 1–50');
    assert.equal(await paletteOffers(page, 'Clientele: Clear Filter'), false);
    await openSearch(page);
    const box = page.locator('.quick-input-widget:visible');
    await box.locator('input.input').fill('mensah');
    await pickRow(page, /Mensah/).waitFor();
    await keepSearch(page);
    await isTable(await waitForRow(await openView(page, 'Home'), /^mensah/), /mensah.* · 1$/);
    const customer = view.locator('.monaco-list-row[aria-level="3"]').first();
    const section = view.locator('.monaco-list-row[aria-level="4"]').first();
    // Home leaves no room beside it.
    await openView(page, 'Devdraft');
    await eventually(
      async () => {
        await expandRow(customer);
        return section.isVisible();
      },
      shown => shown,
    );
    // Rows of a section are no customers: what acts on these is not offered.
    await isTable(section, / · 0$/);
    await chooseFromMenu(page, connection(), 'Open as Table');
  });

  it('has the columns that are chosen, and closes with its connection', async () => {
    await front();
    const count = () => frame.locator('.grid').getAttribute('aria-colcount');
    await frame.getByRole('button', { name: 'Columns…' }).click();
    await frame.getByRole('button', { name: 'Usual Columns' }).click();
    const box = frame.getByRole('checkbox', { name: '/last_spent' });
    await eventually(
      () => box.isChecked(),
      isChecked => !isChecked,
    );
    const usual = Number(await count());
    await frame.getByRole('searchbox', { name: 'Find a column' }).fill('/last_spent');
    await box.check();
    await eventually(count, now => now === String(usual + 1));
    await runCommand(page, 'Clientele: Remove Connection');
    await clickDialogButton(page, 'Remove');
    await tab().waitFor({ state: 'detached' });
  });
});
