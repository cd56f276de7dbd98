import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { type Handler, type LocalServer, localServer } from '../support/local-server.ts';
import {
  clickDialogButton,
  customerRows,
  eventually,
  openView,
  openViewContainer,
  pickRow,
  runCommand,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { stripe } from '../support/vendors/by-cursor.ts';
import { vendorHandler } from '../support/vendors/vendor-server.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { assertStoredNowhere } from './stored.ts';
import { wizardSteps } from './wizard-steps.ts';

const key = 'sk_test_51Habc';
const acmeKey = 'acme-9f8e7d6c5b4a';

/** An API whose pages go on by a parameter that no answer names. */
const acme: Handler = (response, { url, headers }) => {
  const person = (id: number, given: string) => ({ id, given, family: 'Example', joined: 1_774_000_800 + id });
  const people = [person(17, 'Ada'), person(42, 'Ben'), person(43, 'Cem')];
  const { pathname, searchParams } = new URL(url, 'http://acme');
  const rest = searchParams.get('after') === 'bz0y' || Number(searchParams.get('limit')) > 2;
  const page = rest
    ? { people: searchParams.get('after') ? people.slice(2) : people, next: null }
    : { people: people.slice(0, 2), next: 'bz0y' };
  const one = people.find(({ id }) => pathname === `/v2/people/${id}`);
  const isRight = headers['x-acme-key'] === acmeKey;
  response.writeHead(isRight ? 200 : 401).end(JSON.stringify(isRight ? (one ?? page) : { message: 'No' }));
};

describe('a new custom provider', () => {
  let server: LocalServer;
  let unknown: LocalServer;
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;
  const { choose, asked } = wizardSteps(() => page);

  before(async () => {
    server = await localServer(vendorHandler(stripe, 120));
    unknown = await localServer(acme);
    workbench = await openWorkbench();
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    await server?.close();
    await unknown?.close();
  });

  pictureFailures(() => workbench);

  const settingsFile = () => path.join(workbench.serverDataDir, 'data/User/settings.json');
  const settings = () => readFileSync(settingsFile(), 'utf8');
  const manifest = () => frame.locator('#manifest').inputValue();
  const press = (name: string | RegExp) => frame.getByRole('button', { name }).first().click();
  const reading = async () => (await frame.locator('.reading').textContent()) ?? '';

  it('begins with a command on the clipboard, and shows what it will contact before anything is asked', async () => {
    const command = `curl '${server.origin}/v1/customers?limit=3' \\\n  -H 'Authorization: Bearer ${key}' \\\n  -H 'Stripe-Version: 2026-07-29.dahlia'`;
    await page.evaluate(text => navigator.clipboard.writeText(text), command);
    await runCommand(page, 'Clientele: New Custom Provider');
    await asked(/What describes the API/);
    await pickRow(page, 'The command on the clipboard').click();
    frame = await webviewFrame(page, '#manifest');
    await frame.getByText('What it will contact').waitFor();
    assert.match(
      (await frame.locator('.contacts').textContent()) ?? '',
      /127\.0\.0\.1:\d+ is asked by GET, with API key/,
    );
    assert.equal(server.requests.length, 0);
  });

  it('shows side by side the manifest, the answer and what it reads', async () => {
    await press(/^Ask 127\.0\.0\.1/);
    await eventually(reading, text => /3 customers/.test(text));
    assert.match(await manifest(), /"starting_after"[\s\S]*"lastRow": "\/id"/);
    assert.match(await reading(), /person1@example\.com/);
    assert.match((await frame.locator('.answer pre').textContent()) ?? '', /cus_00000003/);
    await press('Try the next page and one customer');
    await eventually(reading, text => /3 customers that the first/.test(text) && /comes back by ID/.test(text));
    await workbench.screenshot('draft');
  });

  it('reads anew as the manifest is typed, and says at which place it is wrong', async () => {
    const before = await manifest();
    await frame.locator('#manifest').fill(before.replace('"/name"', '"/email"'));
    await eventually(reading, text => /written so by hand/.test(text));
    await frame.locator('#manifest').fill(before.replace('"/data"', '"data"'));
    const problems = frame.locator('.problems');
    await eventually(
      async () => (await problems.textContent()) ?? '',
      text => /\/list\/rows is no JSON Pointer/.test(text),
    );
    await frame.locator('#manifest').fill(before);
    await eventually(reading, text => /Person 1/.test(text));
  });

  it('is kept in the settings, without the key, and connected: its customers are in the tree', async () => {
    await press('Keep…');
    await clickDialogButton(page, 'Keep');
    await press('Connect now');
    await choose(/Which environment/, 'Sandbox');
    const name = await asked(/What is it called/);
    await name.fill('Berlin shop');
    await page.keyboard.press('Enter');
    const view = await openView(page, 'Other Connections');
    await waitForRow(view, 'Berlin shop');
    await eventually(
      () => customerRows(view).count(),
      count => count > 3,
    );
    await workbench.screenshot('draft-connected');
    assert.match(settings(), /"id": "my-api"[\s\S]*"name": "Berlin shop"/);
    assert.ok(!settings().includes(key), 'the key is in the settings');
  });

  it('is made of a pasted command for an API that nobody knows: the guess that is none is seen, and put right', async () => {
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Clientele: Add a Connection');
    await (await asked(/Whose customers/)).fill('Another');
    await pickRow(page, 'Another API').click();
    await choose(/What describes the API/, 'Paste a cURL command');
    const box = await asked(/A command that lists customers/);
    assert.equal(await box.getAttribute('type'), 'password', 'a key is shown while it is pasted');
    await box.fill(`curl '${unknown.origin}/v2/people?limit=2' -H 'X-Acme-Key: ${acmeKey}'`);
    await page.keyboard.press('Enter');
    frame = await webviewFrame(page, `.contacts code:has-text("${unknown.origin}")`);
    await press(/^Ask 127\.0\.0\.1/);
    await eventually(reading, text => /2 customers/.test(text) && /Ada Example/.test(text));
    await press('Try the next page and one customer');
    await eventually(reading, text => /has the customers of the first one/.test(text));
    const guess = await manifest();
    await frame
      .locator('#manifest')
      .fill(guess.replace('"param": "cursor"', '"param": "after"').replace('"id": "my-api"', '"id": "acme"'));
    await eventually(reading, text => /after=bz0y/.test(text));
    await press('Try the next page and one customer');
    await eventually(reading, text => /1 customer that the first/.test(text) && /comes back by ID/.test(text));
    await workbench.screenshot('draft-unknown');
    await press('Keep…');
    await clickDialogButton(page, 'Keep');
    await press('Connect now');
    await choose(/Which environment/, 'Production');
    await (await asked(/What is it called/)).fill('Acme people');
    await page.keyboard.press('Enter');
    const view = await openView(page, 'Other Connections');
    // Providers stand by their titles, which are hosts with a port, and rows out of sight are not there.
    await eventually(
      async () => {
        for (const key of ['Home', 'End']) {
          await view.locator('.monaco-list').press(key);
          if ((await treeRow(view, 'Cem Example').count()) > 0) return true;
        }
        return false;
      },
      isThere => isThere,
    );
    assert.ok(!settings().includes(acmeKey), 'the key is in the settings');
  });

  it('shows what a description from elsewhere would contact before it takes the place of another', async () => {
    const entry = JSON.parse(await manifest());
    const text = JSON.stringify({ ...entry, baseUrl: 'https://elsewhere.example/v2', turbo: true });
    await page.evaluate(copied => navigator.clipboard.writeText(copied), text);
    await runCommand(page, 'Clientele: New Custom Provider');
    await choose(/What describes the API/, 'The description on the clipboard');
    frame = await webviewFrame(page, '.contacts code:has-text("elsewhere.example")');
    assert.match(
      (await frame.locator('.problems').textContent()) ?? '',
      /\/turbo is a word that this version does not know/,
    );
    await press('Keep…');
    const detail = page.locator('.monaco-dialog-box .dialog-message-detail');
    await eventually(
      async () => (await detail.textContent()) ?? '',
      said => /elsewhere\.example[\s\S]*Until now:[\s\S]*127\.0\.0\.1/.test(said),
    );
    await workbench.screenshot('draft-replace');
    await clickDialogButton(page, 'Replace');
    await eventually(settings, said => /"baseUrl": "https:\/\/elsewhere\.example\/v2"[\s\S]*"turbo": true/.test(said));
  });

  it('leaves no key in a file or in what the window stores, but for the secret storage', async () => {
    await assertStoredNowhere(workbench, [key, acmeKey]);
  });
});
