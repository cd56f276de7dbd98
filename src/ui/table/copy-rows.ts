/** Rows on the clipboard as a spreadsheet takes them: a line of names, then a line a row, cells apart by tabs, none a formula. */
import { setImmediate as turn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { csvLines } from '../../customers/export/csv.ts';
import { cellText } from '../../customers/table/cells.ts';
import type { RowRange } from '../../customers/table/table-view.ts';
import type { TableModel } from './table-model.ts';

/** Rows between two pauses. */
const batch = 500;

/** How many rows were copied, of places of a look; undefined where those mean other rows by now. */
export async function copyRows(
  model: TableModel,
  ranges: readonly RowRange[],
  look: number,
): Promise<number | undefined> {
  const { columns } = model.shown;
  const pieces = [csvLines([columns.map(({ label }) => label)], '\t')];
  let copied = 0;
  for (const [from, count] of ranges) {
    for (let done = 0; done < count; done += batch) {
      const rows = await model.rows([[from + done, Math.min(batch, count - done)]]);
      const cells = rows.flatMap(row =>
        row ? [columns.map(({ key }) => cellText(row, key, Number.POSITIVE_INFINITY))] : [],
      );
      pieces.push(csvLines(cells, '\t'));
      copied += cells.length;
      await turn();
      if (!model.holds(look)) return undefined;
    }
  }
  if (copied > 0) await vscode.env.clipboard.writeText(pieces.join(''));
  return copied;
}
