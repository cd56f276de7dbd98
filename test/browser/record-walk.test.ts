import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { providers } from '../../src/providers/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import {
  answer,
  choosePanelAction,
  clickInlineAction,
  eventually,
  openView,
  openViewContainer,
  pickRow,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** The section of each provider that goes on, fails and is tried again. */
const sections = {
  ...{ cartevo: 'transactions', yativo: 'transactions', devdraft: 'invoices', easytools: 'orders', xtrakit: 'sales' },
} as const;
const names = Object.keys(sections) as (keyof typeof sections)[]; // its own keys

/** An extension that adds the connections by the public API, and opens the customer of each. */
function companion(folder: string, sandbox: Sandbox): string {
  const place = path.join(folder, 'companion');
  mkdirSync(place);
  const entries = names.map(provider => ({
    customerId: sandbox.customer(provider, 'many'),
    credentials: sandbox.credentials(provider),
    entry: {
      ...{ id: provider, provider, name: `My ${provider}`, baseUrl: sandbox.baseUrl(provider), environment: 'sandbox' },
      ...(provider === 'easytools' && { options: { currency: 'pln' } }),
    },
  }));
  const commands = names.map(provider => ({
    command: `companion.${provider}`,
    title: `Open ${provider}`,
    category: 'Walk',
  }));
  const about = {
    name: 'companion',
    publisher: 'clientele-test',
    version: '1.0.0',
    type: 'commonjs',
    main: './main.cjs',
  };
  writeFileSync(
    path.join(place, 'package.json'),
    JSON.stringify({ ...about, engines: { vscode: '^1.90.0' }, contributes: { commands } }),
  );
  writeFileSync(
    path.join(place, 'main.cjs'),
    `const vscode = require('vscode');
    exports.activate = context => {
      for (const { entry, credentials, customerId } of ${JSON.stringify(entries)})
        context.subscriptions.push(vscode.commands.registerCommand('companion.' + entry.provider, async () => {
          const api = await vscode.extensions.getExtension('clientele.clientele').activate();
          if (!api.connections.some(({ id }) => id === entry.id)) await api.addConnection(entry, credentials);
          await vscode.commands.executeCommand('clientele.openCustomer', { connectionId: entry.id, customerId });
        }));
    };`,
  );
  return place;
}

describe('the record of a customer of each provider, in VS Code', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-'));
    sandbox = await startSandbox({ rateLimits: false, syncDelay: 0, records: { many: 120 } });
    workbench = await openWorkbench({ beside: companion(folder, sandbox) });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });
  after(async () => {
    await workbench?.close();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  pictureFailures(() => workbench);

  /** The panel of a customer, its tab with what belongs to it in front. */
  async function opened(provider: string): Promise<Frame> {
    await runCommand(page, `Walk: Open ${provider}`);
    const customerId = sandbox.customer(provider, 'many');
    const frame = await webviewFrame(page, `header code:has-text("${customerId}")`);
    await frame.getByRole('tab', { name: 'Related' }).click();
    return frame;
  }

  for (const provider of names)
    it(`fails, is tried again, goes on, and stands on the line of time: ${provider}`, async () => {
      const id = sections[provider];
      const known = providers.get(provider)?.sections?.find(one => one.id === id);
      const customerId = sandbox.customer(provider, 'many');
      const request = known?.ask({ customerId }, { currency: 'pln' }).request;
      assert.ok(request);
      const asked = new RegExp(`^${request.path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\?|$)`);
      sandbox.script({ provider, path: asked, times: 1, status: 403, json: { message: 'Not on a Friday' } });
      const frame = await opened(provider);
      const section = frame.locator(`[data-section="${id}"]`);
      await section.getByRole('button', { name: /^Load,/ }).click();
      await section.getByText('Not on a Friday').waitFor();
      assert.doesNotMatch((await section.locator('.section-head').textContent()) ?? '', /0 so far/);
      await section.getByRole('button', { name: /^Try again/ }).click();
      const grid = section.getByRole('grid');
      await grid.waitFor();
      const rows = async () => Number(await grid.getAttribute('aria-rowcount'));
      const before = await rows();
      const more = section.getByRole('button', { name: /^Load more/ });
      if (await more.isVisible()) {
        await more.click();
        await eventually(rows, count => count > before);
      }
      await frame.getByRole('button', { name: 'Load all sections' }).click();
      await frame.getByRole('tab', { name: 'Timeline' }).click();
      await frame.getByRole('grid', { name: 'Timeline, newest first' }).locator('.list-row').nth(2).waitFor();
      await eventually(
        () => frame.locator('.related .section-head').filter({ hasText: 'Loading…' }).count(),
        count => count === 0,
      );
      await workbench.screenshot(`record-${provider}-timeline`);
      await frame.getByRole('tab', { name: 'Record' }).click();
      await frame.locator('details.request summary').click();
      assert.match((await frame.locator('details.request dl').textContent()) ?? '', /\$\{[A-Z_]+\}/);
    });

  it('is put into one case with that of another provider, from the panels of both', async () => {
    const [one, other] = ['cartevo', 'xtrakit'] as const;
    await choosePanelAction(await opened(one), 'Add to case…');
    await page.locator('.quick-input-message', { hasText: 'What the case is called' }).waitFor();
    await answer(page, 'Ticket 7');
    await page.locator('.quick-input-message', { hasText: 'A note, if you like' }).waitFor();
    await answer(page, 'Paid twice');
    const home = await openView(page, 'Home');
    await waitForRow(home, /Ticket 7.*1 customer/);
    await choosePanelAction(await opened(other), 'Add to case…');
    await pickRow(page, 'Ticket 7').click();
    const row = await waitForRow(home, /Ticket 7.*2 customers/);
    await waitForRow(home, 'Paid twice');
    await clickInlineAction(row, 'Copy Case as Markdown');
    const text = await eventually(
      () => readClipboard(page),
      copied => copied.startsWith('| Customer ID'),
    );
    for (const provider of [one, other]) assert.ok(text.includes(`\`${sandbox.customer(provider, 'many')}\``), text);
    assert.doesNotMatch(text, /@|Paid twice|Ticket 7/);
    await workbench.screenshot('record-case');
  });

  for (const [theme, kind] of Object.entries({
    'Dark Modern': 'vscode-dark',
    'Dark High Contrast': 'vscode-high-contrast',
  }))
    it(`has no fault that axe knows in another theme: ${theme}`, async () => {
      await runCommand(page, 'Preferences: Color Theme');
      await answer(page, theme);
      const frame = await opened('easytools');
      await frame.locator(`body.${kind}`).waitFor();
      for (const tab of ['Related', 'Record']) {
        await frame.getByRole('tab', { name: tab }).click();
        await workbench.screenshot(`record-${kind}-${tab}`);
        assert.deepEqual(await axeFaults(frame), []);
      }
    });
});
