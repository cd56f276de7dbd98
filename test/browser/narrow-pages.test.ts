import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, ToPage } from '../../src/ui/insights/shared/messages.ts';
import { launchBrowser } from '../support/browser.ts';
import { shownInsights } from '../support/insights-shown.ts';
import { columnOf, openComparePage } from './compare-page.ts';
import { cartevoRecord, cartevoRow, messages, openDetailPage } from './detail-page.ts';
import { openWebviewPage } from './webview-page.ts';

describe('pages in little room', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  /** At 200 % a window of 1280 pixels has 640 of them; a panel beside others may have 240. */
  async function fits(page: Page, name: string, widths = [640, 240]): Promise<void> {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 430 });
      const wide = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      await page.screenshot({ path: `out/screenshots/narrow-${name}-${width}.png` });
      assert.ok(wide <= 0, `${name} is ${wide} pixels wider than ${width}`);
      const { violations } = await new AxeBuilder({ page }).include('#clientele').analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => [width, id, nodes.map(node => node.html)]),
        [],
      );
    }
    await page.context().close();
  }

  it('show a customer', async () => {
    const { page, send } = await openDetailPage(browser);
    await send(...messages(cartevoRecord(cartevoRow())));
    await page.locator('h1').waitFor();
    await fits(page, 'panel');
  });

  it('compare two customers', async () => {
    const { page, send } = await openComparePage(browser);
    const columns = [
      columnOf(cartevoRecord(cartevoRow()), ['Cartevo', 'Shop EU']),
      columnOf(cartevoRecord(cartevoRow()), ['Cartevo', 'Payouts of a long name']),
    ];
    await send({ type: 'columns', columns });
    await page.locator('tr[data-field="email"]').waitFor();
    await fits(page, 'compare');
  });

  it('show what customers come to', async () => {
    const files = { page: 'insights', styles: ['detail.css', 'insights.css'] };
    const { page, send } = await openWebviewPage<FromPage, ToPage>(browser, files, {});
    const { view } = shownInsights();
    await send({ type: 'view', view: { ...view, busy: undefined, canStop: false } });
    await page.locator('h1').waitFor();
    await fits(page, 'insights', [640]);
  });
});
