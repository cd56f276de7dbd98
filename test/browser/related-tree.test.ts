import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import {
  chooseFromMenu,
  clickInlineAction,
  customerRows,
  eventually,
  expandRow,
  openViewContainer,
  readClipboard,
  rowTexts,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';
import { showOnly, views } from './sample-steps.ts';

/** A section that the first customers of a view have something in, and what it is called. */
const sections = {
  Cartevo: 'Transactions',
  Yativo: 'Transactions',
  Devdraft: 'Invoices',
  'Easy.tools': 'Orders',
  Xtrakit: 'Sales',
} as const;

describe('what belongs to a customer, in the tree of VS Code', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    await page.getByRole('button', { name: 'Explore Sample Data' }).click();
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  const picture = async (name: string) => {
    const folder = path.join(projectRoot, 'out/screenshots');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  /** Opens the first customer of a view that has something in its section. */
  async function openSection(view: Locator, title: string): Promise<void> {
    for (let at = 0; at < 8; at++) {
      const customer = customerRows(view).nth(at);
      await expandRow(customer);
      const section = await waitForRow(view, new RegExp(`^\\s*${title}`));
      await expandRow(section);
      const texts = await eventually(
        () => rowTexts(view),
        rows => rows.some(row => row.startsWith(title) && /\d/.test(row)),
      );
      if (!texts.includes('None')) return;
      await expandedTwistie(customer).click();
    }
    assert.fail(`No customer has any ${title}.`);
  }
  const expandedTwistie = (row: Locator) => row.locator('.monaco-tl-twistie');

  for (const name of views) {
    it(`opens from a customer of ${name} into sections, and a section into its rows`, async () => {
      const view = await showOnly(page, name);
      await openSection(view, sections[name]);
      const texts = await rowTexts(view);
      const at = texts.findIndex(text => text.startsWith(sections[name]));
      assert.ok(at > 0 && (texts[at + 1] ?? '').length > 0, texts.join('\n'));
      await picture(`related-tree-${name}`);
    });
  }

  it('shows in the panel what the tree has read, and the customer by a click on its row', async () => {
    const view = await showOnly(page, 'Easy.tools');
    const customer = customerRows(view).first();
    await customer.click();
    const frame = await webviewFrame(page, '[role="tab"]');
    await frame.getByRole('tab', { name: 'Related' }).click();
    await frame.locator('[data-section="orders"]').getByRole('grid').waitFor();
  });

  it('opens a row as it was sent, and copies its ID', async () => {
    const view = await showOnly(page, 'Easy.tools');
    const row = treeRow(view, /completed ·/);
    await row.click();
    await page.locator('.tab[aria-label*="Orders"]').first().waitFor();
    await clickInlineAction(row, 'Copy ID');
    const id = await eventually(
      () => readClipboard(page),
      text => /^[0-9a-f-]{36}$/.test(text),
    );
    await chooseFromMenu(page, row, 'Copy as JSON');
    await eventually(
      () => readClipboard(page),
      text => text.startsWith('{') && text.includes(id),
    );
  });
});
