import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Locator, Page } from 'playwright-core';
import { formsOf, found } from '../support/leaks.ts';
import {
  customerRows,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  readClipboard,
  runCommand,
  waitForRow,
  webviewFrame,
} from '../support/steps.ts';
import { stateOf } from '../support/window-state.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('privacy mode in VS Code', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench();
    ({ page } = workbench);
  });

  after(() => workbench?.close());

  const statusBar = () => page.locator('.statusbar-item', { hasText: 'Privacy' });
  /** What is on the screen and what a screen reader is given: the window, and the pages of tabs. */
  const everything = async () => {
    const parts = await Promise.all(
      page.frames().map(frame => frame.evaluate(() => document.documentElement?.outerHTML ?? '').catch(() => '')),
    );
    return parts.join('\n');
  };
  const field = async (frame: Frame, name: string) =>
    (await frame.locator(`[data-field="${name}"] .value`).first().textContent()) ?? '';
  const rowOf = async (view: Locator) => (await customerRows(view).first().getAttribute('aria-label')) ?? '';

  it('covers what is open at once, reveals one value, keeps nothing that is typed, and shows all again', async () => {
    await openViewContainer(page, 'Clientele');
    await runCommand(page, 'Clientele: Explore Sample Data');
    const view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, /sample/i));
    await customerRows(view).first().click();
    const frame = await webviewFrame(page, '[data-field="name"]');
    const shown = {
      name: await field(frame, 'name'),
      email: await field(frame, 'email'),
      phone: await field(frame, 'phone'),
    };
    assert.match(shown.email, /@/);
    const forms = formsOf(Object.entries(shown));
    assert.ok((await rowOf(view)).includes(shown.name));

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
    const { violations } = await new AxeBuilder({ page }).include(['iframe.webview', 'iframe', '#clientele']).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)]),
      [],
    );

    // By the real name, and the row has the pseudonym.
    await runCommand(page, 'Clientele: Search');
    const input = page.locator('.quick-input-widget:visible input.input');
    await input.fill(shown.email);
    const hit = page.locator('.quick-input-list .monaco-list-row', { hasText: pseudonym }).first();
    await hit.waitFor();
    await hit.click();
    await input.waitFor({ state: 'hidden' });
    await runCommand(page, 'Clientele: Search');
    await input.waitFor();
    await eventually(
      async () => found(forms, await everything()),
      all => all.length === 0,
    );
    await page.keyboard.press('Escape');

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
  });
});
