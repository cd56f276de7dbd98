// Answering the questions of the wizard that adds and changes a connection.

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { leaveBox } from '../support/leave-box.ts';
import { eventually, pickRow } from '../support/steps.ts';

export function wizardSteps(pageOf: () => Page) {
  /** Waits for the question that asks this, and answers it with a text, or by a row of its list. */
  async function asked(words: RegExp): Promise<Locator> {
    const box = pageOf().locator('.quick-input-widget:visible');
    const input = box.locator('input.input');
    await eventually(
      async () => [
        await input.getAttribute('placeholder', { timeout: 1000 }).catch(() => null),
        ...(await box.locator('.quick-input-message').allTextContents()),
      ],
      texts => texts.some(text => text !== null && words.test(text)),
    );
    return input;
  }

  /** Waits for the question that asks this, and leaves it. */
  async function leave(words: RegExp): Promise<void> {
    await asked(words);
    await leaveBox(pageOf());
  }

  async function reply(words: RegExp, text: string): Promise<void> {
    const input = await asked(words);
    await input.fill(text);
    await pageOf().keyboard.press('Enter');
  }

  async function choose(words: RegExp, row: string | RegExp): Promise<void> {
    await asked(words);
    await pickRow(pageOf(), row).click();
  }

  /** What the modal dialog says. */
  const dialogWords = async (part: 'text' | 'detail'): Promise<string> =>
    (await pageOf().locator(`.monaco-dialog-box .dialog-message-${part}`).textContent({ timeout: 20_000 })) ?? '';

  const dialogButtons = async (): Promise<string[]> =>
    (await pageOf().locator('.monaco-dialog-box .dialog-buttons').getByRole('button').allInnerTexts()).sort();

  /** Answers the wizard up to its name. `secrets` are what it asks for, in order. */
  async function answerWizard(title: string, baseUrl: string, secrets: readonly (readonly [RegExp, string])[]) {
    await choose(/Whose customers/, title);
    await choose(/Which environment/, 'Sandbox');
    await reply(/address of the API/, baseUrl);
    for (const [words, secret] of secrets) {
      const input = await asked(words);
      assert.equal(await input.getAttribute('type'), 'password', `${words} is shown while it is typed`);
      await reply(words, secret);
    }
  }

  return { answerWizard, asked, choose, dialogButtons, dialogWords, leave, reply };
}
