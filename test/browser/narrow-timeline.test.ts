import assert from 'node:assert/strict';
import type { SectionUpdate, ShownItem } from '../../src/ui/detail/shared/section-messages.ts';
import { cartevoRecord, cartevoRow, messages, openDetailPage } from './detail-page.ts';
import { webviewPages } from './webview-pages.ts';

describe('the rows of sections and the line of time in a panel of any width', () => {
  const open = webviewPages(openDetailPage);

  for (const width of [1000, 830, 620, 320])
    it(`cuts nothing of a row in a panel of ${width} pixels`, async () => {
      const { page, send } = await open({ width });
      const record = cartevoRecord(cartevoRow(''));
      const accounts = { id: 'accounts', title: 'Cuentas virtuales', covers: undefined, detail: undefined };
      const items = Array.from({ length: 40 }, (_, at) => ({
        ...{ kind: 'account', id: `a${at}`, title: 'Payment', status: 'PENDING_REVIEW' },
        ...{ at: `2026-05-${10 + (at % 20)}T10:00:00.000Z`, amount: { amount: '1234567.89', currency: 'USD' } },
      }));
      await send(...messages(record, { sections: [accounts] }), {
        ...{ type: 'section', connectionId: 'c1', customerId: record.customer.id, id: 'accounts', state: 'done' },
        ...{ failure: undefined, total: null, dropped: 0, problems: 0, fetchedAt: new Date().toISOString() },
        ...{ from: 0, items },
      });
      for (const tab of ['Related', 'Timeline']) {
        await page.getByRole('tab', { name: tab }).click();
        const cells = page.locator(`.${tab.toLowerCase()} .cell`);
        await cells.first().waitFor();
        await page.screenshot({ path: `out/screenshots/${tab.toLowerCase()}-${width}.png` });
        const cut = await cells.evaluateAll(all =>
          all
            .filter(cell => cell.scrollWidth > cell.clientWidth + 1)
            .map(cell => `${cell.className} ${cell.textContent}`),
        );
        assert.deepEqual(cut, []);
      }
      const grid = page.getByRole('grid', { name: 'Timeline, newest first' });
      assert.ok(await grid.evaluate(list => list.scrollWidth <= list.clientWidth), 'it is not scrolled sideways');
      await grid.press('End');
      const last = page.locator('.timeline .list-row').last();
      await last.waitFor();
      const [row, box] = [await last.boundingBox(), await grid.boundingBox()];
      assert.ok(row && box && row.y + row.height <= box.y + box.height + 1, 'the last row comes into sight');
    });
});

describe('the line of time over a part of a section', () => {
  const open = webviewPages(openDetailPage);

  it('says so, in its sums too, and reads on', async () => {
    const { page, send, sent } = await open();
    const record = cartevoRecord(cartevoRow(''));
    const sections = [{ id: 'orders', title: 'Orders', covers: undefined, detail: undefined }];
    const items = Array.from(
      { length: 10 },
      (_, at): ShownItem => ({
        ...{ kind: 'order', id: `o${at}`, title: 'Order', status: 'completed' },
        ...{ at: '2026-05-10T10:00:00.000Z', amount: { amount: '1.5', currency: 'KWD' } },
      }),
    );
    const update: SectionUpdate = {
      state: 'more',
      ...{ type: 'section', connectionId: 'c1', customerId: record.customer.id, id: 'orders', failure: undefined },
      ...{ total: 34, dropped: 0, problems: 0, fetchedAt: new Date().toISOString(), from: 0, items },
    };
    await send(...messages(record, { sections }), update);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    const words = async () => (await page.locator('.timeline').allInnerTexts()).join().replaceAll('\n', ' ');
    assert.match(await words(), /completed, 10 entries so far .*Orders: 10 so far/);
    await page.locator('.timeline').getByRole('button', { name: 'Load more, Orders' }).press('Enter');
    assert.deepEqual(sent.at(-1), { type: 'loadSection', section: 'orders' });
    await send({ ...update, state: 'done' });
    assert.doesNotMatch(await words(), /so far/);
    const filter = page.getByRole('searchbox', { name: 'Filter the timeline' });
    assert.ok(await filter.evaluate(box => box === document.activeElement));
  });
});
