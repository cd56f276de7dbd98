// The README's pictures. They are drawn in every run, and written over the committed ones only with CLIENTELE_PICTURES=1.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { leaveBox } from '../support/leave-box.ts';
import {
  collapseView,
  customerRows,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  pickRow,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';

const views = ['Cartevo', 'Yativo', 'Devdraft', 'Easy.tools', 'Xtrakit'] as const;
const folder = process.env.CLIENTELE_PICTURES ? 'media/readme' : 'out/screenshots/readme';

/** The budget of one picture, in bytes: they are part of the packed extension. */
const budget = 80_000;

const samples: unknown = JSON.parse(
  readFileSync(path.join(projectRoot, 'test/support/sample-connections.json'), 'utf8'),
);

describe("the README's pictures", () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench({
      settings: {
        'clientele.connections': samples,
        'window.commandCenter': false,
        'workbench.layoutControl.enabled': false,
        'workbench.editor.showTabs': 'multiple',
      },
    });
    page = workbench.page;
    await page.setViewportSize({ width: 1400, height: 800 });
    await openViewContainer(page, 'Clientele');
    for (const view of views) if (view !== 'Cartevo') await collapseView(page, view);
    await widenSideBar(-40);
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  /** Moves the edge between the side bar and the editors. */
  async function widenSideBar(by: number): Promise<void> {
    const box = await page.locator('.part.sidebar').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width, 400);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + by, 400, { steps: 5 });
    await page.mouse.up();
  }

  /** Draws a part of the window, from its upper left corner on. */
  async function draw(name: string, width = 1400, height = 800): Promise<void> {
    await page.mouse.move(width - 2, height - 40);
    const file = path.join(projectRoot, folder, `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file, clip: { x: 0, y: 0, width, height }, animations: 'disabled' });
    // Without it a picture is three times as large, and hardly better.
    spawnSync('pngquant', ['--force', '--strip', '--nofs', '--output', file, '32', file]);
  }

  async function open(view: string): Promise<Locator> {
    const shown = await openView(page, view);
    await expandRow(await waitForRow(shown, `${view} sample`));
    const customers = customerRows(shown);
    await customers.first().waitFor();
    return customers;
  }

  it('show a customer beside the tree', async () => {
    const customers = await open('Cartevo');
    const view = await openView(page, 'Cartevo');
    await (await waitForRow(view, 'Page 1 ·')).locator('.monaco-tl-twistie').click();
    await expandRow(await waitForRow(view, 'Page 3 ·'));
    await customers.nth(2).click();
    const frame = await webviewFrame(page, 'header code');
    await frame.getByRole('tree').waitFor();
    await eventually(
      () => frame.getByRole('treeitem').count(),
      rows => rows > 15,
    );
    await draw('panel');
  });

  it('show a search over all connections', async () => {
    for (const view of views) {
      await open(view);
      await collapseView(page, view);
    }
    await openView(page, 'Cartevo');
    await runCommand(page, 'Clientele: Search Customers');
    await page.locator('.quick-input-widget:visible input.input').fill('adwoa');
    await pickRow(page, /in \d of \d ·/).waitFor();
    // How far each list was searched is in a row below those in sight; the title says when it is done.
    await eventually(
      () => page.locator('.quick-input-widget:visible .quick-input-title').textContent(),
      title => /found \d+/.test(title ?? ''),
    );
    await draw('search', 1400, 620);
    await leaveBox(page);
  });

  it('show what belongs to a customer, in the tree and on one line of time', async () => {
    const view = await openView(page, 'Cartevo');
    const customer = customerRows(view).nth(8);
    await customer.click();
    const frame = await webviewFrame(page, 'header code');
    await frame.getByRole('tab', { name: 'Related' }).click();
    await frame.getByRole('button', { name: 'Load all sections' }).click();
    await eventually(
      () => frame.locator('.related .section-head').filter({ hasText: 'Loading…' }).count(),
      count => count === 0,
    );
    await frame.getByRole('tab', { name: 'Timeline' }).click();
    await frame.getByRole('grid', { name: 'Timeline, newest first' }).locator('.list-row').first().waitFor();
    await frame.locator('details.months > summary').click();
    await expandRow(customer);
    await expandRow(await waitForRow(view, /^Cards/));
    await draw('timeline');
  });

  it('are those the README shows, small enough to be packed', () => {
    const shown = readFileSync(path.join(projectRoot, 'README.md'), 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g);
    const files = [...shown].map(([, file = '']) => file);
    const drawn = ['panel', 'search', 'timeline'].map(name => `media/readme/${name}.png`);
    assert.deepEqual(
      files.filter(file => !drawn.includes(file)),
      [],
    );
    for (const file of files) {
      const { size } = statSync(path.join(projectRoot, file));
      assert.ok(size < budget, `${file} has ${size} bytes`);
    }
  });
});
