import assert from 'node:assert/strict';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { formsOf, found, foundBelow, secretFormsOf } from '../support/leaks.ts';
import {
  answer,
  chooseFromMenu,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { stateOf } from '../support/window-state.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('what a window keeps', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;

  before(async () => {
    sandbox = await startSandbox();
    const entry = { id: 'synced', provider: 'devdraft', name: 'From elsewhere', environment: 'sandbox' };
    workbench = await openWorkbench({
      settings: { 'clientele.connections': [{ ...entry, baseUrl: sandbox.baseUrl('devdraft') }] },
    });
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  it('is no credential and no customer, after credentials were entered and a customer was opened', async () => {
    const { page } = workbench;
    const keys = sandbox.credentials('devdraft');
    await openViewContainer(page, 'Clientele');
    const view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, 'From elsewhere'));
    await waitForRow(view, 'Enter credentials');
    assert.deepEqual(sandbox.requests, [], 'settings that came from elsewhere send nothing');
    await enterCredentials(page, view, devdraftCredentials(sandbox));

    const customers = view.locator('.monaco-list-row[aria-level="3"]');
    await customers.first().waitFor();
    await customers.first().click();
    const frame = await webviewFrame(page, '[data-field="name"]');
    const field = async (name: string) => frame.locator(`[data-field="${name}"] .value`).first().textContent();
    const shown = { name: await field('name'), email: await field('email'), phone: await field('phone') };
    assert.match(shown.name ?? '', / /);
    const id = await frame.locator('header code').textContent();
    const html = await frame.evaluate(() => document.documentElement.outerHTML);
    assert.deepEqual(found(secretFormsOf(Object.entries(keys)), html), [], 'the page of the panel holds a credential');

    await chooseFromMenu(page, customers.first(), /Raw JSON/);
    await page.locator('.tab.active', { hasText: ' · raw' }).waitFor();
    await openSearch(page);
    await answer(page, shown.email ?? '');
    await workbench.reload();

    const people = formsOf(Object.entries(shown));
    const forms = new Map([...secretFormsOf(Object.entries(keys)), ...people]);
    const state = await eventually(
      () => stateOf(page),
      text => text.includes('synced') && text.includes(id ?? '?'),
    );
    assert.deepEqual(found(forms, state), []);
    assert.deepEqual(foundBelow(forms, workbench.serverDataDir), []);
    assert.deepEqual(found(forms, workbench.console.join('\n')), []);
  });
});
