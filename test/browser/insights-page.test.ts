import assert from 'node:assert/strict';
import type { FromPage, ToPage } from '../../src/ui/insights/shared/messages.ts';
import { axeFaults } from '../support/axe.ts';
import { openPrivacy, shownInsights } from '../support/insights-shown.ts';
import { openWebviewPage } from './webview-page.ts';
import { webviewPages } from './webview-pages.ts';

describe('the page of insights', () => {
  const open = webviewPages(async (browser, options) => {
    const files = { page: 'insights', styles: ['detail.css', 'insights.css'] };
    const opened = await openWebviewPage<FromPage, ToPage>(browser, files, options);
    const { view } = shownInsights();
    await opened.send({ type: 'view', view: { ...view, busy: undefined, canStop: false } });
    return opened;
  });

  for (const theme of ['dark', 'light', 'high-contrast'] as const)
    it(`has no fault that axe knows: ${theme}`, async () => {
      const { page } = await open({ theme, width: theme === 'dark' ? 1280 : 240 });
      if (process.env.CLIENTELE_PICTURES)
        await page.screenshot({ path: `${process.env.CLIENTELE_PICTURES}/insights-${theme}.png`, fullPage: true });
      assert.deepEqual(await axeFaults(page), []);
    });

  it('is gone through by keyboard, and says which bar is to be listed, in the picture and in the table', async () => {
    const { page, sent } = await open();
    const figure = page.locator('[data-figure="status"]');
    const listed = () => sent.filter(message => message.type === 'list');
    await figure.locator('.drawn[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '', /: \d+, \d/);
    await page.keyboard.press('End');
    await page.keyboard.press(' ');
    await figure.getByRole('row').nth(1).getByRole('button').click();
    const last = (await figure.locator('.drawn').count()) - 1;
    assert.deepEqual(
      listed(),
      [1, last, 0].map(bar => ({ type: 'list', figure: 'status', bar })),
    );
  });

  it('has the same numbers in each picture as in the table beside it', async () => {
    const { page } = await open();
    for (const figure of await page.locator('[data-figure]').all()) {
      const drawn = await figure.locator('.drawn').evaluateAll(all => all.map(one => one.getAttribute('aria-label')));
      const rows = (await figure.locator('tbody tr').allInnerTexts()).map(text =>
        text.split('\t').map(one => one.trim()),
      );
      const words = rows.map(([label, customers, share]) => `${label}: ${customers}, ${share}`);
      assert.ok(drawn.length > 0);
      for (const bar of drawn) assert.ok(words.includes(bar ?? ''), bar ?? '');
    }
  });

  it('draws a picture as PNG, and keeps the focus on what was chosen', async () => {
    const { page, sent, send } = await open();
    await page.getByRole('button', { name: 'Save Country as PNG' }).click();
    const [saved] = sent.flatMap(message => (message.type === 'savePng' ? [message] : []));
    assert.equal(saved?.figure, 'country');
    const bytes = Buffer.from(saved?.png ?? '', 'base64');
    assert.deepEqual(
      { form: bytes.toString('latin1', 1, 4), isDrawn: bytes.length > 2000 },
      { form: 'PNG', isDrawn: true },
    );
    const figure = page.locator('[data-figure="createdAt"]');
    await figure.getByRole('button', { name: 'Day' }).click();
    assert.deepEqual(sent.at(-1), { type: 'choose', figure: 'createdAt', choice: 'day' });
    const { counts, sources } = shownInsights();
    const { insightsView } = await import('../../src/ui/insights/insights-view.ts');
    const { view } = insightsView({ counts, sources, chosen: { createdAt: 'day' }, privacy: openPrivacy });
    await send({ type: 'view', view: { ...view, busy: undefined, canStop: false } });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Day');
    assert.equal(await figure.getByRole('button', { name: 'Day' }).getAttribute('aria-pressed'), 'true');
  });
});
