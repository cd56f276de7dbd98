import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Frame, Page } from 'playwright-core';
import { population } from '../../src/sandbox/people/people.ts';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import { chooseFile } from '../support/file-dialog.ts';
import { clickDialogButton, eventually, openViewContainer, pickRow, runCommand } from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** The customers of the sample data at Devdraft. */
const size = 820;

describe('a comparison with a file, in the window', () => {
  let workbench: Workbench;
  let page: Page;
  let frame: Frame;
  let folder: string;
  const box = () => page.locator('.quick-input-widget:visible');

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-compare-'));
    const people = [300, 301, 302].map(at => population(1, 'devdraft', size).at(at));
    const [same, other, twice] = people.map(({ email, given, family }) => ({
      email: email ?? '',
      name: `${given} ${family}`,
    }));
    const lines = [
      ['E-Mail', 'Full Name', 'Notes'],
      [same?.email.toUpperCase(), same?.name, 'é'],
      [other?.email, '<b>Somebody</b> Else', ''],
      [twice?.email, twice?.name, 'one'],
      [twice?.email, twice?.name, 'two'],
      ['nobody@example.org', 'Nobody Here', ''],
    ];
    // As a spreadsheet in much of Europe writes it.
    writeFileSync(
      path.join(folder, 'crm.csv'),
      Buffer.from(lines.map(cells => cells.join(';')).join('\r\n'), 'latin1'),
    );
    const sample = { environment: 'sandbox', baseUrl: 'sample:' } as const;
    workbench = await openWorkbench({
      settings: {
        'files.simpleDialog.enable': true,
        'clientele.connections': [{ id: 'dev', provider: 'devdraft', name: 'Devdraft sample', ...sample }],
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
  });

  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  pictureFailures(() => workbench);

  const rangeText = async () => (await frame.locator('.range').textContent()) ?? '';

  it('shows what was found in the file, and then what came of it', async () => {
    await runCommand(page, 'Clientele: Compare List with File or Connection');
    await pickRow(page, 'A file').click();
    const ready = pickRow(page, 'Compare now');
    await chooseFile(box(), path.join(folder, 'crm.csv'), () => ready.isVisible());
    for (const row of [
      /Matched by.*e-mail/,
      /Encoding.*Windows-1252/,
      /Separator.*semicolon/,
      /E-mail.*E-Mail/,
      /Name.*Full Name/,
    ])
      await pickRow(page, row).waitFor();
    await workbench.screenshot('compare-form');
    await ready.click();
    frame = await webviewFrame(page, '.count', 60_000);
    const counted = async () => (await frame.locator('.count').allInnerTexts()).map(text => text.replaceAll('\n', ' '));
    await eventually(counted, texts => texts.length === 5);
    const [different, onlyHere, onlyThere, doubtful, equal] = (await counted()).map(text =>
      Number.parseInt(text.replace(',', ''), 10),
    );
    assert.deepEqual({ different, onlyThere, doubtful, equal }, { different: 1, onlyThere: 1, doubtful: 1, equal: 1 });
    assert.ok((onlyHere ?? 0) > 700);
  });

  it('shows both sides of a row, and what differs, as text', async () => {
    await frame.locator('.list-row').first().click();
    const differs = frame.locator('.sides .differs');
    await differs.waitFor();
    assert.match((await differs.textContent()) ?? '', /^Name ?differs.*<b>Somebody<\/b> Else$/);
    assert.equal(await frame.locator('.sides b').count(), 0);
    await workbench.screenshot('compare');
    assert.deepEqual(await axeFaults(frame), []);
  });

  it('is paged, searched and read by keyboard', async () => {
    await frame.getByRole('button', { name: /Only in Devdraft sample/ }).click();
    await eventually(rangeText, text => /^1–100 of \d{3}$/.test(text));
    await frame.getByRole('button', { name: 'Next' }).click();
    await eventually(rangeText, text => text.startsWith('101–200 of'));
    const { email } = population(1, 'devdraft', size).at(305);
    await frame.getByRole('searchbox').fill(email?.slice(0, 12) ?? '');
    await eventually(rangeText, text => /^1–\d of \d$/.test(text));
    await frame.getByRole('grid').focus();
    await frame.getByRole('grid').press('Enter');
    await frame
      .locator('.sides')
      .getByText(email ?? '')
      .first()
      .waitFor();
  });

  it('is exported with both sides', async () => {
    await frame.getByRole('searchbox').fill('');
    await frame.getByRole('button', { name: /Different/ }).click();
    await eventually(rangeText, text => text === '1–1 of 1');
    await frame.getByRole('button', { name: 'CSV', exact: true }).click();
    const file = path.join(folder, 'different.csv');
    await box().locator('input.input').waitFor();
    await chooseFile(box(), file, () => existsSync(file));
    const [row] = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
    assert.equal(row?.['there.name'], '<b>Somebody</b> Else');
    assert.deepEqual({ result: row?.result, differs: row?.differs }, { result: 'different', differs: 'name' });
    assert.ok(row?.['here.id']);
  });

  it('opens a customer of the list from a row', async () => {
    await frame.locator('.list-row').first().click();
    await frame.getByRole('button', { name: 'Open Customer' }).click();
    await webviewFrame(page, '[data-field="name"]');
  });

  it('is closed when its connection is removed', async () => {
    const tab = page.locator('.editor-group-container .tab', { hasText: 'crm.csv' });
    assert.equal(await tab.count(), 1);
    await runCommand(page, 'Clientele: Remove Connection');
    await clickDialogButton(page, 'Remove');
    await tab.waitFor({ state: 'detached' });
  });
});
