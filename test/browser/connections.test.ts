import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import {
  chooseFromMenu,
  clickDialogButton,
  clickInlineAction,
  collapseView,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  notificationTexts,
  openView,
  openViewContainer,
  pickRow,
  runCommand,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { assertStoredNowhere } from './stored.ts';
import { wizardSteps } from './wizard-steps.ts';

const iconStyle = (row: Locator) => row.locator('.custom-view-tree-node-item-icon').getAttribute('style');
const customers = (view: Locator): Locator => view.locator('.monaco-list-row[aria-level="3"]');

describe('connections', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    workbench = await openWorkbench({
      settings: {
        'clientele.connections': [
          { id: 'synced', provider: 'devdraft', name: 'From elsewhere', baseUrl: sandbox.baseUrl('devdraft') },
          { id: 'plain', provider: 'devdraft', name: 'In the clear', baseUrl: 'http://api.example.com' },
          { id: 'stripe', provider: 'stripe', name: 'Unknown provider' },
        ],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  pictureFailures(() => workbench);

  const { answerWizard, asked, choose, dialogButtons, dialogWords, leave, reply } = wizardSteps(() => page);

  it('opens with its view what is alone there, which asks nothing without credentials, and says what a broken entry lacks', async () => {
    const view = await openView(page, 'Devdraft');
    assert.equal(await (await waitForRow(view, 'From elsewhere')).getAttribute('aria-expanded'), 'true');
    await waitForRow(view, 'Enter credentials');
    const broken = await waitForRow(view, 'In the clear');
    assert.match((await broken.textContent()) ?? '', /must begin with https/);
    const others = await openView(page, 'Other Connections');
    assert.match((await (await waitForRow(others, 'Unknown provider')).textContent()) ?? '', /no provider “stripe”/);
    assert.deepEqual(sandbox.requests, []);
    await collapseView(page, 'Other Connections');
  });

  it('marks production by its word and a colour', async () => {
    const row = treeRow(await openView(page, 'Devdraft'), 'From elsewhere');
    assert.match((await row.textContent()) ?? '', /production/);
    assert.match((await iconStyle(row)) ?? '', /color/);
  });

  it('asks for credentials that came along with no settings, and sends nothing before', async () => {
    const view = await openView(page, 'Devdraft');
    await expandRow(treeRow(view, 'From elsewhere'));
    await waitForRow(view, 'Enter credentials');
    assert.deepEqual(sandbox.requests, []);
    await enterCredentials(page, view, devdraftCredentials(sandbox));
    await customers(view).first().waitFor();
    await expandRow(treeRow(view, 'From elsewhere'));
  });

  it('adds a connection: what is wrong with an answer is said where it is given', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await choose(/Whose customers/, 'Xtrakit');
    await choose(/Which environment/, 'Sandbox');
    await reply(/address of the API/, 'http://api.example.com');
    await asked(/must begin with https/);
    await reply(/must begin with https/, sandbox.baseUrl('xtrakit'));
    await reply(/^API key/, '');
    await leave(/is empty/);
    assert.doesNotMatch(settings(), /xtrakit/);
  });

  it('says in a dialog why a test failed, and stores nothing when it is cancelled', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await answerWizard('Xtrakit', sandbox.baseUrl('xtrakit'), [[/^API key/, 'wrong-key']]);
    await reply(/What is it called/, 'Shop');
    assert.equal(await dialogWords('text'), 'Shop did not pass its test.');
    const detail = await dialogWords('detail');
    assert.match(detail, /Xtrakit refused the credentials \(HTTP 401\).*Nothing of this is stored/s);
    assert.doesNotMatch(detail, /Update the credentials/, 'there are none to update');
    assert.deepEqual(await dialogButtons(), ['Cancel', 'Enter Credentials Again', 'Keep Anyway']);
    await clickDialogButton(page, 'Cancel');
    assert.doesNotMatch(settings(), /xtrakit/);
  });

  it('takes the credentials again, in another way too, and asks for nothing else a second time', async () => {
    const { clientId = '', clientKey = '' } = sandbox.credentials('cartevo', 'clientKey');
    await runCommand(page, 'Clientele: Add a Connection');
    await answerWizard('Cartevo', sandbox.baseUrl('cartevo'), []);
    await choose(/How does it authenticate/, 'Access token');
    await reply(/^Access token/, 'wrong-token');
    await reply(/What is it called/, 'Tried twice');
    await clickDialogButton(page, 'Enter Credentials Again');
    await choose(/How does it authenticate/, 'Client ID');
    await reply(/^Client ID/, clientId);
    await reply(/^Client key/, clientKey);
    const view = await openView(page, 'Cartevo');
    const row = await waitForRow(view, /Tried twice.*sandbox/);
    // It opens by itself, selected, and says how many there are.
    await customers(view).first().waitFor();
    await eventually(
      async () => [await row.getAttribute('aria-selected'), await row.getAttribute('aria-expanded')].join(),
      state => state === 'true,true',
    );
    await eventually(
      () => notificationTexts(page),
      texts => texts.some(text => /^Tried twice: connected, [\d,]+ customers\.$/.test(text)),
    );
    await collapseView(page, 'Cartevo');
  });

  it('tests again what a fault of the provider kept from passing', async () => {
    const { clientKey = '', clientSecret = '' } = sandbox.credentials('devdraft');
    sandbox.script({ provider: 'devdraft', status: 503, times: 3 });
    await runCommand(page, 'Clientele: Add a Connection');
    await answerWizard('Devdraft', sandbox.baseUrl('devdraft'), [
      [/^Client key/, clientKey],
      [/^Client secret/, clientSecret],
    ]);
    await reply(/What is it called/, 'Came back');
    assert.match(await dialogWords('detail'), /HTTP 503/);
    assert.deepEqual(await dialogButtons(), ['Cancel', 'Change Address', 'Keep Anyway', 'Test Again']);
    await clickDialogButton(page, 'Test Again');
    await eventually(settings, text => text.includes('Came back'));
  });

  it('takes another address where nobody answers, and asks for the keys again when it is another origin', async () => {
    const gone = await startSandbox();
    await gone.close();
    await runCommand(page, 'Clientele: Add a Connection');
    await answerWizard('Xtrakit', gone.baseUrl('xtrakit'), [[/^API key/, 'some-key']]);
    await reply(/What is it called/, 'Shop');
    assert.match(await dialogWords('detail'), /Is the server running\?/);
    await clickDialogButton(page, 'Change Address');
    assert.equal(await (await asked(/address of the API/)).inputValue(), gone.baseUrl('xtrakit'));
    const before = sandbox.requests.length;
    await reply(/address of the API/, sandbox.baseUrl('xtrakit'));
    await asked(/^API key/);
    assert.equal(sandbox.requests.length, before);
    await reply(/^API key/, 'another-key');
    assert.match(await dialogWords('detail'), /refused the credentials/);
    await clickDialogButton(page, 'Cancel');
    assert.doesNotMatch(settings(), /xtrakit/);
  });

  it('keeps it anyway: the row says what is wrong, asks once, and works when the credentials are updated', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await answerWizard('Xtrakit', sandbox.baseUrl('xtrakit'), [[/^API key/, 'wrong-key']]);
    await reply(/What is it called/, 'Shop');
    await clickDialogButton(page, 'Keep Anyway');
    const before = sandbox.requests.length;
    const view = await openView(page, 'Xtrakit');
    await collapseView(page, 'Devdraft');
    assert.doesNotMatch((await iconStyle(await waitForRow(view, 'Shop'))) ?? '', /color/, 'only production stands out');
    const failure = await waitForRow(view, 'Credentials refused');
    await failure.locator('.codicon-key').first().waitFor();
    await failure.click();
    await asked(/^API key/);
    await workbench.screenshot('connection-refused');
    await leave(/^API key/);
    await clickInlineAction(failure, 'Try Again');
    await waitForRow(view, 'Credentials refused');
    assert.equal(sandbox.requests.length, before + 1, 'the lock holds');
    await failure.hover();
    await failure.getByRole('button', { name: 'Show Log' }).first().waitFor();
    await clickInlineAction(failure, 'Update Credentials', page.locator('.quick-input-widget:visible'));
    await reply(/^API key/, 'wrong-as-well');
    assert.match(await dialogWords('detail'), /What is stored is unchanged\./);
    await clickDialogButton(page, 'Enter Credentials Again');
    await reply(/^API key/, sandbox.credentials('xtrakit').apiKey ?? '');
    await customers(view).first().waitFor();
    await eventually(
      () => notificationTexts(page),
      texts => texts.includes('Shop: the new credentials work and are stored.'),
    );
  });

  it('offers the currencies of an Easy.tools store, and tests before it keeps', async () => {
    await runCommand(page, 'Clientele: Add a Connection');
    await answerWizard('Easy.tools', sandbox.baseUrl('easytools'), [[/^API token/, 'wrong-token']]);
    // It is known when its stores are asked for.
    await clickDialogButton(page, 'Enter Credentials Again');
    await reply(/^API token/, sandbox.credentials('easytools').apiToken ?? '');
    await choose(/^Store: The/, /./);
    await asked(/^Currency: Amounts/);
    const offered = await page.locator('.quick-input-widget:visible .monaco-list-row').allTextContents();
    assert.ok(offered.some(text => /PLN/i.test(text)) && offered.length > 1, offered.join());
    await pickRow(page, /PLN/i).click();
    await reply(/What is it called/, 'Courses');
    const view = await openView(page, 'Easy.tools');
    await expandRow(await waitForRow(view, 'Courses'));
    await customers(view).first().waitFor();
    assert.equal(sandbox.requests.at(-1)?.query.currency, 'pln');
    await collapseView(page, 'Easy.tools');
  });

  it('writes a key nowhere: not into settings, the window’s storage or a file', async () => {
    const secrets = ['devdraft', 'xtrakit', 'easytools'].flatMap(name => Object.values(sandbox.credentials(name)));
    await assertStoredNowhere(workbench, secrets);
  });

  it('renames a connection, puts it under a group, and keeps its credentials', async () => {
    const view = await openView(page, 'Xtrakit');
    await chooseFromMenu(page, treeRow(view, 'Shop'), 'Rename Connection…');
    await reply(/^Name/, 'Corner shop');
    await chooseFromMenu(page, await waitForRow(view, 'Corner shop'), 'Move to Group…');
    await reply(/What is the group called/, 'Europe');
    await expandRow(view.getByRole('treeitem', { name: 'Corner shop', level: 2 }));
    await customers(view).first().waitFor();
    assert.match(settings(), /"group": "Europe"/);
  });

  it('asks for the credentials again when the base URL moves to another origin', async () => {
    const other = await startSandbox();
    try {
      const view = await openView(page, 'Xtrakit');
      await chooseFromMenu(page, treeRow(view, 'Corner shop'), 'Edit Connection');
      await choose(/What should change/, 'Base URL');
      await reply(/^Base URL/, other.baseUrl('xtrakit'));
      await leave(/^API key/);
      await expandRow(await waitForRow(view, 'Corner shop'));
      await waitForRow(view, 'Enter credentials');
      assert.deepEqual(other.requests, []);
    } finally {
      await other.close();
    }
  });

  it('asks before it removes, and takes the credentials along', async () => {
    const view = await openView(page, 'Devdraft');
    await chooseFromMenu(page, treeRow(view, 'From elsewhere'), 'Remove Connection');
    await clickDialogButton(page, 'Cancel');
    await waitForRow(view, 'From elsewhere');
    await chooseFromMenu(page, treeRow(view, 'From elsewhere'), 'Remove Connection');
    await clickDialogButton(page, 'Remove');
    await treeRow(view, 'From elsewhere').waitFor({ state: 'hidden' });
    await eventually(settings, text => !text.includes('From elsewhere'));
    assert.match(settings(), /In the clear/);
  });

  it('hands a connection on without its credentials, which are asked for where it is pasted', async () => {
    const view = await openView(page, 'Devdraft');
    await chooseFromMenu(page, await waitForRow(view, 'Came back'), /^Copy Connection/);
    await page.getByText('Copied the connection, without its credentials').waitFor();
    await runCommand(page, 'Clientele: Paste Connection');
    await reply(/What is it called/, 'Handed on');
    await reply(/^Client key/, sandbox.credentials('devdraft').clientKey ?? '');
    await reply(/^Client secret/, sandbox.credentials('devdraft').clientSecret ?? '');
    await waitForRow(view, /^Handed on/);
  });

  it('waits for Load after the window is loaded again, and sends nothing by itself', async () => {
    const view = await openView(page, 'Easy.tools');
    await expandRow(treeRow(view, 'Courses'));
    await customers(view).first().click();
    const frame = await webviewFrame(page, 'header code');
    await frame.getByRole('tree').waitFor();
    const before = sandbox.requests.length;
    await workbench.reload();
    const restored = await webviewFrame(page, 'header code', 90_000);
    await restored.getByRole('button', { name: 'Load' }).waitFor();
    await openViewContainer(page, 'Clientele');
    await waitForRow(await openView(page, 'Easy.tools'), 'Courses');
    assert.equal(sandbox.requests.length, before);
  });
  const settings = (): string => readFileSync(path.join(workbench.serverDataDir, 'data/User/settings.json'), 'utf8');
});
