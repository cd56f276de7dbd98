import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/steps.ts';
import { type DetailPage, messages, openDetailPage, type PageOptions } from './detail-page.ts';
import { item, many, opened, record, sections, update } from './related-shapes.ts';

const textOf = async (locator: Locator) => (await locator.allInnerTexts()).join('\n');

describe("what belongs to a customer, in the panel's page", () => {
  let browser: Browser;
  let page: DetailPage | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    assert.deepEqual(page?.refused, [], 'the policy of the page refused something of its own');
    await page?.page.context().close();
    page = undefined;
  });
  after(() => browser?.close());

  const open = async (options: PageOptions = {}) => {
    page = await openDetailPage(browser, options);
    await page.send(...messages(record, { sections }));
    await page.page.getByRole('tab', { name: 'Related' }).click();
    return page;
  };

  it('closes the row that is read once its section is shown anew, as privacy mode may cover it by now', async () => {
    const { page, send } = await open();
    await send(update({ items: many(2) }));
    await page.getByText('Card funding 0').click();
    await send(opened({}));
    await page.getByText('PL6110').or(page.getByText('1.50')).first().waitFor();
    await send(update({ items: [item(5, { title: 'covered' }), item(6, { title: 'covered' })] }));
    await page.getByText('covered').first().waitFor();
    assert.equal(await page.getByText('Card funding 0').count(), 0);
  });

  it('has no tabs where the provider lists nothing else', async () => {
    page = await openDetailPage(browser);
    await page.send(...messages(record));
    assert.equal(await page.page.getByRole('tab').count(), 0);
  });

  it('is walked from tab to tab by keys', async () => {
    const { page: shown } = await open();
    await shown.keyboard.press('ArrowRight');
    assert.equal(await shown.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected'), 'true');
    await shown.keyboard.press('Home');
    assert.equal(await shown.getByRole('tab', { name: 'Record' }).getAttribute('aria-selected'), 'true');
  });

  it('asks for one section by its button, and for all by a key', async () => {
    const { page: shown, sent } = await open();
    await shown.getByRole('button', { name: 'Load, Cards' }).click();
    await shown.keyboard.press('l');
    await eventually(
      () => sent.slice(-2),
      last =>
        JSON.stringify(last) ===
        JSON.stringify([{ type: 'loadSection', section: 'cards' }, { type: 'loadAllSections' }]),
    );
  });

  it('adds further pages behind what it shows, and says how much there is', async () => {
    const { page: shown, send } = await open();
    await send(update({ state: 'more', total: 40, items: many(20) }));
    const section = shown.locator('[data-section="transactions"]');
    assert.match(await textOf(section), /20 of 40/);
    await send(update({ total: 40, from: 20, items: many(40).slice(20) }));
    assert.equal(await section.getByRole('grid').getAttribute('aria-rowcount'), '40');
    assert.equal(await section.getByRole('button', { name: 'Load more' }).count(), 0);
  });

  it('keeps what was read when a page fails, says why, and tries again by a button', async () => {
    const { page: shown, send, sent } = await open();
    const message = 'Cartevo failed unexpectedly (HTTP 500). Try again later.';
    await send(update({ state: 'failed', failure: { message, credentials: false, answered: true }, items: many(3) }));
    const section = shown.locator('[data-section="transactions"]');
    assert.match(await textOf(section.getByRole('alert')), /HTTP 500/);
    assert.equal(await section.getByRole('row').count(), 3);
    await section.getByRole('button', { name: 'Try again' }).click();
    assert.deepEqual(sent.at(-1), { type: 'loadSection', section: 'transactions' });
  });

  it('says how many rows of others were left out, how many could not be read, and that there is none', async () => {
    const { page: shown, send } = await open();
    await send(update({ dropped: 7, problems: 1 }));
    const words = await textOf(shown.locator('[data-section="transactions"]'));
    assert.match(words, /7 rows of other customers were left out/);
    assert.match(words, /1 row could not be read/);
    assert.match(words, /None\./);
  });

  it('is filtered by what was read of it, and opens the row that is meant', async () => {
    const { page: shown, send, sent } = await open();
    await send(update({ items: many(40), state: 'more' }));
    const section = shown.locator('[data-section="transactions"]');
    await section.getByRole('searchbox').fill('failed 3');
    await section.getByText(/^\d+ of the 40 that were read match the filter\. Load more to look further\.$/).waitFor();
    await section.getByRole('row').nth(1).click();
    const message = sent.findLast(({ type }) => type === 'openItem');
    assert.ok(message?.type === 'openItem');
    assert.ok(message.index % 3 === 0 && message.index > 1, String(message.index));
    await section.getByRole('searchbox').fill('no such');
    await section.getByText(/^0 of the 40/).waitFor();
    assert.equal(await section.getByRole('grid').count(), 0);
    await section.getByRole('button', { name: 'Export, Transactions' }).click();
    assert.deepEqual(sent.at(-1), { type: 'exportSection', section: 'transactions' });
  });

  it('covers account numbers of a row until they are revealed', async () => {
    const { page: shown, send } = await open();
    await send(update({ items: many(1) }), opened({}));
    const pane = shown.locator('.item');
    assert.ok(!(await textOf(pane)).includes('PL6110'));
    await pane.getByRole('button', { name: 'Reveal 1 covered' }).click();
    assert.match(await textOf(pane), /PL61109010140000071219812874/);
    await send(opened({ index: 0, row: { raw: '{"id":"t0","iban":"PL00"}', covered: ['/iban'], sources: {} } }));
    assert.ok(!(await textOf(pane)).includes('PL00'), 'another row is covered again');
  });

  it('marks in the row as it was sent where a field comes from, and the field that a place made', async () => {
    const { page: shown, send } = await open();
    await send(update({ items: many(1) }), opened({}));
    const [pane, places] = [shown.locator('.item'), shown.locator('.item .source')];
    assert.deepEqual(await places.allInnerTexts(), ['/id', '/amount']);
    await places.last().click();
    await pane.locator('.row.marked', { hasText: '1.50' }).waitFor();
    assert.equal(await shown.locator('.row.marked').count(), 1);
    await places.first().hover();
    await pane.locator('.row.pointed', { hasText: '"t0"' }).waitFor();
    await pane.getByRole('treeitem', { name: '"amount"' }).hover();
    await pane.locator('.field.pointed', { hasText: 'Amount' }).waitFor();
    assert.equal(await pane.locator('.field.pointed').count(), 1);
  });

  it('folds a row in the pane, and nothing of the record in the other tab', async () => {
    const { page: shown, send } = await open();
    await send(update({ items: many(1) }), opened({}));
    const rows = shown.locator('.panes .raw [role="treeitem"]');
    const before = await rows.count();
    await shown.locator('.item [role="treeitem"]').first().click();
    await eventually(
      () => shown.locator('.item [role="treeitem"]').count(),
      count => count === 1,
    );
    assert.equal(await rows.count(), before);
    const ids = await shown.locator('[id]').evaluateAll(all => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('leaves the lists all the room until a row is opened, and again once that is closed', async () => {
    const { page: shown, send } = await open({ width: 1100 });
    await send(update({ items: many(3) }));
    const grid = shown.getByRole('grid', { name: 'Transactions' });
    const width = async () => (await grid.boundingBox())?.width ?? 0;
    const before = await width();
    await grid.focus();
    await send(opened({}));
    await eventually(width, now => now < before - 300);
    await shown.locator('.item').getByRole('treeitem').first().focus();
    await shown.keyboard.press('Escape');
    await eventually(width, now => now === before);
    assert.ok(await grid.evaluate(list => list === document.activeElement));
    assert.equal(await grid.locator('[aria-selected="true"]').count(), 0);
  });

  it('shows what an item consists of, or why that is not known', async () => {
    const { page: shown, send } = await open();
    const pane = shown.locator('.item');
    await send(update({ items: many(1) }), opened({ detail: { kind: 'loading' } }));
    assert.match(await textOf(pane), /Loading/);
    await send(opened({ detail: { kind: 'parts', title: 'Lines', items: [item(1, { title: '<b>Tea</b>' })] } }));
    assert.match(await textOf(pane), /Lines \(1\)[\s\S]*<b>Tea<\/b>/);
    await send(opened({ detail: { kind: 'failed', failure: { message: 'It did not answer.', credentials: false } } }));
    assert.match(await textOf(pane), /It did not answer/);
  });

  it('has rows that are walked by keys and opened by Enter, of which only those in sight exist', async () => {
    const { page: shown, send, sent } = await open();
    await send(update({ items: many(10_000) }));
    const grid = shown.getByRole('grid', { name: 'Transactions' });
    assert.ok((await grid.getByRole('row').count()) < 80);
    await grid.focus();
    await shown.keyboard.press('End');
    await shown.keyboard.press('ArrowUp');
    await shown.keyboard.press('Enter');
    await eventually(
      () => sent.at(-1),
      last => JSON.stringify(last) === JSON.stringify({ type: 'openItem', section: 'transactions', index: 9_998 }),
    );
    const active = await grid.getAttribute('aria-activedescendant');
    assert.equal(await shown.locator(`#${active}`).getAttribute('aria-rowindex'), '9999');
  });

  it('stands on one line of time by day, with sums that follow the filter', async () => {
    const { page: shown, send } = await open();
    await send(
      update({ items: many(30) }),
      update({
        id: 'cards',
        items: [item(0, { kind: 'card', title: 'VISA', amount: { amount: '5', currency: null } })],
      }),
    );
    await shown.getByRole('tab', { name: 'Timeline' }).click();
    const sums = shown.locator('.sums');
    assert.match(
      await textOf(sums),
      /Transactions[^\n]* USD\s155\.00 SUCCESS, 10 entries · [^\n]*USD\s77\.50 FAILED, 5 entries/,
    );
    assert.match(await textOf(sums), /1 entry without an amount or a currency is not in the sums/);
    await shown.getByRole('searchbox', { name: 'Filter the timeline' }).fill('failed usd');
    assert.match(await textOf(sums), /Transactions USD\s77\.50 FAILED, 5 entries/);
    // A short list ends with its last row.
    await shown.getByRole('searchbox', { name: 'Filter the timeline' }).fill('visa');
    const list = shown.getByRole('grid', { name: 'Timeline, newest first' });
    const lines = await list.locator('.list-row').count();
    assert.equal(await list.evaluate(({ clientHeight }) => clientHeight), lines * 28);
    await shown.getByRole('searchbox', { name: 'Filter the timeline' }).fill('nobody');
    assert.match(await textOf(shown.locator('.timeline')), /Nothing matches the filter/);
  });

  it('begins with what loads all sections, where nothing was read yet', async () => {
    const { page: shown, send, sent } = await open();
    await shown.getByRole('tab', { name: 'Timeline' }).click();
    const all = shown.getByRole('button', { name: 'Load all sections' });
    await shown.screenshot({ path: 'out/screenshots/related-timeline-empty.png' });
    await all.click();
    assert.deepEqual(sent.at(-1), { type: 'loadAllSections' });
    await send(update({ items: many(3) }));
    await all.waitFor({ state: 'hidden' });
  });

  it('is drawn by month, with the same as a table', async () => {
    const { page: shown, send } = await open();
    await send(update({ items: many(300) }));
    await shown.getByRole('tab', { name: 'Timeline' }).click();
    await shown.getByText('Amounts by month').click();
    await shown.getByText('As a table').click();
    const bars = await shown.locator('.bars rect').count();
    assert.ok(bars >= 3);
    assert.equal(await shown.locator('.chart tbody tr').count(), bars);
  });

  for (const theme of ['dark', 'light', 'high-contrast'] as const)
    for (const tab of ['Related', 'Timeline'])
      it(`has no fault that axe knows: ${tab}, ${theme}`, async () => {
        const { page: shown, send } = await open({ theme });
        await send(
          update({ state: 'more', total: 400, dropped: 2, items: many(300) }),
          update({
            ...{ id: 'cards', state: 'failed' },
            failure: { message: 'Cartevo failed (HTTP 500).', credentials: true, answered: true },
          }),
          opened({ detail: { kind: 'parts', title: 'Lines', items: many(2) } }),
        );
        await shown.getByRole('tab', { name: tab }).click();
        if (tab === 'Timeline') await shown.getByText('Amounts by month').click();
        assert.deepEqual(await axeFaults(shown, 'html'), []);
        await shown.screenshot({ path: `out/screenshots/related-${tab}-${theme}.png` });
      });
});
