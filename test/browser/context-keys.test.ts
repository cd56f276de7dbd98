import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pictureFailures } from '../support/failure.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { eventually, openView, openViewContainer, paletteOffers, runCommand, waitForRow } from '../support/steps.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';

/** Clientele with clauses that read a setting of which nothing is known, as an editor has it that has no context key for an array. */
function withUnreadableSetting(folder: string): string {
  for (const name of ['dist', 'media', 'package.nls.json'])
    cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8');
  writeFileSync(
    path.join(folder, 'package.json'),
    manifest.replaceAll('config.clientele.connections', 'config.clientele.unreadable'),
  );
  return folder;
}

describe('an editor whose clauses cannot read an array setting', () => {
  const { folder, remove } = temporaryFolder('unreadable');
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ extensionPath: withUnreadableSetting(folder) });
    await openViewContainer(workbench.page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    remove();
  });

  pictureFailures(() => workbench);

  const views = async () =>
    (await workbench.page.locator('.part.sidebar .pane-header .title').allTextContents()).toSorted();

  const shows = (...titles: readonly string[]) => eventually(views, shown => shown.join() === titles.join());

  it('begins with a button, and shows the views of the connections and no other', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Explore Sample Data' }).click();
    await waitForRow(await openView(page, 'Xtrakit'), 'Xtrakit sample');
    await shows('Cartevo', 'Devdraft', 'Easy.tools', 'Home', 'Xtrakit', 'Yativo');
  });

  it('offers in the palette what acts on a connection', async () => {
    assert.equal(await paletteOffers(workbench.page, 'Clientele: Edit Connection…'), true);
  });

  it('follows the connections that are added and removed', async () => {
    const { page } = workbench;
    // Changed by the window itself: what others write into the file is seen where VS Code has its native watcher.
    const file = path.join(workbench.serverDataDir, 'data', 'User', 'settings.json');
    const settings = JSON.parse(readFileSync(file, 'utf8'));
    const key = 'clientele.connections';
    const left = settings[key].filter(({ provider }: { provider: string }) => provider !== 'xtrakit');
    const ofNone = { id: 'three', provider: 'nobody', name: 'Of no provider' };
    const changed = JSON.stringify({ ...settings, [key]: [...left, ofNone] });
    await runCommand(page, 'Preferences: Open User Settings (JSON)');
    await page.locator('.editor-instance .monaco-editor').first().click();
    await page.evaluate(text => navigator.clipboard.writeText(text), changed);
    for (const keys of ['Control+a', 'Control+v', 'Control+s']) await page.keyboard.press(keys);
    await waitForRow(await openView(page, 'Other Connections'), 'Of no provider');
    await shows('Cartevo', 'Devdraft', 'Easy.tools', 'Home', 'Other Connections', 'Yativo');
  });

  it('shows the same views after a reload', async () => {
    await workbench.reload();
    await waitForRow(await openView(workbench.page, 'Yativo'), 'Yativo sample');
    await shows('Cartevo', 'Devdraft', 'Easy.tools', 'Home', 'Other Connections', 'Yativo');
  });
});
