import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import { chooseFile } from '../support/file-dialog.ts';
import {
  customerRows,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  pickRow,
  rowTexts,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';

describe('a section that goes on and fails, in VS Code', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let page: Page;
  let view: Locator;
  let frame: Frame;
  let folder: string;
  /** What the page from a place on answers instead. */
  let refusal: { readonly from: number; readonly status: number } | undefined;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-'));
    sandbox = await startSandbox({ rateLimits: false });
    sandbox.script({
      path: /^\/invoices\?/,
      times: 1000,
      handler({ query }, response) {
        const skip = Number(query.skip);
        const isRefused = refusal?.from === skip;
        const rows = Array.from({ length: skip < 100 ? 50 : 7 }, (_, at) => ({
          ...{ id: `inv-${skip + at}`, invoice_number: `INV-${skip + at}`, name: 'Invoice', items: [] },
          ...{ customer_id: at === 3 ? 'somebody else' : query.customer, created_at: '2026-05-01T10:00:00Z' },
        }));
        response.writeHead(isRefused ? (refusal?.status ?? 500) : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(isRefused ? { message: 'Not on a Friday' } : rows));
      },
    });
    workbench = await openWorkbench({
      settings: {
        'files.simpleDialog.enable': true,
        // A row that sticks to the top is another one than it looks: a click only brings its row into sight.
        'workbench.tree.enableStickyScroll': false,
        'clientele.connections': [
          { id: 'local', provider: 'devdraft', name: 'Local', baseUrl: sandbox.baseUrl('devdraft') },
        ],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, 'Local'));
    await enterCredentials(page, view, devdraftCredentials(sandbox));
    await customerRows(view).first().waitFor();
    // The row of the connection is drawn anew once its list has been counted; until then VS Code knows its rows no more.
    await eventually(
      () => treeRow(view, 'Local').textContent(),
      text => /· \d/.test(text ?? ''),
    );
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  pictureFailures(() => workbench);

  const picture = async (name: string) => {
    const out = path.join(projectRoot, 'out/screenshots');
    mkdirSync(out, { recursive: true });
    await page.screenshot({ path: path.join(out, `${name}.png`) });
  };
  const asked = () => sandbox.requests.filter(({ path: asked }) => asked.includes('/invoices')).length;
  /** Scrolls the tree until a row is in sight: rows that are scrolled away do not exist. */
  async function scrollTo(row: Locator, by: number): Promise<Locator> {
    await view.locator('.monaco-list').hover();
    await eventually(
      async () => {
        if (await row.isVisible()) return true;
        await page.mouse.wheel(0, by);
        return false;
      },
      isThere => isThere,
    );
    return row;
  }

  it('sends nothing for a customer that is opened, and one request for a section', async () => {
    await expandRow(customerRows(view).first());
    const section = await waitForRow(view, /^\s*Invoices/);
    assert.equal(asked(), 0);
    refusal = { from: 0, status: 403 };
    await expandRow(section);
    await waitForRow(view, /Not on a Friday/);
    assert.equal(asked(), 1);
    await picture('related-tree-failure');
  });

  it('is tried again by a click on the row of its failure', async () => {
    refusal = undefined;
    await (await waitForRow(view, /Not on a Friday/)).click();
    await waitForRow(view, 'INV-0');
    await eventually(
      () => treeRow(view, /^\s*Invoices/).textContent(),
      text => /49 so far/.test((text ?? '').replace(/\s+/g, ' ')),
    );
  });

  it('loads more by a row, keeps what was read where that fails, and says how many rows of others were left out', async () => {
    refusal = { from: 50, status: 403 };
    const more = await scrollTo(treeRow(view, 'Load more'), 300);
    const texts = await rowTexts(view);
    assert.ok(
      texts.some(text => text.startsWith('1 row of another customer was left out')),
      texts.join('\n'),
    );
    await more.click();
    await waitForRow(view, /Not on a Friday/);
    await picture('related-tree-more-failed');
    assert.ok((await rowTexts(view)).some(text => text.startsWith('INV-4')));
    refusal = undefined;
    await (await waitForRow(view, /Not on a Friday/)).click();
    await eventually(
      () => rowTexts(view),
      rows => rows.some(row => row.startsWith('2 rows of other') || /^INV-5\d/.test(row)),
    );
  });

  it('is in the panel as far as the tree has read it, and goes on from there', async () => {
    const before = asked();
    await scrollTo(treeRow(view, 'Local'), -3000);
    await customerRows(view).first().click();
    frame = await webviewFrame(page, '[role="tab"]');
    await frame.getByRole('tab', { name: 'Related' }).click();
    const section = frame.locator('[data-section="invoices"]');
    await section.getByText('98 so far').waitFor();
    assert.equal(asked(), before);
    await section.getByRole('button', { name: 'Load more, Invoices' }).click();
    await section.getByText('104 ·').waitFor();
  });

  it('is filtered by what was read of it', async () => {
    const section = frame.locator('[data-section="invoices"]');
    await section.getByRole('searchbox', { name: 'Filter what was read of Invoices' }).fill('inv-10');
    await section.getByText('7 of the 104 that were read match the filter.').waitFor();
    await section.getByRole('row').first().click();
    await frame.locator('.item').getByText('INV-10').first().waitFor();
    await picture('related-filter');
    await section.getByRole('searchbox').fill('');
  });

  it('is exported from the panel to a file that has all of it', async () => {
    const section = frame.locator('[data-section="invoices"]');
    await section.getByRole('button', { name: 'Export, Invoices' }).click();
    await pickRow(page, 'NDJSON').click();
    const file = path.join(folder, 'invoices.ndjson');
    const dialog = page.locator('.quick-input-widget:visible');
    await dialog.getByText('Export Invoices').waitFor();
    await chooseFile(dialog, file, () => existsSync(file));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 104);
    await picture('related-exported');
  });
});
