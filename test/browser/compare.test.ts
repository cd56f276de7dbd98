import assert from 'node:assert/strict';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { axeFaults } from '../support/axe.ts';
import { type ComparePage, columnOf, emptyColumn, openComparePage } from './compare-page.ts';
import { cartevoRecord, xtrakitRecord } from './detail-page.ts';
import { webviewPages } from './webview-pages.ts';

const cartevoRow = (more = '') => `{
  "id": "4d4dad81-7899-4612-a9f6-133ce56a4507", "email": "Amina@Example.com", "first_name": "Amina", "last_name": "Okafor",
  "is_active": true, "country": "Cameroon", "created_at": "2023-11-07T05:31:56Z", "updated_at": "2025-11-07T05:31:56Z",
  "phone_country_code": "+237", "phone_number": "671234567", "street": "12 Rue A", "city": "Douala"${more}
}`;
const xtrakitRow = `{
  "id": 55, "customer_name": "Amina <b>Okafor</b>", "customer_email": "amina@example.com", "address1": "12 Rue A",
  "customer_phone": "+237 671 234 567", "customer_country": "Cameroon", "customer_city": "Yaound\u00e9",
  "created_at": "2023-11-07T05:31:56.000Z"
}`;
const failure = { message: 'Yativo refused the credentials (HTTP 401).', credentials: true };

/** Pictures to look at, beside those of other tests. */
const picture = (name: string) => `out/screenshots/${name}.png`;

