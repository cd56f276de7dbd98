import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { eventually, expandRow, openView, openViewContainer, runCommand, waitForRow } from '../support/steps.ts';
import { packVsix } from '../support/vsix.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, projectRoot, type Workbench } from '../support/workbench.ts';

/** The budget of the packed extension, in bytes. */
const budget = 700_000;

/** What may be in it, below `extension/`. */
const allowed = [
  /^package(\.nls(\.[a-z-]+)?)?\.json$/,
  /^(readme|changelog|security)\.md$/i,
  /^license(\.txt|\.md)?$/i,
  /^dist\/[\w.-]+\.(c?js|css)$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/l10n\.json\.br$/,
  /^dist\/(?:clientele|settings)\.schema\.json$/,
  /^manifests\/[a-z]+\.clientele\.json$/,
  /^media\/[\w./-]+\.(svg|js|png|ttf|woff2|md|tmLanguage\.json)$/,
];

/** Bytes of code that are loaded when VS Code activates, and in all before the first rows. */
const loaded = { atActivation: 60_000, beforeRows: 470_000 };

/** The size of what files of dist load without being called, by a Node of its own; anything is there of VS Code. */
function sizeLoadedBy(...files: readonly string[]): number {
  const script = `
    const Module = require('node:module');
    const made = new Proxy({ env: { language: 'en' } }, { get: (all, name) => (all[name] ??= class {}) });
    const load = Module._load;
    Module._load = (asked, ...how) => (asked === 'vscode' ? made : load(asked, ...how));
    for (const file of ${JSON.stringify(files)}) require(file);
    const sizes = Object.keys(require.cache).map(file => require('node:fs').statSync(file).size);
    console.log(sizes.reduce((sum, size) => sum + size, 0));`;
  const inDist = { cwd: path.join(projectRoot, 'dist'), encoding: 'utf8' } as const;
  return Number(execFileSync(process.execPath, ['--eval', script], inDist));
}

/** The names in a zip file, from its central directory. */
function namesIn(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map(field => zip.readUInt16LE(at + field));
    assert.ok(name !== undefined && extra !== undefined && comment !== undefined);
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

describe('the packed extension', () => {
  let vsix: string;
  let workbench: Workbench | undefined;

  before(() => {
    vsix = packVsix(temporaryFolder('vsix').folder);
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  it('is under 700 KB and holds nothing but what is used', () => {
    const zip = readFileSync(vsix);
    assert.ok(zip.length < budget, `${zip.length} bytes`);
    const names = namesIn(zip);
    const inside = names.flatMap(name => (name.startsWith('extension/') ? [name.slice('extension/'.length)] : []));
    assert.deepEqual(
      inside.filter(name => !allowed.some(pattern => pattern.test(name))),
      [],
    );
    for (const needed of [
      'package.json',
      'package.nls.json',
      'dist/l10n.json.br',
      'readme.md',
      'SECURITY.md',
      'dist/extension.cjs',
      'dist/main.cjs',
      'dist/dialled.cjs',
      'dist/pages.js',
      'dist/table.css',
      'dist/insights.css',
      'dist/describe.css',
      'dist/clientele.schema.json',
      'dist/settings.schema.json',
      'manifests/stripe.clientele.json',
    ]) {
      assert.ok(inside.includes(needed), `${needed} is missing`);
    }
    assert.deepEqual(names.filter(name => !name.startsWith('extension/')).sort(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
    ]);
  });

  it('loads little when it is activated, and no more before its first rows than they need', () => {
    const atActivation = sizeLoadedBy('./extension.cjs');
    assert.ok(atActivation < loaded.atActivation, `${atActivation} bytes at activation`);
    const beforeRows = sizeLoadedBy('./extension.cjs', './language.cjs', './main.cjs');
    assert.ok(beforeRows < loaded.beforeRows, `${beforeRows} bytes before the first rows`);
    assert.ok(beforeRows > 10 * atActivation, 'what is called is what was measured');
  });

  it('is installed and shows a customer of the sample data', async () => {
    workbench = await openWorkbench({ vsix });
    const { page, serverDataDir }: { page: Page; serverDataDir: string } = workbench;
    assert.ok(
      readdirSync(path.join(serverDataDir, 'extensions')).some(name => name.startsWith('clientele.clientele-')),
    );
    await openViewContainer(page, 'Clientele');
    await page.getByRole('button', { name: 'Explore Sample Data' }).click();
    const view = await openView(page, 'Cartevo');
    await expandRow(await waitForRow(view, 'Cartevo sample'));
    const row = view.locator('.monaco-list-row[aria-level="3"]').first();
    await row.waitFor();
    const name = await row.locator('.label-name').first().textContent();
    assert.ok(name);
    await row.click();
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('h1').textContent(),
      title => title === name,
    );
    await frame.getByRole('tree').waitFor();
  });

  it('shows the pictures of its README in the installed copy, from where the repository has them', async () => {
    assert.ok(workbench);
    const { page } = workbench;
    // VS Code loads pictures of a README over https alone: packing turns their places into addresses in the repository.
    const repository = 'https://github.com/clientele/clientele/raw/HEAD/';
    await page
      .context()
      .route(`${repository}**`, (route, request) =>
        route.fulfill({ path: path.join(projectRoot, request.url().slice(repository.length)) }),
      );
    await runCommand(page, 'Extensions: Show Installed Extensions');
    // The list of installed extensions is drawn late on a busy machine, and once it is drawn over: ask until it is there.
    const entry = page.locator('.extension-list-item', { hasText: 'Clientele' }).first();
    await eventually(
      async () => {
        if (!(await entry.isVisible())) await runCommand(page, 'Extensions: Show Installed Extensions');
        return entry.click({ timeout: 10_000 }).then(
          () => true,
          () => false,
        );
      },
      clicked => clicked,
      90_000,
    );
    const frame = await webviewFrame(page, 'img', 90_000);
    const widths = () =>
      frame.locator('img').evaluateAll(images => images.map(image => (image as HTMLImageElement).naturalWidth));
    const shown = await eventually(widths, all => all.length > 0 && all.every(width => width > 0));
    const pictures = readFileSync(path.join(projectRoot, 'README.md'), 'utf8').match(/!\[/g)?.length;
    assert.equal(shown.length, pictures);
    await workbench.screenshot('extension-page');
  });
});
