import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import {
  chooseFromMenu,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  readClipboard,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('the request behind what is shown, in VS Code', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let window: Page;
  let view: Locator;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    workbench = await openWorkbench({
      settings: {
        'clientele.pageSize': 20,
        'clientele.connections': [
          { id: 'local', provider: 'devdraft', name: 'Local', baseUrl: sandbox.baseUrl('devdraft') },
        ],
      },
    });
    window = workbench.page;
    await openViewContainer(window, 'Clientele');
    view = await openView(window, 'Devdraft');
    await expandRow(await waitForRow(view, 'Local'));
    await enterCredentials(window, view, devdraftCredentials(sandbox));
    await view.locator('.monaco-list-row[aria-level="3"]').first().waitFor();
    // The row of the connection is drawn anew once its list has been counted; until then VS Code knows its rows no more.
    await eventually(
      () => treeRow(view, 'Local').textContent(),
      text => /· \d/.test(text ?? ''),
    );
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  pictureFailures(() => workbench);

  /** The lines of the document in front, once it has one that matches. */
  const document = (line: RegExp): Promise<string> =>
    eventually(
      async () =>
        (await window.locator('.editor-instance .view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' '),
      text => line.test(text),
    );

  it('is a document for a page, and sends nothing', async () => {
    const before = sandbox.requests.length;
    await chooseFromMenu(window, await waitForRow(view, /Page 1 ·/), /Show Request/);
    await window.locator('.tab.active', { hasText: 'page 1 · request' }).waitFor();
    const text = await document(/skip=0/);
    assert.match(text, /^GET http:\/\/127\.0\.0\.1:\d+\/.*\/customers\?skip=0&take=20$/m);
    assert.match(text, /^x-client-key: \$\{DEVDRAFT_CLIENT_KEY\}$/m);
    assert.equal(sandbox.requests.length, before);
  });

  it('is a document for a failure, with what was asked and how it was refused', async () => {
    sandbox.script({
      path: /skip=20/,
      status: 404,
      json: { message: 'No such page.' },
      headers: { 'X-Request-Id': 'req_9' },
    });
    await expandRow(await waitForRow(view, /Page 2 ·/));
    await chooseFromMenu(window, await waitForRow(view, /No such page/), /Show Request/);
    const text = await document(/skip=20/);
    assert.match(text, /^404 \(not found\) in /m);
    assert.match(text, /^x-request-id: req_9$/m);
  });

  it('stands beside fields that mark where they come from, and why others are empty', async () => {
    await view.locator('.monaco-list-row[aria-level="3"]').first().click();
    const frame = await webviewFrame(window, '[data-field="name"]');
    await frame.locator('[data-field="name"] dt').hover();
    const marked = await eventually(
      () => frame.locator('.row.pointed').allInnerTexts(),
      rows => rows.length === 2,
    );
    assert.match(marked.join(), /"first_name"[\s\S]*"last_name"/);
    await frame.locator('.legend', { hasText: /keys? that no field uses/ }).waitFor();
    await frame.locator('.missing summary').click();
    await frame.locator('.not-offered', { hasText: 'Not offered by Devdraft: Avatar' }).waitFor();
  });

  it('is in the panel, and copied from there as what runs elsewhere', async () => {
    await view.locator('.monaco-list-row[aria-level="3"]').first().click();
    const frame = await webviewFrame(window, 'details.request');
    const id = await frame.locator('header code').textContent();
    await frame.locator('details.request summary').click();
    const { clientSecret = '' } = sandbox.credentials('devdraft');
    for (const [name, start] of [
      ['cURL', 'curl \\\n'],
      ['fetch', 'const response = await fetch('],
      ['Python', 'import os\n'],
    ] as const) {
      await frame.getByRole('button', { name: `Copy this request as ${name}` }).click();
      const text = await eventually(
        () => readClipboard(window),
        copied => copied.startsWith(start),
      );
      assert.ok(text.includes(`/customers/${id}`), text);
      assert.ok(!text.includes(clientSecret));
    }
    await frame.getByRole('button', { name: 'Open as a document' }).click();
    await window.locator('.tab.active', { hasText: '· request' }).waitFor();
    await document(/# Python, requests/);
  });
});
