import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import {
  answer,
  chooseFromMenu,
  collapseView,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('a list described, in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;
  let folder = '';

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-describe-'));
    workbench = await openWorkbench({ folder });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    await runCommand(page, 'Clientele: Explore Sample Data');
  });

  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true });
  });

  pictureFailures(() => workbench);

  const facts = () => frame.locator('.where').textContent();
  const rows = () => frame.locator('tbody tr').count();

  it('says of every field of the open pages what was seen of it, and shows no value of a person', async () => {
    for (const other of ['Cartevo', 'Devdraft', 'Easy.tools', 'Xtrakit']) await collapseView(page, other);
    const view = await openView(page, 'Yativo');
    const connection = await waitForRow(view, 'Yativo sample');
    await expandRow(connection);
    const name = await view.locator('.monaco-list-row[aria-level="3"] .label-name').nth(0).textContent();
    await chooseFromMenu(page, connection, 'Describe This List');
    frame = await webviewFrame(page, '.fields-table tbody tr');
    assert.match((await facts()) ?? '', /Yativo·Yativo sample50 customers on the pages that are open, of [\d,]+/);
    const row = (pointer: string) =>
      frame.locator('tbody tr', { has: frame.locator('.pointer', { hasText: new RegExp(`^${pointer}$`) }) });
    assert.match((await row('/customer_id').textContent()) ?? '', /always.*string.*UUID.*xxxxxxxx-.*ID.*always/);
    assert.match((await row('/customer_status').textContent()) ?? '', /active\d+.*Status.*may be missing, string/);
    assert.match((await row('/customer_address/city').textContent()) ?? '', /Address/);
    const text = (await frame.locator('body').textContent()) ?? '';
    for (const word of (name ?? '').split(' ').filter(part => part.length > 4)) assert.ok(!text.includes(word), word);
    await workbench.screenshot('describe');
    assert.deepEqual(await axeFaults(frame), []);
  });

  it('shows those fields that match what is typed', async () => {
    const all = await rows();
    await frame.getByRole('searchbox', { name: 'Filter fields' }).fill('kyc');
    await eventually(rows, count => count === 3);
    await frame.getByText(`3 of ${all} fields`).waitFor();
    await frame.getByRole('searchbox', { name: 'Filter fields' }).fill('');
    await eventually(rows, count => count === all);
  });

  it('copies a type, a schema of zod and a JSON Schema', async () => {
    for (const [button, begins] of [
      ['Copy as TypeScript type', /export type YativoCustomer = \{\n[\s\S]*customer_id: string;/],
      ['Copy as zod schema', /^import \{ z \} from 'zod';[\s\S]*customer_id: z\.string\(\),/],
      ['Copy as JSON Schema', /^\{\n {2}"\$schema": "https:\/\/json-schema\.org/],
    ] as const) {
      await frame.getByRole('button', { name: button }).click();
      await eventually(
        () => readClipboard(page),
        text => begins.test(text),
      );
    }
  });

  it('reads the whole list when it is asked to, and describes that', async () => {
    await frame.getByRole('button', { name: 'Read the whole list' }).click();
    await eventually(facts, text => /The whole list: [\d,]+ customers/.test(text ?? ''), 60_000);
    assert.equal(await frame.getByRole('button', { name: 'Read the whole list' }).count(), 0);
    await workbench.screenshot('describe-whole');
  });

  it('saves rows for a test, with a made-up value in the place of every one that may be a person’s', async () => {
    await frame.getByRole('button', { name: 'Save as redacted fixture' }).click();
    await answer(page, '7');
    const file = path.join(folder, 'made-up.json');
    const input = page.locator('.quick-input-widget:visible input.input');
    await eventually(
      () => input.inputValue(),
      value => value.endsWith('yativo-customers.fixture.json'),
    );
    await answer(page, file);
    const text = await eventually(
      () => {
        try {
          return readFileSync(file, 'utf8');
        } catch {
          return '';
        }
      },
      written => written !== '',
    );
    const made: readonly Record<string, unknown>[] = JSON.parse(text);
    assert.equal(made.length, 7);
    for (const row of made) {
      assert.match(String(row.customer_id), /^[0-9a-f]{8}-/);
      assert.match(String(row.customer_status), /^(active|inactive|pending|suspended)$/);
      if (row.customer_email !== null) assert.match(String(row.customer_email), /\.example$/);
    }
  });
});
