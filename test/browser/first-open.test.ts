import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { customerRows, eventually, openView, openViewContainer, waitForRow } from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';

const connections: unknown = JSON.parse(
  readFileSync(path.join(projectRoot, 'test', 'support', 'sample-connections.json'), 'utf8'),
);

describe('a folder that Clientele was never open in', () => {
  const { folder, remove } = temporaryFolder('first');
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench({ folder, settings: { 'clientele.connections': connections } });
    page = workbench.page;
  });

  after(async () => {
    await workbench?.close();
    remove();
  });

  pictureFailures(() => workbench);

  it('is three clicks away from a customer: icon, view, customer', async () => {
    let clicks = 0;
    const click = async (what: Locator) => {
      clicks++;
      await what.click();
    };
    await click(page.locator('.part.activitybar').getByRole('tab', { name: /^Clientele/ }));
    await click(page.locator('.part.sidebar .pane-header', { hasText: 'Devdraft' }));
    const customer = customerRows(page.locator('.part.sidebar')).first();
    await customer.waitFor();
    const name = (await customer.locator('.label-name').textContent()) ?? '?';
    await click(customer);
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('h1').textContent(),
      title => title?.includes(name) === true,
    );
    assert.equal(clicks, 3);
    await workbench.screenshot('first-open');
  });

  it('asks nothing when its window comes back with the view open', async () => {
    await workbench.reload();
    await openViewContainer(page, 'Clientele');
    const row = await waitForRow(await openView(page, 'Devdraft'), 'Devdraft sample');
    assert.equal(await row.getAttribute('aria-expanded'), 'false');
  });
});
