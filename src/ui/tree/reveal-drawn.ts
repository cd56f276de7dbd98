import { setTimeout as sleep } from 'node:timers/promises';
import type { TreeView } from 'vscode';

/** Attempts at a row that is not drawn yet, and milliseconds between them. */
const attempts = 30;
const pause = 100;

/**
 * Brings a row into sight. VS Code refuses a row that it has asked for and not drawn yet, as in a view that has just opened, so it
 * is asked again until it is drawn.
 */
export async function revealDrawn<Row>(
  view: Pick<TreeView<Row>, 'reveal'>,
  row: Row,
  options: { readonly select: boolean; readonly focus: boolean; readonly expand?: boolean },
): Promise<void> {
  for (let left = attempts; ; left--) {
    try {
      return await view.reveal(row, options);
    } catch (error) {
      if (left <= 1) throw error;
      await sleep(pause);
    }
  }
}
