import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import {
  customerRows,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  pickRow,
  readClipboard,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';

describe('what belongs to a customer, in VS Code', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    await page.getByRole('button', { name: 'Explore Sample Data' }).click();
    for (const other of ['Cartevo', 'Yativo', 'Devdraft', 'Xtrakit']) await openView(page, other);
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  const picture = async (name: string) => {
    const folder = path.join(projectRoot, 'out/screenshots');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  const textOf = async (locator: Locator) => (await locator.allInnerTexts()).join('\n');
  const section = (id: string) => frame.locator(`[data-section="${id}"]`);

  it('is not asked for by opening the customer', async () => {
    const view = await openView(page, 'Easy.tools');
    await expandRow(await waitForRow(view, 'Easy.tools sample'));
    const customer = customerRows(view).first();
    await customer.waitFor();
    await customer.click();
    frame = await webviewFrame(page, '[role="tab"]');
    await frame.getByRole('tab', { name: 'Related' }).click();
    assert.match(await textOf(section('orders')), /Orders\s+in all currencies\s+Load/);
    assert.equal(await section('orders').getByRole('grid').count(), 0);
  });

  it('is loaded a section at a time, and says what it covers', async () => {
    await section('orders').getByRole('button', { name: 'Load, Orders' }).click();
    await section('orders').getByRole('grid').waitFor();
    assert.match(await textOf(section('orders')), /\d+ · in all currencies · just now/);
    assert.match(await textOf(section('products')), /in [A-Z]{3}/);
    assert.equal(await section('products').getByRole('grid').count(), 0);
  });

  it('opens a row with what it consists of and its JSON as it was sent', async () => {
    await section('orders').getByRole('row').first().click();
    const item = frame.locator('.item');
    await item.getByRole('heading', { name: /^Lines \(\d+\)/ }).waitFor();
    assert.match(await textOf(item.getByRole('tree')), /"amount": \d+/);
    const id = await textOf(item.locator('.item-facts .reading').first());
    await item.getByRole('button', { name: 'Copy ID' }).click();
    await eventually(
      () => readClipboard(page),
      text => text === id.trim(),
    );
    await picture('related-sections');
  });

  it('is loaded whole by one key, and stands on one line of time', async () => {
    await frame.getByRole('tab', { name: 'Timeline' }).click();
    await page.keyboard.press('l');
    const timeline = frame.getByRole('grid', { name: 'Timeline, newest first' });
    await timeline.waitFor();
    await eventually(
      () => frame.locator('.kinds label').allInnerTexts(),
      kinds => kinds.map(kind => kind.trim()).join() === 'Orders,Subscriptions,Products,Lifetime value',
    );
    assert.ok((await frame.locator('.sum').count()) > 0);
    await picture('related-timeline');
    const before = Number(await timeline.getAttribute('aria-rowcount'));
    await frame.getByRole('checkbox', { name: 'Orders' }).uncheck();
    await eventually(
      async () => Number(await timeline.getAttribute('aria-rowcount')),
      rows => rows < before,
    );
  });
});

describe('the same person elsewhere, in the panel', () => {
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

  it('is looked for among what was read without a request, and at the providers when asked', async () => {
    // All five are there before they are searched.
    for (const name of ['Cartevo', 'Yativo', 'Devdraft', 'Easy.tools', 'Xtrakit'])
      await waitForRow(await openView(page, name), `${name} sample`);
    await openSearch(page);
    await page.locator('.quick-input-widget:visible input.input').fill('kojo mensah');
    await pickRow(page, /in \d of \d · same e-mail/).click();
    await pickRow(page, /^Devdraft sampleKojo Mensah/).click();
    const frame = await webviewFrame(page, '.elsewhere .place');
    const strip = frame.locator('.elsewhere');
    const words = async () => (await strip.allInnerTexts()).join();
    await eventually(words, text => /Easy\.tools sample\s+(?:differs|\d+ fields? compared)/.test(text));
    await strip.getByRole('button', { name: 'Search there' }).click();
    await eventually(
      words,
      text => /Easy\.tools sample\s+(?:differs|\d+ fields? compared)/.test(text) && !/searching/.test(text),
    );
    await page.screenshot({ path: path.join(projectRoot, 'out/screenshots/elsewhere.png') });
  });

  it('is changed over to by a click', async () => {
    const frame = await webviewFrame(page, '.elsewhere .place');
    const there = frame.locator('.elsewhere .place.there button').first();
    const name = ((await there.allInnerTexts())[0] ?? '').trim();
    await there.click();
    await eventually(
      async () => (await frame.locator('.where').allInnerTexts()).join(),
      text => text.includes(name),
    );
  });
});
