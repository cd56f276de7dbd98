import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { population } from '../../src/sandbox/people/people.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import { chooseFile } from '../support/file-dialog.ts';
import { formsOf, found, foundBelow } from '../support/leaks.ts';
import {
  chooseFromMenu,
  customerRows,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  pickRow,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { stateOf } from '../support/window-state.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const size = 40;

describe('privacy mode over everything that can be opened', () => {
  const people = Array.from({ length: size }, (_, at) => population(1, 'devdraft', size).at(at));
  const forms = formsOf(
    people.flatMap(({ name, email, phone, street, house }, at) =>
      [email, phone?.dial, name.includes(' ') ? name : null, `${house} ${street}`].map(
        text => [`customer ${at}`, text] as const,
      ),
    ),
  );
  let sandbox: Sandbox;
  let workbench: Workbench;
  let page: Page;
  let folder: string;
  let view: Locator;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-everywhere-'));
    sandbox = await startSandbox({ rateLimits: false, customers: size });
    workbench = await openWorkbench({
      settings: {
        'files.simpleDialog.enable': true,
        'clientele.privacyMode': 'on',
        'clientele.connections': [
          { id: 'live', provider: 'devdraft', name: 'Live shop', baseUrl: sandbox.baseUrl('devdraft') },
        ],
      },
    });
    ({ page } = workbench);
    await openViewContainer(page, 'Clientele');
    view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, 'Live shop'));
    await enterCredentials(page, view, devdraftCredentials(sandbox));
    await customerRows(view).nth(2).waitFor();
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  pictureFailures(() => workbench);

  /** The window and the pages of its tabs, as the screen and a screen reader have them. */
  const parts = () =>
    Promise.all(
      page.frames().map(frame => frame.evaluate(() => document.documentElement?.outerHTML ?? '').catch(() => '')),
    );
  const seen = async () => found(forms, (await parts()).join('\n'));
  const connection = () => waitForRow(view, 'Live shop');
  const named = (at: number): string => people[at]?.email ?? '';

  /** Opens something, which shows pseudonyms or counts and nobody's name. */
  async function opens(what: string, open: () => Promise<unknown>, selector: string): Promise<Frame> {
    await open();
    const frame = await webviewFrame(page, selector, 60_000);
    assert.deepEqual(await seen(), [], what);
    return frame;
  }

  it('shows nobody in any tab, view or box, puts nobody on the clipboard, and stores nobody', async () => {
    assert.ok(forms.size > 2 * size);
    await opens('the panel', () => customerRows(view).first().click(), '[data-field="email"]');
    await opens(
      'a table',
      async () => chooseFromMenu(page, await connection(), 'Open as Table'),
      '.grid-row:not(.coming)',
    );
    await opens(
      'a description',
      async () => chooseFromMenu(page, await connection(), 'Describe This List'),
      '.fields-table tbody tr',
    );
    const insights = await opens('insights', () => runCommand(page, 'Clientele: Show Insights'), '.read li');
    await insights.locator('.drawn').first().waitFor();
    await chooseFromMenu(page, customerRows(view).nth(0), 'Select for Compare');
    await opens(
      'a comparison of customers',
      () => chooseFromMenu(page, customerRows(view).nth(1), 'Compare with Selected'),
      '.compare-page .different',
    );
    const file = path.join(folder, 'crm.csv');
    writeFileSync(
      file,
      `E-Mail,Full Name\n${people
        .slice(2)
        .map(({ email, name }) => `${email ?? ''},x${name}`)
        .join('\n')}\n`,
    );
    await runCommand(page, 'Clientele: Compare List with File or Connection');
    await pickRow(page, 'A file').click();
    const ready = pickRow(page, 'Compare now');
    await chooseFile(page.locator('.quick-input-widget:visible'), file, () => ready.isVisible());
    assert.deepEqual(await seen(), [], 'the examples of a file');
    const compared = await opens('a comparison of lists', () => ready.click(), '.count');
    await compared.locator('.list-row').first().click();
    await compared.locator('.sides').waitFor();
    await page.evaluate(
      text => navigator.clipboard.writeText(text),
      `${named(2)}\n${named(3)}\nnobody@nowhere.example`,
    );
    await opens(
      'a list that is looked for',
      () => runCommand(page, 'Clientele: Find a List of Customers'),
      '.list-row',
    );
    await chooseFromMenu(page, customerRows(view).nth(2), 'Open Raw JSON');
    await chooseFromMenu(page, customerRows(view).nth(2), 'Watch Customer');
    await chooseFromMenu(page, customerRows(view).nth(2), 'Copy JSON');
    const copied = await eventually(
      () => readClipboard(page),
      text => text.startsWith('{'),
    );
    assert.deepEqual(found(forms, copied), []);
    await openView(page, 'Home', { beside: true });
    await eventually(seen, all => all.length === 0);
    await workbench.screenshot('privacy-everywhere');
    assert.deepEqual(found(forms, await stateOf(page)), []);
    assert.deepEqual(foundBelow(forms, workbench.serverDataDir), []);
  });

  it('is switched in all of them at once, without a request', async () => {
    const asked = sandbox.requests.length;
    const status = (words: string) => page.locator('.statusbar-item', { hasText: words });
    const holding = async () => (await parts()).filter(part => found(forms, part).length > 0).length;
    const tabs = page.locator('.editor-group-container .tab');
    await status('Privacy on').click();
    // The window itself, and the pages of the tabs that keep their page while another is in front.
    const most = await eventually(holding, count => count > 4);
    assert.ok(most > 4);
    await status('Privacy off').click();
    await eventually(seen, all => all.length === 0);
    for (let at = await tabs.count(); at > 0; at--) {
      await tabs.nth(at - 1).click();
      await eventually(
        async () => (await tabs.nth(at - 1).getAttribute('aria-selected')) ?? '',
        is => is === 'true',
      );
      await eventually(seen, all => all.length === 0);
    }
    assert.equal(sandbox.requests.length, asked);
  });
});
