import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { ElsewherePlace } from '../../src/ui/detail/shared/elsewhere-messages.ts';
import { launchBrowser } from '../support/browser.ts';
import { cartevoRecord, cartevoRow, type DetailPage, messages, openDetailPage } from './detail-page.ts';

describe("the toolbar of the customer panel's page", () => {
  let browser: Browser;
  let opened: DetailPage | undefined;
  const open = async () => {
    opened = await openDetailPage(browser, { width: 1280 });
    return opened;
  };

  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await opened?.page.context().close();
    opened = undefined;
  });
  after(() => browser?.close());

  it('has three buttons and a menu, with one stop of Tab for all of them', async () => {
    const { page, send, sent } = await open();
    const record = cartevoRecord(cartevoRow(', "extra": 1'));
    await send(...messages(record, { avatar: 'offered' }));
    const bar = page.getByRole('toolbar', { name: 'Actions' });
    assert.deepEqual(await bar.getByRole('button').allInnerTexts(), ['Refresh', 'Compare…', 'Keep open', '']);
    assert.equal(await bar.locator('button[tabindex="0"]').count(), 1);
    await bar.getByRole('button', { name: 'Refresh' }).focus();
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), 'More actions');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Open raw JSON');
    await page.keyboard.press('End');
    assert.equal(await focused(), 'Show avatar');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Open raw JSON');
    await page.screenshot({ path: 'out/screenshots/panel-menu.png' });
    await page.keyboard.press('Escape');
    assert.equal(await focused(), 'More actions');
    assert.equal(await page.getByRole('menu').count(), 0);
    // The header may be drawn anew while the menu is open: what is chosen is done all the same.
    await page.keyboard.press('Enter');
    await send(...messages(record, { phase: 'loading' }));
    await page.getByRole('menuitem', { name: 'Copy as cURL' }).click();
    assert.deepEqual(sent.at(-1), { type: 'command', command: 'copyAsCurl' });
    assert.equal(await page.getByRole('menu').count(), 0);
    const more = bar.getByRole('button', { name: 'More actions' });
    for (const [watched, label, command] of [
      [false, 'Watch', 'watch'],
      [true, 'Unwatch', 'unwatch'],
      [true, 'Add to case…', 'addToCase'],
    ] as const) {
      await send(...messages(record, { watched }));
      await more.click();
      await page.getByRole('menuitem', { name: label, exact: true }).click();
      assert.deepEqual(sent.at(-1), { type: 'command', command });
    }
  });

  it('says how many fields are only in the raw JSON, and offers no search that there is none of', async () => {
    const { page, send, sent } = await open();
    const record = cartevoRecord(cartevoRow(', "extra": 1, "more": {"a": 1}'));
    await send(...messages(record));
    await page.getByText(/^\d+ fields only in the raw JSON$/).waitFor();
    const {
      connectionId,
      customer: { id: customerId },
    } = record;
    const place = (connectionName: string, canSearch: boolean): ElsewherePlace => ({
      ...{ connectionId: connectionName, connectionName, canSearch, kind: 'notSearched' },
      ...{ looked: 0, total: null, customerIds: [], compared: 0, differs: 0, message: undefined },
    });
    const known = { type: 'elsewhere', connectionId, customerId, mayShowText: true } as const;
    const lists = page.getByRole('button', { name: 'Look in their lists…' });
    await send({ ...known, places: [place('Shop', false)] });
    await page.getByText('not searched').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Search there' }).count(), 0);
    await lists.click();
    assert.deepEqual(sent.at(-1), { type: 'findElsewhere' });
    // What somebody is looked for by would be seen there.
    await send({ ...known, mayShowText: false, places: [place('Shop', false)] });
    await lists.waitFor({ state: 'detached' });
    await send({ ...known, places: [place('Shop', false), place('Other', true)] });
    await page.getByRole('button', { name: 'Search there' }).waitFor();
  });

  it('says of each other connection whether the person is there, and in how many fields it differs', async () => {
    const { page, send, sent } = await open();
    const record = cartevoRecord(cartevoRow(''));
    await send(...messages(record));
    const target = { connectionId: record.connectionId, customerId: record.customer.id };
    const place = (connectionName: string, more: Partial<ElsewherePlace>): ElsewherePlace => ({
      ...{ connectionId: connectionName, connectionName, canSearch: true, kind: 'there' },
      ...{ looked: 0, total: null, customerIds: [], compared: 11, differs: 0, message: undefined, ...more },
    });
    await send({
      ...{ ...target, type: 'elsewhere', mayShowText: true },
      places: [
        ...[place('A', { customerIds: ['1'] }), place('B', { customerIds: ['2'], differs: 1 })],
        ...[place('C', { customerIds: ['3', '4'], differs: 7 }), place('D', { kind: 'notThere' })],
        ...[place('E', { kind: 'notSearched' }), place('F', { kind: 'notSearched', looked: 50 })],
        place('H', { kind: 'notSearched', looked: 50, total: 1370 }),
        place('G', { kind: 'failed', message: 'It refused.' }),
      ],
    });
    assert.deepEqual(
      (await page.locator('.elsewhere .place').allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' ')),
      [
        ...[
          'A 11 fields compared, none differs',
          'B differs in 1 field',
          'C 2 customers, differs in 7 fields',
          'D not there',
        ],
        ...['E not searched', 'F not among the 50 read so far'],
        ...['H not among the 50 read of 1,370', 'G failed'],
      ],
    );
    assert.equal(await page.locator('.elsewhere .failed').getAttribute('title'), 'It refused.');
    await page.getByRole('button', { name: 'Open this person at C' }).click();
    assert.deepEqual(sent.at(-1), { type: 'openElsewhere', connectionId: 'C', index: 0 });
  });
});
