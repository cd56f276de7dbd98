import assert from 'node:assert/strict';
import { axeFaults } from '../support/axe.ts';
import { cartevoRecord, cartevoRow, messages, openDetailPage, viewOf } from './detail-page.ts';
import { webviewPages } from './webview-pages.ts';

describe("the customer panel's page, looked at by axe", () => {
  const open = webviewPages(openDetailPage);

  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    for (const width of [1280, 560]) {
      it(`has no fault that axe knows: ${theme}, ${width} pixels wide`, async () => {
        const { page, send } = await open({ theme, width });
        const record = cartevoRecord(cartevoRow());
        const check = async () => {
          assert.deepEqual(await axeFaults(page), []);
        };
        await send(...messages(record, { avatar: 'offered' }));
        await page.locator('.missing summary').click();
        await page.getByRole('button', { name: '/country, show in raw JSON' }).click();
        await check();
        await page.getByRole('button', { name: 'More actions' }).click();
        await page.getByRole('menuitem', { name: 'Show avatar' }).waitFor();
        await check();
        await page.keyboard.press('Escape');
        const failure = { message: 'Cartevo refused the credentials (HTTP 401).', credentials: true, answered: true };
        await send({ type: 'view', view: viewOf(record.customer.id, { failure, phase: 'loading', kept: true }) });
        await check();
        await send({ type: 'view', view: viewOf('cus_1', { phase: 'waiting' }) });
        await check();
      });
    }
  }
});
