import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { pictureFailures } from '../support/failure.ts';
import { answer, eventually, openViewContainer, paletteOffers, readClipboard, runCommand } from '../support/steps.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

type Json = Readonly<Record<string, unknown>>;

describe('what a language model asks for, in VS Code', () => {
  let workbench: Workbench;
  let window: Page;

  before(async () => {
    workbench = await openWorkbench({
      beside: fileURLToPath(new URL('../support/model', import.meta.url)),
      settings: {
        'clientele.languageModelTools.enabled': true,
        'clientele.connections': [
          { id: 'shop', provider: 'devdraft', name: 'Shop of *Europe*', baseUrl: 'sample:', environment: 'sandbox' },
        ],
      },
    });
    window = workbench.page;
    // A window that nobody has clicked in takes no keys.
    await openViewContainer(window, 'Explorer');
    // A palette that was opened too early goes on without the command.
    await eventually(
      () => paletteOffers(window, 'Model: Call a Tool').catch(() => false),
      offered => offered,
    );
  });

  after(() => workbench?.close());

  pictureFailures(() => workbench);

  async function call(tool: string, input: Json): Promise<void> {
    await window.evaluate(() => navigator.clipboard.writeText('waiting'));
    await runCommand(window, 'Model: Call a Tool');
    await answer(window, `clientele_${tool} ${JSON.stringify(input)}`);
  }

  /** What the model reads. */
  const read = async (): Promise<string> =>
    eventually(
      () => readClipboard(window),
      text => text !== 'waiting',
    );

  const question = () => window.locator('.monaco-dialog-box:visible');

  it('is masked, until the user is asked by VS Code and says yes; all of it is in a document', async () => {
    const input = { text: 'an', connections: ['shop'] };
    // Nothing of Clientele was open: the call itself starts it.
    await call('findCustomers', input);
    const masked = JSON.parse(await read()) as { readonly customers: readonly Json[] };
    assert.equal(masked.customers.length, 10);
    for (const { email } of masked.customers) assert.match(String(email), /@private\.invalid$/);

    await call('findCustomers', { ...input, realValues: true });
    await question().waitFor();
    const words = (await question().allInnerTexts()).join().replaceAll('\u00a0', ' ');
    for (const part of [
      'Shop of *Europe*',
      'Devdraft · sample',
      '10 customers',
      'e-mail addresses',
      'Show What Models Saw',
    ])
      assert.ok(words.includes(part), `${part} is not in ${words}`);
    await workbench.screenshot('model-question');
    await question().getByRole('button', { name: 'Cancel' }).click();
    assert.match(await read(), /^failed: .*Cancel/);

    await call('findCustomers', { ...input, realValues: true });
    await question().getByRole('button', { name: 'Yes' }).click();
    const real = JSON.parse(await read()) as { readonly customers: readonly Json[] };
    assert.equal(real.customers[0]?.values, 'real');
    assert.ok(!String(real.customers[0]?.email).endsWith('.invalid'));

    await runCommand(window, 'Clientele: Show What Models Saw');
    await window.locator('.tab.active', { hasText: 'What models saw' }).waitFor();
    await eventually(
      async () =>
        (await window.locator('.editor-instance .view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' '),
      text => text.includes('✓ Real values allowed: Shop of *Europe*') && /· real values: name, email/.test(text),
    );
    await workbench.screenshot('model-log');
  });
});
