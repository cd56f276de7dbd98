import type { Page } from 'playwright-core';
import { eventually } from './steps.ts';

/**
 * Leaves a question or a search by Escape, pressed until it is gone: a box that was drawn this moment does not hear keys yet,
 * and where the list of notifications is open, the first Escape closes that.
 */
export async function leaveBox(page: Page): Promise<void> {
  const box = page.locator('.quick-input-widget:visible');
  const left = async () => {
    if (await box.isVisible()) await page.keyboard.press('Escape');
    // A second one while the box closes would reach the tree, which selects nothing then.
    return box.waitFor({ state: 'hidden', timeout: 1000 }).then(
      () => true,
      () => false,
    );
  };
  await eventually(left, isLeft => isLeft);
}

/** Keeps what the search box searches for, which it shows, and leaves the box. */
export async function keepSearch(page: Page): Promise<void> {
  const box = page.locator('.quick-input-widget:visible');
  await box.getByRole('button', { name: 'Keep this search' }).click();
  await box.getByRole('button', { name: 'The search is kept in Home' }).waitFor();
  await leaveBox(page);
}
