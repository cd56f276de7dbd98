import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import { type LocalServer, localServer } from '../support/local-server.ts';
import {
  chooseFromMenu,
  clickInlineAction,
  clickNotificationButton,
  collapseView,
  enterCredentials,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  paletteOffers,
  pickRow,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('comparing customers in VS Code', () => {
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

  /** The customers of a view that has the side bar to itself. */
  async function customersOf(name: string, ...closed: readonly string[]): Promise<Locator> {
    for (const other of closed) await collapseView(page, other);
    const view = await openView(page, name);
    await expandRow(await waitForRow(view, `${name} sample`));
    const rows = view.locator('.monaco-list-row[aria-level="3"]');
    await rows.nth(1).waitFor();
    // A menu has no row to act on while the tree is drawn anew, which ends with the count of the list.
    await eventually(
      async () => (await view.locator('.monaco-list-row[aria-level="1"]').first().textContent()) ?? '',
      text => /\d/.test(text),
    );
    return rows;
  }

  const nameOf = (row: Locator) => row.locator('.label-name').first().textContent();
  const tabs = async () => (await page.locator('.tab').allTextContents()).map(text => text.trim());
  /** Brings the comparison to the front. */
  const front = async () => {
    await page.locator('.tab', { hasText: /^Compare Cartevo sample/ }).click();
    return webviewFrame(page, '.compare-page .different');
  };
  const closeAll = () => runCommand(page, 'View: Close All Editors');

  it('shows two rows that are selected side by side', async () => {
    const rows = await customersOf('Cartevo');
    const names = [await nameOf(rows.nth(0)), await nameOf(rows.nth(1))];
    await rows.nth(0).click();
    // The panel that opens takes the focus from a menu.
    await webviewFrame(page, '[data-field="name"]');
    await rows.nth(1).click({ modifiers: ['Control'] });
    // A menu that is closed by what happens around it has chosen nothing.
    const chosen = async () => {
      await chooseFromMenu(page, rows.nth(1), 'Compare Customers…');
      return webviewFrame(page, '.compare-page .different', 10_000).catch(() => undefined);
    };
    const frame = await eventually(chosen, found => found !== undefined, 60_000);
    assert.ok(frame);
    await eventually(
      () => frame.locator('.column-title strong').allTextContents(),
      titles => titles.join() === names.join(),
    );
    assert.match((await frame.locator('thead').textContent()) ?? '', /Cartevo·Cartevo sampleSample data.*read/);
    await workbench.screenshot('compare-two-rows');
  });

  it('copies a cell, opens a customer, and compares what was sent in an editor of its own', async () => {
    const frame = await front();
    const cell = frame.locator('tr[data-field="email"] td').first();
    const email = await cell.locator('.value').textContent();
    await cell.hover();
    await cell.getByRole('button', { name: 'Copy E-mail of A' }).click();
    await eventually(
      () => readClipboard(page),
      text => text === email,
    );
    await frame.getByRole('button', { name: 'Compare raw JSON' }).click();
    const diff = page.locator('.monaco-diff-editor');
    await diff.locator('.view-line', { hasText: '"email"' }).first().waitFor();
    // Identity documents stay covered here as in raw documents.
    await diff.locator('.view-line', { hasText: '•••• covered' }).first().waitFor();
    assert.equal(await diff.locator('.view-line', { hasText: 'updated_at' }).count(), 0);
    await workbench.screenshot('compare-raw');
    assert.ok((await tabs()).some(title => /^Cartevo sample \w+ ↔ Cartevo sample \w+/.test(title)));
    await clickNotificationButton(page, 'Reveal');
    await diff
      .locator('.view-line', { hasText: /"number":\s"SAMPLE/ })
      .first()
      .waitFor();
    await eventually(
      () => diff.locator('.view-line', { hasText: '••••' }).count(),
      covered => covered === 0,
    );
  });

  it('leaves times of the last change out of that, unless they are wanted', async () => {
    const frame = await front();
    await frame.getByLabel('without update times').uncheck();
    await frame.getByRole('button', { name: 'Compare raw JSON' }).click();
    const line = page.locator('.monaco-diff-editor .view-line', { hasText: '"updated_at"' });
    await eventually(
      () => line.count(),
      count => count === 2,
    );
    await closeAll();
  });

  it('compares one that was selected with one of another connection, and offers that only then', async () => {
    assert.equal(await paletteOffers(page, 'Clientele: Compare with Selected'), false);
    const first = (await customersOf('Cartevo')).first();
    const name = await nameOf(first);
    await first.click();
    await webviewFrame(page, '[data-field="name"]');
    await chooseFromMenu(page, first, 'Select for Compare');
    await page.locator('.statusbar-item', { hasText: 'Selected for compare: Cartevo sample' }).waitFor();
    const second = (await customersOf('Yativo', 'Cartevo')).first();
    const otherName = await nameOf(second);
    await chooseFromMenu(page, second, 'Compare with Selected');
    const frame = await webviewFrame(page, '.compare-page .different');
    await eventually(
      () => frame.locator('.column-title strong').allTextContents(),
      titles => titles.join() === [name, otherName].join(),
    );
    await frame.getByLabel('Only differences').check();
    await eventually(
      () => frame.locator('tr.equal').count(),
      count => count === 0,
    );
    assert.ok((await frame.locator('tr.different').count()) > 1);
    await workbench.screenshot('compare-two-connections');
  });

  it('comes back after a reload with the customers and nothing of them, and waits for Load', async () => {
    await workbench.reload();
    const frame = await webviewFrame(page, '.compare-page th.column', 90_000);
    assert.equal(await frame.getByText('Not loaded').count(), 2);
    assert.equal(await frame.locator('tr[data-field]').count(), 0);
    await frame.getByRole('button', { name: 'Load' }).click();
    await frame.locator('tr.different').first().waitFor();
    await closeAll();
  });

  it('compares the places of one person from the row of a search', async () => {
    await openSearch(page);
    await page.locator('.quick-input-widget:visible input.input').fill('mensah');
    const person = pickRow(page, /in \d of \d · same/);
    await person.waitFor({ timeout: 30_000 });
    await clickInlineAction(person, 'Compare');
    const frame = await webviewFrame(page, '.compare-page .column ~ .column');
    await frame.locator('tr.equal').first().waitFor();
    await workbench.screenshot('compare-person');
    await closeAll();
  });

  it('asks whom the customer of a panel is to be compared with', async () => {
    await (await customersOf('Cartevo', 'Yativo')).first().click();
    const panel = await webviewFrame(page, '[data-field="name"]');
    await panel.getByRole('button', { name: 'Compare…' }).click();
    const input = page.locator('.quick-input-widget:visible input.input');
    await eventually(
      () => input.getAttribute('placeholder'),
      text => /^Compare Cartevo sample \w+ with: name, e-mail, phone or ID$/.test(text ?? ''),
    );
    await input.fill('mensah');
    await pickRow(page, /in \d of \d · same/).click();
    await pickRow(page, /^Devdraft sampleKojo Mensah/).click();
    await webviewFrame(page, '.compare-page .different');
  });
});

describe('a customer that has changed when it is refreshed', () => {
  let sandbox: Sandbox;
  let server: LocalServer;
  let workbench: Workbench;
  let city: string | undefined;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false, customers: { xtrakit: 3 } });
    // The sandbox, with one city in the place of all where a test says so.
    server = await localServer(async (response, { url, headers }) => {
      const { authorization = '', accept = '' } = headers;
      const answer = await fetch(sandbox.baseUrl('xtrakit') + url, { headers: { authorization, accept } });
      const text = await answer.text();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(city === undefined ? text : text.replace(/("customer_city": ?)"[^"]*"/g, `$1"${city}"`));
    });
    workbench = await openWorkbench({
      settings: {
        'clientele.connections': [
          { id: 'x', provider: 'xtrakit', name: 'Leads', environment: 'sandbox', baseUrl: server.origin },
        ],
      },
    });
  });

  after(async () => {
    await workbench?.close();
    await server?.close();
    await sandbox?.close();
  });

  pictureFailures(() => workbench);

  it('says so in its panel, and is compared with what it was', async () => {
    const { page } = workbench;
    await openViewContainer(page, 'Clientele');
    const view = await openView(page, 'Xtrakit');
    await expandRow(await waitForRow(view, 'Leads'));
    await enterCredentials(page, view, { 'API key': sandbox.credentials('xtrakit').apiKey });
    await view.getByRole('treeitem', { name: /@/ }).first().click();
    const panel = await webviewFrame(page, '[data-field="address"]');
    city = 'Elsewhere';
    await panel.getByRole('button', { name: 'Refresh' }).click();
    const notice = panel.locator('.notice .bar', { hasText: /^Changed since \d+:\d\d/ });
    await notice.waitFor();
    await workbench.screenshot('compare-changed-notice');
    await notice.getByRole('button', { name: 'Compare' }).click();
    const frame = await webviewFrame(page, '.compare-page .different');
    assert.match((await frame.locator('h1').textContent()) ?? '', /^What changed since \d+:\d\d/);
    assert.deepEqual(
      await frame.locator('tr.different').evaluateAll(rows => rows.map(row => row.getAttribute('data-field'))),
      ['address/city'],
    );
    await workbench.screenshot('compare-changed');
    // Of the earlier record nothing is kept over a reload.
    await workbench.reload();
    const restored = await webviewFrame(page, '.compare-page th.column', 90_000);
    await restored.getByText('This earlier record was not kept when the window was reloaded.').waitFor();
  });
});
