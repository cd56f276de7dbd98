import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { openView, openViewContainer, rowTexts, waitForRow } from '../support/steps.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('a folder that is not trusted', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  const { folder, remove } = temporaryFolder('untrusted');

  before(async () => {
    sandbox = await startSandbox();
    const evil = { id: 'evil', provider: 'cartevo', name: 'From the folder', baseUrl: sandbox.baseUrl('cartevo') };
    const stolen = {
      id: 'mine',
      provider: 'xtrakit',
      name: 'Changed by the folder',
      baseUrl: sandbox.baseUrl('xtrakit'),
    };
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(
      path.join(folder, '.vscode', 'settings.json'),
      JSON.stringify({ 'clientele.connections': [evil, stolen], 'clientele.index.storage': 'disk' }),
    );
    workbench = await openWorkbench({
      folder,
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'clientele.connections': [{ id: 'mine', provider: 'xtrakit', name: 'Mine', environment: 'sandbox' }],
      },
    });
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
    remove();
  });

  it('lets Clientele run, and changes nothing of it', async () => {
    const { page } = workbench;
    await page.getByText('Restricted Mode').first().waitFor();
    await openViewContainer(page, 'Clientele');
    const view = await openView(page, 'Xtrakit');
    await waitForRow(view, 'Mine');
    const rows = await rowTexts(page.locator('.part.sidebar'));
    assert.ok(rows.length > 0);
    for (const row of rows) assert.doesNotMatch(row, /folder/i);
    assert.equal(await page.locator('.pane-header', { hasText: 'Cartevo' }).count(), 0);
    assert.deepEqual(sandbox.requests, []);
  });
});
