import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import { eventually, openViewContainer, runCommand, treeRow } from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('insights, in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-insights-'));
    const sample = { environment: 'sandbox', baseUrl: 'sample:' } as const;
    workbench = await openWorkbench({
      folder,
      settings: {
        'files.simpleDialog.enable': true,
        'clientele.connections': [
          { id: 'dev', provider: 'devdraft', name: 'Devdraft sample', ...sample },
          { id: 'cart', provider: 'cartevo', name: 'Cartevo sample', ...sample },
        ],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  pictureFailures(() => workbench);

  const readTexts = async () => (await frame.locator('.read li').allInnerTexts()).join(' ');

  it('of two connections say that nothing is read yet, and read both lists when asked to', async () => {
    await runCommand(page, 'Clientele: Show Insights');
    const box = page.locator('.quick-input-widget:visible');
    await box.getByText('2 Selected').waitFor();
    await box.getByRole('button', { name: 'OK' }).click();
    frame = await webviewFrame(page, '.read li');
    await eventually(readTexts, text =>
      /Devdraft sample: nothing read yet.*Cartevo sample: nothing read yet/.test(text),
    );
    await frame.getByRole('button', { name: 'Read the whole list first' }).click();
    await eventually(
      readTexts,
      text => /Devdraft sample: [\d,]+ of [\d,]+ read at .*Cartevo sample: [\d,]+ of [\d,]+ read at/.test(text),
      90_000,
    );
    await frame.locator('[data-figure="country"] .drawn').first().waitFor();
    await workbench.screenshot('insights');
    assert.deepEqual(await axeFaults(frame), []);
  });

  it('list in Home whom a bar stands for', async () => {
    const bar = frame.locator('[data-figure="status"] .drawn').nth(1);
    const [, label = '', customers = ''] = /^(.*): ([\d,]+), /.exec((await bar.getAttribute('aria-label')) ?? '') ?? [];
    await bar.click();
    const listed = treeRow(page.locator('.part.sidebar'), `Status: ${label}`);
    await eventually(
      async () => (await listed.textContent().catch(() => '')) ?? '',
      text => text.includes(`${customers} customers`),
    );
    await workbench.screenshot('insights-listed');
  });

  it('are saved as a picture', async () => {
    await frame.getByRole('button', { name: 'Save Country as SVG' }).click();
    const file = path.join(folder, 'country.svg');
    const box = page.locator('.quick-input-widget:visible');
    const input = box.locator('input.input');
    await input.waitFor();
    await eventually(async () => {
      const value = await input.inputValue({ timeout: 1000 }).catch(() => '');
      if (value && value !== file) await input.fill(file, { timeout: 1000 }).catch(() => {});
      if (value === file)
        await box
          .getByRole('button', { name: 'OK' })
          .click({ timeout: 1000 })
          .catch(() => {});
      return existsSync(file) && readFileSync(file, 'utf8').endsWith('</svg>\n');
    }, Boolean);
  });
});
