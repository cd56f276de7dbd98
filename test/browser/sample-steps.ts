// The sample data's views, opened one at a time.

import type { Locator, Page } from 'playwright-core';
import { collapseView, expandRow, openView, waitForRow } from '../support/steps.ts';

export const views = ['Cartevo', 'Yativo', 'Devdraft', 'Easy.tools', 'Xtrakit'] as const;

/** The customers of a view: rows without a twistie of their own. */
export const customers = (view: Locator): Locator =>
  view.locator('.monaco-list-row[role="treeitem"]:not([aria-expanded])');

/** Shows one view alone, so that it has room, and opens its sample connection. */
export async function showOnly(page: Page, view: string): Promise<Locator> {
  for (const other of views) if (other !== view) await collapseView(page, other);
  const shown = await openView(page, view);
  await expandRow(await waitForRow(shown, `${view} sample`));
  await customers(shown).first().waitFor();
  return shown;
}
