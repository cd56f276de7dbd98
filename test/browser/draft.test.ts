import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { type LocalServer, localServer } from '../support/local-server.ts';
import {
  clickDialogButton,
  customerRows,
  eventually,
  openView,
  openViewContainer,
  pickRow,
  runCommand,
  waitForRow,
  webviewFrame,
} from '../support/steps.ts';
import { stripe } from '../support/vendors/by-cursor.ts';
import { vendorHandler } from '../support/vendors/vendor-server.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { wizardSteps } from './wizard-steps.ts';

const key = 'sk_test_51Habc';

describe('a new custom provider', () => {
  let server: LocalServer;
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;
  const { choose, asked } = wizardSteps(() => page);

  before(async () => {
    server = await localServer(vendorHandler(stripe, 120));
    workbench = await openWorkbench();
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    await server?.close();
  });

  pictureFailures(() => workbench);

  const settingsFile = () => path.join(workbench.serverDataDir, 'data/User/settings.json');
  const settings = () => readFileSync(settingsFile(), 'utf8');
  const manifest = () => frame.locator('#manifest').inputValue();
  const press = (name: string | RegExp) => frame.getByRole('button', { name }).first().click();
  const reading = async () => (await frame.locator('.reading').textContent()) ?? '';

  it('begins with a command on the clipboard, and shows what it will contact before anything is asked', async () => {
    const command = `curl '${server.origin}/v1/customers?limit=3' \\\n  -H 'Authorization: Bearer ${key}' \\\n  -H 'Stripe-Version: 2026-07-29.dahlia'`;
    await page.evaluate(text => navigator.clipboard.writeText(text), command);
    await runCommand(page, 'Clientele: New Custom Provider');
    await asked(/What describes the API/);
    await pickRow(page, 'The command on the clipboard').click();
    frame = await webviewFrame(page, '#manifest');
    await frame.getByText('What it will contact').waitFor();
    assert.match(
      (await frame.locator('.contacts').textContent()) ?? '',
      /127\.0\.0\.1:\d+ is asked by GET, with API key/,
    );
    assert.equal(server.requests.length, 0);
  });

  it('shows side by side the manifest, the answer and what it reads', async () => {
    await press(/^Ask 127\.0\.0\.1/);
    await eventually(reading, text => /3 customers/.test(text));
    assert.match(await manifest(), /"starting_after"[\s\S]*"lastRow": "\/id"/);
    assert.match(await reading(), /person1@example\.com/);
    assert.match((await frame.locator('.answer pre').textContent()) ?? '', /cus_00000003/);
    await press('Try the next page and one customer');
    await eventually(reading, text => /3 other customers/.test(text) && /comes back by ID/.test(text));
    await workbench.screenshot('draft');
  });

  it('reads anew as the manifest is typed, and says at which place it is wrong', async () => {
    const before = await manifest();
    await frame.locator('#manifest').fill(before.replace('"/name"', '"/email"'));
    await eventually(reading, text => /written so by hand/.test(text));
    await frame.locator('#manifest').fill(before.replace('"/data"', '"data"'));
    const problems = frame.locator('.problems');
    await eventually(
      async () => (await problems.textContent()) ?? '',
      text => /\/list\/rows is no JSON Pointer/.test(text),
    );
    await frame.locator('#manifest').fill(before);
    await eventually(reading, text => /Person 1/.test(text));
  });

  it('is kept in the settings, without the key, and connected: its customers are in the tree', async () => {
    await press('Keep…');
    await clickDialogButton(page, 'Keep');
    await press('Connect now');
    await choose(/Which environment/, 'Sandbox');
    const name = await asked(/What is it called/);
    await name.fill('Berlin shop');
    await page.keyboard.press('Enter');
    const view = await openView(page, 'Other Connections');
    await waitForRow(view, 'Berlin shop');
    await eventually(
      () => customerRows(view).count(),
      count => count > 3,
    );
    await workbench.screenshot('draft-connected');
    assert.match(settings(), /"id": "my-api"[\s\S]*"name": "Berlin shop"/);
    assert.ok(!settings().includes(key), 'the key is in the settings');
  });
});
