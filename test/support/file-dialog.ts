// VS Code's own dialog for files, which draws in the window.

import type { Locator } from 'playwright-core';
import { eventually } from './steps.ts';

/**
 * Types a path and accepts it until it is taken. The dialog writes its own folder over what was typed, takes no answer
 * while it looks at a folder, and may have closed meanwhile.
 */
export async function chooseFile(
  dialog: Locator,
  file: string,
  isTaken: () => Promise<boolean> | boolean,
): Promise<void> {
  const input = dialog.locator('input.input');
  await eventually(async () => {
    const value = await input.inputValue({ timeout: 1000 }).catch(() => '');
    if (value && value !== file) await input.fill(file, { timeout: 1000 }).catch(() => {});
    const accept = dialog.getByRole('button', { name: 'OK' });
    if (value === file) await accept.click({ timeout: 1000 }).catch(() => {});
    return isTaken();
  }, Boolean);
}
