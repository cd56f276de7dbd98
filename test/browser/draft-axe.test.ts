import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { FromPage, Shown, ToPage } from '../../src/ui/custom/draft/shared/messages.ts';
import { axeFaults } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { openWebviewPage } from './webview-page.ts';

const shown: Shown = {
  title: 'Acme',
  contacts: [{ origin: 'https://api.acme.example', text: 'is asked by GET, with API key in the header Authorization' }],
  problems: [
    { kind: 'fault', pointer: '/list/rows', text: '/list/rows is no JSON Pointer.' },
    { kind: 'note', pointer: '', text: 'Cookies are not taken.' },
  ],
  answer: { facts: 'GET /v2/people?limit=2 · 200 · 1 KB', text: '{\n  "people": []\n}', isGood: true },
  rows: '2 customers of 7',
  fields: [
    { label: 'E-mail', places: '/mail', example: 'ada@example.com', filled: '1 of 2', reason: 'It is named so.' },
  ],
  next: 'The next page is asked for by ?after=bz0y',
  why: ['/people is the one list of objects there is: 2 of them.'],
  questions: [{ text: '/spent is 84332 of somebody. How much is that?', answers: ['843.32 USD', '84332.00 USD'] }],
  findings: [
    { outcome: 'ok', text: 'One customer comes back by ID.' },
    { outcome: 'failed', text: 'The second page has the customers of the first one.' },
    { outcome: 'skipped', text: 'There is no customer to ask for by ID.' },
  ],
  busy: undefined,
  host: 'api.acme.example',
  canTry: true,
  canKeep: true,
  isKept: false,
};

describe("a draft's page, looked at by axe", () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const [theme, width] of [
    ['dark', 1280],
    ['light', 560],
    ['high-contrast', 1280],
  ] as const) {
    it(`has no fault that axe knows: ${theme}, ${width} pixels wide`, async () => {
      const files = { page: 'draft', styles: ['detail.css', 'draft.css'] };
      const { page, refused, send } = await openWebviewPage<FromPage, ToPage>(browser, files, { theme, width });
      await send({ type: 'text', text: '{ "list": { "rows": "x" } }' }, { type: 'shown', shown });
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(refused, []);
      await page.context().close();
    });
  }

  it('shows in the manifest the place that is wrong, and offers both readings of an amount', async () => {
    const files = { page: 'draft', styles: ['detail.css', 'draft.css'] };
    const { page, sent, send } = await openWebviewPage<FromPage, ToPage>(browser, files, {});
    await send({ type: 'text', text: '{ "list": { "rows": "x" } }' }, { type: 'shown', shown });
    await page.getByRole('button', { name: '/list/rows is no JSON Pointer.' }).click();
    const selected = await page.locator('#manifest').evaluate((area: HTMLTextAreaElement) => {
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
    assert.equal(selected, '"x"');
    await page.getByRole('button', { name: '84332.00 USD' }).click();
    assert.deepEqual(sent.at(-1), { type: 'choose', question: 0, answer: 1 });
    await page.context().close();
  });
});
