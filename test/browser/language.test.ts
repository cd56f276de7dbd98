import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { customerRows, expandRow, openView, openViewContainer, waitForRow } from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('a window in French', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench({ language: 'fr' });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  it('has its commands, rows and panel in French, with numbers as they are written there', async () => {
    await page.getByRole('button', { name: 'Explorer les données d’exemple' }).click();
    const view = await openView(page, 'Cartevo');
    await expandRow(await waitForRow(view, 'Cartevo exemple'));
    await customerRows(view).first().click();
    const panel = await webviewFrame(page, '#clientele .tabs');
    await panel.getByRole('tab', { name: 'Chronologie' }).waitFor();
    await panel.getByText('JSON brut', { exact: true }).first().waitFor();
    await workbench.screenshot('french');
    assert.equal(await panel.locator('html').getAttribute('lang'), 'fr');
  });
});
