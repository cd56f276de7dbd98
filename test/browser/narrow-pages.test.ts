import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, ToPage } from '../../src/ui/insights/shared/messages.ts';
import type { FromPage as FromResult, ResultView, ToPage as ToResult } from '../../src/ui/reconcile/shared/messages.ts';
import { axeFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { shownInsights } from '../support/insights-shown.ts';
import { columnOf, openComparePage } from './compare-page.ts';
import { cartevoRecord, cartevoRow, messages, openDetailPage } from './detail-page.ts';
import { type ThemeName, themeVariables } from './detail-themes.ts';
import { openTablePage, tableOf } from './table-page.ts';
import { openWebviewPage } from './webview-page.ts';

const themes: readonly ThemeName[] = ['light', 'high-contrast', 'dark'];

describe('pages in little room', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  /** At 200 % a window of 1280 pixels has 640 of them; a panel beside others may have 240. */
  async function fits(page: Page, name: string, looked: readonly ThemeName[] = themes): Promise<void> {
    for (const width of [640, 240]) {
      await page.setViewportSize({ width, height: 430 });
      for (const theme of themes) {
        await page.evaluate(variables => {
          const root = document.documentElement;
          root.removeAttribute('style');
          for (const [key, value] of Object.entries(variables)) root.style.setProperty(`--vscode-${key}`, value);
        }, themeVariables(theme));
        await page.screenshot({ path: `out/screenshots/narrow-${name}-${theme}-${width}.png` });
        // What axe finds hangs on the colours, and on the room.
        if (!looked.includes(theme) || (width === 640 && (theme !== 'dark' || looked.length === 1))) continue;
        assert.deepEqual([theme, width, ...(await axeFaults(page))], [theme, width]);
      }
      const wide = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const beyond = [...document.querySelectorAll('#clientele *')].filter(
          one => one.getBoundingClientRect().right > clientWidth + 1 && !one.closest('.scroll, .grid, pre'),
        );
        return { by: scrollWidth - clientWidth, beyond: beyond.slice(0, 5).map(one => one.outerHTML.slice(0, 150)) };
      });
      assert.ok(wide.by <= 0, `${name} is ${wide.by} pixels wider than ${width}: ${wide.beyond.join('\n')}`);
    }
    await page.context().close();
  }

  it('show a customer, and the request that it came by', async () => {
    const { page, send } = await openDetailPage(browser);
    await send(...messages(cartevoRecord(cartevoRow())));
    await page.locator('h1').waitFor();
    await page.locator('details.request summary').click();
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
    // The other colours are looked at with the page in its usual room.
    await fits(page, 'insights', ['dark']);
  });

  it('show a table', async () => {
    const { page, serve } = await openTablePage(browser);
    await serve(tableOf());
    await page.locator('.grid-body .grid-row').nth(2).click();
    await fits(page, 'table');
  });

  it('show what came of two lists, with a row that is open', async () => {
    const files = { page: 'reconcile', styles: ['detail.css', 'reconcile.css'] };
    const { page, send } = await openWebviewPage<FromResult, ToResult>(browser, files, {});
    const counts = (['different', 'onlyHere', 'onlyThere', 'doubtful', 'equal'] as const).map((kind, at) => ({
      ...{
        kind,
        count: at * 400,
        label: ['Different', 'Only in Devdraft sample', 'Only in the file', 'Doubtful', 'Equal'][at] ?? '',
      },
    }));
    const rows = Array.from({ length: 30 }, (_, at) => ({
      ...{
        title: `Person of a rather long name ${at}`,
        key: `person.of.a.long.name${at}@example.org`,
        note: 'Name, Phone',
      },
    }));
    const view: ResultView = {
      ...{ here: 'Devdraft sample', there: 'customers-of-a-long-name.csv', formats: ['csv', 'json', 'ndjson'], counts },
      ...{
        matched: 'Matched by e-mail address, without regard to case.',
        complete: false,
        kind: 'different',
        text: '',
      },
      ...{ doubts: ['50 of 1,370 are read: who is missing here may be in the rest.'], page: 1, hasMore: true, rows },
      range: '1–100 of 4,012',
    };
    const fields = ['Name', 'E-mail', 'Country'].map(label => ({
      ...{ label, here: ['person.of.a.long.name1@example.org'], there: ['Other'], differs: label === 'Name' },
    }));
    await send({ type: 'view', view });
    await send({
      type: 'row',
      row: { index: 0, title: 'Person of a rather long name 0', fields, here: ['cus_1'] },
    });
    await page.getByRole('button', { name: 'Open Customer' }).waitFor();
    await fits(page, 'reconcile');
  });
});
