import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { type Sandbox, type SandboxRequest, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import { chooseFile } from '../support/file-dialog.ts';
import { keepSearch, leaveBox } from '../support/leave-box.ts';
import {
  chooseFromMenu,
  clickInlineAction,
  clickNotificationButton,
  collapseView,
  eventually,
  expandRow,
  notificationTexts,
  openSearch,
  openView,
  openViewContainer,
  pickRow,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('search, scan and export', () => {
  let slow: Sandbox;
  let workbench: Workbench;
  let page: Page;
  let folder: string;
  /** Pages of a scan that are answered soon: those behind them wait for who stops it, however long that takes. */
  let answered = Number.POSITIVE_INFINITY;
  const box = () => page.locator('.quick-input-widget:visible');
  const isOfScan = ({ query }: SandboxRequest) => query.limit === '100';
  const asked = () => slow.requests.filter(isOfScan);

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-export-'));
    slow = await startSandbox({
      ...{ rateLimits: false, customers: { xtrakit: 40, cartevo: 4000 } },
      get latency() {
        const last = slow?.requests.at(-1);
        return last && isOfScan(last) && asked().length > answered ? 600_000 : 300;
      },
    });
    const sample = { environment: 'sandbox', baseUrl: 'sample:' } as const;
    workbench = await openWorkbench({
      settings: {
        'files.simpleDialog.enable': true,
        'clientele.connections': [
          {
            id: 'slow',
            provider: 'cartevo',
            name: 'Slow shop',
            environment: 'sandbox',
            baseUrl: slow.baseUrl('cartevo'),
          },
          { id: 'dev', provider: 'devdraft', name: 'Devdraft sample', ...sample },
          { id: 'easy', provider: 'easytools', name: 'Easy.tools sample', ...sample, options: { currency: 'pln' } },
        ],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    await slow?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  pictureFailures(() => workbench);

  async function searchFor(text: string): Promise<void> {
    await openSearch(page);
    await box().locator('input.input').fill(text);
  }

  const title = () => box().locator('.quick-input-title').textContent();

  /** Enters what a password box asks for. */
  async function secret(words: RegExp, text: string): Promise<void> {
    await box().locator('.quick-input-message').filter({ hasText: words }).waitFor();
    await box().locator('input.input').fill(text);
    await page.keyboard.press('Enter');
  }

  it('asks for a key from the row of the connection that lacks it', async () => {
    await searchFor('mensah');
    await pickRow(page, /no credentials/).click();
    const { clientId = '', clientKey = '' } = slow.credentials('cartevo');
    await pickRow(page, 'Client ID and client key').click();
    await secret(/^Client ID/, clientId);
    await secret(/^Client key/, clientKey);
    const view = await openView(page, 'Cartevo');
    await expandRow(await waitForRow(view, 'Slow shop'));
    await waitForRow(view, 'Tunde');
  });

  it('reads a whole list when its row is chosen, says how far it is, stops, reads on, and says when it was all', async () => {
    const begins = [
      [/Slow shop: .*read all 4,000…/, 'its row'],
      [/Slow shop: [\d,]+ of 4,000.*read on…/, 'the title'],
    ] as const;
    for (const [row, stop] of begins) {
      answered = asked().length + 12;
      await searchFor('nobody of this name');
      await pickRow(page, row).click();
      await eventually(title, text =>
        /Slow shop: .*scanned [\d,]+ of 4,000, [\d,]+ a second, \d+ s left/.test(text ?? ''),
      );
      // The reading is the connection's: another text, and even no box at all, are nothing to it.
      if (stop === 'its row') await box().locator('input.input').fill('nobody else');
      else {
        await leaveBox(page);
        await searchFor('nobody at all');
      }
      const reading = pickRow(page, 'Reading Slow shop');
      await reading.hover();
      if (stop === 'its row') await reading.getByRole('button', { name: 'Stop' }).click();
      else await box().getByRole('button', { name: 'Stop reading' }).click();
      await pickRow(page, /stopped, scanned [\d,]+ of 4,000/).waitFor();
      await eventually(title, text => !/Slow shop/.test(text ?? ''));
      await leaveBox(page);
    }
    answered = Number.POSITIVE_INFINITY;
    await searchFor('nobody of this name');
    await pickRow(page, /Slow shop: [\d,]+ of 4,000.*read on…/).click();
    await pickRow(page, /Slow shop: all 4,000 read at/).waitFor({ timeout: 60_000 });
    await leaveBox(page);
    // What was on its way when it was stopped was asked for again, and nothing else was.
    assert.ok(asked().length <= 40 + 2 * 8, `${asked().length} pages were asked for`);
    assert.equal(new Set(asked().map(({ query }) => query.page)).size, 40);
  });

  it('reads a whole list from the tree, and says that it is all', async () => {
    const view = await openView(page, 'Devdraft');
    await chooseFromMenu(page, await waitForRow(view, 'Devdraft sample'), /Scan Whole List/);
    await eventually(
      () => notificationTexts(page),
      texts => texts.some(text => /All 820 customers of Devdraft sample are read and can be searched\./.test(text)),
      60_000,
    );
  });

  it('shows a person of several connections once, with the places and the reason, and opens the one chosen', async () => {
    await searchFor('kojo mensah');
    const person = pickRow(page, /in [23] of 3 · same e-mail.* · (?=.*Devdraft sample)(?=.*Easy\.tools sample)/);
    await person.waitFor();
    // How far each list was searched is one line below it.
    await pickRow(page, /(?:Not searched|In part|Asked|Whole): \d|All \d lists were searched to the end/).waitFor();
    await workbench.screenshot('search-person');
    await person.click();
    await pickRow(page, /Open all [23]/).waitFor();
    await pickRow(page, 'Compare').waitFor();
    await pickRow(page, /^Devdraft sampleKojo Mensah/).click();
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('header code').textContent(),
      text => /^cust_/.test(text ?? ''),
    );
  });

  it('keeps a search in Home, and forgets it on request', async () => {
    // Beside views that are open Home has the room of a few rows.
    for (const view of ['Cartevo', 'Devdraft']) await collapseView(page, view);
    await searchFor('murphy');
    await pickRow(page, 'Róisín Murphy').waitFor();
    await box().getByRole('button', { name: 'Keep this search' }).click();
    await box().getByRole('button', { name: 'The search is kept in Home' }).click();
    await keepSearch(page);
    const view = await openView(page, 'Home');
    const kept = await waitForRow(view, /^murphy.*(?:found \d|searched when opened)/);
    await expandRow(kept);
    await waitForRow(view, 'Róisín Murphy');
    await waitForRow(view, /^murphyfound \d+/);
    await clickInlineAction(kept, 'Remove Kept Search');
    await eventually(
      () => treeRow(view, /^murphy/).count(),
      count => count === 0,
    );
  });

  it('remembers searches until the window closes', async () => {
    await openSearch(page);
    await pickRow(page, 'murphysearched before').waitFor();
    await leaveBox(page);
  });

  it('searches one connection from its row, and selects who is opened where the tree shows them', async () => {
    const view = await openView(page, 'Devdraft');
    const row = await waitForRow(view, 'Devdraft sample');
    await expandRow(row);
    await waitForRow(view, 'Mason Foster');
    await clickInlineAction(row, 'Search Here…');
    await box().locator('input.input').fill('mason foster');
    await pickRow(page, /^Mason Foster/).click();
    await eventually(
      () => treeRow(view, 'Mason Foster').getAttribute('aria-selected'),
      selected => selected === 'true',
    );
  });

  it('reveals a hit in the tree', async () => {
    const view = await openView(page, 'Devdraft');
    await expandRow(await waitForRow(view, 'Devdraft sample'));
    await waitForRow(view, 'rmurphy0@');
    await searchFor('rmurphy0@');
    const hit = pickRow(page, 'Róisín Murphy');
    await hit.hover();
    await hit.getByRole('button', { name: 'Reveal in Tree' }).click();
    await eventually(
      () => treeRow(view, 'rmurphy0@').getAttribute('aria-selected'),
      selected => selected === 'true',
    );
  });

  it('has the provider fetch its list anew when told to', async () => {
    const view = await openView(page, 'Cartevo');
    await chooseFromMenu(page, treeRow(view, 'Slow shop'), /Re-sync/);
    await eventually(
      () => slow.requests.filter(({ query }) => query.sync === 'true').length,
      count => count === 1,
      40_000,
    );
  });

  it('exports a list to a file and says whether it is all', async () => {
    const view = await openView(page, 'Devdraft');
    await chooseFromMenu(page, treeRow(view, 'Devdraft sample'), /Export Customers/);
    await pickRow(page, /^CSV/).click();
    await box().getByRole('button', { name: 'OK' }).click();
    const file = path.join(folder, 'customers.csv');
    await chooseFile(box(), file, () => existsSync(file));
    await eventually(
      () => notificationTexts(page),
      texts => texts.some(text => /Exported all 820 customers of Devdraft sample to customers\.csv\./.test(text)),
    );
    const rows: readonly string[][] = parse(readFileSync(file, 'utf8'));
    assert.equal(rows.length, 821);
    assert.deepEqual(rows[0]?.slice(0, 4), ['id', 'name', 'email', 'phone']);
    assert.ok(!existsSync(`${file}.partial`));
    await clickNotificationButton(page, 'Save a Record of This Export');
    await eventually(
      () => existsSync(`${file}.about.json`) && readFileSync(`${file}.about.json`, 'utf8').endsWith('}\n'),
      written => written,
    );
    const about = JSON.parse(readFileSync(`${file}.about.json`, 'utf8'));
    assert.deepEqual(
      { connections: about.connections, customers: about.customers, complete: about.complete },
      { connections: ['dev'], customers: 820, complete: true },
    );
  });

  it('exports rows as they were sent, with the fields chosen', async () => {
    const view = await openView(page, 'Devdraft');
    await chooseFromMenu(page, treeRow(view, 'Devdraft sample'), /Export Customers/);
    await pickRow(page, /^CSV as sent/).click();
    for (const field of ['last_name', 'phone_number']) await pickRow(page, field).click();
    await box().getByRole('button', { name: 'OK' }).click();
    const file = path.join(folder, 'sent.csv');
    await chooseFile(box(), file, () => existsSync(file));
    const [head = [], first = []]: readonly string[][] = parse(readFileSync(file, 'utf8'));
    assert.deepEqual(head.slice(0, 3), ['id', 'first_name', 'email']);
    assert.ok(!head.includes('last_name') && !head.includes('phone_number'));
    assert.match(first[0] ?? '', /^cust_/);
  });

  it('names what is left of an export that was stopped, and deletes it on request', async () => {
    const view = await openView(page, 'Cartevo');
    await chooseFromMenu(page, await waitForRow(view, 'Slow shop'), /Export Customers/);
    await pickRow(page, /^NDJSONOne/).click();
    await box().getByRole('button', { name: 'OK' }).click();
    const partials = () => readdirSync(folder).filter(name => name.endsWith('.partial'));
    await chooseFile(box(), path.join(folder, 'stopped.ndjson'), () => partials().length > 0);
    await clickNotificationButton(page, 'Cancel');
    await eventually(
      () => notificationTexts(page),
      texts =>
        texts.some(text =>
          /The export was stopped\. What was written is in “stopped\.ndjson\.\w+\.partial”/.test(text),
        ),
    );
    await clickNotificationButton(page, 'Delete It');
    await eventually(partials, left => left.length === 0);
    assert.ok(!existsSync(path.join(folder, 'stopped.ndjson')));
  });
});
