import { deepEqual, equal } from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { pictureFailures } from '../support/failure.ts';
import { leaveBox } from '../support/leave-box.ts';
import {
  answer,
  clickInlineAction,
  eventually,
  expandRow,
  openSearch,
  openView,
  openViewContainer,
  pickRow,
  readClipboard,
  runCommand,
  waitForRow,
} from '../support/steps.ts';
import { webviewFrame } from '../support/webview-frame.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe('an ID that stands somewhere', () => {
  let workbench: Workbench;
  let page: Page;
  let id: string;
  const box = () => page.locator('.quick-input-widget:visible');

  before(async () => {
    workbench = await openWorkbench({
      beside: fileURLToPath(new URL('../support/printer', import.meta.url)),
      settings: {
        // Drawn as text, which a test can find.
        'terminal.integrated.gpuAcceleration': 'off',
        'clientele.connections': ['cartevo', 'devdraft'].map(provider => ({
          id: provider,
          provider,
          name: `${provider} sample`,
          environment: 'sandbox',
          baseUrl: 'sample:',
        })),
      },
    });
    page = workbench.page;
    await openViewContainer(page, 'Clientele');
    const view = await openView(page, 'Cartevo');
    await expandRow(await waitForRow(view, 'cartevo sample'));
    const customer = await waitForRow(view, 'Kojo');
    id = await eventually(
      async () => {
        // A row that is drawn anew in this moment takes no click.
        await clickInlineAction(customer, /Copy Customer ID/);
        return readClipboard(page);
      },
      text => /^[0-9a-f-]{36}$/.test(text),
    );
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  const isOpen = async () => {
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('header code').textContent(),
      text => text === id,
    );
    await runCommand(page, 'View: Close All Editors');
  };

  it('in a terminal is a link that opens its customer', async () => {
    await runCommand(page, 'Printer: Print a Line');
    await answer(page, `12:00 GET /v1/charges customer=${id} 402`);
    const line = page
      .locator('.terminal-wrapper .xterm-rows span')
      .filter({ hasText: id.slice(0, 8) })
      .first();
    await line.waitFor();
    // The terminal moves while its panel opens.
    const place = async () => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await line.boundingBox()) ?? {};
      const text = (await line.textContent()) ?? '';
      return { x: x + (width / Math.max(1, text.length)) * text.indexOf(id) + 20, y: y + height / 2 };
    };
    await page.keyboard.down('Control');
    // A key that is held down would be part of all that is typed later.
    try {
      // A window that draws loses a click now and then, and the terminal moves meanwhile.
      await eventually(
        async () => {
          // A link is made when the pointer comes upon it.
          const at = await place();
          await page.mouse.move(at.x - 15, at.y);
          await page.mouse.move(at.x, at.y, { steps: 3 });
          if ((await page.locator('.terminal-wrapper .xterm-cursor-pointer').count()) === 0) return false;
          await page.mouse.click(at.x, at.y);
          const opened = page.locator('iframe.webview').first();
          return opened.waitFor({ state: 'attached', timeout: 10_000 }).then(
            () => true,
            () => false,
          );
        },
        isOpened => isOpened,
      );
    } finally {
      await page.keyboard.up('Control');
    }
    await isOpen();
  });

  it('on the clipboard is offered first, and in the box found by a keystroke', async () => {
    await openSearch(page);
    await pickRow(page, `${id}on the clipboard`).click();
    await pickRow(page, 'Kojo').waitFor();
    // Enter takes the row that is active, which the first one is a moment after it was drawn.
    await eventually(
      async () => {
        if (await box().isVisible()) await page.keyboard.press('Enter');
        return box().isVisible();
      },
      isShown => !isShown,
    );
    await isOpen();
  });

  it('in the address of a dashboard that is pasted is what is searched for', async () => {
    await openSearch(page);
    await box().locator('input.input').fill(`https://app.example.com/customers/${id}?tab=2`);
    await pickRow(page, 'Kojo').click();
    await isOpen();
  });

  it('is waited for where a selection names nobody: nothing is searched for before Enter', async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await page.keyboard.type('Kojo');
    await page.keyboard.press('Control+a');
    await openSearch(page);
    await pickRow(page, 'Search for “Kojo”').waitFor();
    // Longer than the box waits for further typing.
    await page.waitForTimeout(1000);
    equal(await box().locator('.quick-input-list .monaco-list-row').count(), 1);
    await page.keyboard.press('Enter');
    await pickRow(page, /^Kojo /)
      .first()
      .waitFor();
    await leaveBox(page);
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('in an editor has a card that says who it is, without a request, and opens it', async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await page.keyboard.type(`customer ${id} failed`);
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight');
    // Text in a card has its spaces kept, which are others then.
    const card = page.locator('.monaco-hover:visible', { hasText: /Kojo[\s\S]*cartevo\s+sample/ });
    await eventually(
      async () => {
        if ((await card.count()) > 0) return true;
        await page.keyboard.press('Control+k');
        await page.keyboard.press('Control+i');
        return card
          .first()
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          );
      },
      shown => shown,
    );
    await workbench.screenshot('hover-card');
    await card.getByText('Open', { exact: true }).first().click();
    const frame = await webviewFrame(page, 'header code');
    await eventually(
      () => frame.locator('header code').textContent(),
      text => text === id,
    );
    await runCommand(page, 'View: Close Editor');
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('among several in lines is found with them: pasted into the box, where VS Code makes one line of them', async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await page.keyboard.type(`${id}\nnobody@example.org\n`);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('ArrowRight');
    await openSearch(page);
    const input = box().locator('input.input');
    await pickRow(page, /Find all 2 of this list….*on the clipboard/).waitFor();
    await input.press('Control+v');
    await eventually(
      () => input.inputValue(),
      text => text.trim() === `${id} nobody@example.org`,
    );
    await pickRow(page, /Find all 2 of this list…/).click();
    const frame = await webviewFrame(page, '.count');
    const counted = async () => (await frame.locator('.count').allInnerTexts()).map(text => text.replaceAll('\n', ' '));
    const isCounted = (wanted: readonly string[]) => eventually(counted, texts => texts.join() === wanted.join());
    await isCounted(['1 Found', '1 Not sure', '0 Not found']);
    await frame.locator('.list-row').first().click();
    await frame.locator('.sides').getByText('in cartevo sample').waitFor();
    await workbench.screenshot('list-found');
    await frame.getByRole('button', { name: 'Look Further…' }).click();
    await pickRow(page, /Ask in every connection.*2 requests/).waitFor();
    await pickRow(page, /Ask for those that were not found.*1 request/).click();
    await frame.getByRole('button', { name: /Not sure/ }).click();
    await frame.getByText('not in devdraft sample · not looked for in cartevo sample').first().waitFor();
    await workbench.screenshot('list-asked');
    deepEqual(await axeFaults(frame), []);
    await frame.getByRole('button', { name: /Found/ }).first().click();
    await frame.locator('.list-row').first().click();
    await frame.getByRole('button', { name: 'Open Customer' }).click();
    const panel = await webviewFrame(page, 'header code');
    await eventually(
      () => panel.locator('header code').textContent(),
      text => text === id,
    );
    await runCommand(page, 'View: Close Editor');
    await runCommand(page, 'View: Close Editor');
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('in the selection of an editor opens its customer', async () => {
    await runCommand(page, 'File: New Untitled Text File');
    await page.keyboard.type(`{"customer_id":"${id}"}`);
    await page.keyboard.press('Control+a');
    await openSearch(page);
    await isOpen();
  });
});