describe("the comparison's page", () => {
  const open = webviewPages(openComparePage);
  const one = (): CustomerRecord => cartevoRecord(cartevoRow());
  const other = (): CustomerRecord => xtrakitRecord(xtrakitRow);
  const shop = ['Cartevo', 'Shop EU'] as const;
  const leads = ['Xtrakit', 'Leads'] as const;
  const two = () => ({ type: 'columns', columns: [columnOf(one(), shop), columnOf(other(), leads)] }) as const;

  /** The rows that are shown, each as its sign and its field. */
  const rows = ({ page }: ComparePage) =>
    page
      .locator('tr[data-field]')
      .evaluateAll(all =>
        all.map(row => `${row.querySelector('.sign')?.textContent} ${row.getAttribute('data-field')}`),
      );

  it('shows fields as rows and records as columns, and marks how they go together by a sign and in words', async () => {
    const compare = await open();
    const { page, send, states } = compare;
    await send(two());
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Compare 2 customers');
    await page.getByText('Fields: 3 different, 3 only in some, 5 the same').waitFor();
    assert.deepEqual(await rows(compare), [
      '≠ name',
      '≠ id',
      '∅ status',
      '≈ email',
      '= phone',
      '= country',
      '= address/line1',
      '≠ address/city',
      '∅ address/country',
      '= createdAt',
      '∅ updatedAt',
    ]);
    await page.getByRole('rowheader', { name: /^Name\s*, different$/ }).waitFor();
    assert.deepEqual(await page.locator('tr[data-field="name"]').getByRole('gridcell').allTextContents(), [
      'Differs:Amina Okaforfrom /first_name, /last_name',
      'Differs:Amina <b>Okafor</b>from /customer_name',
    ]);
    const opacity = (field: string) =>
      page
        .locator(`tr[data-field="${field}"] .value`)
        .first()
        .evaluate(value => Number(getComputedStyle(value).opacity));
    const weights = { equal: await opacity('phone'), alike: await opacity('email'), different: await opacity('name') };
    assert.ok(weights.equal < 1 && weights.alike < 1 && weights.different === 1, JSON.stringify(weights));
    const lacking = page.locator('tr[data-field="status"] td').nth(1);
    assert.match((await lacking.textContent()) ?? '', /∅ not in this record/);
    await page.getByText('In none of them: Type, Avatar, Address, line 2, ').waitFor();
    const head = page.getByRole('columnheader').nth(1);
    for (const words of ['B', 'Xtrakit', 'Leads', 'Production', 'ID', '55', '3 minutes ago'])
      assert.ok((await head.textContent())?.includes(words), words);
    // What is kept over a reload names customers and holds nothing of them.
    assert.deepEqual(states.at(-1), {
      customers: [
        { connectionId: 'c1', customerId: '4d4dad81-7899-4612-a9f6-133ce56a4507' },
        { connectionId: 'c1', customerId: '55' },
      ],
    });
    await page.screenshot({ path: picture('compare') });
  });

  it('shows only differences where that is wanted, and says so where there are none', async () => {
    const compare = await open();
    const { page, send } = compare;
    await send(two());
    await page.getByLabel('Only differences').check();
    assert.deepEqual(await rows(compare), [
      '≠ name',
      '≠ id',
      '∅ status',
      '≠ address/city',
      '∅ address/country',
      '∅ updatedAt',
    ]);
    assert.equal(await page.getByLabel('Only differences').evaluate(box => box === document.activeElement), true);
    await send({ type: 'columns', columns: [columnOf(one(), shop), columnOf(one(), shop)] });
    assert.deepEqual(await rows(compare), []);
    await page.getByText('No differences: every field is the same.').waitFor();
    await page.getByLabel('Only differences').uncheck();
    assert.equal(
      (await rows(compare)).every(row => row.startsWith('=')),
      true,
    );
  });

  it('is read by the keys: arrows lead from cell to cell, each says where it came from, Enter copies', async () => {
    const { page, send, sent } = await open();
    await send(two());
    const cell = (field: string, column: number) => page.locator(`tr[data-field="${field}"] td`).nth(column);
    const isFocused = (field: string, column: number) =>
      cell(field, column).evaluate(td => td === document.activeElement);
    await cell('name', 0).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight'])
      await page.keyboard.press(key);
    assert.equal(await isFocused('email', 1), true);
    await cell('email', 1).getByText('from /customer_email').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+End');
    assert.equal(await isFocused('updatedAt', 1), true);
    // What arrives leaves the focus where it is.
    await send(two());
    assert.equal(await isFocused('updatedAt', 1), true);
    await page.getByRole('button', { name: 'Copy Phone of A' }).click();
    assert.deepEqual(sent.slice(1), [
      { type: 'copy', column: 1, field: 'email' },
      { type: 'copy', column: 0, field: 'email' },
      { type: 'copy', column: 0, field: 'phone' },
    ]);
  });

  it('compares raw JSON by a button for each pair that is there, with or without times of the last change', async () => {
    const { page, send, sent } = await open();
    await send(two());
    await page.getByRole('button', { name: 'Compare raw JSON' }).click();
    await send({ type: 'columns', columns: [...two().columns, emptyColumn(), columnOf(one(), shop)] });
    await page.getByLabel('without update times').uncheck();
    assert.deepEqual(await page.locator('.raw-tools button').allTextContents(), ['A ↔ B', 'A ↔ D', 'B ↔ D']);
    await page.getByRole('button', { name: 'Compare raw JSON of B ↔ D' }).click();
    assert.deepEqual(sent.slice(1), [
      { type: 'diff', left: 0, right: 1, withoutUpdateTimes: true },
      { type: 'diff', left: 1, right: 3, withoutUpdateTimes: false },
    ]);
  });

  it('keeps the column of a record that cannot be loaded, with the reason and another try', async () => {
    const { page, send, sent } = await open();
    await send({ type: 'columns', columns: [columnOf(one(), shop), emptyColumn({ phase: 'idle', failure })] });
    const alert = page.getByRole('alert');
    assert.match((await alert.textContent()) ?? '', /Yativo refused the credentials/);
    // With one record alone nothing is the same, and nothing differs.
    assert.equal(await page.locator('.summary').textContent(), '');
    assert.equal(await page.locator('tr.equal, tr.different, tr.partial').count(), 0);
    await page.getByRole('button', { name: 'Try again: B' }).click();
    await page.getByRole('button', { name: 'Update credentials' }).click();
    await page.getByRole('button', { name: 'Open customer B' }).click();
    assert.deepEqual(sent.slice(1), [
      { type: 'retry', column: 1 },
      { type: 'updateCredentials', column: 1 },
      { type: 'open', column: 1 },
    ]);
  });

  it('waits for Load after a reload, and says what is gone', async () => {
    const { page, send, sent } = await open();
    const { place: _, ...gone } = emptyColumn();
    await send({
      type: 'columns',
      columns: [emptyColumn(), emptyColumn({ phase: 'notKept' }), { ...gone, place: undefined }],
    });
    await page.getByText('Not loaded').waitFor();
    await page.getByText('This earlier record was not kept when the window was reloaded.').waitFor();
    await page.getByText('This connection is no longer set up.').waitFor();
    await page.getByText('Connection Payouts').waitFor();
    await page.getByRole('button', { name: 'Load' }).click();
    assert.deepEqual(sent.slice(1), [{ type: 'load' }]);
  });

  it('says of one customer at two times since when it may have changed', async () => {
    const { page, send } = await open();
    const later = cartevoRecord(cartevoRow().replace('Douala', 'Buea'));
    await send({ type: 'columns', columns: [columnOf(one(), shop), columnOf(later, shop)] });
    assert.match((await page.getByRole('heading', { level: 1 }).textContent()) ?? '', /^What changed since \d+:\d\d/);
    await page.getByText('Fields: 1 different, 0 only in some, 9 the same').waitFor();
  });

  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    for (const width of [1280, 560]) {
      it(`has no fault that axe knows: ${theme}, ${width} pixels wide`, async () => {
        const { page, send } = await open({ theme, width });
        const check = async () => {
          assert.deepEqual(await axeFaults(page), []);
        };
        await send(two());
        await page.locator('tr[data-field="email"] td').nth(1).focus();
        await page.screenshot({ path: picture(`compare-${theme}-${width}`) });
        await check();
        const columns = [
          ...two().columns,
          columnOf(one(), shop),
          emptyColumn({ phase: 'idle', failure }),
          emptyColumn(),
        ];
        await send({ type: 'columns', columns });
        await page.screenshot({ path: picture(`compare-five-${theme}-${width}`) });
        await check();
      });
    }
  }
});
