/** Copying rows of what belongs to a customer: their IDs, or what was sent, with what is covered in it unless that is asked for. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { plural, t } from '../../core/l10n/language.ts';
import { openFields } from '../../customers/related/open-fields.ts';
import type { Services } from '../services/services.ts';
import { plain, report } from '../window/report.ts';
import type { ItemRow } from './command-arguments.ts';
import { copyValues } from './copy-values.ts';
import { coveredRaw } from './covered-raw.ts';

type Rows = readonly ItemRow[];

/** Several are copied one a line. */
export async function copyItemIds({ privacy }: Pick<Services, 'privacy'>, rows: Rows): Promise<void> {
  const ids = rows.flatMap(
    ({ connectionId, item, parent }) => openFields(privacy.item(connectionId, item), parent.section).id ?? [],
  );
  if (ids.length === 0) return void vscode.window.showInformationMessage(t('There is no ID to copy.'));
  await copyValues(ids);
  say(plural(ids.length, { one: () => t('Copied the ID'), other: n => t('Copied the ID of {0} rows', n) }));
}

/** One as it was sent, several as an array. */
export async function copyItemJson(
  services: Pick<Services, 'connections' | 'privacy'>,
  rows: Rows,
  all = false,
): Promise<void> {
  if (rows.length === 0) return;
  const shown = rows.map(({ connectionId, item, parent }) =>
    coveredRaw(services, { connectionId, raw: item.raw, covered: parent.section.covered, item }, all),
  );
  const texts = shown.map(({ text }) => text);
  await vscode.env.clipboard.writeText(texts.length > 1 ? `[\n${texts.join(',\n')}\n]` : (texts[0] ?? ''));
  const done = plural(texts.length, {
    one: () => t('Copied the row as JSON'),
    other: n => t('Copied {0} rows as JSON', n),
  });
  const covered = shown.reduce((sum, row) => sum + row.values, 0);
  if (covered === 0) return say(done);
  const copyAll = t('Copy All');
  const said = t('{done}, {values} covered.', { done, values: values(covered) });
  // Nobody waits for the answer: what was asked for is on the clipboard already.
  void Promise.resolve(vscode.window.showInformationMessage(plain(said), copyAll))
    .then(async chosen => {
      if (chosen === copyAll) await copyItemJson(services, rows, true);
    })
    .catch(error => report(error));
}

const say = (done: string): void => void vscode.window.setStatusBarMessage(`$(check) ${done}`, 3000);
