import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { cartevoRecord, messages, openDetailPage, request, shown, viewOf } from './detail-page.ts';
import { webviewPages } from './webview-pages.ts';

const textOf = async (locator: Locator): Promise<string> => (await locator.allInnerTexts()).join('\n');

const row = '{"id":"7","email":"amina@example.com","first_name":"Amina","last_name":"Okafor","is_active":true}';

describe('the request in the customer panel’s page', () => {
  const open = webviewPages(openDetailPage);

  it('is folded until it is wanted, and then says all that is known of it', async () => {
    const { page, send } = await open();
    await send(...messages(cartevoRecord(row)));
    const section = page.locator('details.request');
    const facts = section.locator('dl');
    assert.equal(await facts.isVisible(), false);
    assert.equal(await textOf(section.locator('summary')), 'REQUEST\nGET · 200 in 1.61 s, 3 attempts');
    await section.locator('summary').press('Enter');
    const text = await textOf(facts);
    for (const words of [
      request.url,
      '1,482 bytes',
      'no connection after 31 ms',
      'Waited 400 ms, then 429 (rate limited) after 28 ms; it asked to wait 1 s',
      'Waited 1.01 s, then 200 after 142 ms',
      `Authorization: Bearer \${CARTEVO_ACCESS_TOKEN}`,
      'x-ratelimit-remaining: 97',
      'x-request-id: req_<b>81</b>',
    ])
      assert.ok(text.includes(words), `${words} is not in ${text}`);
    assert.ok(!text.includes('at hand'));
  });

  it('is copied in three languages by the extension, and opened as a document', async () => {
    const { page, send, sent } = await open();
    await send(...messages(cartevoRecord(row)));
    await page.locator('details.request summary').click();
    for (const name of ['cURL', 'fetch', 'Python'])
      await page.getByRole('button', { name: `Copy this request as ${name}` }).click();
    await page.getByRole('button', { name: 'Open as a document' }).click();
    assert.deepEqual(sent.slice(1), [
      { type: 'copyRequest', language: 'curl' },
      { type: 'copyRequest', language: 'fetch' },
      { type: 'copyRequest', language: 'python' },
      { type: 'command', command: 'showRequest' },
    ]);
  });

  it('is the new one after a refresh, and stays open', async () => {
    const { page, send } = await open();
    const record = cartevoRecord(row);
    await send(...messages(record));
    await page.locator('details.request summary').click();
    const next = { ...shown(record), request: { ...request, bytes: 9, cached: true } };
    await send({ type: 'view', view: viewOf(record.customer.id), record: next });
    const section = page.locator('details.request');
    assert.match(await textOf(section), /from the cache[\s\S]*9 bytes[\s\S]*was at hand: nothing was sent/);
    const { request: _, ...without } = shown(record);
    await send({ type: 'view', view: viewOf(record.customer.id), record: without });
    assert.equal(await section.count(), 0);
  });

  it('is offered where it failed', async () => {
    const { page, send, sent } = await open();
    const failure = { message: 'Cartevo failed unexpectedly (HTTP 503).', credentials: false, asked: true };
    await send({ type: 'view', view: viewOf('7', { failure }) });
    await page.getByRole('button', { name: 'Show request' }).click();
    assert.deepEqual(sent.at(-1), { type: 'command', command: 'showRequest' });
  });

  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    for (const width of [1280, 560]) {
      it(`has no fault that axe knows: ${theme}, ${width} pixels wide`, async () => {
        const { page, send } = await open({ theme, width });
        await send(...messages(cartevoRecord(row)));
        await page.locator('details.request summary').click();
        assert.deepEqual(await axeFaults(page), []);
      });
    }
  }
});
