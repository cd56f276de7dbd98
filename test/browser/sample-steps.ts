// The sample data's views, opened one at a time.

import type { Locator, Page } from 'playwright-core';
import { collapseView, customerRows, expandRow, openView, waitForRow } from '../support/steps.ts';

export const views = ['Cartevo', 'Yativo', 'Devdraft', 'Easy.tools', 'Xtrakit'] as const;

/** The customers of a view. */
export const customers = (view: Locator): Locator => customerRows(view);

/** Shows one view alone, so that it has room, and opens its sample connection. */
export async function showOnly(page: Page, view: string): Promise<Locator> {
  for (const other of views) if (other !== view) await collapseView(page, other);
  const shown = await openView(page, view);
  await expandRow(await waitForRow(shown, `${view} sample`));
  await customers(shown).first().waitFor();
  return shown;
}
