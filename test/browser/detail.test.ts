import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { choosePanelAction, eventually } from '../support/steps.ts';
import { cartevoRecord, cartevoRow, messages, openDetailPage, shown, viewOf, xtrakitRecord } from './detail-page.ts';
import { webviewPages } from './webview-pages.ts';

const textOf = async (locator: Locator): Promise<string> => {
  await locator.first().waitFor();
  return (await locator.allInnerTexts()).join('\n');
};

describe("the customer panel's page", () => {
  const open = webviewPages(openDetailPage);

  it('shows who it is, where the record lives, every field with its source, and the JSON as it was sent', async () => {
    const { page, send, states } = await open();
    await send(...messages(cartevoRecord(cartevoRow())));
    assert.equal(await textOf(page.getByRole('heading', { level: 1 })), 'Amina Okafor');
    const header = await textOf(page.getByRole('banner'));
    for (const words of ['Active', 'Cartevo', 'Shop EU', 'Production', '3 minutes ago']) {
      assert.ok(header.includes(words), words);
    }
    const phone = page.locator('[data-field="phone"]');
    assert.match(
      await textOf(phone),
      /Phone\s+\+237671234567\s+\/phone_number\s+\/phone_country_code\s+sent as 671234567 · read as E\.164 under \+237/,
    );
    assert.match(await textOf(page.locator('[data-field="updatedAt"]')), /no time zone sent/);
    assert.match(await textOf(page.locator('.missing')), /^Not in this record \(9\): Address, Customer type, Avatar, /);
    const raw = await textOf(page.getByRole('tree'));
    assert.match(raw, /"balance": 1250\.50,/);
    assert.match(raw, /"twice": 1,[\s\S]*"twice": 2/);
    assert.deepEqual(states.at(-1), { connectionId: 'c1', customerId: '4d4dad81-7899-4612-a9f6-133ce56a4507' });
  });

  it('names what is to be copied and sends no text of its own', async () => {
    const { page, send, sent } = await open();
    const record = shown(cartevoRecord(cartevoRow()));
    await send({ type: 'view', view: viewOf(record.customerId), record });
    await page.getByRole('button', { name: 'Copy E-mail', exact: true }).click();
    await page.getByRole('button', { name: 'Copy ID' }).last().click();
    await choosePanelAction(page, 'Copy JSON');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('treeitem', { name: '"balance": 1250.50' }).hover();
    await page.getByRole('button', { name: 'Copy value of balance' }).click();
    const start = record.raw.indexOf('1250.50');
    assert.deepEqual(sent, [
      { type: 'ready' },
      { type: 'copyField', field: 'email' },
      { type: 'copyField', field: 'id' },
      { type: 'command', command: 'copyJson' },
      { type: 'command', command: 'copyJson' },
      { type: 'copyValue', serial: record.serial, start, end: start + 7 },
    ]);
    await send({ type: 'said', text: 'Copied the field “E-mail”' });
    assert.deepEqual(await page.locator('.page > [role="status"]').allInnerTexts(), ['Copied the field “E-mail”']);
  });

  it('shows what copies a value beside the words about it, not over them', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(cartevoRow())));
    await page.locator('.sent').first().waitFor();
    const gaps = await page.locator('.value-line:has(> .copy ~ .sent)').evaluateAll(lines =>
      lines.map(line => {
        const [copy, sent] = ['.copy', '.sent'].map(one => line.querySelector(one)?.getClientRects()[0]);
        return (sent?.left ?? 0) - (copy?.right ?? 0) >= 0 || (sent?.top ?? 0) >= (copy?.bottom ?? 0);
      }),
    );
    assert.ok(gaps.length > 0 && gaps.every(Boolean), gaps.join());
  });

  it('covers identity documents until they are revealed', async () => {
    const { page, send, sent } = await open();
    await send(...messages(cartevoRecord(cartevoRow())));
    const html = () => page.content();
    assert.ok(!(await html()).includes('A-SECRET-1'));
    const covered = page.getByRole('treeitem', { name: '"number": •••• covered,' });
    await covered.focus();
    await page.keyboard.press('Control+c');
    assert.equal(sent.length, 1);
    await page.getByLabel('Find in raw JSON').fill('SECRET');
    await page.getByText('No results').waitFor();
    await page.getByRole('button', { name: 'Reveal 1 covered' }).click();
    await page.getByRole('treeitem', { name: '"number": "A-SECRET-1",' }).waitFor();
    assert.deepEqual(sent.at(-1), { type: 'reveal', revealed: true });
    await page.getByRole('button', { name: 'Cover again' }).press('Enter');
    assert.deepEqual(sent.at(-1), { type: 'reveal', revealed: false });
    assert.ok(!(await html()).includes('A-SECRET-1'));
    await send(...messages(cartevoRecord(cartevoRow().replaceAll('4d4dad81', '5d4dad81'))));
    assert.ok(!(await html()).includes('A-SECRET-1'));
  });

  it('begins at the top for another customer, and keeps in sight whose fields these are', async () => {
    const { page, send } = await open({ width: 560, height: 500 });
    await send(...messages(cartevoRecord(cartevoRow())));
    const stuck = page.locator('.stuck-line');
    assert.equal(await stuck.isVisible(), false);
    await page.evaluate(() => window.scrollTo(0, 400));
    await stuck.waitFor();
    assert.match(await textOf(stuck), /^Amina Okafor\s+Active\s+Production$/);
    const { y } = (await stuck.boundingBox()) ?? { y: -1 };
    assert.equal(y, 0);
    // A refresh of the same customer moves nothing.
    await send(...messages(cartevoRecord(cartevoRow()), { phase: 'loading' }));
    assert.equal(await page.evaluate(() => window.scrollY), 400);
    await send(...messages(cartevoRecord(cartevoRow().replaceAll('4d4dad81', '5d4dad81'))));
    assert.equal(await page.evaluate(() => window.scrollY), 0);
    await stuck.waitFor({ state: 'hidden' });
  });

  it('shows the sources of an address on the lines they gave', async () => {
    const { page, send } = await open();
    const text = JSON.stringify({
      ...{ id: '7', customer_name: 'Ada', address1: 'Apt 4B', customer_city: 'Austin', customer_state: 'TX' },
      ...{ customer_zip: '45225', customer_country: 'United States' },
    });
    await send(...messages(xtrakitRecord(text)));
    const field = page.locator('[data-field="address"]');
    const lines = await field.locator('dd > *').allInnerTexts();
    assert.deepEqual(
      lines.map(line => line.trim().replace(/\s+/g, ' ')),
      [
        'Apt 4B /address1',
        'Austin, TX 45225 /customer_city /customer_state /customer_zip',
        'US /customer_country sent as United States · name → code',
      ],
    );
    const top = async (of: string) => (await field.getByText(of, { exact: true }).boundingBox())?.y ?? -1;
    const [line, source] = [await top('US'), await top('/customer_country')];
    assert.ok(Math.abs(line - source) < 6, `the line is at ${line}, its source at ${source}`);
  });

  it('is walked, folded and unfolded by keys', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(cartevoRow())));
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('.line')?.textContent ?? '');
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return focused();
    };
    await page.getByRole('treeitem').first().focus();
    assert.equal(await press('ArrowDown'), '"id": "4d4dad81-7899-4612-a9f6-133ce56a4507",');
    assert.match(await press('c'), /^"country"/);
    assert.match(await press('c', 'c'), /^"cards": \[$/);
    assert.equal(await press('ArrowLeft'), '"cards": [ … ], 1 element');
    assert.match(await press('ArrowDown'), /^"twice": 1/);
    assert.match(await press('ArrowUp', 'ArrowRight'), /^"cards": \[$/);
    assert.equal(await press('ArrowRight'), '{');
    assert.equal(await press('ArrowRight', 'End', 'Home', 'End'), '"twice": 2');
    assert.equal(await press('ArrowLeft'), '{');
    assert.match(await press('Enter'), /^\{ … \} 16 members$/);
    assert.equal(await page.getByRole('treeitem').count(), 1);
    assert.equal(await press(' '), '{');
    assert.equal(await page.locator('[role="treeitem"][tabindex="0"]').count(), 1);
  });

  it('leads from a field to its place in the JSON, also where that is folded', async () => {
    const { page, send } = await open({ width: 560 });
    await send(...messages(cartevoRecord(cartevoRow())));
    await page.getByRole('button', { name: 'Fold all', exact: true }).click();
    await page.getByRole('treeitem').first().press('Enter');
    await page.getByRole('button', { name: '/phone_country_code, show in raw JSON' }).click();
    const marked = page.locator('.row.marked');
    assert.match(await textOf(marked), /^"phone_country_code": "\+237"/);
    assert.ok(await marked.evaluate(element => element === document.activeElement));
    await eventually(
      () => marked.evaluate(element => element.getBoundingClientRect().bottom <= window.innerHeight),
      Boolean,
    );
  });

  it('finds what is folded', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(cartevoRow(`, "list": [${'0,'.repeat(450)}{"needle":"é \\u00c9"}]`))));
    await page.keyboard.press('Control+f');
    await page.keyboard.type('É');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    assert.match(await textOf(page.locator('.row.marked')), /^"needle": "é \\u00c9"/);
  });

  it('leaves markup, scripts and unseen characters in a name what they are: text', async () => {
    const { page, send } = await open();
    const name = '<img src=x onerror=alert(1)>\\u202e';
    await send(...messages(cartevoRecord(cartevoRow().replace('"Amina"', `"${name}"`))));
    assert.equal(await textOf(page.locator('h1')), '<img src=x onerror=alert(1)>⟨U+202E⟩ Okafor');
    assert.equal(await page.locator('img').count(), 0);
  });

  it('asks for an image only where its page was written for it', async () => {
    const url = 'https://img.test/a.png';
    const asked: string[] = [];
    const plain = await open();
    plain.page.on('request', request => asked.push(request.url()));
    await plain.send(...messages(cartevoRecord(cartevoRow()), { avatar: 'offered' }));
    await choosePanelAction(plain.page, 'Show avatar');
    assert.deepEqual(plain.sent.at(-1), { type: 'showAvatar' });
    assert.equal(asked.length, 0);
    await plain.page.context().close();
    const { page, send } = await open({ image: url });
    page.on('request', request => asked.push(request.url()));
    await send(...messages(cartevoRecord(cartevoRow()), { avatar: { url } }));
    await page.getByRole('img', { name: 'Avatar' }).waitFor();
    assert.deepEqual(asked, [url]);
  });

  it('keeps what was shown when a later answer fails, and offers what may help', async () => {
    const { page, send, sent } = await open();
    const record = cartevoRecord(cartevoRow());
    await send(...messages(record));
    const failure = { message: 'Cartevo refused the credentials (HTTP 401).', credentials: true, answered: true };
    await send({ type: 'view', view: viewOf(record.customer.id, { failure }) });
    assert.match(await textOf(page.getByRole('alert')), /^Cartevo refused the credentials \(HTTP 401\)\./);
    assert.equal(await textOf(page.locator('h1')), 'Amina Okafor');
    for (const name of ['Update credentials', 'Copy raw answer', 'Show log', 'Try again'])
      await page.getByRole('button', { name }).click();
    assert.deepEqual(sent.slice(1), [
      { type: 'command', command: 'updateCredentials' },
      { type: 'command', command: 'copyRawAnswer' },
      { type: 'command', command: 'showLog' },
      { type: 'retry' },
    ]);
  });

  it('waits for Load after the window was reloaded, and shows no customer but its own', async () => {
    const { page, send, sent } = await open();
    await send({ type: 'view', view: viewOf('cus_1', { phase: 'waiting' }) });
    await page.getByRole('button', { name: 'Load' }).click();
    assert.deepEqual(sent, [{ type: 'ready' }, { type: 'load' }]);
    const [late] = messages(cartevoRecord(cartevoRow()));
    assert.ok(late);
    await send(late, { type: 'view', view: viewOf('cus_1', { phase: 'loading' }) });
    assert.equal(await textOf(page.locator('h1')), 'cus_1');
    assert.equal(await page.getByRole('tree').count(), 0);
  });

  it('says of a customer whose connection is gone what happened, once, and what can be done', async () => {
    const { page, send, sent } = await open();
    const view = viewOf('cus_1', { phase: 'waiting', place: undefined });
    await send({ type: 'view', view: { ...view, connectionName: view.connectionId } });
    await page.getByText('This connection is no longer set up.').waitFor();
    assert.equal(await page.getByText('cus_1').count(), 1 + (await page.locator('.stuck').getByText('cus_1').count()));
    assert.equal(await page.getByText(view.connectionId, { exact: true }).count(), 0);
    await page.screenshot({ path: 'out/screenshots/detail-gone.png' });
    await page.getByRole('button', { name: 'Add a Connection' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    assert.deepEqual(sent.slice(1), [{ type: 'command', command: 'addConnection' }, { type: 'close' }]);
  });

  it('keeps what is unfolded when a refresh brings the same', async () => {
    const { page, send } = await open();
    const record = cartevoRecord(cartevoRow());
    await send(...messages(record));
    await page.getByRole('treeitem').first().press('ArrowLeft');
    await send(...messages(record, { phase: 'loading' }), ...messages(record));
    assert.equal(await page.getByRole('treeitem').count(), 1);
  });

  it('stays usable with five megabytes and with five thousand levels', async () => {
    const { page, send } = await open();
    const orders = Array.from({ length: 40_000 }, (_, i) => `{"order":${i},"note":"${'n'.repeat(100)}"}`).join(',');
    const deep = `${'{"a":['.repeat(2500)}"bottom"${']}'.repeat(2500)}`;
    const record = cartevoRecord(
      cartevoRow(`, "orders": [${orders}], "long": "${'y'.repeat(600_000)}", "deep": ${deep}`),
    );
    assert.ok(record.raw.length > 5_000_000);
    // What is drawn is bounded; how long it takes is a matter for the benchmarks.
    await send(...messages(record));
    assert.ok((await page.locator('.row').count()) < 500);
    await page.getByRole('button', { name: 'Unfold all' }).click();
    assert.ok((await page.locator('.row').count()) < 3000);
    const find = page.getByLabel('Find in raw JSON');
    await find.fill('39999');
    await page.getByText('1 of 1', { exact: true }).waitFor();
    assert.match(await textOf(page.locator('.row.marked')), /^"order": 39999/);
    await find.fill('bottom');
    await page.locator('.row.marked', { hasText: /^level 5002 "bottom"/ }).waitFor();
    await page.getByRole('button', { name: /^Show all 600,002/ }).click();
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await page.getByRole('treeitem').count(), 1);
  });
});
