import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import { formsOf, found } from '../support/leaks.ts';
import { leaveBox } from '../support/leave-box.ts';
import {
  chooseFromMenu,
  customerRows,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { stateOf } from '../support/window-state.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** What is on the screen and what a screen reader is given: the window, and the pages of tabs. */
async function everythingOn(page: Page): Promise<string> {
  const parts = await Promise.all(
    page.frames().map(frame => frame.evaluate(() => document.documentElement?.outerHTML ?? '').catch(() => '')),
  );
  return parts.join('\n');
}

const field = async (frame: Frame, name: string) =>
  (await frame.locator(`[data-field="${name}"] .value`).first().textContent()) ?? '';

describe('privacy mode in VS Code', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench();
    ({ page } = workbench);
  });

  after(() => workbench?.close());

  const statusBar = () => page.locator('.statusbar-item', { hasText: 'Privacy' });
  const everything = () => everythingOn(page);
  const rowOf = async (view: Locator) => (await customerRows(view).first().getAttribute('aria-label')) ?? '';

  it('covers what is open at once, reveals one value, keeps nothing that is typed, and shows all again', async () => {
    await openViewContainer(page, 'Clientele');
    await runCommand(page, 'Clientele: Explore Sample Data');
    const view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, /sample/i));
    await customerRows(view).first().click();
    const frame = await webviewFrame(page, '[data-field="name"]');
    // A panel that was there before shows another customer for a moment.
    await eventually(async () => (await rowOf(view)).includes(await field(frame, 'name')), Boolean);
    const shown = {
      name: await field(frame, 'name'),
      email: await field(frame, 'email'),
      phone: await field(frame, 'phone'),
    };
    assert.match(shown.email, /@/);
    const forms = formsOf(Object.entries(shown));

    await statusBar().filter({ hasText: 'Privacy off' }).click();
    await statusBar().filter({ hasText: 'Privacy on' }).waitFor();
    const pseudonym = await eventually(
      () => field(frame, 'email'),
      email => email.endsWith('@private.invalid'),
    );
    await eventually(
      () => rowOf(view),
      label => label.includes(pseudonym),
    );
    assert.deepEqual(
      await eventually(
        async () => found(forms, await everything()),
        all => all.length === 0,
      ),
      [],
    );
    assert.deepEqual(await axeFaults(frame), []);

    // By the real name, and the row has the pseudonym.
    await openSearch(page);
    const input = page.locator('.quick-input-widget:visible input.input');
    await input.fill(shown.email);
    const hit = page.locator('.quick-input-list .monaco-list-row', { hasText: pseudonym }).first();
    await hit.waitFor();
    await hit.click();
    await input.waitFor({ state: 'hidden' });
    await openSearch(page);
    await input.waitFor();
    await eventually(
      async () => found(forms, await everything()),
      all => all.length === 0,
    );
    await leaveBox(page);

    const panel = await webviewFrame(page, '[data-field="email"]');
    await panel.getByRole('button', { name: 'Copy E-mail', exact: true }).click();
    await eventually(
      () => readClipboard(page),
      text => text === pseudonym,
    );
    await panel.getByRole('button', { name: 'Reveal E-mail', exact: true }).click();
    await eventually(
      () => field(panel, 'email'),
      email => email === shown.email,
    );
    assert.ok((await field(panel, 'name')) !== shown.name, 'one value is revealed, and no other');
    // Another customer, and back: it is covered again.
    await customerRows(view).nth(1).click();
    await eventually(
      () => field(panel, 'email'),
      email => email !== shown.email && email !== pseudonym,
    );
    await customerRows(view).first().click();
    await eventually(
      () => field(panel, 'email'),
      email => email === pseudonym,
    );
    assert.deepEqual(found(forms, await stateOf(page)), []);

    await runCommand(page, 'Clientele: Toggle Privacy Mode');
    await eventually(
      () => field(panel, 'email'),
      email => email === shown.email,
    );
    await eventually(
      () => rowOf(view),
      label => label.includes(shown.name),
    );

    // What was searched for meanwhile is kept nowhere; what is searched for from now on is.
    await openSearch(page);
    await input.fill('example');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '@example' }).first().click();
    await openSearch(page);
    const before = page.locator('.quick-input-list .monaco-list-row', { hasText: 'searched before' });
    // By its label: VS Code keeps the hidden parts of the row that it drew there before.
    await eventually(
      async () =>
        Promise.all((await before.all()).map(row => row.locator('.label-name').first().textContent({ timeout: 5000 }))),
      texts => texts.join() === 'example',
    );
  });
});

describe('privacy mode that covers production connections, in VS Code', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false, customers: 60 });
    const entry = { provider: 'devdraft', baseUrl: sandbox.baseUrl('devdraft') };
    workbench = await openWorkbench({
      settings: {
        'clientele.privacyMode': 'production',
        'clientele.connections': [
          { ...entry, id: 'test', name: 'Test shop', environment: 'sandbox' },
          { ...entry, id: 'live', name: 'Live shop', environment: 'production' },
        ],
      },
    });
    ({ page } = workbench);
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
  });
  pictureFailures(() => workbench);

  /** Opens a connection that has no credentials in this window yet. */
  async function enter(view: Locator, name: string): Promise<Locator> {
    const row = await waitForRow(view, name);
    await expandRow(row);
    await enterCredentials(page, view, devdraftCredentials(sandbox));
    await customerRows(view).first().waitFor();
    return row;
  }

  it('leaves a sandbox as it is, covers what is real in tree, record, table and copies, and shows it again without a request', async () => {
    await openViewContainer(page, 'Clientele');
    const view = await openView(page, 'Devdraft');
    await page.locator('.statusbar-item', { hasText: 'Privacy: production' }).waitFor();
    const test = await enter(view, 'Test shop');
    await customerRows(view).first().click();
    const real = await webviewFrame(page, '[data-field="name"]');
    const person = {
      name: await field(real, 'name'),
      email: await field(real, 'email'),
      phone: await field(real, 'phone'),
    };
    assert.match(person.email, /@/);
    assert.ok(!person.email.endsWith('.invalid'));
    const forms = formsOf(Object.entries(person));
    await runCommand(page, 'View: Close All Editors');
    await test.locator('.monaco-tl-twistie').click();
    await customerRows(view).first().waitFor({ state: 'detached' });

    // The same customers, of a production connection.
    const live = await enter(view, 'Live shop');
    await customerRows(view).first().click();
    const covered = await webviewFrame(page, '[data-field="name"]');
    const pseudonym = await field(covered, 'email');
    assert.match(pseudonym, /@private\.invalid$/);
    await chooseFromMenu(page, live, 'Open as Table');
    const table = await webviewFrame(page, '.grid-body .grid-row:not(.coming)');
    await table.locator('#cell-0-1', { hasText: pseudonym }).click();
    await table.locator('.detail', { hasText: pseudonym }).waitFor();
    await table.getByRole('button', { name: 'Copy', exact: true }).click();
    const copied = await eventually(
      () => readClipboard(page),
      text => text.includes(pseudonym),
    );
    assert.deepEqual(found(forms, `${await everythingOn(page)}${copied}`), []);
    await workbench.screenshot('privacy-production-table');

    const asked = sandbox.requests.length;
    const toggle = () => page.locator('.statusbar-item', { hasText: 'Privacy' }).click();
    await toggle();
    await page.locator('.statusbar-item', { hasText: 'Privacy on' }).waitFor();
    await toggle();
    await table.locator('#cell-0-1', { hasText: person.email }).waitFor();
    assert.equal(sandbox.requests.length, asked);
  });
});
