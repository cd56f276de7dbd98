import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { type LocalServer, localServer } from '../support/local-server.ts';
import { manifestText } from '../support/manifests.ts';
import {
  chooseFromMenu,
  choosePanelAction,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  pickRow,
  runCommand,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { mollie } from '../support/vendors/by-address.ts';
import { stripe } from '../support/vendors/by-cursor.ts';
import { vendorHandler } from '../support/vendors/vendor-server.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('providers that the user describes', () => {
  let server: LocalServer;
  let mollieServer: LocalServer;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    server = await localServer(vendorHandler(stripe, 120));
    mollieServer = await localServer(vendorHandler(mollie, 3));
    const manifest = JSON.parse(manifestText('stripe'));
    workbench = await openWorkbench({
      settings: {
        'clientele.customProviders': [
          { ...manifest, baseUrl: server.origin, turbo: true },
          { ...manifest, id: 'broken', list: { ...manifest.list, rows: 'data' } },
          { ...manifest, id: 'devdraft' },
        ],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    await server?.close();
    await mollieServer?.close();
  });

  pictureFailures(() => workbench);

  const settingsFile = () => path.join(workbench.serverDataDir, 'data/User/settings.json');

  async function asked(words: RegExp): Promise<Locator> {
    const box = page.locator('.quick-input-widget:visible');
    const input = box.locator('input.input');
    await eventually(
      async () => [
        await input.getAttribute('placeholder', { timeout: 1000 }).catch(() => null),
        ...(await box.locator('.quick-input-message').allTextContents()),
      ],
      texts => texts.some(text => text !== null && words.test(text)),
    );
    return input;
  }

  async function reply(words: RegExp, text?: string): Promise<void> {
    const input = await asked(words);
    if (text !== undefined) await input.fill(text);
    await page.keyboard.press('Enter');
  }

  /** A row at one end of a view: rows out of sight are not there, and a key pressed while the tree is drawn is lost. */
  async function rowAt(view: Locator, key: 'Home' | 'End', row: Locator): Promise<Locator> {
    const found = async () => {
      await view.locator('.monaco-list').press(key);
      return row.count();
    };
    await eventually(found, count => count > 0);
    return row;
  }

  const people = (view: Locator): Locator => view.locator('.monaco-list-row[aria-level="3"]', { hasText: 'Person' });

  it('are offered beside the others, and show their customers in a group of their own', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await asked(/Whose customers/);
    await pickRow(page, 'Stripe').first().click();
    await asked(/Which environment/);
    await pickRow(page, 'Sandbox').click();
    await reply(/address of the API/);
    await reply(/^Secret key.*Sent to http:\/\/127\.0\.0\.1/, stripe.credentials.secretKey ?? '');
    await reply(/What is it called/, 'Berlin shop');
    const view = await openView(page, 'Other Connections');
    await waitForRow(view, 'Stripe');
    await expandRow(await waitForRow(view, 'Berlin shop'));
    await people(view).first().waitFor();
    await workbench.screenshot('custom-provider');
    assert.match(readFileSync(settingsFile(), 'utf8'), /"provider": "stripe"/);
  });

  it('load more of a list whose pages lead to the next', async () => {
    const view = await openView(page, 'Other Connections');
    const before = server.requests.length;
    await (await rowAt(view, 'End', treeRow(view, 'Load more'))).click();
    await eventually(
      async () => server.requests.slice(before).map(({ url }) => url),
      urls => urls.some(url => url.includes('starting_after=cus_00000050')),
    );
  });

  it('lead to the page of a production customer in their dashboard, from the panel and from a row', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await asked(/Whose customers/);
    await pickRow(page, 'Stripe').first().click();
    await asked(/Which environment/);
    await pickRow(page, 'Production').click();
    await reply(/address of the API/);
    await reply(/^Secret key.*Sent to http:\/\/127\.0\.0\.1/, stripe.credentials.secretKey ?? '');
    await reply(/What is it called/, 'Real shop');
    const view = await openView(page, 'Other Connections');
    const shop = await waitForRow(view, 'Real shop');
    await expandRow(shop);
    const row = view.locator(`.monaco-list-row[data-index="${Number(await shop.getAttribute('data-index')) + 1}"]`);
    await row.filter({ hasText: 'Person' }).waitFor();
    const question = page.locator('.monaco-dialog-box:visible');
    const isAsked = async () => {
      await question.getByText('https://dashboard.stripe.com/customers/cus_').waitFor();
      await question.getByRole('button', { name: 'Cancel' }).click();
      await question.waitFor({ state: 'hidden' });
    };
    await chooseFromMenu(page, row, 'Open in Provider’s Dashboard');
    await isAsked();
    await row.click();
    const panel = await webviewFrame(page, 'header code:has-text("cus_")');
    await choosePanelAction(panel, 'Open in dashboard');
    await workbench.screenshot('custom-dashboard');
    await isAsked();
  });

  it('say at which word of a description something is wrong, and which words are not known', async () => {
    const view = await openView(page, 'Other Connections');
    await rowAt(view, 'End', treeRow(view, 'broken'));
    assert.match((await (await waitForRow(view, 'broken')).textContent()) ?? '', /\/list\/rows is no JSON Pointer/);
    assert.match((await (await waitForRow(view, 'devdraft')).textContent()) ?? '', /comes with Clientele/);
    await rowAt(view, 'Home', treeRow(view, /Words that this version does not know: \/turbo/));
    await workbench.screenshot('custom-broken');
  });

  it('open the setting where something is wrong with it', async () => {
    const view = await openView(page, 'Other Connections');
    await (await rowAt(view, 'End', treeRow(view, 'broken'))).click();
    await page.locator('.tab', { hasText: 'settings.json' }).waitFor();
    // It takes the keys once the setting is in sight: what was typed before would be typed into it.
    await page.locator('.statusbar-item', { hasText: /Ln (?!1,)\d+/ }).waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    assert.ok(treeRow(view, 'broken'));
  });

  it('are checked in the editor of the settings, at the place that is wrong', async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await eventually(
      async () => (await problems.allTextContents()).join('\n'),
      text => /turbo is not allowed/.test(text) && /does not match the pattern/.test(text),
    );
    await workbench.screenshot('custom-schema');
    await runCommand(page, 'View: Toggle Panel Visibility');
  });

  it('are added from an example, which is the user’s own from then on', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await asked(/Whose customers/);
    await page.keyboard.type('Mollie');
    await pickRow(page, 'Mollie').first().click();
    await asked(/Which environment/);
    await pickRow(page, 'Sandbox').click();
    await reply(/address of the API/, mollieServer.origin);
    await reply(/^API key/, mollie.credentials.apiKey ?? '');
    await reply(/What is it called/, 'Amsterdam');
    await eventually(
      () => readFileSync(settingsFile(), 'utf8'),
      text => /"id": "mollie"/.test(text) && /"name": "Amsterdam"/.test(text),
    );
    const view = await openView(page, 'Other Connections');
    const row = await rowAt(view, 'Home', treeRow(view, 'Amsterdam'));
    await expandRow(row);
    await eventually(
      async () => (await row.textContent()) ?? '',
      text => text.includes('3 loaded'),
    );
    await workbench.screenshot('custom-example');
  });

  it('are tested against the API itself, line by line', async () => {
    const view = await openView(page, 'Other Connections');
    await chooseFromMenu(page, treeRow(view, 'Amsterdam'), 'Test Custom Provider');
    const lines = page.locator('.editor-instance .view-lines');
    await eventually(
      async () => ((await lines.first().textContent({ timeout: 5000 })) ?? '').replace(/\u00a0/g, ' '),
      text => /Found after 3 customers/.test(text) && /A changed key: It is refused/.test(text),
    );
    await workbench.screenshot('custom-test');
  });
});
