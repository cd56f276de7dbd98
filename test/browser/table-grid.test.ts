import assert from 'node:assert/strict';
import type { TableShown } from '../../src/ui/table/shared/messages.ts';
import { axeFaults } from '../support/axe.ts';
import { eventually } from '../support/steps.ts';
import { openTablePage, type TablePage, tableOf } from './table-page.ts';
import { webviewPages } from './webview-pages.ts';

describe("a table's page", () => {
  const open = webviewPages(openTablePage);

  const focusGrid = async ({ page }: TablePage) => {
    await page.locator('.grid').focus();
    return page.locator('.grid');
  };
  const active = ({ page }: TablePage) => page.locator('.grid').getAttribute('aria-activedescendant');

  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    it(`has no fault that axe knows: ${theme}, at 100 % and 200 %, and 240 pixels wide`, async () => {
      const opened = await open({ theme, width: 1280 });
      const { page } = opened;
      await opened.serve(tableOf());
      const grid = await focusGrid(opened);
      await grid.press('ArrowDown');
      await grid.press('Shift+ArrowDown');
      await page.locator('.detail dl').waitFor();
      // Each line of an address stands on its own.
      assert.equal(
        await page.locator('.detail dd').nth(1).innerHTML(),
        '<bdi class="value">Rue Haute 4</bdi><br><bdi class="value">1000 Bruxelles</bdi>',
      );
      for (const width of [1280, 640, 240]) {
        await page.setViewportSize({ width, height: 860 });
        if (width === 640) await page.getByRole('button', { name: 'Columns…' }).click();
        assert.deepEqual([width, ...(await axeFaults(page))], [width]);
        if (width === 640) await page.getByRole('button', { name: 'Done' }).click();
      }
    });
  }

  it('is walked by the keys of a grid, to the last of a million rows and back', async () => {
    const opened = await open();
    const { page } = opened;
    await opened.serve(tableOf({ shown: 1_000_000 }));
    const grid = await focusGrid(opened);
    const last = page.locator('#cell-999999-0');
    await grid.press('Control+End');
    await eventually(
      () => active(opened),
      id => id === 'cell-999999-5',
    );
    await page.locator('#cell-999999-1', { hasText: 'person999999@example.org' }).waitFor();
    await grid.press('Home');
    await last.waitFor();
    assert.equal(await active(opened), 'cell-999999-0');
    await grid.press('ArrowUp');
    await page.locator('#cell-999998-0', { hasText: 'Person 999998' }).waitFor();
    const [above, below] = await Promise.all([page.locator('#cell-999998-0').boundingBox(), last.boundingBox()]);
    assert.equal(Math.round((below?.y ?? 0) - (above?.y ?? 0)), Math.round(below?.height ?? -1));
    await grid.press('Control+Home');
    await grid.press('ArrowUp');
    assert.equal(await active(opened), 'cell--1-0');
    await grid.press('Enter');
    await eventually(() => Promise.resolve(opened.sent.some(({ type }) => type === 'sort')), Boolean);
    assert.equal(await page.locator('#cell--1-0').getAttribute('aria-sort'), 'ascending');
    // No more of a million rows is at hand than is seen.
    assert.ok((await page.locator('.grid-row').count()) < 100);
  });

  it('reads a row only when it is chosen, marks it, and follows it to its new place', async () => {
    const opened = await open();
    const { page } = opened;
    const unsorted = tableOf({ sort: undefined });
    await opened.serve(unsorted);
    const read = () => page.locator('.grid-row.read').evaluateAll(rows => rows.map(row => row.ariaRowIndex));
    await page.getByText('Select a row to read it here.').waitFor();
    assert.deepEqual(await read(), []);
    await page.locator('#cell-5-0').click();
    await page.locator('.detail h2', { hasText: 'Person 5' }).waitFor();
    const chosen = () => opened.sent.findLast(({ type }) => type === 'chosen');
    const of: [number, number][] = [
      [5, 1],
      [5, 1],
    ];
    assert.deepEqual(chosen(), { type: 'chosen', look: 1, ranges: of });
    const now: [number, number][] = [
      [70_000, 1],
      [70_000, 1],
    ];
    await opened.send({ type: 'table', table: { ...tableOf({ look: 2 }), kept: { of, now } } });
    await page.locator('.grid-row.read[aria-selected="true"] #cell-70000-0').waitFor();
    await page.locator('.detail h2', { hasText: 'Person 70000' }).waitFor();
    // The filter leaves it out.
    const none = { of: now, now: [[0, 0] as const] };
    await opened.send({ type: 'table', table: { ...tableOf({ look: 3, filter: 'x', shown: 9 }), kept: none } });
    await page.getByText('Select a row to read it here.').waitFor();
    assert.deepEqual([await read(), await page.locator('[aria-selected="true"]').count()], [[], 0]);
  });

  it('keeps what it has of rows that stay where they are, and has those that moved anew', async () => {
    const opened = await open();
    await opened.serve(tableOf({ sort: undefined }));
    await opened.page.locator('#cell-5-0', { hasText: 'Person 5' }).waitFor();
    // From here on no row comes.
    await opened.page.evaluate(() => Reflect.set(window, 'toExtension', () => undefined));
    const looked = async (more: Partial<TableShown>) => {
      await opened.send({ type: 'table', table: tableOf({ sort: undefined, foot: `Look ${more.look}`, ...more }) });
      await opened.page.getByText(`Look ${more.look}`, { exact: true }).waitFor();
      await opened.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
      return opened.page.locator('#cell-5-0', { hasText: 'Person 5' }).count();
    };
    // Others were added behind; then one customer has gone, so that all behind it move up.
    assert.equal(await looked({ look: 2, unmoved: 1, shown: 100_050 }), 1);
    assert.equal(await looked({ look: 3, unmoved: 3, shown: 100_049 }), 0);
  });

  it('opens a row by a double click on its text, and leaves the keys of VS Code to it', async () => {
    const opened = await open();
    await opened.serve(tableOf({ sort: undefined }));
    const { page } = opened;
    await page.locator('#cell-5-0', { hasText: 'Person 5' }).dblclick();
    await eventually(
      () => opened.sent.filter(one => one.type === 'act').map(one => JSON.stringify([one.action, one.ranges])),
      acts => acts.join() === '["open",[[5,1]]]',
    );
    const heard = await page.evaluate(() => {
      const keys: string[] = [];
      window.addEventListener('keydown', event => keys.push(`${event.key} ${event.defaultPrevented}`));
      const press = (key: string, more: KeyboardEventInit = {}) => {
        const how = { key, ctrlKey: true, bubbles: true, cancelable: true, ...more };
        document.querySelector('.grid')?.dispatchEvent(new KeyboardEvent('keydown', how));
      };
      press('PageDown');
      press('C', { shiftKey: true });
      press('a');
      press('w');
      return keys;
    });
    assert.deepEqual(heard, ['PageDown false', 'C false', 'w false']);
  });

  it('ends a value with three dots where the grid ends, and breaks the lines of what was sent', async () => {
    const opened = await open({ width: 1000 });
    const { page } = opened;
    const columns = ['a', 'b', 'c', 'd'].map(key => ({ key, label: key, width: 30, isNumber: false }));
    await opened.serve(tableOf({ columns, sort: undefined }), () => columns.map(() => '+233240345228'.repeat(2)));
    await page.locator('#cell-0-0').click();
    await page.locator('.detail h2').waitFor();
    const inside = () =>
      page.evaluate(() => {
        const { right } = document.querySelector('.grid')?.getBoundingClientRect() ?? { right: 0 };
        const cell = document.querySelector('.cut');
        const box = cell?.getBoundingClientRect();
        const end = (box?.right ?? 0) - Number.parseFloat(cell ? getComputedStyle(cell).paddingRight : '0');
        return { isCut: (box?.right ?? 0) > right, endsInside: end <= right };
      });
    assert.deepEqual(await inside(), { isCut: true, endsInside: true });
    await page.locator('.grid').evaluate(grid => grid.scrollBy(40, 0));
    await page.screenshot({ path: 'out/screenshots/table-cut.png' });
    assert.deepEqual(await inside(), { isCut: true, endsInside: true });
    assert.equal(await page.locator('.detail .raw').evaluate(raw => getComputedStyle(raw).whiteSpace), 'pre-wrap');
  });

  it('shows hundreds of columns, of which only those in sight exist, and a name with markup and marks as text', async () => {
    const columns = Array.from({ length: 300 }, (_, at) => ({
      ...{ key: `/raw/${at}`, label: `/raw/${at}`, width: 12, isNumber: false },
    }));
    const opened = await open();
    const { page } = opened;
    await opened.serve(tableOf({ columns, sort: undefined }), place => columns.map(({ key }) => `<i>${place} ${key}`));
    const grid = await focusGrid(opened);
    await grid.press('End');
    await page.locator('#cell-0-299', { hasText: '<i>0 /raw/299' }).waitFor();
    assert.ok((await page.locator('.grid-row').first().locator('.grid-cell').count()) < 30);
    assert.equal(await page.locator('.grid i').count(), 0);
  });
});
