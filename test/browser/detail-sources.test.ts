import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { cartevoRecord, easytoolsRecord, messages, openDetailPage } from './detail-page.ts';
import { webviewPages } from './webview-pages.ts';

const row = `{
  "id": "7", "email": "amina@example.com", "first_name": "Amina", "last_name": "Okafor", "is_active": true,
  "country": "Cameroon", "created_at": "2023-11-07T07:31:56+02:00", "updated_at": "0000-00-00 00:00",
  "phone_country_code": "+237", "phone_number": "671234567", "number": "A-SECRET-1", "street": "", "city": null,
  "balance": 1250.50, "cards": [{ "id": 1, "brand": "visa" }], "twice": 1, "twice": 2
}`;

const textsOf = async (locator: Locator): Promise<string[]> =>
  (await locator.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());

/** The fields, the raw rows and whatever else is marked because something on the other side is pointed at. */
const pointed = (page: Page) => textsOf(page.locator('.pointed'));

describe('sources, both ways, in the customer panel’s page', () => {
  const open = webviewPages(openDetailPage);

  it('marks in raw where a field comes from while it is pointed at, and scrolls nothing', async () => {
    const { page, send } = await open({ height: 300 });
    await send(...messages(cartevoRecord(row)));
    const scrolled = () => page.locator('.raw .pane-body').evaluate(({ scrollTop }) => scrollTop);
    await page.locator('[data-field="name"] dt').hover();
    assert.deepEqual(await pointed(page), ['"first_name": "Amina",', '"last_name": "Okafor",']);
    await page.locator('[data-field="name"]').getByText('/last_name').hover();
    assert.deepEqual(await pointed(page), ['"last_name": "Okafor",']);
    assert.equal(await scrolled(), 0);
    await page.locator('h1').hover();
    assert.deepEqual(await pointed(page), []);
  });

  it('does so by the focus as well, and scrolls by a press alone', async () => {
    const { page, send } = await open({ height: 300 });
    await send(...messages(cartevoRecord(row)));
    const scrolled = () => page.locator('.raw .pane-body').evaluate(({ scrollTop }) => scrollTop);
    const source = page.getByRole('button', { name: '/phone_number, show in raw JSON' });
    await source.focus();
    assert.deepEqual(await pointed(page), ['"phone_number": "671234567",']);
    assert.equal(await scrolled(), 0);
    await source.press('Enter');
    assert.ok((await scrolled()) > 0);
    // The focus is in raw now, so that the field is what is marked.
    assert.match((await pointed(page)).join(), /^Phone \+237671234567/);
  });

  it('leaves a value the room of its line, with its place at the end of it', async () => {
    const { page, send } = await open({ width: 1000 });
    const id = '4d4dad81-7899-4612-a9f6-133ce56a4507';
    const long = row.replace('"7"', `"${id}"`).replace('amina@', 'amina.okafor-of-the-whole-family@');
    await send(...messages(cartevoRecord(long)));
    const boxes = async (field: string, pointer: string) => {
      const line = page.locator(`[data-field="${field}"] .value-line`);
      const place = await line.getByRole('button', { name: `${pointer}, show` }).boundingBox();
      const value = await line.locator('.reading').boundingBox();
      assert.ok(value && place);
      return { value, place };
    };
    const short = await boxes('id', '/id');
    assert.ok(short.value.height < 24, 'it is not broken');
    assert.ok(Math.abs(short.place.y - short.value.y) < 8, 'on the same line');
    const whole = await boxes('email', '/email');
    assert.ok(whole.value.height < 24, 'it is not broken for its place, which stands below');
    assert.ok(whole.place.y > whole.value.y + 8);
  });

  it('says how long ago a time is right behind it, on the same line', async () => {
    const { page, send } = await open({ width: 420 });
    await send(...messages(cartevoRecord(row)));
    const created = page.locator('[data-field="createdAt"]');
    assert.match((await created.allInnerTexts()).join(), /^Created\n[^\n]+[AP]M \d+ years ago\n\/created_at\n/);
    assert.match((await page.locator('.where').allInnerTexts()).join(), /^fetched 3 minutes ago$/m);
    const sent = page.locator('.request .field', { hasText: 'Sent at' });
    await page.locator('.request summary').click();
    assert.match((await sent.allInnerTexts()).join(), /[AP]M (?:\d+ \w+ ago|last month|last year)$/);
  });

  it('names what is not in the record once: folded, or below', async () => {
    const { page, send } = await open({ width: 1000 });
    await send(...messages(cartevoRecord(row)));
    const summary = page.locator('.missing summary');
    assert.match((await textsOf(summary)).join(), /^Not in this record \(\d+\): .*Avatar/);
    await summary.click();
    assert.match((await textsOf(summary)).join(), /^Not in this record \(\d+\)$/);
    assert.match((await textsOf(page.locator('.missing'))).join(), /Avatar/);
  });

  it('marks the row that a place is folded away in', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    await page.getByRole('treeitem').first().press('ArrowLeft');
    await page.locator('[data-field="email"] dt').hover();
    assert.match((await pointed(page)).join(), /^\{ … \} \d+ members$/);
  });

  it('marks the fields that a value in raw has made, by the pointer and by the focus', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    await page.getByRole('treeitem', { name: '"country": "Cameroon"' }).hover();
    assert.match((await pointed(page)).join(), /^Country CM/);
    await page.getByRole('treeitem', { name: '"balance"' }).hover();
    assert.deepEqual(await pointed(page), []);
    await page.locator('h1').hover();
    await page.getByRole('treeitem').first().focus();
    assert.deepEqual(await pointed(page), []);
    await page.keyboard.press('ArrowDown');
    assert.match((await pointed(page)).join(), /^ID 7/);
  });

  it('leads from a value that gave nothing to the field that would have had it, also where that is folded', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    await page.getByRole('treeitem', { name: '"city": null' }).hover();
    assert.match((await pointed(page)).join(), /^Not in this record/);
    await page.locator('.missing summary').click();
    await page.getByRole('treeitem', { name: '"city": null' }).hover();
    assert.match(
      (await pointed(page)).join(),
      /^Address empty text \/street null \/city absent \/state \/postal_code$/,
    );
  });

  it('marks the keys that no field uses, says how many, and says so to who listens', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    const keys = await textsOf(page.locator('.row .key.unused'));
    assert.deepEqual(keys, ['"number"', '"balance"', '"cards"', '"twice"', '"twice"']);
    assert.deepEqual(await textsOf(page.locator('.legend')), ['key 5 keys that no field uses']);
    await page.getByRole('treeitem', { name: '"balance": 1250.50, no field uses this' }).waitFor();
    assert.equal(await page.getByRole('treeitem', { name: '"email": "amina@example.com", no field' }).count(), 0);
  });

  it('says of each empty field why it is empty, with the place', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    await page.locator('.missing summary').click();
    assert.deepEqual(await textsOf(page.locator('.missing .field')), [
      'Address empty text /street null /city absent /state /postal_code',
      'Updated could not be read /updated_at sent as 0000-00-00 00:00',
    ]);
    const others = await textsOf(page.locator('.not-offered'));
    assert.match(others.join(), /^Not offered by Cartevo: Customer type, Avatar, Orders, /);
    await page.getByRole('button', { name: '/city, show in raw JSON' }).click();
    assert.deepEqual(await textsOf(page.locator('.row.marked')), ['"city": null,']);
    assert.equal(await page.getByRole('button', { name: '/state, show in raw JSON' }).count(), 0);
  });

  it('says what was done to a value', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    const field = async (key: string) => (await textsOf(page.locator(`[data-field="${key}"]`))).join();
    assert.match(await field('name'), /^Name Amina Okafor \/first_name \/last_name joined/);
    assert.match(await field('phone'), /sent as 671234567 · read as E\.164 under \+237/);
    assert.match(await field('country'), /^Country CM Cameroon \/country name → code/);
    assert.match(await field('createdAt'), /sent as 2023-11-07T07:31:56\+02:00 · moved to UTC/);
    const shop = { id: '7', name: 'Ada', lifetime_value: 19600, currency: 'pln' };
    await send(...messages(easytoolsRecord(JSON.stringify(shop))));
    assert.match(await field('lifetimeValue'), /PLN 196\.00 .*\/lifetime_value .*sent as 19600 · minor units ÷ 100/);
  });

  it('covers what is covered here as well', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    await page.locator('.missing summary').click();
    await page.getByRole('treeitem', { name: '"number": •••• covered' }).hover();
    assert.ok(!(await page.content()).includes('A-SECRET-1'));
  });

  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    for (const side of ['a field', 'a value in raw'] as const) {
      it(`has no fault that axe knows while ${side} is pointed at: ${theme}`, async () => {
        const { page, send } = await open({ theme });
        await send(...messages(cartevoRecord(row)));
        await page.locator('.missing summary').click();
        const target = side === 'a field' ? page.locator('[data-field="phone"] dt') : page.getByRole('treeitem').nth(4);
        await target.hover();
        assert.ok((await pointed(page)).length > 0);
        assert.deepEqual(await axeFaults(page), []);
      });
    }
  }
});
