/** A row as it was sent, in an editor: what is covered stays so until the user wants it shown. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { openFields } from '../../customers/related/open-fields.ts';
import type { Services } from '../services/services.ts';
import { plain, report } from '../window/report.ts';
import type { ItemRow, ProblemRow } from './command-arguments.ts';
import { coveredRaw, customerRow, type RawRow } from './covered-raw.ts';
import type { CustomerTarget } from './customer-target.ts';
import { fullRecords } from './full-records.ts';
import { mayOpen } from './may-open.ts';

type Documents = Pick<Services, 'connections' | 'documents' | 'privacy'>;

/** A row with what its document is called. */
interface NamedRow {
  readonly row: RawRow;
  readonly name: string;
  /** Distinguishes it from others of the name. */
  readonly id?: string;
  /** What is to be known of it. */
  readonly note?: string | undefined;
}

export async function openCustomers(services: Documents, targets: readonly CustomerTarget[]): Promise<void> {
  if (!(await mayOpen(targets.length))) return;
  for (const { target, fetched, onlyRow } of await fullRecords(services, targets)) {
    const { record } = fetched;
    const { id } = services.privacy.customer(record);
    const name = onlyRow ? t('{id} · row of the list', { id }) : id;
    const why = onlyRow?.message ?? '';
    const note = onlyRow && t('This is the row of the list, which may hold less than the record: {why}', { why });
    await open(services, { row: customerRow(record), name, note }, target.revealed === true);
    await keepOneOf(targets.length);
  }
}

/** A row that could not be read. */
export function openProblem(services: Documents, row: ProblemRow): Promise<void> {
  const { id, connectionId, page, problem, section } = row;
  const place = problem.index + 1;
  const name = section ? t('{0} row {1}', section.title, place) : t('page {0} row {1}', page, place);
  return open(services, { row: { connectionId, raw: problem.raw, covered: section?.covered }, name, id }, false);
}

/** Rows of what belongs to a customer. */
export async function openItems(services: Documents, rows: readonly ItemRow[]): Promise<void> {
  for (const { id, connectionId, item, index, parent } of rows) {
    const { title, covered } = parent.section;
    // An ID that is covered is no name for a document.
    const shown = services.privacy.item(connectionId, item);
    const name = `${title} ${openFields(shown, parent.section).id ?? index + 1}`;
    await open(services, { row: { connectionId, raw: item.raw, covered, item }, name, id }, false);
    await keepOneOf(rows.length);
  }
}

/** Each of several needs a tab of its own: the one that is reused would show the last of them. */
const keepOneOf = async (count: number): Promise<unknown> =>
  count > 1 ? vscode.commands.executeCommand('workbench.action.keepEditor') : undefined;

async function open(services: Documents, named: NamedRow, revealed: boolean): Promise<void> {
  const { row, name, id, note } = named;
  const { values: covered } = coveredRaw(services, row, revealed);
  await services.documents.showRaw(row.connectionId, name, () => coveredRaw(services, row, revealed).text, id);
  if (covered === 0 && note === undefined) return;
  const reveal = t('Reveal');
  const sentences = [...(covered > 0 ? [t('{values} covered.', { values: values(covered) })] : []), note ?? ''];
  const show = note === undefined ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  // Nobody waits for the answer: the editor is there already.
  void Promise.resolve(show(plain(sentences.join(' ').trim()), ...(covered > 0 ? [reveal] : [])))
    .then(async chosen => {
      if (chosen === reveal) await open(services, { ...named, note: undefined }, true);
    })
    .catch(error => report(error));
}
